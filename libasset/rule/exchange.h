/* Recorded requests: HAR files and Postman collections. Each request to a path
 * of the management API is checked against its operation. */
#ifndef ASSET_RULE_EXCHANGE_H
#define ASSET_RULE_EXCHANGE_H

#include "core/map.h"
#include "model/operation.h"
#include "tree/node.h"

bool asset_exchange_is_har(const struct asset_node *root);
void asset_exchange_har(struct asset_ctx *, const struct asset_node *root);
bool asset_exchange_is_postman(const struct asset_node *root);
void asset_exchange_postman(struct asset_ctx *,
    const struct asset_node *root);

/* ---- between the files ---- */

struct asset_exchange {
	struct asset_ctx *cx;
	const struct asset_operations *ops;
	struct asset_map validators; /* by area */
};

struct asset_request {
	struct asset_str method;
	const struct asset_node *url;  /* a string */
	const struct asset_node *body; /* a string with JSON, or NULL */
	bool empty;                    /* surely no body of any kind */
	struct asset_str url_pointer, body_pointer;
};

void asset_exchange_check(struct asset_exchange *,
    const struct asset_request *);
/* Hides values whose names say that they are secret, at any depth. `outer`:
 * the string in whose JSON they stand, or NULL. */
void asset_exchange_hide(struct asset_ctx *, const struct asset_node *,
    const struct asset_node *outer);
bool asset_exchange_secret(struct asset_str name);
/* Is it, or a part of it, a variable of the tool? */
bool asset_exchange_open(struct asset_str value);
/* Is it a secret, and not a variable or the stars that hide one? */
bool asset_exchange_clear(struct asset_str value);

#endif
