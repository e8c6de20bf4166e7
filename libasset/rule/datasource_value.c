#include "rule/datasource_value.h"

#include "core/digest.h"
#include "model/variable.h"
#include "read/read_zip.h"
#include "core/banned.h"

enum { LARGEST_FILE = 2 << 20 };

static void
report(const struct asset_datasource *d, const char *id,
    const struct asset_node *n, struct asset_str a, struct asset_str b)
{
	asset_report_str(d->cx, id, asset_value_place(d->cx, n), a,
	    asset_key(n), b)->pointer = asset_strf(d->cx, "%.*s/%.*s",
	    ASSET_P(d->pointer), ASSET_P(asset_key(n)));
}

static bool
is_fixed(const struct asset_node *n)
{
	return asset_is(n, ASSET_STRING) && n->len &&
	    !asset_variable_in(asset_text(n));
}

/* ---- HOST:PORT ---- */

static bool
is_address(struct asset_str s)
{
	uint32_t colon = s.n;
	unsigned port = 0;

	while (colon && s.s[colon - 1] != ':')
		colon--;
	if (colon < 2 || colon == s.n || s.n - colon > 5)
		return false;
	for (uint32_t i = 0; i < colon; i++)
		if (strchr(" \t/", s.s[i]))
			return false;
	for (uint32_t i = colon; i < s.n; i++) {
		if (s.s[i] < '0' || s.s[i] > '9')
			return false;
		port = port * 10 + (unsigned)(s.s[i] - '0');
	}
	return port > 0 && port <= 65535;
}

static void
check_list(const struct asset_datasource *d, const struct asset_node *n)
{
	struct asset_str text = asset_text(n), item;
	uint32_t from = 0, to = 0;

	for (; to <= text.n; to++) {
		if (to < text.n && text.s[to] != ',' && text.s[to] != ';')
			continue;
		item = (struct asset_str){ text.s + from, to - from };
		while (item.n && item.s[0] == ' ') {
			item.s++;
			item.n--;
		}
		while (item.n && item.s[item.n - 1] == ' ')
			item.n--;
		if (!is_address(item))
			report(d, "datasource-address", n, item,
			    ASSET_S(""));
		from = to + 1;
	}
}

/* ---- connection strings ---- */

/* As in the reference's example, the colon may be encoded. */
static bool
starts(struct asset_ctx *cx, struct asset_str text, struct asset_str start)
{
	const char *s = asset_cstr(cx, start), *t = s;
	uint32_t i = 0;

	for (; *t && i < text.n; t++) {
		if (*t == ':' && text.n - i >= 3 &&
		    memcmp(text.s + i, "%3A", 3) == 0)
			i += 3;
		else if (text.s[i++] != *t)
			return false;
	}
	return *t == '\0';
}

static void
check_start(const struct asset_datasource *d, const struct asset_node *n,
    const struct asset_node *list)
{
	const struct asset_node *s = asset_first(list);

	while (s && !starts(d->cx, asset_text(n), asset_text(s)))
		s = s->next;
	if (!s)
		report(d, "datasource-url", n, d->label,
		    asset_text(asset_first(list)));
}

/* ---- login files ---- */

static bool
holds(const struct asset_members *m, struct asset_str name)
{
	for (uint32_t i = 0; i < m->count; i++)
		if (asset_str_case_eq(m->list[i].path, name))
			return true;
	return false;
}

static void
check_files(const struct asset_datasource *d, const struct asset_node *n,
    const struct asset_node *files)
{
	struct asset_members members = { .between = "!/" };
	struct asset_source *src;
	struct asset_str bytes;

	if (!asset_base64_decode(d->cx, asset_text(n), &bytes) ||
	    !asset_is_zip(bytes)) {
		report(d, "datasource-file-form", n, d->label, ASSET_S(""));
		return;
	}
	if (bytes.n > LARGEST_FILE)
		report(d, "datasource-file-size", n, d->label, ASSET_S(""));
	src = asset_source_copy(d->cx, asset_printf(d->cx, "%s!/%.*s",
	    asset_value_place(d->cx, n).src ? asset_value_place(d->cx,
	    n).src->name : "", ASSET_P(asset_key(n))), bytes.s, bytes.n);
	members.name = src->name;
	if (asset_read_zip(d->cx, src, &members) != 0)
		return;
	for (files = asset_first(files); files; files = files->next)
		if (!holds(&members, asset_text(files)))
			report(d, "datasource-file-missing", n, d->label,
			    asset_text(files));
}

void
asset_datasource_values(const struct asset_datasource *d,
    const struct asset_node *part)
{
	const struct asset_node *row, *n;

	for (row = asset_first(asset_get(part, "lists")); row; row = row->next)
		if (is_fixed(n = asset_get_str(d->object, asset_text(row))))
			check_list(d, n);
	for (row = asset_first(asset_get(part, "starts")); row;
	    row = row->next)
		if (is_fixed(n = asset_get_str(d->object, asset_key(row))))
			check_start(d, n, row);
	n = asset_get(d->object, "config_file_content");
	if (asset_get(part, "files") && is_fixed(n))
		check_files(d, n, asset_get(part, "files"));
}
