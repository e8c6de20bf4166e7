#!/bin/sh
# Each header compiles alone.
bad=0
for h in libasset/asset.h libasset/*/*.h tools/*.h; do
	echo "#include \"${h#*/}\"" |
	    ${CC:-cc} -std=c11 -D_GNU_SOURCE -Ilibasset -Itools -I"$B/gen" -Wall \
		-Wextra -Werror -fsyntax-only -x c - || bad=1
done
if command -v c++ >/dev/null; then
	echo '#include "asset.h"' |
	    c++ -Ilibasset -Wall -Wextra -Werror -fsyntax-only -x c++ - || bad=1
fi
exit $bad
