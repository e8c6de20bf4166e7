#include "read/find_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "core/banned.h"

struct entry {
	char *name;
	unsigned char type; /* DT_* */
};

struct list {
	struct entry *entries;
	uint32_t n, room;
};

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct entry *)a)->name,
	    ((const struct entry *)b)->name);
}

static void
close_folder(void *arg)
{
	closedir(arg);
}

/* Not hidden, and not what others made. */
static bool
is_own(const char *name)
{
	return name[0] != '.' && strcmp(name, "node_modules") != 0;
}

static int
list_folder(struct asset_ctx *cx, const char *path, struct list *list)
{
	const char *name = *path ? path : ".";
	DIR *d = opendir(name);
	struct asset_cleanup *c;
	struct dirent *e;

	if (!d) {
		struct asset_place at = { asset_source_copy(cx, name, "", 0),
			0, 0 };

		asset_report(cx, "file-unreadable", at, strerror(errno),
		    NULL);
		return ASSET_EIO;
	}
	c = asset_cleanup_add(cx, close_folder, d);
	while ((e = readdir(d))) {
		if (!is_own(e->d_name))
			continue;
		if (list->n == list->room)
			list->entries = asset_grow(cx, list->entries,
			    &list->room, sizeof *list->entries);
		list->entries[list->n++] = (struct entry){
			asset_printf(cx, "%s", e->d_name), e->d_type };
	}
	asset_cleanup_run(c);
	if (list->n)
		qsort(list->entries, list->n, sizeof *list->entries, by_name);
	return 0;
}

static bool
ends_with_one(const char *name, const char *const *suffixes)
{
	for (; *suffixes; suffixes++)
		if (asset_str_ends(asset_str(name), *suffixes))
			return true;
	return false;
}

/* DT_DIR, DT_REG also for a link to one, or else. */
static unsigned char
type_of(const char *path, unsigned char type)
{
	struct stat st;

	if (type == DT_UNKNOWN && lstat(path, &st) == 0)
		type = S_ISDIR(st.st_mode) ? DT_DIR :
		    S_ISREG(st.st_mode) ? DT_REG :
		    S_ISLNK(st.st_mode) ? DT_LNK : DT_UNKNOWN;
	if (type == DT_LNK && stat(path, &st) == 0 && S_ISREG(st.st_mode))
		return DT_REG;
	return type;
}

int
asset_find_files(struct asset_ctx *cx, struct asset_node *into,
    const char *folder, const struct asset_search *search)
{
	bool slash = !*folder || asset_str_ends(asset_str(folder), "/");
	struct asset_search below = *search;
	struct list list = { 0 };
	int r = list_folder(cx, folder, &list), e;

	below.folders--;
	for (uint32_t i = 0; i < list.n; i++) {
		const struct entry *x = &list.entries[i];
		bool named = ends_with_one(x->name, search->suffixes);
		const char *path = asset_printf(cx, "%s%s%s", folder,
		    slash ? "" : "/", x->name);

		if (!named && x->type != DT_DIR && x->type != DT_UNKNOWN)
			continue;
		switch (type_of(path, x->type)) {
		case DT_DIR:
			e = search->folders ?
			    asset_find_files(cx, into, path, &below) : 0;
			if (e)
				r = e;
			break;
		case DT_REG:
			if (named && (!search->glob || asset_glob_match(
			    search->glob, asset_str(path))))
				asset_add(cx, into, asset_new_text(cx, path));
		}
	}
	return r;
}
