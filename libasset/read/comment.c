#include "read/comment.h"

#include "core/banned.h"

static const char word[] = "asset-ignore";

struct asset_comment *
asset_comments(struct asset_ctx *cx, struct asset_source *src)
{
	struct asset_comment *first = NULL, **last = &first;
	const char *end = src->data + src->size, *p = src->data, *stop;

	for (; (p = memchr(p, '#', (size_t)(end - p))); p = stop) {
		struct asset_comment *c;

		stop = p + 1;
		if (p > src->data && !strchr(" \t\r\n", p[-1]))
			continue;
		while (stop < end && *stop != '\n' && *stop != '\r')
			stop++;
		if (!memmem(p, (size_t)(stop - p), word, sizeof word - 1))
			continue;
		c = asset_zalloc(cx, sizeof *c);
		c->off = (uint32_t)(p - src->data);
		c->line = asset_source_position(cx, src, c->off).line;
		c->text.s = p + 1;
		c->text.n = (uint32_t)(stop - p - 1);
		*last = c;
		last = &c->next;
	}
	return first;
}

bool
asset_comment_move(struct asset_comment *c, const struct asset_source *src,
    uint32_t end)
{
	const char *stop = c->text.s + c->text.n, *p = src->data + end;

	for (; p < stop; p++)
		if (*p == '#' && (p[-1] == ' ' || p[-1] == '\t'))
			break;
	if (p >= stop || !memmem(p, (size_t)(stop - p), word, sizeof word - 1))
		return false;
	c->off = (uint32_t)(p - src->data);
	c->text.s = p + 1;
	c->text.n = (uint32_t)(stop - p - 1);
	return true;
}
