/* An API definition as objects of a package: a group and its APIs. */
#ifndef ASSET_MODEL_DEF_PACKAGE_H
#define ASSET_MODEL_DEF_PACKAGE_H

#include "tree/pointer.h"

struct asset_def {
	struct asset_ctx *cx;
	const struct asset_node *root; /* Swagger 2.0 */
	const struct asset_def_options *options;
	struct asset_node *objects; /* [{kind, key, refs, spec}] */
	struct asset_str app;       /* "-": none */
	struct asset_str group;
	struct asset_node *names;   /* of APIs, with how often each was asked */
	struct asset_node *open;    /* schemes and extensions reported once */
	struct asset_node *params;  /* declared: ids that an instance knows */
	struct asset_node *apps;    /* APP, APP/BACKEND: made already */
	struct asset_node *outside; /* [{kind, key}]: expected there */
	uint32_t napis, nmocks;
};

/* One operation on its way. */
struct asset_def_api {
	struct asset_def *d;
	const struct asset_path *path; /* of the operation */
	const struct asset_node *item, *op;
	const char *method;   /* "GET" */
	struct asset_str uri; /* with the basePath */
	struct asset_node *spec;
	struct asset_node *variables; /* of the path: name -> true */
	struct asset_node *params;    /* as in struct asset_def */
};

/* The objects of a Swagger 2.0 definition, [{"kind", "key", "refs", "spec"}], in
 * an array. An API that the platform would refuse is reported and left out; a
 * text that is too long is cut. `options` as in asset_definition_package. */
struct asset_def_objects {
	struct asset_node *objects;
	struct asset_node *params;  /* that they hold, as in params.json */
	struct asset_node *outside; /* that they need, as in external_refs */
};

int asset_definition_objects(struct asset_ctx *, struct asset_def_objects *,
    const struct asset_node *root, const struct asset_def_options *options);

/* ---- def_api.c, def_param.c, def_backend.c ---- */

/* Adds the API of an operation, and its publication. */
void asset_def_api(struct asset_def *, const struct asset_path *,
    const struct asset_node *item, const struct asset_node *op,
    const char *method, struct asset_str path);
/* Is it a custom backend and no API? */
bool asset_def_is_backend(const struct asset_node *op);
/* Adds a custom backend and its scripts; false when it is left out. */
bool asset_def_backend(struct asset_def_api *);
/* What a list's item refers to, or itself; NULL: nothing. */
const struct asset_node *asset_def_resolve(const struct asset_def_api *,
    const struct asset_node *);
/* Sets req_params and body_remark; false when the API cannot be. */
bool asset_def_parameters(struct asset_def_api *);
/* The names of {variables} in a path: name -> true. With `whole`, the first
 * segment that is more than a variable goes there. */
struct asset_node *asset_def_variables(struct asset_ctx *,
    struct asset_str path, struct asset_str *whole);
struct asset_node *asset_def_add(struct asset_def *, const char *kind,
    struct asset_node *key, struct asset_node *spec);
void asset_def_report(struct asset_def *, const struct asset_path *,
    const struct asset_node *at, const char *id, struct asset_str,
    struct asset_str);

/* ---- def_name.c: what the platform takes as a name or a text ---- */

struct asset_name_rule {
	uint32_t least, most;   /* characters */
	bool digit;             /* may be the first */
	const char *extra;      /* besides letters, digits and Chinese */
};

extern const struct asset_name_rule asset_group_name, asset_api_name,
    asset_tag_name, asset_backend_name;

/* The nearest name that fits; the text itself when it does. */
struct asset_str asset_name_fit(struct asset_ctx *,
    const struct asset_name_rule *, struct asset_str text);
/* At most `most` characters, without < and >. */
struct asset_str asset_text_fit(struct asset_ctx *, struct asset_str text,
    uint32_t most);
bool asset_parameter_name(struct asset_str);

#endif
