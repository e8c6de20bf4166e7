# Packages: AddNew, Merge, data sources, a prefix; folders and zips.
cp -r "$SRC/tests/diff/package.old" old
cp -r "$SRC/tests/diff/package.new" new
cp "$SRC/tests/merge/keep.base.yaml" .
asset merge old new -o out --report r.json; echo "exit $?"
grep -c error_code r.json
asset diff old out
echo "-- merge"
asset merge old new --type Merge -o out; echo "exit $?"
asset diff out new -q 2>&1
echo "-- with data sources, into a zip"
asset merge old new --type Merge --datasource-overwrite -o out.zip -q
asset diff out.zip new -q
# The same again changes nothing.
asset merge out.zip new --type Merge --datasource-overwrite -o again.zip -q
cmp out.zip again.zip && echo "the same"
echo "-- prefix"
rm -r out
asset merge old old --prefix p- -o out; echo "exit $?"
asset inspect out | grep ':p-'
grep -rh '"app"' out/apps/p-* | sort | uniq -c
asset diff old out -q | sed 's/.*: //' | sort | uniq -c
echo "-- misuse"
asset merge old new; echo "exit $?"
asset merge old keep.base.yaml -o x; echo "exit $?"
echo '[1]' >a.json
asset merge a.json a.json; echo "exit $?"
ls
echo "-- a definition inside"
rm -rf old new out
cp -r "$SRC/tests/diff/inside.old" old
cp -r "$SRC/tests/diff/inside.new" new
asset merge old new --type Merge -o out; echo "exit $?"
asset inspect out | grep '^  api:'
mkdir empty
echo '{"format": "roma-asset-profile", "format_version": "1.0"}' >empty/manifest.json
asset merge empty new -o all -q; diff -r new all | grep -v manifest.json
asset diff new all
