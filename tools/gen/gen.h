/* What the generator's parts share. */
#ifndef ASSET_GEN_H
#define ASSET_GEN_H

#include <stdio.h>

#include "core/buf.h"
#include "tree/node.h"

/* Each writes files into folder `to`; 0, or 1 after a message on stderr. */
int gen_nodes(struct asset_ctx *, struct asset_node *root, const char *to);

FILE *gen_open(struct asset_ctx *, const char *folder, const char *name);
/* Flushes and closes: 0, or 1 when something could not be written. */
int gen_close(FILE *);
/* A C string literal. */
void gen_string(FILE *, struct asset_str);

#endif
