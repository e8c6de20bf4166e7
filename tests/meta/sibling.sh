#!/bin/sh
# formats/openapi against another description: see tests/reference/sibling.js.
command -v node >/dev/null || { echo "no node"; exit 77; }
exec node tests/reference/sibling.js
