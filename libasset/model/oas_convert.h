/* From one definition format to another: a walk over typed objects that rows
 * of formats/convert/ steer. */
#ifndef ASSET_MODEL_OAS_CONVERT_H
#define ASSET_MODEL_OAS_CONVERT_H

#include "model/oas_convert_move.h"

struct asset_convert {
	struct asset_ctx *cx;
	const struct asset_node *table;   /* formats/convert/FILE */
	const struct asset_node *objects; /* its rows, by type */
	const struct asset_node *in;      /* the old document */
	struct asset_node *out;           /* the new one */
	struct asset_node *names; /* section -> old name -> new name */
	const char *target;       /* "OpenAPI 3.0", for messages */
	const struct asset_node *item;     /* the path item at hand, */
	const struct asset_node *op;       /* the operation, */
	const struct asset_node *produces; /* its media types */
	struct asset_moves *moves;         /* where references lead now */
	uint32_t copying; /* targets put in place of references, at hand */
	struct asset_map said; /* notes by place, id and first word */
	struct asset_convert_note *notes, *last_note;
};

/* What a `call` row runs. `in` is the member (or, for $before and $after, the
 * whole object), `out` the new object. */
struct asset_convert_fn {
	const char *name;
	void (*fn)(struct asset_convert *, const struct asset_path *,
	    const struct asset_node *in, struct asset_node *out);
};

/* The new form of a value: an object of `type`, or an array of them;
 * anything else stays. Never NULL; shares what did not change. */
struct asset_node *asset_convert_value(struct asset_convert *,
    const struct asset_path *, const char *type, const struct asset_node *in);
/* The members of `in` as members of `out`. */
void asset_convert_members(struct asset_convert *, const struct asset_path *,
    const char *type, const struct asset_node *in, struct asset_node *out);
/* The same into an object that exists. `names` NULL: keys stay. */
void asset_convert_map(struct asset_convert *, const struct asset_path *,
    const char *type, const char *names, const struct asset_node *in,
    struct asset_node *out);
/* An empty node of this kind that stands where `in` stands. */
struct asset_node *asset_convert_like(struct asset_convert *,
    const struct asset_node *in, enum asset_kind);
/* The object at a pointer of the new document, made when it is missing. */
struct asset_node *asset_convert_at(struct asset_convert *,
    const char *pointer);
/* A copy of a text, bool, ... member under another name, when there is one. */
void asset_convert_copy(struct asset_convert *, const struct asset_node *from,
    const char *key, struct asset_node *out, const char *to);
/* One step of a walk. */
struct asset_path asset_convert_step(const struct asset_path *up,
    const struct asset_node *member);

/* ---- oas_convert_ref.c ---- */

/* Works out which names change. */
void asset_convert_names(struct asset_convert *);
struct asset_str asset_convert_name(const struct asset_convert *,
    const char *section, struct asset_str old);
/* A $ref's text for the new document; {NULL, 0}, reported as kept as this,
 * when there is none. */
struct asset_str asset_convert_ref(struct asset_convert *,
    const struct asset_path *, const struct asset_node *ref, const char *kept);
/* The text of a local reference by the rows of the table alone. */
struct asset_str asset_convert_by_row(struct asset_convert *,
    struct asset_str text, bool *named);
/* The pointer of a local reference. */
struct asset_str asset_convert_pointer(struct asset_convert *,
    struct asset_str text);
/* One entry of a discriminator's mapping. */
void asset_convert_mapping(struct asset_convert *, const struct asset_path *,
    const struct asset_node *, struct asset_node *out);
/* A value that no row describes, with references changed. */
struct asset_node *asset_convert_extension(struct asset_convert *,
    const struct asset_node *);
/* What `n` refers to, or `n` itself; NULL (reported) when it leads nowhere
 * or to another file. */
const struct asset_node *asset_convert_resolve(struct asset_convert *,
    const struct asset_path *, const struct asset_node *n);
/* The name in a reference "#/SECTION/NAME", or {NULL, 0}. */
struct asset_str asset_convert_ref_name(struct asset_convert *,
    const struct asset_node *n, const char *section);

/* ---- oas_convert_report.c ---- */

/* convert-lossy, convert-dropped (kept NULL) for `what` at `n`. */
void asset_convert_lossy(struct asset_convert *, const struct asset_path *,
    const struct asset_node *n, struct asset_str what, const char *kept);
void asset_convert_report(struct asset_convert *, const struct asset_path *,
    const struct asset_node *n, const char *id, struct asset_str,
    struct asset_str);
/* The notes become diagnostics of the context. */
void asset_convert_say(struct asset_convert *);

/* ---- the functions of each direction ---- */

extern const struct asset_convert_fn asset_convert_up_fns[];
extern const struct asset_convert_fn asset_convert_up_body_fns[];
extern const struct asset_convert_fn asset_convert_down_fns[];
extern const struct asset_convert_fn asset_convert_down_body_fns[];
extern const struct asset_convert_fn asset_convert_older_fns[];

/* Named examples, references resolved. */
struct asset_node *asset_convert_examples(struct asset_convert *,
    const struct asset_path *, const struct asset_node *);
/* Members of a parameter without its schema. */
void asset_convert_flatten(struct asset_convert *, const struct asset_path *,
    const struct asset_node *schema, struct asset_node *out);

#endif
