#include "core/ctx.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/banned.h"

struct asset_cleanup {
	struct asset_cleanup *older;
	void (*fn)(void *);
	void *arg;
};

static const struct asset_limits defaults = {
#define LIMIT(name, value, text) .name = (value),
	ASSET_LIMITS(LIMIT)
#undef LIMIT
};

void
asset_limits_init(struct asset_limits *limits)
{
	*limits = defaults;
}

struct asset_ctx *
asset_new(const struct asset_limits *limits)
{
	struct asset_ctx *cx = calloc(1, sizeof *cx);

	if (cx)
		cx->limits = limits ? *limits : defaults;
	return cx;
}

void
asset_free(struct asset_ctx *cx)
{
	if (!cx)
		return;
	for (struct asset_cleanup *c = cx->cleanups; c; c = c->older)
		asset_cleanup_run(c);
	asset_arena_free(&cx->arena);
	free(cx);
}

void
asset_input_name(struct asset_ctx *cx, const char *name)
{
	cx->input_name = name;
}

void
asset_findings_most(struct asset_ctx *cx, unsigned most)
{
	cx->most = most;
}

int
asset_try(struct asset_ctx *cx, int (*fn)(struct asset_ctx *, void *),
    void *arg)
{
	jmp_buf here;
	int r;

	if (cx->out_of_memory)
		return fn(cx, arg);
	r = setjmp(here);
	if (r) {
		cx->out_of_memory = NULL;
		return -r;
	}
	cx->out_of_memory = &here;
	r = fn(cx, arg);
	cx->out_of_memory = NULL;
	return r;
}

struct second {
	struct asset_ctx *cx;
	int (*fn)(struct asset_ctx *, void *);
	void *arg;
};

static int
try_second(struct asset_ctx *first, void *arg)
{
	struct second *s = arg;

	(void)first;
	return asset_try(s->cx, s->fn, s->arg);
}

int
asset_try_both(struct asset_ctx *a, struct asset_ctx *b,
    int (*fn)(struct asset_ctx *, void *), void *arg)
{
	struct second s = { b, fn, arg };

	return asset_try(a, try_second, &s);
}

void
asset_fail(struct asset_ctx *cx, int code)
{
	if (!cx->out_of_memory)
		abort(); /* a public function without asset_try: our bug */
	longjmp(*cx->out_of_memory, -code);
}

void
asset_out_of_memory(struct asset_ctx *cx)
{
	asset_fail(cx, ASSET_ENOMEM);
}

void *
asset_alloc(struct asset_ctx *cx, size_t size)
{
	void *p = asset_arena_alloc(&cx->arena, size);

	if (!p)
		asset_out_of_memory(cx);
	return p;
}

void *
asset_zalloc(struct asset_ctx *cx, size_t size)
{
	return memset(asset_alloc(cx, size), 0, size);
}

void *
asset_grow(struct asset_ctx *cx, void *old, uint32_t *room, size_t size)
{
	uint32_t more = *room ? *room * 2 : 16;
	void *p;

	if (more < *room || more > SIZE_MAX / 2 / size)
		asset_out_of_memory(cx);
	p = asset_alloc(cx, more * size);
	if (*room) {
		memcpy(p, old, *room * size);
		asset_arena_give_back(&cx->arena, old, *room * size);
	}
	*room = more;
	return p;
}

static struct asset_str
format(struct asset_ctx *cx, const char *fmt, va_list ap)
{
	va_list again;
	struct asset_str r = { "", 0 };
	int n;
	char *s;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (n < 0)
		return r;
	s = asset_alloc(cx, (size_t)n + 1);
	vsnprintf(s, (size_t)n + 1, fmt, ap);
	return (struct asset_str){ s, (uint32_t)n };
}

char *
asset_printf(struct asset_ctx *cx, const char *fmt, ...)
{
	va_list ap;
	struct asset_str r;

	va_start(ap, fmt);
	r = format(cx, fmt, ap);
	va_end(ap);
	return (char *)(uintptr_t)r.s;
}

struct asset_str
asset_strf(struct asset_ctx *cx, const char *fmt, ...)
{
	va_list ap;
	struct asset_str r;

	va_start(ap, fmt);
	r = format(cx, fmt, ap);
	va_end(ap);
	return r;
}

struct asset_str
asset_str_copy(struct asset_ctx *cx, struct asset_str a)
{
	char *s;

	if (!a.n)
		return ASSET_S("");
	s = asset_alloc(cx, (size_t)a.n + 1);
	memcpy(s, a.s, a.n);
	s[a.n] = 0;
	return (struct asset_str){ s, a.n };
}

const char *
asset_cstr(struct asset_ctx *cx, struct asset_str a)
{
	return asset_str_copy(cx, a).s;
}

struct asset_cleanup *
asset_cleanup_add(struct asset_ctx *cx, void (*fn)(void *), void *arg)
{
	struct asset_cleanup *c = asset_arena_alloc(&cx->arena, sizeof *c);

	if (!c) {
		fn(arg);
		asset_out_of_memory(cx);
	}
	*c = (struct asset_cleanup){ cx->cleanups, fn, arg };
	cx->cleanups = c;
	return c;
}

void
asset_cleanup_run(struct asset_cleanup *c)
{
	if (c->fn)
		c->fn(c->arg);
	c->fn = NULL;
}
