#include "diff/names.h"

#include "diff/api.h"
#include "tree/pointer.h"

#include "core/banned.h"

static const char *const sections[ASSET_SECTIONS] = {
	"definitions", "parameters", "responses", "securityDefinitions"
};

const char *
asset_section_name(int section)
{
	return sections[section];
}

struct asset_str
asset_section_key(struct asset_ctx *cx, int section, struct asset_str name)
{
	return asset_strf(cx, "%d %.*s", section, ASSET_P(name));
}

int
asset_section_ref(struct asset_ctx *cx, const struct asset_node *n,
    struct asset_str *name)
{
	const struct asset_node *ref = asset_get(n, "$ref");
	struct asset_str rest = asset_text(ref), folder;

	if (!asset_is(ref, ASSET_STRING) || !rest.n || rest.s[0] != '#')
		return -1;
	rest = asset_percent_decode(cx,
	    (struct asset_str){ rest.s + 1, rest.n - 1 });
	if (!asset_pointer_token(cx, &rest, &folder) ||
	    !asset_pointer_token(cx, &rest, name) || rest.n)
		return -1;
	for (int i = 0; i < ASSET_SCHEMES; i++)
		if (asset_str_is(folder, sections[i]))
			return i;
	return -1;
}

struct asset_str
asset_names_id(struct asset_ctx *cx, const struct asset_node *op)
{
	return asset_strf(cx, "%p", (const void *)op);
}

/* ---- what uses what ---- */

struct walk {
	struct asset_ctx *cx;
	const struct asset_node *root;
	struct asset_map *seen; /* entries */
	const struct asset_node **waiting;
	uint32_t n, room;
};

static void
see(struct walk *w, int section, struct asset_str name)
{
	const struct asset_node *n = asset_get_str(asset_get(w->root,
	    sections[section]), name);

	if (!n || !asset_map_add(w->cx, w->seen,
	    asset_section_key(w->cx, section, name), (void *)(uintptr_t)n))
		return;
	if (w->n == w->room)
		w->waiting = asset_grow(w->cx, w->waiting, &w->room,
		    sizeof *w->waiting);
	w->waiting[w->n++] = n;
}

static void
look(struct walk *w, const struct asset_node *n)
{
	struct asset_str name;
	int section = asset_section_ref(w->cx, n, &name);

	if (section >= 0)
		see(w, section, name);
	for (const struct asset_node *c = asset_first(n); c; c = c->next)
		if (asset_is_container(c))
			look(w, c);
}

static void
look_at_all(struct walk *w, const struct asset_node *n)
{
	look(w, n);
	while (w->n)
		look(w, w->waiting[--w->n]);
}

static void
look_at_api(struct walk *w, const struct asset_api *api)
{
	const struct asset_node *security = asset_get(api->op, "security");

	look_at_all(w, api->op);
	look_at_all(w, asset_get(api->item, "parameters"));
	if (!security)
		security = asset_get(w->root, "security");
	for (const struct asset_node *c = asset_first(security); c;
	    c = c->next)
		for (const struct asset_node *s = asset_first(c); s;
		    s = s->next)
			see(w, ASSET_SCHEMES, asset_key(s));
	w->n = 0; /* schemes refer to nothing */
}

void
asset_names_freed(struct asset_ctx *cx, const struct asset_node *root,
    const struct asset_map *replaced, struct asset_map *freed)
{
	struct asset_apis *list = asset_apis_list(cx, root);
	struct asset_map given = { 0 }, kept = { 0 };
	struct walk a = { .cx = cx, .root = root, .seen = &given };
	struct walk b = { .cx = cx, .root = root, .seen = &kept };

	for (uint32_t i = 0; i < list->count; i++)
		look_at_api(asset_map_get(replaced, asset_names_id(cx,
		    list->all[i].op)) ? &a : &b, &list->all[i]);
	for (int i = 0; i < ASSET_SECTIONS; i++)
		for (const struct asset_node *c = asset_first(
		    asset_get(root, sections[i])); c; c = c->next) {
			struct asset_str key =
			    asset_section_key(cx, i, asset_key(c));

			if (asset_map_get(&given, key) &&
			    !asset_map_get(&kept, key))
				asset_map_add(cx, freed, key,
				    (void *)(uintptr_t)c);
		}
}
