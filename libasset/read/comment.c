#include "read/comment.h"

#include "core/banned.h"

/* The "#" that starts the comment around `word`, or NULL. */
static const char *
comment_start(const struct asset_source *src, const char *word)
{
	const char *line = word, *p;

	while (line > src->data && line[-1] != '\n' && line[-1] != '\r')
		line--;
	for (p = line; p < word; p++)
		if (*p == '#' && (p == line || p[-1] == ' ' || p[-1] == '\t'))
			return p;
	return NULL;
}

struct asset_comment *
asset_comments(struct asset_ctx *cx, struct asset_source *src)
{
	static const char word[] = "asset-ignore";
	struct asset_comment *first = NULL, **last = &first;
	const char *end = src->data + src->size, *p = src->data;

	while ((p = memmem(p, (size_t)(end - p), word, sizeof word - 1))) {
		const char *start = comment_start(src, p), *stop = p;
		struct asset_comment *c;

		while (stop < end && *stop != '\n' && *stop != '\r')
			stop++;
		p = stop;
		if (!start)
			continue;
		c = asset_zalloc(cx, sizeof *c);
		c->off = (uint32_t)(start - src->data);
		c->line = asset_source_position(cx, src, c->off).line;
		c->text.s = start + 1;
		c->text.n = (uint32_t)(stop - start - 1);
		*last = c;
		last = &c->next;
	}
	return first;
}
