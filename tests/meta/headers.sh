#!/bin/sh
# Each header compiles alone.
bad=0
for h in libasset/asset.h libasset/*/*.h tools/*.h; do
	echo "#include \"${h#*/}\"" |
	    ${CC:-cc} -std=c11 -D_GNU_SOURCE -Ilibasset -Itools -I"$B/gen" -Wall \
		-Wextra -Werror -fsyntax-only -x c - || bad=1
done
echo '#include "asset.h"' |
    ${CC:-cc} -Ilibasset -Wall -Wextra -Werror -fsyntax-only -x c++ - || bad=1
exit $bad
