/* Patterns of ECMA 262 in schemas, compiled once. */
#include "model/validate.h"

#include "core/ecma.h"
#include "core/banned.h"

enum { LIMIT_COST = 200000 }; /* a match that did not end, in budget */

struct asset_vpattern {
	struct asset_regex *regex; /* NULL: cannot be run */
	struct asset_str prefix;   /* s: no more than "^text" */
	bool valid;
	bool costly; /* once it took too many steps */
};

static bool
is_prefix(struct asset_str s)
{
	for (uint32_t i = 1; i < s.n; i++)
		if (strchr("\\^$.|?*+()[]{}", s.s[i]))
			return false;
	return s.n && s.s[0] == '^';
}

struct asset_vpattern *
asset_vpattern_get(struct asset_validator *v, struct asset_str text)
{
	struct asset_vpattern *p = asset_map_get(&v->patterns, text);
	struct asset_str why = { NULL, 0 };
	uint32_t at;

	if (p)
		return p;
	p = asset_zalloc(v->cx, sizeof *p);
	*asset_map_at(v->cx, &v->patterns, text) = p;
	p->valid = true;
	if (is_prefix(text)) {
		p->prefix = (struct asset_str){ text.s + 1, text.n - 1 };
		return p;
	}
	p->regex = asset_regex_new(v->cx, text, &why, &at);
	p->valid = p->regex || !why.n;
	return p;
}

enum asset_match
asset_vpattern_match(struct asset_vrun *r, struct asset_vpattern *p,
    struct asset_str text)
{
	enum asset_match how;

	if (p->prefix.s)
		return text.n >= p->prefix.n && memcmp(text.s, p->prefix.s,
		    p->prefix.n) == 0 ? ASSET_MATCH_YES : ASSET_MATCH_NO;
	if (!p->regex || p->costly)
		return ASSET_MATCH_LIMIT;
	how = asset_regex_match(p->regex, text);
	if (how == ASSET_MATCH_LIMIT) {
		p->costly = true;
		r->budget -= r->budget < LIMIT_COST ? r->budget : LIMIT_COST;
	}
	return how;
}

enum asset_pattern
asset_validator_pattern(struct asset_validator *v, struct asset_str text)
{
	const struct asset_vpattern *p = asset_vpattern_get(v, text);

	if (!p->valid)
		return ASSET_PATTERN_WRONG;
	if (!p->regex && !p->prefix.s)
		return ASSET_PATTERN_UNTRIED;
	return p->costly ? ASSET_PATTERN_COSTLY : ASSET_PATTERN_OK;
}

bool
asset_vpattern_valid(struct asset_validator *v, struct asset_str text)
{
	return asset_ecma_only(text) && asset_vpattern_get(v, text)->valid;
}
