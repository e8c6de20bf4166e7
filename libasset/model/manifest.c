#include "model/manifest.h"

#include "core/buf.h"
#include "core/digest.h"
#include "core/banned.h"

static const struct asset_str none = { NULL, 0 };

bool
asset_manifest_known(const struct asset_node *manifest)
{
	return asset_is_text(asset_get(manifest, "format"), ASSET_PROFILE);
}

/* "1.0": major and minor, or false. */
static bool
parse_version(struct asset_str s, unsigned *major, unsigned *minor)
{
	unsigned *part = major;

	*major = *minor = 0;
	if (s.n == 0 || s.n > 9)
		return false;
	for (uint32_t i = 0; i < s.n; i++) {
		if (s.s[i] == '.' && part == major && i && i + 1 < s.n)
			part = minor;
		else if (s.s[i] >= '0' && s.s[i] <= '9')
			*part = *part * 10 + (unsigned)(s.s[i] - '0');
		else
			return false;
	}
	return part == minor;
}

static int
check_version(struct asset_ctx *cx, const struct asset_package *pkg)
{
	const struct asset_node *n = asset_get(pkg->manifest,
	    "format_version");
	unsigned major, minor, our_major, our_minor;

	parse_version(ASSET_S(ASSET_PROFILE_VERSION), &our_major, &our_minor);
	if (!asset_is(n, ASSET_STRING) ||
	    !parse_version(asset_text(n), &major, &minor)) {
		asset_report(cx, "manifest-version", asset_value_place(cx,
		    n ? n : pkg->manifest), NULL);
		return ASSET_ESYNTAX;
	}
	if (major > our_major) {
		asset_report_str(cx, "manifest-too-new",
		    asset_value_place(cx, n), asset_text(n),
		    ASSET_S(ASSET_PROFILE_VERSION), none);
		return ASSET_ESYNTAX;
	}
	if (major == our_major && minor > our_minor)
		asset_report_str(cx, "manifest-newer",
		    asset_value_place(cx, n), asset_text(n),
		    ASSET_S(ASSET_PROFILE_VERSION), none);
	return 0;
}

/* ---- entries ---- */

static void
report_entry(struct asset_ctx *cx, struct asset_package *pkg, const char *id,
    const struct asset_node *n, struct asset_str path)
{
	asset_report_str(cx, id, asset_value_place(cx, n), path, none, none);
	pkg->damaged = true;
}

static void
check_entry(struct asset_ctx *cx, struct asset_package *pkg,
    const struct asset_node *entry, struct asset_node *listed)
{
	struct asset_str path = asset_get_text(entry, "path");
	struct asset_str sum = asset_get_text(entry, "sha256");
	const struct asset_member *file;

	if (!path.n || !sum.n) {
		report_entry(cx, pkg, "manifest-entry", entry, path);
		return;
	}
	if (asset_get_str(listed, path))
		report_entry(cx, pkg, "manifest-entry-twice", entry, path);
	asset_set_str(cx, listed, path, asset_new_bool(cx, true));
	file = asset_member_find(&pkg->files, path);
	if (!file)
		report_entry(cx, pkg, "manifest-entry-missing", entry, path);
	else if (!asset_str_eq(asset_sha256(cx, file->bytes), sum))
		report_entry(cx, pkg, "manifest-entry-differs", entry, path);
}

struct asset_str
asset_manifest_digest(struct asset_ctx *cx, const struct asset_node *entries)
{
	struct asset_buf b;

	asset_buf_init(&b, cx);
	for (const struct asset_node *e = asset_first(entries); e;
	    e = e->next) {
		asset_buf_str(&b, asset_get_text(e, "sha256"));
		asset_buf_puts(&b, "  ");
		asset_buf_str(&b, asset_get_text(e, "path"));
		asset_buf_char(&b, '\n');
	}
	return asset_sha256(cx, asset_buf_text(&b));
}

static void
check_entries(struct asset_ctx *cx, struct asset_package *pkg)
{
	const struct asset_node *entries = asset_get(pkg->manifest, "entries");
	const struct asset_node *digest = asset_get(pkg->manifest,
	    "content_digest");
	struct asset_node *listed = asset_new_node(cx, ASSET_OBJECT);

	if (!asset_is(entries, ASSET_ARRAY)) {
		report_entry(cx, pkg, "manifest-without-entries",
		    pkg->manifest, none);
		return;
	}
	for (const struct asset_node *e = asset_first(entries); e;
	    e = e->next)
		check_entry(cx, pkg, e, listed);
	for (uint32_t i = 0; i < pkg->files.count; i++) {
		struct asset_member *m = &pkg->files.list[i];

		if (m->role == ASSET_ROLE_MANIFEST ||
		    asset_get_str(listed, m->path))
			continue;
		asset_report(cx, "manifest-entry-unlisted",
		    asset_member_place(cx, &pkg->files, m), NULL);
		pkg->damaged = true;
	}
	if (digest && !pkg->damaged && !asset_str_eq(asset_text(digest),
	    asset_manifest_digest(cx, entries)))
		report_entry(cx, pkg, "manifest-digest", digest, none);
}

int
asset_manifest_check(struct asset_ctx *cx, struct asset_package *pkg)
{
	int r = check_version(cx, pkg);

	if (r == 0 && pkg->zip)
		check_entries(cx, pkg);
	return r;
}
