#include "rule/config.h"

#include <stdlib.h>
#include <unistd.h>

#include "model/row.h"
#include "rule/lint.h"
#include "core/banned.h"

static const char name[] = ".asset.yaml";

/* ---- reading ---- */

static void
report(struct asset_ctx *cx, const char *id, struct asset_place at,
    struct asset_str what, struct asset_str near)
{
	asset_report_str(cx, id, at, what, near, ASSET_S(""));
}

static struct asset_str
near_rule(struct asset_str id)
{
	struct asset_guess g = asset_guess_new(id);

	for (uint32_t i = 0; i < asset_nrules; i++)
		asset_guess_try(&g, asset_str(asset_rules[i].id));
	return g.best;
}

/* 0: no such word. "off" is a boolean for some writers of YAML. */
static int
severity_of(const struct asset_node *n)
{
	if (asset_is_text(n, "off") ||
	    (asset_is(n, ASSET_BOOL) && asset_text(n).s[0] == 'f'))
		return -1;
	return asset_is(n, ASSET_STRING) ?
	    (int)asset_severity_of(asset_text(n)) : 0;
}

static void
read_rule(struct asset_ctx *cx, struct asset_config *config,
    const struct asset_node *n)
{
	const struct asset_rule *rule = asset_rule_find(asset_key(n));
	const struct asset_node *row = asset_row("rules", asset_key(n));
	int severity = severity_of(n);

	if (!rule)
		report(cx, "config-rule", asset_key_place(cx, n),
		    asset_key(n), near_rule(asset_key(n)));
	else if (!severity)
		report(cx, "config-severity", asset_value_place(cx, n),
		    asset_text(n), ASSET_S(""));
	else if (asset_int(asset_get(row, "status"), 1) == 2)
		report(cx, "config-fixed", asset_key_place(cx, n),
		    asset_key(n), ASSET_S(""));
	else
		config->severity[rule - asset_rules] = (int8_t)severity;
}

/* "on" and "off" are booleans for some writers of YAML. */
static void
read_set(struct asset_ctx *cx, struct asset_config *config,
    const struct asset_node *n)
{
	uint8_t base;
	int at = asset_ruleset_find(asset_key(n), &base);
	bool boolean = asset_is(n, ASSET_BOOL);
	bool on = boolean ? asset_text(n).s[0] == 't' : asset_is_text(n, "on");

	if (at < 0)
		report(cx, "config-ruleset", asset_key_place(cx, n),
		    asset_key(n), ASSET_S(""));
	else if (base)
		report(cx, "config-base", asset_key_place(cx, n),
		    asset_key(n), ASSET_S(""));
	else if (!boolean && !on && !asset_is_text(n, "off"))
		report(cx, "config-switch", asset_value_place(cx, n),
		    asset_text(n), ASSET_S(""));
	else
		config->sets[at] = on ? 1 : -1;
}

static const struct {
	const char *key;
	void (*read)(struct asset_ctx *, struct asset_config *,
	    const struct asset_node *);
} keys[] = { { "rules", read_rule }, { "rulesets", read_set } };

enum { KEYS = sizeof keys / sizeof *keys };

static void
read_key(struct asset_ctx *cx, struct asset_config *config,
    const struct asset_node *n)
{
	struct asset_str key = asset_key(n);
	struct asset_guess g = asset_guess_new(key);
	unsigned i = 0;

	for (; i < KEYS && !asset_str_is(key, keys[i].key); i++)
		asset_guess_try(&g, asset_str(keys[i].key));
	if (i == KEYS)
		report(cx, "config-key", asset_key_place(cx, n), key, g.best);
	else if (n->kind != ASSET_OBJECT && n->kind != ASSET_NULL)
		report(cx, "config-form", asset_value_place(cx, n),
		    ASSET_S(""), ASSET_S(""));
	else
		for (n = asset_first(n); n; n = n->next)
			keys[i].read(cx, config, n);
}

static struct asset_config *
new_config(struct asset_ctx *cx)
{
	struct asset_config *config = asset_zalloc(cx, sizeof *config);

	config->severity = asset_zalloc(cx, asset_nrules);
	return config;
}

static int
read_config(struct asset_ctx *cx, struct asset_config *config,
    const struct asset_node *root)
{
	size_t before = cx->ndiags;

	if (root->kind != ASSET_OBJECT && root->kind != ASSET_NULL)
		report(cx, "config-form", asset_value_place(cx, root),
		    ASSET_S(""), ASSET_S(""));
	for (struct asset_node *c = asset_first(root); c; c = c->next)
		read_key(cx, config, c);
	return cx->ndiags > before ? ASSET_ESYNTAX : 0;
}

/* What the reader says about "off" and style is of no interest here. */
static bool
is_no_hint(struct asset_diag *d, const void *arg)
{
	(void)arg;
	return asset_diag_severity(d) != ASSET_HINT;
}

struct job {
	struct asset_config **out;
	const char *path;
};

static int
open_config(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;
	struct asset_doc *doc;
	struct asset_mark before = asset_mark(cx);
	int r = asset_open(cx, &doc, job->path);

	if (r != 0)
		return r;
	asset_diags_keep(cx, before, is_no_hint, NULL);
	*job->out = new_config(cx);
	return read_config(cx, *job->out, doc->root);
}

int
asset_config_open(struct asset_ctx *cx, struct asset_config **out,
    const char *path)
{
	struct job job = { out, path };

	*out = NULL;
	return asset_try(cx, open_config, &job);
}

static int
use_ruleset(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;
	uint8_t base;
	int at = asset_ruleset_find(asset_str(job->path), &base);

	if (at < 0) {
		report(cx, "config-ruleset", (struct asset_place){ 0 },
		    asset_str(job->path), ASSET_S(""));
		return ASSET_EUSAGE;
	}
	if (!*job->out)
		*job->out = new_config(cx);
	if (base)
		(*job->out)->base = base;
	else
		(*job->out)->sets[at] = 1;
	return 0;
}

int
asset_config_ruleset(struct asset_ctx *cx, struct asset_config **config,
    const char *id)
{
	struct job job = { config, id };

	return asset_try(cx, use_ruleset, &job);
}

/* ---- finding ---- */

/* The folder of a path, absolute; "" when it cannot be found. */
static struct asset_str
folder_of(struct asset_ctx *cx, const char *path)
{
	const char *slash = strrchr(path, '/');
	char *real = realpath(!slash ? "." : slash == path ? "/" :
	    asset_printf(cx, "%.*s", (int)(slash - path), path), NULL);
	struct asset_str s = asset_strf(cx, "%s", real ? real : "");

	free(real);
	return s;
}

static int
find_config(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;
	struct asset_str folder = folder_of(cx, job->path);

	while (folder.n) {
		const char *path = asset_printf(cx, "%.*s/%s",
		    folder.n == 1 ? 0 : (int)folder.n, folder.s, name);

		if (access(path, F_OK) == 0)
			return asset_config_open(cx, job->out, path);
		if (folder.n == 1)
			break;
		while (folder.n && folder.s[folder.n - 1] != '/')
			folder.n--;
		if (folder.n > 1)
			folder.n--;
	}
	return 0;
}

int
asset_config_find(struct asset_ctx *cx, struct asset_config **out,
    const char *path)
{
	struct job job = { out, path };

	*out = NULL;
	return asset_try(cx, find_config, &job);
}

/* ---- using ---- */

/* With the severity that the settings give it. */
static bool
is_wanted(struct asset_diag *d, const void *arg)
{
	const struct asset_config *config = arg;
	const struct asset_rule *rule = asset_rule_find(asset_str(d->id));
	int own = config && rule ? config->severity[rule - asset_rules] : 0;

	if (own > 0)
		d->severity = own;
	return own ? own > 0 : !rule || rule->call ||
	    rule->base <= (int)asset_config_base(config);
}

void
asset_config_apply(struct asset_ctx *cx, const struct asset_config *config)
{
	asset_diags_keep(cx, (struct asset_mark){ NULL, 0 }, is_wanted,
	    config);
}
