/* What is in a package: as a node, and as text. */
#include "core/buf.h"
#include "core/digest.h"
#include "emit/emit_manifest.h"
#include "emit/emit_package.h"
#include "model/manifest.h"
#include "core/banned.h"

static void
set_text(struct asset_ctx *cx, struct asset_node *n, const char *key,
    struct asset_str text)
{
	if (text.s)
		asset_set(cx, n, key, asset_new_str(cx, text));
}

static void
set_files(struct asset_ctx *cx, struct asset_node *n,
    const struct asset_members *files)
{
	struct asset_node *list = asset_new_node(cx, ASSET_ARRAY), *f;

	for (uint32_t i = 0; i < files->count; i++) {
		const struct asset_member *m = &files->list[i];

		f = asset_add(cx, list, asset_new_node(cx, ASSET_OBJECT));
		set_text(cx, f, "path", m->path);
		asset_set(cx, f, "size", asset_new_int(cx, m->bytes.n));
		set_text(cx, f, "sha256", asset_sha256(cx, m->bytes));
	}
	asset_set(cx, n, "files", list);
	asset_set(cx, n, "size", asset_new_int(cx, (int64_t)files->total));
}

static void
set_objects(struct asset_ctx *cx, struct asset_node *n,
    const struct asset_package *pkg)
{
	struct asset_node *kinds = asset_new_node(cx, ASSET_OBJECT), *o;
	struct asset_node *list = asset_new_node(cx, ASSET_ARRAY);

	for (uint32_t i = 0; i < pkg->count; i++) {
		const struct asset_object *from = pkg->objects[i];

		asset_set_str(cx, kinds, from->kind->name, asset_new_int(cx,
		    asset_int(asset_get_str(kinds, from->kind->name), 0) +
		    1));
		o = asset_add(cx, list, asset_new_node(cx, ASSET_OBJECT));
		set_text(cx, o, "id", from->id);
		set_text(cx, o, "kind", from->kind->name);
		asset_set(cx, o, "key", asset_clone(cx, from->key));
		set_text(cx, o, "path", from->path);
	}
	asset_set(cx, n, "kinds", kinds);
	asset_set(cx, n, "objects", list);
}

static struct asset_node *
keys_of(struct asset_ctx *cx, const struct asset_node *object)
{
	struct asset_node *list = asset_new_node(cx, ASSET_ARRAY), *copy, *n;

	copy = asset_clone(cx, object ? object :
	    asset_new_node(cx, ASSET_OBJECT));
	asset_sort(cx, copy);
	for (n = asset_first(copy); n; n = n->next)
		asset_add(cx, list, asset_new_str(cx, asset_key(n)));
	return list;
}

static struct asset_node *
inspect(struct asset_ctx *cx, struct asset_package *pkg)
{
	struct asset_node *n = asset_new_node(cx, ASSET_OBJECT);
	struct asset_members made;

	set_text(cx, n, "package", asset_str(pkg->name));
	asset_set(cx, n, "profile", pkg->foreign ?
	    asset_new_node(cx, ASSET_NULL) :
	    asset_new_text(cx, ASSET_PROFILE_VERSION));
	if (pkg->foreign) {
		set_files(cx, n, &pkg->files);
		return n;
	}
	set_text(cx, n, "name", asset_get_text(pkg->manifest, "name"));
	set_text(cx, n, "version", asset_get_text(pkg->manifest, "version"));
	set_objects(cx, n, pkg);
	asset_set(cx, n, "params", keys_of(cx, pkg->params));
	asset_set(cx, n, "required_secrets",
	    asset_required_secrets(cx, pkg));
	asset_set(cx, n, "external_refs", keys_of(cx, pkg->outside));
	set_files(cx, n, &pkg->files);
	set_text(cx, n, "content_digest", asset_get_text(
	    asset_emit_package(cx, pkg, &made), "content_digest"));
	return n;
}

struct job {
	struct asset_package *pkg;
	const struct asset_node **node;
	const struct asset_node *from;
	struct asset_str *text;
};

static int
make_node(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;

	*job->node = inspect(cx, job->pkg);
	return 0;
}

int
asset_package_inspect(struct asset_ctx *cx, struct asset_package *pkg,
    const struct asset_node **out)
{
	struct job job = { .pkg = pkg, .node = out };

	return asset_try(cx, make_node, &job);
}

/* ---- text ---- */

static void
add_count(struct asset_buf *b, uint32_t n, const char *noun)
{
	asset_buf_printf(b, "%u %s%s", (unsigned)n, noun, n == 1 ? "" : "s");
}

static void
print_kinds(struct asset_buf *b, const struct asset_node *n)
{
	const struct asset_node *kinds = asset_get(n, "kinds");

	add_count(b, asset_node_count(asset_get(n, "objects")), "object");
	asset_buf_puts(b, kinds->len ? ":" : "");
	for (kinds = asset_first(kinds); kinds; kinds = kinds->next) {
		asset_buf_printf(b, " %.*s ", ASSET_P(asset_text(kinds)));
		asset_buf_str(b, asset_key(kinds));
		asset_buf_puts(b, kinds->next ? "," : "");
	}
	asset_buf_char(b, '\n');
	for (n = asset_first(asset_get(n, "objects")); n; n = n->next) {
		asset_buf_puts(b, "  ");
		asset_buf_shown(b, asset_get_text(n, "id"));
		asset_buf_char(b, '\n');
	}
}

/* A title and the names in a list; nothing when it is empty. */
static void
print_names(struct asset_buf *b, const char *title,
    const struct asset_node *list)
{
	const struct asset_node *n = asset_first(list);

	if (!n)
		return;
	asset_buf_puts(b, title);
	for (; n; n = n->next) {
		asset_buf_puts(b, "\n  ");
		asset_buf_shown(b, n->kind == ASSET_OBJECT ?
		    asset_get_text(n, "name") : asset_text(n));
	}
	asset_buf_char(b, '\n');
}

static void
print_files(struct asset_buf *b, const struct asset_node *n)
{
	const struct asset_node *f = asset_get(n, "files");

	add_count(b, f->len, "file");
	asset_buf_printf(b, ", %.*s bytes\n",
	    ASSET_P(asset_text(asset_get(n, "size"))));
	for (f = asset_first(f); f; f = f->next) {
		asset_buf_printf(b, "  %.16s %9.*s  ",
		    asset_get_text(f, "sha256").s,
		    ASSET_P(asset_text(asset_get(f, "size"))));
		asset_buf_shown(b, asset_get_text(f, "path"));
		asset_buf_char(b, '\n');
	}
}

static void
print_text(struct asset_buf *b, const struct asset_node *n)
{
	struct asset_str name = asset_get_text(n, "name");
	struct asset_str version = asset_get_text(n, "version");
	bool known = asset_is(asset_get(n, "profile"), ASSET_STRING);

	asset_buf_shown(b, asset_get_text(n, "package"));
	if (!known) {
		asset_buf_puts(b, ": a zip that is not of the ROMA asset "
		    "profile; only its files are known\n");
		print_files(b, n);
		return;
	}
	asset_buf_puts(b, ": ROMA asset profile ");
	asset_buf_str(b, asset_get_text(n, "profile"));
	asset_buf_puts(b, name.n ? ", " : "");
	asset_buf_shown(b, name);
	asset_buf_puts(b, version.n ? " " : "");
	asset_buf_shown(b, version);
	asset_buf_char(b, '\n');
	print_kinds(b, n);
	print_names(b, "parameters:", asset_get(n, "params"));
	print_names(b, "secrets that a plan needs:",
	    asset_get(n, "required_secrets"));
	print_names(b, "expected on the target:",
	    asset_get(n, "external_refs"));
	print_files(b, n);
	asset_buf_puts(b, "content ");
	asset_buf_str(b, asset_get_text(n, "content_digest"));
	asset_buf_char(b, '\n');
}

static int
make_text(struct asset_ctx *cx, void *arg)
{
	struct job *job = arg;
	struct asset_buf b;

	asset_buf_init(&b, cx);
	print_text(&b, job->from);
	*job->text = asset_buf_text(&b);
	return 0;
}

int
asset_package_inspect_text(struct asset_ctx *cx, const struct asset_node *n,
    struct asset_str *out)
{
	struct job job = { .from = n, .text = out };

	return asset_try(cx, make_text, &job);
}
