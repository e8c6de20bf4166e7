#!/bin/sh
# The shared library exports what asset.sym lists, which is what asset.h
# declares.
nm -D --defined-only "$B/libasset.so" | awk '{ print $3 }' |
    LC_ALL=C sort >"$T/exports"
LC_ALL=C sort libasset/asset.sym | diff - "$T/exports" || exit 1
grep -oE '\basset_[a-z0-9_]+\(' libasset/asset.h | tr -d '(' |
    LC_ALL=C sort -u | diff - "$T/exports"
