#include "rule/import.h"

#include "core/buf.h"
#include "core/map.h"
#include "core/regex.h"
#include "model/formats.h"
#include "read/read_csv.h"
#include "rule/lint.h"
#include "core/banned.h"

struct column {
	const struct asset_node *row; /* of the table; NULL: not known */
	struct asset_regex *pattern;
	struct asset_map seen;
};

struct file {
	struct asset_ctx *cx;
	const struct asset_node *table; /* of formats/imports/ */
	struct asset_csv csv;
	struct column *columns;
};

static const struct asset_str none = { NULL, 0 };

static void
report(struct asset_ctx *cx, const char *id, struct asset_place at,
    struct asset_str a, struct asset_str b, struct asset_str c)
{
	asset_report_str(cx, id, at, a, b, c);
}

static struct asset_str
number(struct asset_ctx *cx, uint32_t n)
{
	return asset_strf(cx, "%u", (unsigned)n);
}

/* ---- the title row ---- */

static struct asset_str
near_title(const struct file *f, struct asset_str word)
{
	struct asset_guess g = asset_guess_new(word);

	for (const struct asset_node *n = asset_first(asset_get(f->table,
	    "columns")); n; n = n->next)
		asset_guess_try(&g, asset_key(n));
	return g.best;
}

static void
read_titles(struct file *f)
{
	const struct asset_csv_row *row = &f->csv.rows[0];
	const struct asset_node *columns = asset_get(f->table, "columns"), *n;
	const char *wrong = asset_cstr(f->cx, asset_get_text(f->table,
	    "titles"));
	struct asset_map seen = { 0 };
	struct asset_buf missing;
	struct asset_str why;
	uint32_t at;

	f->columns = asset_zalloc(f->cx, (size_t)row->n * sizeof *f->columns);
	for (uint32_t i = 0; i < row->n; i++) {
		struct asset_str title = row->cells[i].text;
		struct column *c = &f->columns[i];
		void **slot = asset_map_at(f->cx, &seen, title);

		if (*slot)
			report(f->cx, "csv-title-twice", row->cells[i].at,
			    title, none, none);
		*slot = c;
		c->row = asset_get_str(columns, title);
		if (!c->row && *wrong)
			report(f->cx, wrong, row->cells[i].at, title,
			    near_title(f, title), none);
		if (asset_get(c->row, "pattern"))
			c->pattern = asset_regex_new(f->cx, asset_get_text(
			    c->row, "pattern"), &why, &at);
	}
	asset_buf_init(&missing, f->cx);
	for (n = asset_first(columns); n && *wrong; n = n->next)
		if (!asset_map_get(&seen, asset_key(n)))
			asset_buf_printf(&missing, "%s%.*s", missing.n ?
			    ", " : "", ASSET_P(asset_key(n)));
	if (missing.n)
		report(f->cx, "csv-title-missing", row->cells[0].at,
		    asset_buf_text(&missing), none, none);
	if (asset_get_true(f->table, "open"))
		report(f->cx, "csv-title-open", row->cells[0].at,
		    asset_get_text(f->table, "title"), none, none);
}

/* ---- the other rows ---- */

static const struct asset_csv_cell *
cell_of(const struct file *f, const struct asset_csv_row *row,
    struct asset_str title)
{
	for (uint32_t i = 0; i < row->n; i++)
		if (f->columns[i].row && asset_str_eq(asset_key(
		    f->columns[i].row), title))
			return &row->cells[i];
	return NULL;
}

static void
check_unique(struct file *f, const struct asset_csv_row *row,
    struct column *c, const struct asset_csv_cell *cell)
{
	const struct asset_node *n = asset_first(asset_get(c->row, "unique"));
	struct asset_str key = ASSET_S("");
	void **slot;

	if (!n)
		return;
	for (; n; n = n->next) {
		const struct asset_csv_cell *part = cell_of(f, row,
		    asset_text(n));
		struct asset_str text = part ? part->text : ASSET_S("");

		key = asset_strf(f->cx, "%.*s%u:%.*s", ASSET_P(key),
		    (unsigned)text.n, ASSET_P(text));
	}
	slot = asset_map_at(f->cx, &c->seen, key);
	if (*slot)
		report(f->cx, "csv-value-twice", cell->at, cell->text,
		    asset_key(c->row), none);
	*slot = c;
}

static void
check_cell(struct file *f, const struct asset_csv_row *row, struct column *c,
    const struct asset_csv_cell *cell)
{
	struct asset_str title = asset_key(c->row);
	bool secret = asset_get_true(c->row, "secret");

	if (secret)
		asset_source_hide(f->cx, cell->at);
	if (!cell->text.n) {
		const struct asset_csv_cell *user = secret ?
		    cell_of(f, row, ASSET_S("Username")) : NULL;

		if (asset_get_true(c->row, "required"))
			report(f->cx, "csv-cell-missing", cell->at, title,
			    asset_get_text(f->table, "title"), none);
		if (user && user->text.n && !asset_get_true(f->table, "open"))
			report(f->cx, "csv-device-password-empty", cell->at,
			    none, none, none);
		return;
	}
	if (c->pattern && asset_regex_match(c->pattern, cell->text) ==
	    ASSET_MATCH_NO)
		report(f->cx, asset_cstr(f->cx, asset_get_text(c->row, "id")),
		    cell->at, secret ? ASSET_S("") : cell->text, title,
		    asset_get_text(c->row, "like"));
	check_unique(f, row, c, cell);
}

static void
check_row(struct file *f, const struct asset_csv_row *row)
{
	uint32_t wanted = f->csv.rows[0].n;

	if (row->n != wanted) {
		for (uint32_t i = 0; i < row->n; i++)
			asset_source_hide(f->cx, row->cells[i].at);
		report(f->cx, "csv-cells", row->cells[0].at,
		    number(f->cx, row->n), number(f->cx, wanted), none);
		return;
	}
	for (uint32_t i = 0; i < row->n; i++)
		if (f->columns[i].row)
			check_cell(f, row, &f->columns[i], &row->cells[i]);
		else /* may be a password under a misspelt title */
			asset_source_hide(f->cx, row->cells[i].at);
}

static int
check(struct asset_ctx *cx, struct asset_source *src, const char *name)
{
	struct file f = { .cx = cx };
	const struct asset_node *most;
	uint32_t rows, limit;
	int e = asset_read_csv(cx, src, &f.csv);

	if (e != 0)
		return e;
	f.table = asset_get(asset_get(asset_formats, "imports"), name);
	most = asset_get(f.table, "most");
	limit = (uint32_t)asset_int(asset_get(most, "rows"), 0);
	rows = f.csv.n - 1;
	read_titles(&f);
	for (uint32_t i = 1; i < f.csv.n; i++)
		check_row(&f, &f.csv.rows[i]);
	if (f.csv.blank)
		report(cx, "csv-blank-rows", f.csv.first_blank,
		    number(cx, f.csv.blank), none, none);
	if (rows == 0)
		report(cx, "csv-no-rows", f.csv.rows[0].cells[0].at, none,
		    none, none);
	if (rows > limit)
		report(cx, asset_cstr(cx, asset_get_text(most, "id")),
		    f.csv.rows[0].cells[0].at, number(cx, rows),
		    number(cx, limit), none);
	return 0;
}

/* ---- the kinds of file ---- */

bool
asset_import_is_device(const struct asset_source *src)
{
	const struct asset_node *n = asset_first(asset_get(asset_get(asset_get(
	    asset_formats, "imports"), "device"), "detect"));
	const char *p = src->data, *end = p + src->size, *to;

	if (src->size >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0)
		p += 3;
	for (to = p; to < end && *to != '\n' && *to != '\r'; to++)
		if (strchr("{[:#", *to))
			return false;
	if (to == p || !memchr(p, ',', (size_t)(to - p)))
		return false;
	for (; n; n = n->next)
		if (!memmem(p, (size_t)(to - p), asset_text(n).s, n->len))
			return false;
	return true;
}

int
asset_import_device(struct asset_ctx *cx, struct asset_source *src)
{
	return check(cx, src, "device");
}

int
asset_import_product(struct asset_ctx *cx, struct asset_source *src)
{
	return check(cx, src, "product");
}
