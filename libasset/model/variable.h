/* ${param:NAME} and ${secret:NAME} in texts. Any other "${" is left alone;
 * "$${param:" and "$${secret:" stand for the text itself. */
#ifndef ASSET_MODEL_VARIABLE_H
#define ASSET_MODEL_VARIABLE_H

#include "model/package.h"

struct asset_variable_ref {
	struct asset_str text; /* "${param:NAME}", or "$${param:" */
	struct asset_str name; /* {NULL, 0}: not closed, or no name */
	bool secret;
	bool literal; /* "$${param:" */
};

/* The next one in *rest, which moves behind it; false when there is none. */
bool asset_variable_next(struct asset_str *rest, struct asset_variable_ref *);
/* Is there any (literals are none)? */
bool asset_variable_in(struct asset_str);
/* Is the text one ${secret:NAME} and nothing else? */
bool asset_variable_is_secret(struct asset_str);
/* Fills package->variables, in the order of the objects. */
void asset_package_variables(struct asset_ctx *, struct asset_package *);
/* Reports wrong syntax, params that params.json lacks, and declared ones
 * that nothing uses. */
void asset_variable_check(struct asset_ctx *, struct asset_package *);

#endif
