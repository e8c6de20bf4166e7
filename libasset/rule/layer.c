#include "core/glob.h"
#include "model/row.h"
#include "rule/config.h"
#include "core/banned.h"

struct asset_layer *
asset_layer_new(struct asset_ctx *cx, struct asset_config *config)
{
	struct asset_layer *l = asset_zalloc(cx, sizeof *l);

	if (config->last)
		config->last->next = l;
	else
		config->layers = l;
	config->last = l;
	return l;
}

bool
asset_layer_ruleset(struct asset_layer *l, struct asset_str name, bool on)
{
	uint8_t base;
	int at = asset_ruleset_find(name, &base);

	if (base)
		l->base = base;
	else if (at >= 0)
		l->sets[at] = on ? 1 : -1;
	return at >= 0;
}

uint32_t
asset_rules_named(struct asset_ctx *cx, struct asset_str name, bool *which)
{
	const struct asset_rule *one = asset_rule_find(name);
	struct asset_glob *glob;
	uint32_t count = 0;

	memset(which, 0, asset_nrules * sizeof *which);
	if (one)
		which[one - asset_rules] = true;
	if (one || !memchr(name.s, '*', name.n))
		return one != NULL;
	glob = asset_glob_new(cx, name);
	for (uint32_t i = 0; i < asset_nrules; i++) {
		which[i] = asset_glob_match(glob, asset_str(asset_rules[i].id));
		count += which[i];
	}
	return count;
}

/* After what it finds nothing can be checked: it cannot be set. */
static bool
is_fixed(const struct asset_rule *rule)
{
	const struct asset_node *row = asset_row("rules", asset_str(rule->id));

	return asset_int(asset_get(row, "status"), 1) == 2;
}

uint32_t
asset_layer_rules(struct asset_ctx *cx, struct asset_layer *l,
    struct asset_str name, int severity, const struct asset_node *with)
{
	bool *which = asset_alloc(cx, asset_nrules * sizeof *which);
	uint32_t count = 0;

	asset_rules_named(cx, name, which);
	for (uint32_t i = 0; i < asset_nrules; i++) {
		struct asset_setting *s;

		if (!which[i] || is_fixed(&asset_rules[i]))
			continue;
		s = asset_zalloc(cx, sizeof *s);
		*s = (struct asset_setting){ NULL, &asset_rules[i],
			(int8_t)severity, with };
		if (l->last)
			l->last->next = s;
		else
			l->settings = s;
		l->last = s;
		count++;
	}
	return count;
}

struct asset_str
asset_rule_near(struct asset_str name)
{
	struct asset_guess g = asset_guess_new(name);

	for (uint32_t i = 0; i < asset_nrules; i++) {
		const char *id = asset_rules[i].id;

		if (name.n > 3 && strncmp(id, name.s, name.n) == 0)
			return asset_str(id); /* only its start */
		asset_guess_try(&g, asset_str(id));
	}
	return g.best;
}
