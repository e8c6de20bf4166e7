#!/bin/sh
# make bench: ratios, both sides measured in turn in this one run. FULL=1 goes
# up to 200 MB.
set -eu
dir=$B/bench-files
mkdir -p "$dir"
make_file() {
	[ -s "$dir/$3" ] || python3 tests/bench/make_definition.py "$1" "$2" >"$dir/$3"
}
make_file 13000000 json 13.json
make_file 13000000 yaml 13.yaml
sizes='12 25 50'
[ "${FULL:-}" ] && sizes='12 25 50 100 200'
for n in $sizes; do make_file "${n}000000" min "$n.json"; done

echo "ratios: asset / floor, medians; smaller is better"
# shellcheck disable=SC2046 # a list of words
"$B/bench" "$dir/13.json" "$dir/13.yaml" \
    $(for n in $sizes; do echo "$dir/$n.json"; done)

corpus=${ASSET_SHARED:-../shared}/corpus
if [ -d "$corpus" ]; then
	echo "real files:"
	"$B/bench" "$corpus"/pairs/kubernetes/*1.13.json \
	    "$corpus"/swagger2/moby_moby__api__swagger.yaml
fi

cat >"$dir/ten.yaml" <<'E2'
swagger: "2.0"
info:
  title: ten
  version: "1"
paths:
  /a:
    get:
      responses:
        "200":
          description: ok
E2
echo "asset lint, whole process (median of 21), and /bin/true:"
python3 - "$B/asset" "$dir" <<'E2'
import os, resource, subprocess, sys, time
asset, folder = sys.argv[1:]


def run(*command):
    times, rss = [], 0
    for _ in range(21 if "ten" in command[-1] or len(command) == 1 else 3):
        start = time.perf_counter()
        pid = os.posix_spawn(command[0], command, os.environ,
                             file_actions=[(os.POSIX_SPAWN_OPEN, 1,
                                            "/dev/null", os.O_WRONLY, 0)])
        _, status, use = os.wait4(pid, 0)
        times.append(time.perf_counter() - start)
        rss = max(rss, use.ru_maxrss)
    return sorted(times)[len(times) // 2] * 1e3, rss / 1024


for command in ([asset, "lint", folder + "/ten.yaml"], ["/bin/true"],
                [asset, "lint", folder + "/13.json"],
                [asset, "lint", folder + "/13.yaml"]):
    ms, mb = run(*command)
    size = os.path.getsize(command[-1]) / 1e6 if len(command) > 1 else 0
    print("  %-34s %8.2f ms  %6.1f MB" % (
        " ".join(os.path.basename(c) for c in command), ms, mb), end="")
    print("  %.1f times the file" % (mb * 1.048576 / size) if size > 1 else "")
E2
