#include "core/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "core/banned.h"

struct asset_block {
	struct asset_block *older;
	_Alignas(max_align_t) char data[];
};

enum {
	FIRST_BLOCK = 32 << 10,
	LARGEST_BLOCK = 8 << 20,
	MIDDLE_SIZE = 64 << 10,
	PAGE = 4 << 10,
	HUGE_PAGE = 2 << 20,
	ALIGNMENT = 8
};

/* Page faults one by one are most of the cost of reading a file: blocks of
 * middle size are faulted in at once, large ones ask for huge pages. Where the
 * system knows neither, nothing is lost. */
static void *
get_memory(size_t size)
{
	void *p;

	if (size < 2 * HUGE_PAGE) {
		p = malloc(size);
#ifdef MADV_POPULATE_WRITE
		if (p && size >= MIDDLE_SIZE)
			madvise((char *)p + PAGE - (uintptr_t)p % PAGE,
			    (size - PAGE) / PAGE * PAGE, MADV_POPULATE_WRITE);
#endif
		return p;
	}
	if (posix_memalign(&p, HUGE_PAGE, size) != 0)
		return NULL;
	madvise(p, size, MADV_HUGEPAGE);
	return p;
}

static size_t
aligned(size_t size)
{
	return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

static struct asset_block *
add_block(struct asset_arena *a, size_t size)
{
	struct asset_block *b = get_memory(sizeof *b + size);

	if (!b)
		return NULL;
	b->older = a->blocks;
	a->blocks = b;
	a->total += sizeof *b + size;
	return b;
}

/* A block of middle size is paid for whether it is used or not, so that those
 * grow slowly; of a large one only the huge pages that are touched. */
static size_t
next_room(size_t total)
{
	size_t room = total < 2 * HUGE_PAGE ? total / 4 : total;

	if (room < FIRST_BLOCK)
		return FIRST_BLOCK;
	return room < LARGEST_BLOCK ? room : LARGEST_BLOCK;
}

void *
asset_arena_alloc(struct asset_arena *a, size_t size)
{
	struct asset_block *b;
	void *p;

	if (size > SIZE_MAX / 2)
		return NULL;
	size = aligned(size);
#ifdef ASSET_ARENA_DEBUG
	/* A block an item, so that sanitizers see every overrun. */
	b = add_block(a, size);
	return b ? b->data : NULL;
#endif
	if (size > (size_t)(a->end - a->next)) {
		size_t room = next_room(a->total);

		if (size > room / 4) {
			b = add_block(a, size);
			return b ? b->data : NULL;
		}
		b = add_block(a, room);
		if (!b)
			return NULL;
		a->next = b->data;
		a->end = b->data + room;
	}
	p = a->next;
	a->next += size;
	return p;
}

void
asset_arena_give_back(struct asset_arena *a, void *p, size_t size)
{
	struct asset_block **link = &a->blocks, *b;

	if (size <= LARGEST_BLOCK / 4)
		return;
	while ((b = *link) && b->data != p)
		link = &b->older;
	if (!b)
		return;
	*link = b->older;
	a->total -= sizeof *b + aligned(size);
	free(b);
}

void
asset_arena_free(struct asset_arena *a)
{
	struct asset_block *b, *older;

	for (b = a->blocks; b; b = older) {
		older = b->older;
		free(b);
	}
	*a = (struct asset_arena){ 0 };
}
