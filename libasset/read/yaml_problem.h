/* What libyaml says about wrong input, as rows of ours. */
#ifndef ASSET_READ_YAML_PROBLEM_H
#define ASSET_READ_YAML_PROBLEM_H

#include "core/str.h"

/* The id for libyaml's problem and context (either may be NULL) at a place
 * that starts with `text` (up to the end of the input). *at_context: what is
 * wrong started where the context did, so point there. */
const char *asset_yaml_problem(const char *problem, const char *context,
    struct asset_str text, bool *at_context);

#endif
