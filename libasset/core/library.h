/* Shared libraries that are loaded when a verb first needs them. libcrypto and
 * libzip would take more time to load than a small definition to check. */
#ifndef ASSET_CORE_LIBRARY_H
#define ASSET_CORE_LIBRARY_H

#include "core/ctx.h"

/* The addresses of `names` (NULL ends them) in shared library `soname`, in
 * their order. A library that is not there is a diagnostic, and ends the
 * nearest asset_try with ASSET_EIO. */
void **asset_library(struct asset_ctx *, const char *soname,
    const char *const *names);

#endif
