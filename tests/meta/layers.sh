#!/bin/sh
# A layer includes itself and what is to its left.
order='core tree read model rule diff plan emit'
bad=0
allowed=
for layer in $order; do
	allowed="$allowed $layer"
	pattern=$(echo $allowed | sed 's/ /|/g')
	if grep -nE '^#include "' libasset/$layer/*.[ch] |
	    grep -vE "#include \"(($pattern)/[a-z0-9_]+\.h|asset\.h)\""; then
		echo "libasset/$layer must include only: $allowed"
		bad=1
	fi
done
if grep -nE '^#include "' tools/*.[ch] |
    grep -vE '#include "(asset|lint|opt|tool)\.h"'; then
	echo "tools/*.c include asset.h and their own headers only"
	bad=1
fi
# One owner for each library.
owner() {
	if grep -lE "#include <$1>" libasset/*/*.[ch] tools/*.c tools/gen/*.c |
	    grep -vE "$2"; then
		echo "$1 has another owner: $2"
		bad=1
	fi
}
owner yaml.h 'read/read_yaml|emit/emit_yaml'
owner zip.h 'read/zip_library'
owner openssl/.* 'core/digest'
owner pcre2.h 'core/regex'
owner cjson/cJSON.h 'nobody'
exit $bad
