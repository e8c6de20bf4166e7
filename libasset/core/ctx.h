/* One run: its memory, sources, limits and diagnostics. Everything that the
 * library makes lives in a context and is given back with it. */
#ifndef ASSET_CORE_CTX_H
#define ASSET_CORE_CTX_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "asset.h"
#include "core/arena.h"
#include "core/str.h"

struct asset_source;
struct asset_cleanup;

struct asset_ctx {
	struct asset_arena arena;
	struct asset_limits limits;
	jmp_buf *out_of_memory;
	struct asset_cleanup *cleanups;
	struct asset_source **sources;
	uint32_t nsources, sources_room;
	void **zip, **crypto; /* libraries, see core/library.h */
	struct asset_diag *diags, *last_diag;
	size_t ndiags;
	unsigned most; /* diagnostics of a rule; 0: no limit */
	const char *input_name; /* of standard input; NULL: "(stdin)" */
	struct asset_lost *lost; /* what is too much to keep */
	struct asset_diag *last_lost;
	struct asset_str root; /* see asset_root; real path with a slash */
	const struct asset_kinds *kinds; /* model/kind.h, once asked for */
	struct asset_choice *choice; /* rule/choice.h: for the file */
	uint64_t hidden, gone; /* rule/baseline.h: findings it has, had */
};

/* Run `fn`; allocation failures inside it end it with ASSET_ENOMEM. Every
 * public function that allocates goes through here. */
int asset_try(struct asset_ctx *, int (*fn)(struct asset_ctx *, void *),
    void *arg);
/* The same where both contexts allocate; fn gets the second one. */
int asset_try_both(struct asset_ctx *, struct asset_ctx *,
    int (*fn)(struct asset_ctx *, void *), void *arg);

/* Never NULL: on failure they jump to the nearest asset_try. */
void *asset_alloc(struct asset_ctx *, size_t);  /* not cleared */
void *asset_zalloc(struct asset_ctx *, size_t); /* cleared */
/* A larger copy of an array, the old one is gone; *room is the number of
 * elements that fit. */
void *asset_grow(struct asset_ctx *, void *old, uint32_t *room, size_t size);
_Noreturn void asset_out_of_memory(struct asset_ctx *);
/* End the nearest asset_try with this ASSET_E* code. */
_Noreturn void asset_fail(struct asset_ctx *, int code);

char *asset_printf(struct asset_ctx *, const char *, ...)
    __attribute__((format(printf, 2, 3)));
struct asset_str asset_strf(struct asset_ctx *, const char *, ...)
    __attribute__((format(printf, 2, 3)));
/* Copies end with a NUL that is not counted. */
struct asset_str asset_str_copy(struct asset_ctx *, struct asset_str);
const char *asset_cstr(struct asset_ctx *, struct asset_str);

/* Call fn(arg) when the context is freed, or earlier by asset_cleanup_run. For
 * what malloc'ing libraries hand out: an allocation failure cannot leak it. */
struct asset_cleanup *asset_cleanup_add(struct asset_ctx *,
    void (*fn)(void *), void *arg);
void asset_cleanup_run(struct asset_cleanup *);

#endif
