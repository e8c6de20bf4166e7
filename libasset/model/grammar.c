#include "model/grammar.h"

#include "tree/pointer.h"
#include "core/banned.h"

bool
asset_glob(struct asset_str glob, struct asset_str text)
{
	uint32_t g = 0, i = 0;

	for (; g < glob.n; i++) {
		if (glob.s[g] == '*')
			return true;
		if (i == text.n)
			return false;
		if (glob.s[g] == '[' && g + 4 < glob.n) {
			if (text.s[i] < glob.s[g + 1] ||
			    text.s[i] > glob.s[g + 3])
				return false;
			g += 5;
		} else if (glob.s[g++] != text.s[i]) {
			return false;
		}
	}
	return i == text.n;
}

const struct asset_type *
asset_type_member(const struct asset_type *t, struct asset_str key,
    const struct asset_field **field)
{
	*field = asset_type_field(t, key);
	if (*field)
		return (*field)->type;
	for (const struct asset_key_type *k = t->keys; k && k->type; k++)
		if (asset_glob(k->key, key))
			return k->type;
	return t->other;
}

const struct asset_type *
asset_type_case(const struct asset_type *t, const struct asset_node *n)
{
	struct asset_str is = asset_get_text(n, t->by);
	const struct asset_key_type *c = t->cases;

	while (c->type && !asset_str_eq(c->key, is))
		c++;
	return c->type;
}

const struct asset_grammar *
asset_grammar_of(const struct asset_node *root)
{
	for (uint32_t i = 0; i < asset_ngrammars; i++) {
		const struct asset_grammar *g = &asset_grammars[i];
		const struct asset_node *n = asset_get(root, g->field);

		if (n && asset_glob(g->version, asset_text(n)))
			return g;
	}
	return NULL;
}

const struct asset_type *
asset_grammar_at(struct asset_ctx *cx, const struct asset_grammar *g,
    const struct asset_node *root, struct asset_str pointer)
{
	const struct asset_type *t = g->root;
	const struct asset_node *n = root;
	const struct asset_field *field;
	struct asset_str token;

	while (n && t && asset_pointer_token(cx, &pointer, &token)) {
		while (t && t->by)
			t = asset_type_case(t, n);
		if (!t || t->flags & ASSET_TYPE_ANY)
			return NULL;
		if (n->kind == ASSET_OBJECT) {
			t = asset_type_member(t, token, &field);
			n = asset_get_str(n, token);
		} else {
			t = t->items;
			n = asset_first(n); /* one speaks for all */
		}
	}
	return t && t->flags & ASSET_TYPE_ANY ? NULL : t;
}
