/* The rules of lint, with what settings make of them. */
#include "model/formats.h"
#include "model/row.h"
#include "rule/choice.h"
#include "core/banned.h"

/* Files of formats/rules/ that other verbs have for themselves. */
static const char *const others[] = { "convert", "definition", "diff",
	"plan" };

static bool
is_other(struct asset_str file)
{
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (asset_str_is(file, others[i]))
			return true;
	return false;
}

/* "auto": a definition that has what its ruleset is for turns it on. */
static const char *
state_of(const struct asset_choice *c, const struct asset_rule *rule,
    const bool *on)
{
	size_t at = (size_t)(rule - asset_rules);

	if (on[at] || !rule->set || c->severity[at] || c->only ||
	    c->sets[rule->set - 1] || c->base != ASSET_RECOMMENDED ||
	    rule->base == ASSET_ALL)
		return on[at] ? "on" : "off";
	return asset_ruleset_when(rule->set - 1u) ? "auto" : "off";
}

/* Each option with its value. */
static struct asset_node *
options_of(struct asset_ctx *cx, const struct asset_rule *rule,
    const struct asset_node *row)
{
	const struct asset_node *with = asset_choice_with(cx, rule);
	struct asset_node *all = asset_clone(cx, asset_get(row, "options"));

	for (struct asset_node *o = asset_first(all); o; o = o->next) {
		struct asset_node *value = asset_get_str(with, asset_key(o));

		if (value)
			asset_set(cx, o, "value", asset_share(cx, value));
	}
	return all;
}

static struct asset_node *
rule_node(struct asset_ctx *cx, const struct asset_rule *rule,
    const struct asset_node *row, const bool *on)
{
	static const char *const same[] = { "why", "fix", "predicts" };
	int severity = cx->choice->severity[rule - asset_rules];
	struct asset_node *n = asset_new_node(cx, ASSET_OBJECT);

	asset_set(cx, n, "id", asset_share(cx, asset_get(row, "id")));
	asset_set(cx, n, "severity", severity > 0 && severity != ASSET_ON ?
	    asset_new_text(cx, asset_severity_name(
	    (enum asset_severity)severity)) :
	    asset_share(cx, asset_get(row, "severity")));
	asset_set(cx, n, "state",
	    asset_new_text(cx, state_of(cx->choice, rule, on)));
	asset_set(cx, n, "ruleset",
	    asset_new_str(cx, asset_rule_ruleset(rule)));
	if (asset_get(row, "for"))
		asset_set(cx, n, "formats",
		    asset_share(cx, asset_get(row, "for")));
	asset_set(cx, n, "says",
	    asset_new_str(cx, asset_row_outline(cx, row, "says")));
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (asset_get(row, same[i]))
			asset_set(cx, n, same[i],
			    asset_share(cx, asset_get(row, same[i])));
	if (asset_get(row, "options"))
		asset_set(cx, n, "options", options_of(cx, rule, row));
	return n;
}

struct job {
	const struct asset_config *config;
	const char *path;
	const struct asset_node **out;
};

static int
list(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;
	const bool *on;
	bool *listed = asset_zalloc(cx, asset_nrules * sizeof *listed);
	struct asset_node *root = asset_new_node(cx, ASSET_OBJECT);
	struct asset_node *rules = asset_new_node(cx, ASSET_ARRAY);
	const struct asset_node *f, *row;

	asset_choice_make(cx, job->config, job->path);
	on = asset_choice_rules(cx, NULL);
	for (f = asset_first(asset_get(asset_formats, "rules")); f; f = f->next)
		for (row = asset_first(f); row; row = row->next)
			listed[asset_rule_find(asset_key(row)) - asset_rules] =
			    !is_other(asset_key(f));
	for (uint32_t i = 0; i < asset_nrules; i++)
		if (listed[i])
			asset_add(cx, rules, rule_node(cx, &asset_rules[i],
			    asset_row("rules", asset_str(asset_rules[i].id)),
			    on));
	asset_set(cx, root, "rules", rules);
	*job->out = root;
	return 0;
}

int
asset_lint_rules(struct asset_ctx *cx, const struct asset_node **out,
    const char *path, const struct asset_config *config)
{
	struct job job = { config, path, out };

	return asset_try(cx, list, &job);
}
