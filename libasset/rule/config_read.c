/* Settings files. Their form is formats/settings.yaml; what is here gives
 * meaning to what has the form. */
#include "model/formats.h"
#include "model/row.h"
#include "model/validator.h"
#include "rule/baseline.h"
#include "rule/exception.h"
#include "rule/files.h"
#include "core/banned.h"

enum {
	MOST_FILES = 100,  /* that one extends, directly or not */
	MOST_GUESSES = 100 /* for names that are not known */
};

struct reader {
	struct asset_ctx *cx;
	struct asset_config *config;
	struct asset_str folder;
	struct reader *by; /* that extends this file */
	struct asset_str path;
	const char *given; /* the path as it was asked for */
	unsigned *files;
	unsigned guesses;
};

static int read_file(struct reader *, const char *path);

static void
report(struct reader *r, const char *id, struct asset_place at,
    struct asset_str what, struct asset_str near)
{
	asset_report_str(r->cx, id, at, what, near, ASSET_S(""));
}

/* A text, or each of a list: start with NULL. */
static const struct asset_node *
next_text(const struct asset_node *list, const struct asset_node *last)
{
	if (last)
		return asset_is(list, ASSET_ARRAY) ? last->next : NULL;
	return asset_is(list, ASSET_ARRAY) ? asset_first(list) : list;
}

static bool
is_switch(const struct asset_node *n, const char *word)
{
	if (asset_is(n, ASSET_BOOL))
		return (asset_text(n).s[0] == 't') == (strcmp(word, "on") == 0);
	return asset_is_text(n, word);
}

static int
severity_of(const struct asset_node *n)
{
	if (!n)
		return 0;
	if (is_switch(n, "off"))
		return ASSET_OFF;
	return is_switch(n, "on") ? ASSET_ON :
	    (int)asset_severity_of(asset_text(n));
}

/* ---- rules ---- */

/* Says why a name stands for no rule that can be set. */
static void
report_rule(struct reader *r, struct asset_place at, struct asset_str name)
{
	if (asset_rule_find(name))
		report(r, "config-fixed", at, name, ASSET_S(""));
	else
		report(r, "config-rule", at, name,
		    r->guesses++ < MOST_GUESSES ? asset_rule_near(name) :
		    ASSET_S(""));
}

/* Is each option one that the rule has, and of its form? */
static void
check_options(struct reader *r, struct asset_str rule,
    const struct asset_node *with)
{
	const struct asset_node *all = asset_get(asset_row("rules", rule),
	    "options"), *option, *o;
	const struct asset_node *n = asset_first(with);

	for (; n; n = n->next) {
		struct asset_guess g = asset_guess_new(asset_key(n));
		struct asset_violations bad = { .most = 100 };

		option = asset_get_str(all, asset_key(n));
		if (option) {
			asset_validator_check(asset_validator_new(r->cx,
			    option, ASSET_SCHEMA_2020,
			    ASSET_VALIDATE_FORMATS), option, n, &bad);
			asset_violations_report(r->cx, &bad);
			continue;
		}
		for (o = asset_first(all); o; o = o->next)
			asset_guess_try(&g, asset_key(o));
		asset_report_str(r->cx, "config-option",
		    asset_key_place(r->cx, n), rule, asset_key(n), g.best);
	}
}

static void
read_rule(struct reader *r, struct asset_layer *l, const struct asset_node *n)
{
	const struct asset_node *with = NULL, *severity = n;

	if (n->kind == ASSET_OBJECT) {
		severity = asset_get(n, "severity");
		with = asset_get(n, "with");
	}
	if (asset_layer_rules(r->cx, l, asset_key(n), severity_of(severity),
	    with))
		check_options(r, asset_key(n), with);
	else
		report_rule(r, asset_key_place(r->cx, n), asset_key(n));
}

static bool
is_pattern(struct asset_str name)
{
	return memchr(name.s, '*', name.n) != NULL;
}

/* Patterns first: a name without wins. */
static void
read_rules(struct reader *r, struct asset_layer *l, const struct asset_node *n)
{
	const struct asset_node *c;

	for (c = asset_first(n); c; c = c->next)
		if (is_pattern(asset_key(c)))
			read_rule(r, l, c);
	for (c = asset_first(n); c; c = c->next)
		if (!is_pattern(asset_key(c)))
			read_rule(r, l, c);
}

/* ---- other files ---- */

/* The path of another file, from the folder of this one. */
static const char *
path_of(struct reader *r, const struct asset_node *n)
{
	struct asset_str s = asset_text(n);
	const char *slash = strrchr(r->given, '/');

	return asset_printf(r->cx, "%.*s%.*s", s.s[0] == '/' || !slash ? 0 :
	    (int)(slash + 1 - r->given), r->given, ASSET_P(s));
}

/* A problem with another file, and where this one names it. */
static int
failed(struct reader *r, const struct asset_node *n, int code,
    struct asset_mark before)
{
	struct asset_diag *d = r->cx->last_diag;

	if (code != 0 && d != before.last && !d->also.src)
		d->also = asset_value_place(r->cx, n);
	return code;
}

/* ---- rulesets ---- */

static void
read_sets(struct reader *r, struct asset_layer *l, const struct asset_node *n)
{
	for (n = asset_first(n); n; n = n->next) {
		struct asset_str name = asset_key(n);
		struct asset_place at = asset_key_place(r->cx, n);
		uint8_t base;

		if (asset_ruleset_find(name, &base) < 0)
			report(r, "config-ruleset", at, name,
			    asset_ruleset_near(name));
		else if (base)
			report(r, "config-base", at, name, ASSET_S(""));
		else
			asset_layer_ruleset(l, name, is_switch(n, "on"));
	}
}

static bool
is_path(struct asset_str s)
{
	return memchr(s.s, '/', s.n) || asset_str_ends(s, ".yaml") ||
	    asset_str_ends(s, ".yml") || asset_str_ends(s, ".json");
}

/* The path of another settings file, from the folder of this one. */
static int
extend_file(struct reader *r, const struct asset_node *n)
{
	struct asset_str s = asset_text(n);
	struct reader other = { .cx = r->cx, .config = r->config, .by = r,
		.files = r->files };
	struct asset_mark before = asset_mark(r->cx);

	if (s.s[0] == '/' || memmem(s.s, s.n, "://", 3)) {
		report(r, "config-extends", asset_value_place(r->cx, n), s,
		    ASSET_S(""));
		return ASSET_ESYNTAX;
	}
	return failed(r, n, read_file(&other, path_of(r, n)), before);
}

/* Names of rulesets into the layer; files, which count less than what is in
 * this one, are read if `files`, and only they. */
static int
read_extends(struct reader *r, struct asset_layer *l,
    const struct asset_node *list, bool files)
{
	const struct asset_node *n = NULL;
	int e;

	while ((n = next_text(list, n))) {
		struct asset_str name = asset_text(n);

		if (is_path(name) && files) {
			e = extend_file(r, n);
			if (e != 0)
				return e;
		}
		if (files || (is_path(name) && !l->files) ||
		    asset_layer_ruleset(l, name, true))
			continue;
		report(r, "config-ruleset", asset_value_place(r->cx, n), name,
		    asset_ruleset_near(name));
	}
	return 0;
}

/* ---- parts ---- */

static void
read_layer(struct reader *r, const struct asset_node *n)
{
	const struct asset_node *files = asset_get(n, "files");
	struct asset_layer *l = asset_layer_new(r->cx, r->config);

	if (files)
		l->files = asset_files_new(r->cx, r->folder, files);
	read_extends(r, l, asset_get(n, "extends"), false);
	read_sets(r, l, asset_get(n, "rulesets"));
	read_rules(r, l, asset_get(n, "rules"));
}

static void
read_exception(struct reader *r, const struct asset_node *n)
{
	const struct asset_node *severity = asset_get(n, "severity");
	bool *rules = asset_zalloc(r->cx, asset_nrules * sizeof *rules);
	bool *some = asset_alloc(r->cx, asset_nrules * sizeof *some);
	const struct asset_node *name = NULL;

	while ((name = next_text(asset_get(n, "rules"), name))) {
		if (!asset_rules_named(r->cx, asset_text(name), some))
			report_rule(r, asset_value_place(r->cx, name),
			    asset_text(name));
		for (uint32_t i = 0; i < asset_nrules; i++)
			rules[i] |= some[i];
	}
	if (!r->config->exceptions)
		r->config->exceptions = asset_exceptions_new(r->cx);
	asset_exceptions_add(r->config->exceptions, n, r->folder, rules,
	    severity ? severity_of(severity) : ASSET_OFF);
}

/* ---- one file ---- */

static int
read_baseline(struct reader *r, const struct asset_node *n)
{
	struct asset_mark before = asset_mark(r->cx);
	const struct asset_node *root;

	if (!n || r->config->no_baseline)
		return 0;
	return failed(r, n, asset_baseline_read(r->cx, &r->config->baseline,
	    &root, path_of(r, n)), before);
}

static int
read_root(struct reader *r, const struct asset_node *root)
{
	const struct asset_node *n;
	int e = read_extends(r, NULL, asset_get(root, "extends"), true);

	if (e == 0)
		e = read_baseline(r, asset_get(root, "baseline"));
	if (e != 0)
		return e;
	read_layer(r, root);
	n = asset_first(asset_get(root, "overrides"));
	for (; n; n = n->next)
		read_layer(r, n);
	n = asset_first(asset_get(root, "exceptions"));
	for (; n; n = n->next)
		read_exception(r, n);
	return 0;
}

/* What the reader says about "off" and style is of no interest here. */
static bool
is_no_hint(struct asset_diag *d, const void *arg)
{
	(void)arg;
	return asset_diag_severity(d) != ASSET_HINT;
}

static bool
has_form(struct reader *r, const struct asset_node *root)
{
	const struct asset_node *schema = asset_get(asset_formats, "settings");
	struct asset_violations bad = { .most = 100 };
	bool ok = asset_validator_check(asset_validator_new(r->cx, schema,
	    ASSET_SCHEMA_2020, 0), schema, root, &bad);

	asset_violations_report(r->cx, &bad);
	return ok;
}

/* Nothing but comments: nothing is set. */
static bool
is_empty(struct reader *r, struct asset_mark before)
{
	bool empty = r->cx->last_diag != before.last &&
	    strcmp(r->cx->last_diag->id, "file-empty") == 0;

	if (empty)
		asset_diags_take(r->cx, before);
	return empty;
}

/* Does the file extend itself, by way of others? Or are there too many? */
static bool
is_circle(struct reader *r)
{
	for (const struct reader *up = r->by; up; up = up->by)
		if (asset_str_eq(up->path, r->path))
			return true;
	return ++*r->files > MOST_FILES;
}

static int
read_file(struct reader *r, const char *path)
{
	struct asset_mark before = asset_mark(r->cx);
	struct asset_doc *doc;
	int e;

	r->given = path;
	r->path = asset_files_path(r->cx, path);
	r->folder = asset_files_folder(r->path);
	if (is_circle(r)) {
		report(r, "config-circle", (struct asset_place){ 0 },
		    asset_str(path), ASSET_S(""));
		return ASSET_ESYNTAX;
	}
	e = asset_open(r->cx, &doc, path);
	if (e != 0)
		return is_empty(r, before) ? 0 : e;
	asset_diags_keep(r->cx, before, is_no_hint, NULL);
	if (!has_form(r, doc->root))
		return ASSET_ESYNTAX;
	e = read_root(r, doc->root);
	return e == 0 && asset_mark(r->cx).n > before.n ? ASSET_ESYNTAX : e;
}

int
asset_config_read(struct asset_ctx *cx, struct asset_config *config,
    const char *path)
{
	unsigned files = 0;
	struct reader r = { .cx = cx, .config = config, .files = &files };
	int e = read_file(&r, path);

	config->folder = r.folder;
	return e;
}
