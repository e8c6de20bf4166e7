/* libzip, loaded when first needed. */
#ifndef ASSET_READ_ZIP_LIBRARY_H
#define ASSET_READ_ZIP_LIBRARY_H

#include <zip.h>

#include "core/ctx.h"

#define ASSET_ZIP_FUNCTIONS(X) \
	X(close) X(discard) X(error_code_zip) X(error_fini) X(error_init) \
	X(error_strerror) X(fclose) X(file_add) X(file_get_error) \
	X(file_get_external_attributes) X(file_set_dostime) \
	X(file_set_external_attributes) X(fopen_index) X(fread) X(get_error) \
	X(get_name) X(get_num_entries) X(open_from_source) \
	X(set_file_compression) X(source_buffer) X(source_buffer_create) \
	X(source_close) X(source_free) X(source_keep) X(source_open) \
	X(source_read) X(source_stat) X(stat_index) X(stat_init)

/* zip_close is close here, and so on. */
struct asset_zip {
#define ASSET_ZIP_FIELD(name) __typeof__(zip_##name) *name;
	ASSET_ZIP_FUNCTIONS(ASSET_ZIP_FIELD)
#undef ASSET_ZIP_FIELD
};

const struct asset_zip *asset_zip(struct asset_ctx *);

#endif
