#!/bin/sh
# formats/openapi against the platform's reference: see tests/reference/check.js.
command -v node >/dev/null || { echo "no node"; exit 77; }
exec node tests/reference/check.js
