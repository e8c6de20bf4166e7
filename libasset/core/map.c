#include "core/map.h"

#include "core/banned.h"

struct asset_map_slot {
	struct asset_str key; /* s NULL: free */
	uint32_t hash;
	void *value;
};

static struct asset_map_slot *
find(const struct asset_map *m, struct asset_str key, uint32_t hash)
{
	uint32_t i = hash & m->mask;

	while (m->slots[i].key.s && (m->slots[i].hash != hash ||
	    !asset_str_eq(m->slots[i].key, key)))
		i = (i + 1) & m->mask;
	return &m->slots[i];
}

static void
grow(struct asset_ctx *cx, struct asset_map *m)
{
	struct asset_map old = *m;
	uint32_t slots = old.slots ? (old.mask + 1) * 2 : 32;

	m->slots = asset_zalloc(cx, slots * sizeof *m->slots);
	m->mask = slots - 1;
	for (uint32_t i = 0; old.slots && i <= old.mask; i++) {
		struct asset_map_slot *s = &old.slots[i];

		if (s->key.s)
			*find(m, s->key, s->hash) = *s;
	}
}

void **
asset_map_at(struct asset_ctx *cx, struct asset_map *m, struct asset_str key)
{
	uint32_t hash = (uint32_t)asset_str_hash(key);
	struct asset_map_slot *s;

	if (!m->slots || m->n > m->mask / 4 * 3)
		grow(cx, m);
	s = find(m, key, hash);
	if (!s->key.s) {
		s->key.s = key.s ? key.s : "";
		s->key.n = key.n;
		s->hash = hash;
		m->n++;
	}
	return &s->value;
}

bool
asset_map_add(struct asset_ctx *cx, struct asset_map *m, struct asset_str key,
    void *value)
{
	void **slot = asset_map_at(cx, m, key);

	if (*slot)
		return false;
	*slot = value;
	return true;
}

void *
asset_map_get(const struct asset_map *m, struct asset_str key)
{
	if (!m->slots)
		return NULL;
	return find(m, key, (uint32_t)asset_str_hash(key))->value;
}
