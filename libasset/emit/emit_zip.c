#include "emit/emit_zip.h"

#include <sys/stat.h>

#include "read/zip_library.h"
#include "core/banned.h"

enum {
	DOS_TIME = 0,
	DOS_DATE = 1 << 5 | 1, /* 1980-01-01 */
	STORED = 64,           /* up to so many bytes packing gains nothing */
	LEVEL = 9
};

struct writer {
	struct asset_ctx *cx;
	const struct asset_zip *lib;
	zip_source_t *out;
	zip_t *zip;
};

static void
free_source(void *arg)
{
	struct writer *w = arg;

	w->lib->source_free(w->out);
}

static void
discard(void *arg)
{
	struct writer *w = arg;

	if (w->zip)
		w->lib->discard(w->zip);
}

/* All is in memory, so what fails here is memory. */
static void
check(struct writer *w, bool good)
{
	if (!good)
		asset_out_of_memory(w->cx);
}

static void
add_member(struct writer *w, const struct asset_member *m)
{
	const char *name = asset_cstr(w->cx, m->path);
	zip_source_t *s = w->lib->source_buffer(w->zip, m->bytes.s, m->bytes.n,
	    0);
	zip_int64_t at;

	check(w, s);
	at = w->lib->file_add(w->zip, name, s, ZIP_FL_ENC_UTF_8);
	if (at < 0)
		w->lib->source_free(s);
	check(w, at >= 0);
	check(w, w->lib->set_file_compression(w->zip, (zip_uint64_t)at,
	    m->bytes.n > STORED ? ZIP_CM_DEFLATE : ZIP_CM_STORE,
	    LEVEL) == 0);
	check(w, w->lib->file_set_dostime(w->zip, (zip_uint64_t)at, DOS_TIME,
	    DOS_DATE, 0) == 0);
	check(w, w->lib->file_set_external_attributes(w->zip, (zip_uint64_t)at, 0,
	    ZIP_OPSYS_UNIX, (zip_uint32_t)(S_IFREG | 0644) << 16) == 0);
}

static void
read_out(struct writer *w, struct asset_str *out)
{
	zip_stat_t st;
	zip_uint64_t n = 0;
	zip_int64_t got;
	char *data;

	w->lib->stat_init(&st);
	check(w, w->lib->source_stat(w->out, &st) == 0 &&
	    st.valid & ZIP_STAT_SIZE && st.size < UINT32_MAX);
	data = asset_zalloc(w->cx, st.size + 8);
	check(w, w->lib->source_open(w->out) == 0);
	while (n < st.size) {
		got = w->lib->source_read(w->out, data + n, st.size - n);
		check(w, got > 0);
		n += (zip_uint64_t)got;
	}
	w->lib->source_close(w->out);
	*out = (struct asset_str){ data, (uint32_t)n };
}

int
asset_emit_zip(struct asset_ctx *cx, const struct asset_members *members,
    struct asset_str *out)
{
	struct writer *w = asset_zalloc(cx, sizeof *w);
	struct asset_cleanup *source, *zip;

	w->cx = cx;
	w->lib = asset_zip(cx);
	w->out = w->lib->source_buffer_create(NULL, 0, 0, NULL);
	check(w, w->out);
	source = asset_cleanup_add(cx, free_source, w);
	zip = asset_cleanup_add(cx, discard, w);
	w->lib->source_keep(w->out); /* zip_close gives one reference back */
	w->zip = w->lib->open_from_source(w->out, ZIP_TRUNCATE, NULL);
	if (!w->zip)
		w->lib->source_free(w->out);
	check(w, w->zip);
	for (uint32_t i = 0; i < members->count; i++)
		add_member(w, &members->list[i]);
	check(w, w->lib->close(w->zip) == 0);
	w->zip = NULL;
	read_out(w, out);
	asset_cleanup_run(zip);
	asset_cleanup_run(source);
	return 0;
}
