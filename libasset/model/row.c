#include "model/row.h"

#include "model/formats.h"
#include "core/banned.h"

enum { LONGEST_ARGUMENT = 120 };

static const char *const severities[] = {
	[ASSET_HINT] = "hint",
	[ASSET_INFO] = "info",
	[ASSET_WARNING] = "warning",
	[ASSET_ERROR] = "error"
};

struct asset_str
asset_word(const char *name)
{
	return asset_get_text(asset_get(asset_get(asset_formats, "words"),
	    "kinds"), name);
}

const char *
asset_severity_name(enum asset_severity s)
{
	return severities[s];
}

enum asset_severity
asset_severity_of(struct asset_str name)
{
	for (int s = ASSET_HINT; s <= ASSET_ERROR; s++)
		if (asset_str_is(name, severities[s]))
			return (enum asset_severity)s;
	return 0;
}

const struct asset_node *
asset_row(const char *folder, struct asset_str id)
{
	return asset_get_any(asset_get(asset_formats, folder), id);
}

/* Where the rows stand that can be explained: a folder of files, or a file. */
static const struct {
	const char *name;
	bool folder;
} sources[] = {
	{ "rules",   true  },
	{ "changes", true  },
	{ "errors",  false },
};

/* The file after w->file, or NULL. */
static const struct asset_node *
next_file(struct asset_row_walk *w)
{
	const struct asset_node *file = NULL;

	if (w->file && sources[w->source - 1].folder)
		file = w->file->next;
	while (!file && w->source < sizeof sources / sizeof *sources) {
		file = asset_get(asset_formats, sources[w->source].name);
		if (sources[w->source].folder)
			file = asset_first(file);
		w->source++;
	}
	return file;
}

const struct asset_node *
asset_row_next(struct asset_row_walk *w)
{
	const struct asset_node *row = w->row ? w->row->next : NULL;

	while (!row) {
		w->file = next_file(w);
		if (!w->file)
			return NULL;
		if (w->file->kind == ASSET_OBJECT)
			row = asset_first(w->file);
	}
	w->row = row;
	return row;
}

/* Long text is cut at the start of a character. */
static void
add_argument(struct asset_buf *b, struct asset_str s)
{
	bool cut = s.n > LONGEST_ARGUMENT;

	if (cut) {
		s.n = LONGEST_ARGUMENT;
		while (s.n && (s.s[s.n] & 0xc0) == 0x80)
			s.n--;
	}
	asset_buf_shown(b, s);
	if (cut)
		asset_buf_puts(b, "...");
}

/* The length of "%N", and which argument it is; 0 for other text. */
static uint32_t
argument_at(struct asset_str s, uint32_t i, int *which)
{
	if (s.s[i] != '%' || i + 1 >= s.n || s.s[i + 1] < '1' ||
	    s.s[i + 1] > '0' + ASSET_DIAG_ARGS)
		return 0;
	*which = s.s[i + 1] - '1';
	return 2;
}

static bool
doubled(struct asset_str s, uint32_t i, char c)
{
	return i + 1 < s.n && s.s[i] == c && s.s[i + 1] == c;
}

/* The end of a part in [[ ]] that is to be left out, else `i`. */
static uint32_t
skip_empty(struct asset_str s, uint32_t i,
    const struct asset_str args[ASSET_DIAG_ARGS])
{
	bool empty = false;
	uint32_t from = i;
	int which;

	for (; i < s.n && !doubled(s, i, ']'); i++)
		if (argument_at(s, i, &which))
			empty |= args[which].n == 0;
	return empty ? i : from;
}

struct asset_str
asset_row_text(struct asset_ctx *cx, const struct asset_node *row,
    const char *field, const struct asset_str args[ASSET_DIAG_ARGS])
{
	struct asset_str says = asset_get_text(row, field);
	struct asset_buf b;
	int which;

	asset_buf_init(&b, cx);
	for (uint32_t i = 0; i < says.n; i++) {
		if (doubled(says, i, '['))
			i = skip_empty(says, i + 2, args) - 1;
		else if (doubled(says, i, ']'))
			i++;
		else if (argument_at(says, i, &which))
			add_argument(&b, args[says.s[++i] - '1']);
		else
			asset_buf_char(&b, says.s[i]);
	}
	return asset_buf_text(&b);
}

struct asset_str
asset_row_outline(struct asset_ctx *cx, const struct asset_node *row,
    const char *field)
{
	struct asset_str dots[ASSET_DIAG_ARGS];

	for (int i = 0; i < ASSET_DIAG_ARGS; i++)
		dots[i] = ASSET_S("...");
	return asset_row_text(cx, row, field, dots);
}

/* Looked up once for each diagnostic. */
static const struct asset_node *
row_of(const struct asset_diag *d)
{
	if (!d->row)
		((struct asset_diag *)(uintptr_t)d)->row = asset_row("rules",
		    asset_str(d->id));
	return d->row;
}

enum asset_severity
asset_diag_severity(const struct asset_diag *d)
{
	enum asset_severity s;

	if (d->severity)
		return (enum asset_severity)d->severity;
	s = asset_severity_of(asset_get_text(row_of(d), "severity"));
	return s ? s : ASSET_ERROR;
}

bool
asset_diag_fatal(const struct asset_diag *d)
{
	return asset_int(asset_get(row_of(d), "status"), 1) == 2;
}

bool
asset_diag_shown(const struct asset_diag *d)
{
	return asset_text(asset_get(row_of(d), "show")).s == NULL;
}

struct asset_str
asset_diag_message(struct asset_ctx *cx, const struct asset_diag *d)
{
	struct asset_str says = asset_row_text(cx, row_of(d), "says",
	    d->args), more;

	if (!d->because)
		return says;
	more = asset_row_text(cx, asset_row("rules", asset_str(d->because)),
	    "says", d->args);
	return asset_strf(cx, "%.*s: %.*s", ASSET_P(says), ASSET_P(more));
}
