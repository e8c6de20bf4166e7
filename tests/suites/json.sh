#!/bin/sh
# JSONTestSuite: what must be read, what must be refused, and what docs/json.md
# says about the rest.
[ "$ASSET_SHARED" ] || { echo "the shared suites are not here"; exit 77; }
"$B/suites/suite" json "$ASSET_SHARED/suites/JSONTestSuite/test_parsing" \
    docs/json.md
