#include "core/regex.h"

#include "core/ecma.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "core/banned.h"

enum { JIT_STACK = 256 << 10, LONGEST_PATTERN = 64 << 10 };

struct asset_regex {
	struct asset_ctx *cx;
	pcre2_code *code;
	pcre2_match_data *data;
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
};

static void
drop(void *arg)
{
	struct asset_regex *r = arg;

	pcre2_jit_stack_free(r->stack);
	pcre2_match_context_free(r->context);
	pcre2_match_data_free(r->data);
	pcre2_code_free(r->code);
}

static uint32_t
steps(const struct asset_ctx *cx)
{
	return cx->limits.steps < UINT32_MAX ? (uint32_t)cx->limits.steps :
	    UINT32_MAX;
}

/* At the first match: many patterns are only checked. */
static void
make_room(struct asset_ctx *cx, struct asset_regex *r)
{
	r->data = pcre2_match_data_create_from_pattern(r->code, NULL);
	r->context = pcre2_match_context_create(NULL);
	if (!r->data || !r->context)
		asset_out_of_memory(cx);
	pcre2_set_match_limit(r->context, steps(cx));
	pcre2_set_depth_limit(r->context, steps(cx));
	pcre2_set_heap_limit(r->context, 64 << 10); /* KiB */
	if (pcre2_jit_compile(r->code, PCRE2_JIT_COMPLETE) != 0)
		return; /* as fast as it can without */
	r->stack = pcre2_jit_stack_create(32 << 10, JIT_STACK, NULL);
	if (r->stack)
		pcre2_jit_stack_assign(r->context, NULL, r->stack);
}

/* Limits of PCRE2, not faults of the pattern. */
static bool
ours(int error)
{
	return error == PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH ||
	    error == PCRE2_ERROR_LOOKBEHIND_TOO_COMPLICATED ||
	    error == PCRE2_ERROR_LOOKBEHIND_TOO_LONG ||
	    error == PCRE2_ERROR_PATTERN_TOO_LARGE ||
	    error == PCRE2_ERROR_QUANTIFIER_TOO_BIG ||
	    error == PCRE2_ERROR_PATTERN_STRING_TOO_LONG ||
	    error == PCRE2_ERROR_PARENTHESES_NEST_TOO_DEEP;
}

struct asset_regex *
asset_regex_new(struct asset_ctx *cx, struct asset_str pattern,
    struct asset_str *why, uint32_t *at)
{
	struct asset_regex *r = asset_zalloc(cx, sizeof *r);
	pcre2_compile_context *how;
	PCRE2_UCHAR text[256];
	PCRE2_SIZE offset = 0;
	int error = 0;

	asset_cleanup_add(cx, drop, r);
	if (pattern.n <= LONGEST_PATTERN)
		pattern = asset_ecma_translate(cx, pattern);
	how = pcre2_compile_context_create(NULL);
	if (!how)
		asset_out_of_memory(cx);
	pcre2_set_compile_extra_options(how,
	    PCRE2_EXTRA_ALT_BSUX | PCRE2_EXTRA_BAD_ESCAPE_IS_LITERAL);
	pcre2_set_max_pattern_length(how, 4 * LONGEST_PATTERN);
	r->code = pcre2_compile((PCRE2_SPTR)(pattern.s ? pattern.s : ""),
	    pattern.n, PCRE2_UTF | PCRE2_MATCH_UNSET_BACKREF |
	    PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C, &error, &offset,
	    how);
	pcre2_compile_context_free(how);
	if (!r->code) {
		pcre2_get_error_message(error, text, sizeof text);
		*why = asset_strf(cx, "%s", ours(error) ? "" :
		    (const char *)text);
		*at = (uint32_t)offset;
		return NULL;
	}
	r->cx = cx;
	return r;
}

enum asset_match
asset_regex_match(struct asset_regex *r, struct asset_str text)
{
	int n;

	if (!r->data)
		make_room(r->cx, r);
	n = pcre2_match(r->code, (PCRE2_SPTR)(text.s ? text.s : ""),
	    text.n, 0, 0, r->data, r->context);
	if (n >= 0)
		return ASSET_MATCH_YES;
	return n == PCRE2_ERROR_NOMATCH ? ASSET_MATCH_NO : ASSET_MATCH_LIMIT;
}
