#include "model/variable.h"

#include "tree/pointer.h"
#include "core/banned.h"

static const struct asset_str none = { NULL, 0 };

static bool
is_name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

/* Bytes of "${param:" or "${secret:" at s, or 0. */
static uint32_t
opening(const char *s, uint32_t n, bool *secret)
{
	*secret = n >= 9 && memcmp(s, "${secret:", 9) == 0;
	if (*secret)
		return 9;
	return n >= 8 && memcmp(s, "${param:", 8) == 0 ? 8 : 0;
}

bool
asset_variable_next(struct asset_str *rest, struct asset_variable_ref *v)
{
	const char *s = rest->s, *end = s + rest->n, *p, *name;
	uint32_t n;

	for (p = s; p && p < end; p++) {
		p = memchr(p, '$', (size_t)(end - p));
		if (!p)
			break;
		n = opening(p, (uint32_t)(end - p), &v->secret);
		if (!n)
			continue;
		v->literal = p > s && p[-1] == '$';
		v->name = none;
		name = p + n;
		v->text.s = p - v->literal;
		for (p = name; p < end && is_name_char(*p); p++)
			continue;
		if (!v->literal && p < end && *p == '}' && p > name) {
			v->name = (struct asset_str){ name,
			    (uint32_t)(p - name) };
			p++;
		} else if (v->literal) {
			p = name;
		}
		v->text.n = (uint32_t)(p - v->text.s);
		*rest = (struct asset_str){ p, (uint32_t)(end - p) };
		return true;
	}
	return false;
}

bool
asset_variable_in(struct asset_str s)
{
	struct asset_variable_ref v;

	while (asset_variable_next(&s, &v))
		if (!v.literal)
			return true;
	return false;
}

bool
asset_variable_is_secret(struct asset_str s)
{
	struct asset_str rest = s;
	struct asset_variable_ref v;

	return asset_variable_next(&rest, &v) && v.secret && v.name.s &&
	    v.text.s == s.s && v.text.n == s.n;
}

/* ---- those of a package ---- */

static void
add(struct asset_ctx *cx, struct asset_package *pkg,
    struct asset_variable variable)
{
	if (pkg->nvariables == pkg->variables_room)
		pkg->variables = asset_grow(cx, pkg->variables,
		    &pkg->variables_room, sizeof *pkg->variables);
	pkg->variables[pkg->nvariables++] = variable;
}

static void
scan_text(struct asset_ctx *cx, struct asset_package *pkg,
    const struct asset_object *o, const struct asset_node *n,
    const struct asset_path *path)
{
	struct asset_str rest = asset_text(n);
	struct asset_variable_ref v;

	while (asset_variable_next(&rest, &v)) {
		if (!v.literal)
			add(cx, pkg, (struct asset_variable){ v.name, v.text,
			    v.secret, o, asset_path_pointer(cx, path), n });
	}
}

static void
scan(struct asset_ctx *cx, struct asset_package *pkg,
    const struct asset_object *o, const struct asset_node *n,
    const struct asset_path *up)
{
	struct asset_path here = { up, none, 0 };

	if (n->kind == ASSET_STRING)
		scan_text(cx, pkg, o, n, up);
	for (n = asset_first(n); n; n = n->next, here.index++) {
		here.key = asset_key(n);
		scan(cx, pkg, o, n, &here);
	}
}

/* Scripts are sent encoded: nothing can be put into them later. */
static void
scan_side_files(struct asset_ctx *cx, struct asset_package *pkg)
{
	struct asset_members *files = &pkg->files;
	struct asset_variable_ref v;

	for (uint32_t i = 0; i < files->count; i++) {
		struct asset_str rest = files->list[i].bytes;
		struct asset_place at;

		if (files->list[i].role != ASSET_ROLE_SIDE)
			continue;
		while (asset_variable_next(&rest, &v)) {
			if (v.literal)
				continue;
			at = asset_member_place(cx, files, &files->list[i]);
			at.off = (uint32_t)(v.text.s - at.src->data);
			at.len = v.text.n;
			asset_report_str(cx, "variable-in-script", at, v.text,
			    none, none);
		}
	}
}

static void
check_declared(struct asset_ctx *cx, struct asset_package *pkg)
{
	struct asset_node *used = asset_new_node(cx, ASSET_OBJECT);
	const struct asset_node *p;

	for (uint32_t i = 0; i < pkg->nvariables; i++) {
		struct asset_variable *v = &pkg->variables[i];

		if (!v->name.s)
			asset_report_str(cx, "variable-syntax",
			    asset_value_place(cx, v->at), v->text, none,
			    none);
		else if (!v->secret && !asset_get_str(pkg->params, v->name))
			asset_report_str(cx, "param-undeclared",
			    asset_value_place(cx, v->at), v->name, none,
			    none);
		if (!v->secret && v->name.s)
			asset_set_str(cx, used, v->name,
			    asset_new_bool(cx, true));
	}
	for (p = asset_first(pkg->params); p; p = p->next)
		if (!asset_get_str(used, asset_key(p)))
			asset_report_str(cx, "param-unused",
			    asset_key_place(cx, p), asset_key(p), none,
			    none);
}

void
asset_package_variables(struct asset_ctx *cx, struct asset_package *pkg)
{
	struct asset_path root = { NULL, none, 0 };

	pkg->nvariables = 0;
	for (uint32_t i = 0; i < pkg->count; i++)
		scan(cx, pkg, pkg->objects[i], pkg->objects[i]->spec, &root);
}

void
asset_variable_check(struct asset_ctx *cx, struct asset_package *pkg)
{
	check_declared(cx, pkg);
	scan_side_files(cx, pkg);
}
