/* What a path leads to: a document or a package. */
#ifndef ASSET_DIFF_INPUT_H
#define ASSET_DIFF_INPUT_H

#include "model/package.h"

enum asset_input_kind {
	ASSET_INPUT_DATA,
	ASSET_INPUT_DEFINITION, /* Swagger 2.0 */
	ASSET_INPUT_OPENAPI3,
	ASSET_INPUT_PACKAGE
};

struct asset_input {
	enum asset_input_kind kind;
	struct asset_doc *doc;         /* NULL: a package */
	struct asset_package *package; /* NULL: a document */
	struct asset_place at;
};

/* asset_package_link without reports: they were made before, or what a
 * reference leads to is elsewhere. */
void asset_package_link_quietly(struct asset_ctx *, struct asset_package *);
/* A file of objects of a package is a package of its own. */
void asset_input_of_doc(struct asset_ctx *, struct asset_input *,
    struct asset_doc *);
/* A folder or a zip is a package; "-" is a document. */
int asset_input_open(struct asset_ctx *, struct asset_input *,
    const char *path);
/* Both of one kind that can be compared or merged? Else a diagnostic and
 * ASSET_ESYNTAX. */
int asset_inputs_match(struct asset_ctx *, const struct asset_input *old,
    const struct asset_input *new);

#endif
