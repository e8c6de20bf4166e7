#include "rule/choice.h"

#include "model/row.h"
#include "rule/baseline.h"
#include "rule/exception.h"
#include "rule/files.h"
#include "core/banned.h"

/* ---- from layers ---- */

static void
add_setting(struct asset_ctx *cx, struct asset_choice *c,
    const struct asset_setting *s)
{
	size_t at = (size_t)(s->rule - asset_rules);

	if (s->severity && !(s->severity == ASSET_ON && c->severity[at] > 0))
		c->severity[at] = s->severity;
	if (s->with && !c->with)
		c->with = asset_zalloc(cx, asset_nrules * sizeof *c->with);
	if (s->with)
		c->with[at] = s->with;
}

/* Rules that `only` does not name are off, whatever was said before. */
static void
turn_others_off(struct asset_choice *c, const struct asset_layer *l)
{
	for (uint32_t i = 0; i < asset_nrules; i++) {
		const struct asset_setting *s = l->settings;

		while (s && s->rule != &asset_rules[i])
			s = s->next;
		if (!s)
			c->severity[i] = 0;
	}
	c->only = true;
}

static void
add_layer(struct asset_ctx *cx, struct asset_choice *c,
    const struct asset_layer *l)
{
	if (l->files && !asset_files_match(l->files, c->path))
		return;
	if (l->base)
		c->base = l->base;
	for (unsigned i = 0; i < ASSET_RULESETS; i++)
		if (l->sets[i])
			c->sets[i] = l->sets[i];
	if (l->only)
		turn_others_off(c, l);
	for (const struct asset_setting *s = l->settings; s; s = s->next)
		add_setting(cx, c, s);
}

void
asset_choice_make(struct asset_ctx *cx, const struct asset_config *config,
    const char *path)
{
	struct asset_choice *c = asset_zalloc(cx, sizeof *c);

	c->config = config;
	c->base = ASSET_RECOMMENDED;
	c->severity = asset_zalloc(cx, asset_nrules);
	if (config)
		c->path = asset_files_path(cx, path);
	for (const struct asset_layer *l = config ? config->layers : NULL; l;
	    l = l->next)
		add_layer(cx, c, l);
	cx->choice = c;
	if (config && config->exceptions) {
		c->fits = asset_exceptions_fit(cx, config->exceptions, c->path);
		asset_exceptions_meet(config->exceptions, c->fits);
	}
}

/* ---- rules ---- */

static bool
is_on(const struct asset_choice *c, uint32_t at, const bool *groups)
{
	const struct asset_rule *rule = &asset_rules[at];

	if (c->severity[at] || c->only)
		return c->severity[at] > 0;
	if (!rule->set)
		return rule->base <= c->base;
	return groups[rule->set - 1] &&
	    (rule->base < ASSET_ALL || c->base == ASSET_ALL);
}

/* Bases are not asked for: no rule is in them as in a group. */
static bool
group_on(const struct asset_choice *c, unsigned at,
    const struct asset_doc *doc)
{
	if (c->sets[at])
		return c->sets[at] > 0;
	if (c->only || c->base != ASSET_RECOMMENDED)
		return c->base == ASSET_ALL;
	return asset_ruleset_fits(at, doc);
}

const bool *
asset_choice_rules(struct asset_ctx *cx, const struct asset_doc *doc)
{
	struct asset_choice *c = cx->choice;
	bool *on = asset_alloc(cx, asset_nrules * sizeof *on);
	bool groups[ASSET_RULESETS];

	c->on = on;
	for (unsigned at = 0; at < ASSET_RULESETS; at++)
		groups[at] = group_on(c, at, doc);
	for (uint32_t i = 0; i < asset_nrules; i++)
		on[i] = is_on(c, i, groups);
	if (c->config && c->config->exceptions)
		asset_exceptions_see(cx, c->config->exceptions, c->fits, on);
	return on;
}

const struct asset_node *
asset_choice_with(struct asset_ctx *cx, const struct asset_rule *rule)
{
	const struct asset_choice *c = cx->choice;
	const struct asset_node *own = c->with ?
	    c->with[rule - asset_rules] : NULL;
	const struct asset_node *with = asset_get(asset_row("rules",
	    asset_str(rule->id)), "with");
	struct asset_node *both;

	if (!own)
		return with;
	both = with ? asset_clone(cx, with) :
	    asset_new_node(cx, ASSET_OBJECT);
	for (struct asset_node *n = asset_first(own); n; n = n->next)
		asset_set_str(cx, both, asset_key(n), asset_share(cx, n));
	return both;
}

/* ---- findings ---- */

/* Which exceptions are for the file of a finding. */
static const bool *
fits_of(struct asset_ctx *cx, const struct asset_source *src)
{
	struct asset_choice *c = cx->choice;
	const bool *fits = src ? asset_map_get(&c->fits_of,
	    asset_str(src->name)) : c->fits;

	if (fits)
		return fits;
	fits = asset_exceptions_fit(cx, c->config->exceptions,
	    asset_files_path(cx, src->name));
	*asset_map_at(cx, &c->fits_of, asset_str(src->name)) = (void *)fits;
	return fits;
}

/* Of a rule that did not run there are no findings; but what the readers and
 * the walk find has no rule that could be left out. */
static bool
is_off(const struct asset_choice *c, const struct asset_rule *rule)
{
	int own = c->severity[rule - asset_rules];

	return own ? own < 0 : c->only || (!rule->call && rule->base > c->base);
}

static bool
is_wanted(struct asset_diag *d, const void *arg)
{
	struct asset_ctx *cx = *(struct asset_ctx *const *)arg;
	const struct asset_choice *c = cx->choice;
	const struct asset_rule *rule = asset_rule_find(asset_str(d->id));
	int own = rule ? c->severity[rule - asset_rules] : 0, exception;

	if (!rule)
		return true;
	if (is_off(c, rule))
		return asset_diag_fatal(d);
	if (own > 0 && own != ASSET_ON)
		d->severity = own;
	if (!c->config || !c->config->exceptions)
		return true;
	exception = asset_exceptions_find(c->config->exceptions, d,
	    fits_of(cx, d->at.src));
	if (exception > 0 && exception != ASSET_ON)
		d->severity = exception;
	return exception != ASSET_OFF || asset_diag_fatal(d);
}

/* The same for those that were counted only. */
static void
apply_lost(struct asset_ctx *cx)
{
	const struct asset_choice *c = cx->choice;

	for (struct asset_lost *l = cx->lost; l; l = l->next) {
		const struct asset_rule *rule =
		    asset_rule_find(asset_str(l->diag.id));
		int own = rule ? c->severity[rule - asset_rules] : 0;

		if (rule && is_off(c, rule) && !asset_diag_fatal(&l->diag))
			l->n = 0;
		if (own > 0 && own != ASSET_ON)
			l->diag.severity = own;
	}
}

void
asset_choice_apply(struct asset_ctx *cx)
{
	apply_lost(cx);
	asset_diags_keep(cx, (struct asset_mark){ NULL, 0 }, is_wanted, &cx);
}

void
asset_choice_end(struct asset_ctx *cx, bool whole)
{
	const struct asset_config *config = cx->choice->config;

	if (config && config->baseline)
		asset_baseline_apply(cx, config->baseline, whole);
}
