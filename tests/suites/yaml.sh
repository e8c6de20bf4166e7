#!/bin/sh
# The YAML test suite, and the public definitions printed and read again.
[ "$ASSET_SHARED" ] || { echo "the shared suites are not here"; exit 77; }
{
	"$B/suites/suite" yaml "$ASSET_SHARED/suites/yaml-test-suite-data"
	"$B/suites/suite" print "$ASSET_SHARED"/corpus/*/*.* \
	    "$ASSET_SHARED"/corpus/pairs/*/*
} >"$T/suite" 2>&1
grep -v ' passed, ' "$T/suite"
awk '/ passed, / { p += $1; f += $3; s += $5 }
    END { print p + 0 " passed, " f + 0 " failed, " s + 0 " skipped"
	exit !(p && !f) }' "$T/suite"
