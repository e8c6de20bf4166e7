#include "rule/config.h"

#include "model/formats.h"
#include "core/banned.h"

static const struct asset_node *
rulesets(void)
{
	return asset_first(asset_get(asset_formats, "rulesets"));
}

int
asset_ruleset_find(struct asset_str id, uint8_t *base)
{
	const struct asset_node *s = rulesets();
	int at = 0;

	for (; s && at < ASSET_RULESETS; s = s->next, at++)
		if (asset_str_eq(asset_key(s), id))
			break;
	*base = (uint8_t)asset_int(asset_get(s, "base"), 0);
	return s ? at : -1;
}

/* ---- what a definition asks for ---- */

/* Down to the extensions of operations and of security schemes:
 * /paths/PATH/METHOD/x-..., /securityDefinitions/NAME/x-..., and
 * /components/securitySchemes/NAME/x-... */
enum { DEEPEST = 3 };

static bool
has_key(const struct asset_node *n, const char *prefix, int depth)
{
	for (struct asset_node *c = asset_first(n); c; c = c->next) {
		if (asset_str_starts(asset_key(c), prefix) ||
		    (depth < DEEPEST && asset_is(c, ASSET_OBJECT) &&
		    has_key(c, prefix, depth + 1)))
			return true;
	}
	return false;
}

static bool
uses(const struct asset_doc *doc, const char *prefix)
{
	static const char *const parts[] = { "paths", "securityDefinitions",
		"components" };
	const struct asset_source *s = doc->src;

	if (s && !memmem(s->data, s->size, prefix, strlen(prefix)))
		return false; /* most definitions: no need to look closer */
	if (has_key(doc->root, prefix, DEEPEST))
		return true;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (has_key(asset_get(doc->root, parts[i]), prefix, 1))
			return true;
	return false;
}

const struct asset_node *
asset_ruleset_when(unsigned at)
{
	const struct asset_node *s = rulesets();

	while (s && at--)
		s = s->next;
	return asset_get(s, "when");
}

bool
asset_ruleset_fits(unsigned at, const struct asset_doc *doc)
{
	const struct asset_node *s = asset_first(asset_ruleset_when(at));

	for (; doc && s; s = s->next)
		if (uses(doc, asset_text(s).s))
			return true;
	return false;
}

struct asset_str
asset_rule_ruleset(const struct asset_rule *rule)
{
	const struct asset_node *s = rulesets();
	unsigned at = rule->set ? rule->set : rule->base;

	while (s && --at)
		s = s->next;
	return asset_key(s);
}

struct asset_str
asset_ruleset_near(struct asset_str name)
{
	struct asset_guess g = asset_guess_new(name);

	for (const struct asset_node *s = rulesets(); s; s = s->next)
		asset_guess_try(&g, asset_key(s));
	return g.best;
}
