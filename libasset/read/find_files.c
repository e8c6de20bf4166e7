#include "read/find_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "core/banned.h"

struct list {
	char **names;
	uint32_t n, room;
};

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
close_folder(void *arg)
{
	closedir(arg);
}

static int
list_folder(struct asset_ctx *cx, const char *path, struct list *list)
{
	DIR *d = opendir(path);
	struct asset_cleanup *c;
	struct dirent *e;

	if (!d) {
		struct asset_place at = { asset_source_copy(cx, path, "", 0),
			0, 0 };

		asset_report(cx, "file-unreadable", at, strerror(errno),
		    NULL);
		return ASSET_EIO;
	}
	c = asset_cleanup_add(cx, close_folder, d);
	while ((e = readdir(d))) {
		if (e->d_name[0] == '.')
			continue;
		if (list->n == list->room)
			list->names = asset_grow(cx, list->names, &list->room,
			    sizeof *list->names);
		list->names[list->n++] = asset_printf(cx, "%s", e->d_name);
	}
	asset_cleanup_run(c);
	if (list->n)
		qsort(list->names, list->n, sizeof *list->names, by_name);
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

int
asset_find_files(struct asset_ctx *cx, struct asset_node *into,
    const char *folder, const char *const *suffixes)
{
	bool slash = asset_str_ends(asset_str(folder), "/");
	struct list list = { 0 };
	int r = list_folder(cx, folder, &list);

	for (uint32_t i = 0; i < list.n; i++) {
		const char *path = asset_printf(cx, "%s%s%s", folder,
		    slash ? "" : "/", list.names[i]);
		struct stat st;
		int below = 0;

		if (lstat(path, &st) != 0)
			continue; /* just removed */
		if (S_ISDIR(st.st_mode))
			below = asset_find_files(cx, into, path, suffixes);
		else if (ends_with_one(list.names[i], suffixes) &&
		    stat(path, &st) == 0 && S_ISREG(st.st_mode))
			asset_add(cx, into, asset_new_text(cx, path));
		if (below)
			r = below;
	}
	return r;
}
