# A package that was changed after it was made, and a zip of another kind.
asset pack "$SRC/testdata/packages/chapter9" -o orders.zip
change() {
	cp orders.zip "$1.zip"
	python3 - "$1" <<'X'
import json, sys, zipfile
how = sys.argv[1]
with zipfile.ZipFile("orders.zip") as z:
    files = {n: z.read(n) for n in z.namelist()}
m = json.loads(files["manifest.json"])
if how == "changed":
    files["apps/orders/app.json"] = files["apps/orders/app.json"].replace(b"web", b"bad")
elif how == "added":
    files["readme.txt"] = b"new"
elif how == "lost":
    del files["params.json"]
elif how == "digest":
    m["content_digest"] = "0" * 64
elif how == "newer":
    m["format_version"] = "2.0"
elif how == "foreign":
    m["format"] = "other"
elif how == "bare":
    del m["entries"]
files["manifest.json"] = json.dumps(m).encode()
with zipfile.ZipFile(how + ".zip", "w") as z:
    for n, d in files.items():
        z.writestr(zipfile.ZipInfo(n), d)
X
}
for how in same changed added lost digest newer bare foreign; do
	change $how
	asset unpack $how.zip -o $how 2>&1 | grep -o '[a-z].*error.*'
	[ -d $how ] && echo "$how was unpacked"
done
asset inspect added.zip >/dev/null
echo "exit $?"
asset inspect foreign.zip
echo "exit $?"
asset inspect foreign.zip --format json | head -n 8
