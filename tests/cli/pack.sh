# The package of chapter 9, packed, shown and unpacked again.
p=$SRC/testdata/packages/chapter9
asset pack "$p" -o orders.zip && asset inspect orders.zip |
	sed -e "/manifest.json/d" -e "s/, [0-9]* bytes$//"
asset unpack orders.zip && diff -r -x manifest.json "$p" orders
# The same bytes again: from the unpacked folder, another time, place, mode
# and order of files.
asset pack orders -o again.zip && cmp orders.zip again.zip
mkdir other && (cd "$p" && find . -type f | sort -r) | while read -r f; do
	mkdir -p "other/$(dirname "$f")" && cp "$p/$f" "other/$f"
	touch -d 2001-02-03 "other/$f" && chmod 600 "other/$f"
done
for tz in Asia/Shanghai America/St_Johns Pacific/Kiritimati; do
	(umask 077 && TZ=$tz LC_ALL=C asset pack other -o again.zip)
	cmp orders.zip again.zip
done
ls -l again.zip | cut -c1-10
asset pack orders.zip | cmp - orders.zip
# Into the same folder again: nothing to do. With a file that is not ours: no.
asset unpack orders.zip && diff -r orders other | grep '^Only'
echo '{}' >orders/apps/mine.json
asset unpack orders.zip
echo "exit $?"
mkdir mine && echo hello >mine/file && asset unpack orders.zip -o mine
echo "exit $?"
# An older state of the package goes away.
rm orders/apps/mine.json
rm -r other/apps/orders/groups other/apps/orders/backends
asset pack other -o smaller.zip && asset unpack smaller.zip -o orders &&
	find orders | sort
SOURCE_DATE_EPOCH=1700000000 asset pack other -o dated.zip &&
	unzip -p dated.zip manifest.json | grep exported_at
