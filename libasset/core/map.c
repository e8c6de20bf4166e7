#include "core/map.h"

#include "core/banned.h"

struct asset_map_slot {
	const char *key; /* NULL: free */
	uint32_t len, hash;
	void *value;
};

static struct asset_map_slot *
find(const struct asset_map *m, struct asset_str key, uint32_t hash)
{
	uint32_t i = hash & m->mask;

	while (m->slots[i].key && (m->slots[i].hash != hash ||
	    m->slots[i].len != key.n ||
	    (key.n && memcmp(m->slots[i].key, key.s, key.n) != 0)))
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

		if (s->key)
			*find(m, (struct asset_str){ s->key, s->len },
			    s->hash) = *s;
	}
	if (old.slots)
		asset_arena_give_back(&cx->arena, old.slots,
		    (old.mask + 1) * sizeof *old.slots);
}

void **
asset_map_at(struct asset_ctx *cx, struct asset_map *m, struct asset_str key)
{
	uint32_t hash = (uint32_t)asset_str_hash(key);
	struct asset_map_slot *s;

	if (!m->slots || m->n > m->mask / 4 * 3)
		grow(cx, m);
	s = find(m, key, hash);
	if (!s->key) {
		s->key = key.s ? key.s : "";
		s->len = key.n;
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

unsigned
asset_map_count(struct asset_ctx *cx, struct asset_map *m,
    struct asset_str key)
{
	void **slot = asset_map_at(cx, m, key);

	*slot = (void *)((uintptr_t)*slot + 1);
	return (unsigned)(uintptr_t)*slot;
}

void *
asset_map_get(const struct asset_map *m, struct asset_str key)
{
	if (!m->slots)
		return NULL;
	return find(m, key, (uint32_t)asset_str_hash(key))->value;
}
