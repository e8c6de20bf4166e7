#include "read/read_zip.h"

#include <sys/stat.h>

#include "core/utf8.h"
#include "read/zip_library.h"
#include "core/banned.h"

enum {
	PADDING = 8,
	SMALL = 1 << 20 /* below this many bytes no ratio is suspicious */
};

struct reader {
	struct asset_ctx *cx;
	struct asset_members *out;
	const struct asset_zip *lib;
	zip_t *zip;
	zip_error_t error;
	int result;
};

bool
asset_is_zip(struct asset_str bytes)
{
	return bytes.n >= 4 && (memcmp(bytes.s, "PK\3\4", 4) == 0 ||
	    memcmp(bytes.s, "PK\5\6", 4) == 0);
}

static void
close_zip(void *arg)
{
	struct reader *r = arg;

	if (r->zip)
		r->lib->discard(r->zip);
	r->lib->error_fini(&r->error);
}

struct open_file {
	const struct asset_zip *lib;
	zip_file_t *file;
};

static void
close_file(void *arg)
{
	struct open_file *f = arg;

	f->lib->fclose(f->file);
}

/* The archive as a place without a line: its bytes are not for reading. */
static struct asset_place
whole(struct asset_ctx *cx, const struct asset_source *src)
{
	return (struct asset_place){ asset_source_copy(cx, src->name, "", 0),
	    0, 0 };
}

/* Refuse a member: the rest goes on. */
static void
refuse(struct reader *r, const char *id, struct asset_str path,
    const char *why)
{
	asset_report(r->cx, id, asset_path_place(r->cx, r->out, path), why,
	    NULL);
	r->result = ASSET_ESYNTAX;
}

static int
open_zip(struct reader *r, const struct asset_source *src)
{
	zip_source_t *source;
	int code;

	r->lib->error_init(&r->error);
	asset_cleanup_add(r->cx, close_zip, r);
	source = r->lib->source_buffer_create(src->data, src->size, 0,
	    &r->error);
	if (source)
		r->zip = r->lib->open_from_source(source,
		    ZIP_RDONLY | ZIP_CHECKCONS, &r->error);
	if (r->zip)
		return 0;
	if (source)
		r->lib->source_free(source);
	code = r->lib->error_code_zip(&r->error);
	if (code == ZIP_ER_MEMORY)
		asset_out_of_memory(r->cx);
	asset_report(r->cx, code == ZIP_ER_INCONS || code == ZIP_ER_EXISTS ?
	    "zip-inconsistent" : "zip-unreadable", whole(r->cx, src),
	    r->lib->error_strerror(&r->error), NULL);
	return ASSET_ESYNTAX;
}

/* What a member may not be, whatever its content. */
static const char *
forbidden(struct reader *r, zip_uint64_t i, const zip_stat_t *st,
    struct asset_str path)
{
	const char *id = asset_member_unsafe(path);
	zip_uint32_t attributes = 0;
	zip_uint8_t system = 0;
	mode_t type;

	if (id)
		return id;
	r->lib->file_get_external_attributes(r->zip, i, 0, &system,
	    &attributes);
	type = (mode_t)(attributes >> 16) & S_IFMT;
	if (system == ZIP_OPSYS_UNIX && type == S_IFLNK)
		return "member-symlink";
	if (system == ZIP_OPSYS_UNIX && type && type != S_IFREG &&
	    type != S_IFDIR)
		return "member-not-regular";
	if (st->encryption_method != ZIP_EM_NONE)
		return "member-encrypted";
	return NULL;
}

static int
check_limits(struct reader *r, const zip_stat_t *st, struct asset_str path)
{
	const struct asset_limits *limits = &r->cx->limits;
	const char *name = NULL;
	uint64_t value = 0;

	if (st->size > limits->bytes || st->size > UINT32_MAX - PADDING) {
		name = "bytes";
		value = limits->bytes;
	} else if (st->size > limits->unpacked - r->out->total) {
		name = "unpacked";
		value = limits->unpacked;
	} else if (st->size > SMALL &&
	    st->size / (limits->ratio + !limits->ratio) > st->comp_size) {
		name = "ratio";
		value = limits->ratio;
	}
	return name ? asset_diag_limit(r->cx,
	    asset_path_place(r->cx, r->out, path), name, value) : 0;
}

static const char *
last_error(struct reader *r)
{
	return r->lib->error_strerror(r->lib->get_error(r->zip));
}

static void
read_member(struct reader *r, zip_uint64_t i, const zip_stat_t *st,
    struct asset_str path)
{
	struct open_file *f = asset_alloc(r->cx, sizeof *f);
	struct asset_cleanup *owned;
	zip_uint64_t n = 0;
	zip_int64_t got = 0;
	char *data, extra;

	f->lib = r->lib;
	f->file = r->lib->fopen_index(r->zip, i, 0);
	if (!f->file) {
		refuse(r, "member-unreadable", path, last_error(r));
		return;
	}
	owned = asset_cleanup_add(r->cx, close_file, f);
	data = asset_alloc(r->cx, st->size + PADDING);
	while (n < st->size) {
		got = r->lib->fread(f->file, data + n, st->size - n);
		if (got <= 0)
			break;
		n += (zip_uint64_t)got;
	}
	if (n == st->size) /* also makes libzip compare the checksum */
		got = r->lib->fread(f->file, &extra, 1);
	if (got != 0 || n != st->size) {
		refuse(r, "member-unreadable", path,
		    got < 0 ? r->lib->error_strerror(
		        r->lib->file_get_error(f->file)) :
		    "its size is not the stated one");
	} else {
		memset(data + n, 0, PADDING);
		asset_member_add(r->cx, r->out, path,
		    (struct asset_str){ data, (uint32_t)n });
	}
	asset_cleanup_run(owned);
}

/* As written, when that is UTF-8; old archives have code page 437. */
static const char *
name_of(struct reader *r, zip_uint64_t i)
{
	const char *name = r->lib->get_name(r->zip, i, ZIP_FL_ENC_RAW);

	if (name && asset_utf8_check(name, name + strlen(name)))
		name = r->lib->get_name(r->zip, i, ZIP_FL_ENC_GUESS);
	return name;
}

static int
visit(struct reader *r, zip_uint64_t i)
{
	const zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE |
	    ZIP_STAT_ENCRYPTION_METHOD;
	const char *name, *id;
	struct asset_str path;
	zip_stat_t st;
	bool folder;
	int limit;

	r->lib->stat_init(&st);
	name = name_of(r, i);
	if (!name || r->lib->stat_index(r->zip, i, 0, &st) != 0 ||
	    (st.valid & needed) != needed) {
		refuse(r, "member-unreadable", asset_str(name ? name : "?"),
		    last_error(r));
		return 0;
	}
	path = asset_str_copy(r->cx, asset_str(name));
	folder = path.n > 1 && path.s[path.n - 1] == '/';
	path.n -= folder;
	id = forbidden(r, i, &st, path);
	if (id) {
		refuse(r, id, path, NULL);
		return 0;
	}
	if (folder && st.size == 0)
		return 0;
	if (folder) {
		refuse(r, "member-file-and-folder", path, name);
		return 0;
	}
	limit = check_limits(r, &st, path);
	if (limit)
		return limit;
	read_member(r, i, &st, path);
	return 0;
}

int
asset_read_zip(struct asset_ctx *cx, const struct asset_source *src,
    struct asset_members *out)
{
	struct reader *r = asset_zalloc(cx, sizeof *r);
	zip_int64_t n;
	int error;

	r->cx = cx;
	r->out = out;
	r->lib = asset_zip(cx);
	*out = (struct asset_members){ .name = src->name, .between = "!/" };
	error = open_zip(r, src);
	if (error)
		return error;
	n = r->lib->get_num_entries(r->zip, 0);
	if (n < 0 || (uint64_t)n > cx->limits.entries)
		return asset_diag_limit(cx, whole(cx, src), "entries",
		    cx->limits.entries);
	for (zip_int64_t i = 0; i < n; i++) {
		error = visit(r, (zip_uint64_t)i);
		if (error)
			return error;
	}
	asset_members_sort(out);
	error = asset_members_check(cx, out);
	return error ? error : r->result;
}
