#!/bin/sh
# sh tools/setup.sh demo    install what is missing, build, show the main job
# sh tools/setup.sh test    the same, then the whole test suite
# Works on Debian 12; needs root or sudo only when a package is missing.
set -eu
cd "$(dirname "$0")/.."

build='gcc make pkg-config libyaml-dev libzip-dev libpcre2-dev libssl-dev
    libutf8proc-dev'
demo='curl jq nodejs npm'
tests='libcmocka-dev libcjson-dev python3 zip unzip mandoc git time
    zsh fish'

say() { printf '\n== %s\n' "$*"; }

# A program in the path counts as installed, wherever it came from.
missing() {
	for p in "$@"; do
		case $p in
		nodejs) command -v node >/dev/null && continue ;;
		npm | gcc | make | curl | jq | git | python3 | zip | unzip | mandoc | \
		zsh | fish)
			command -v "$p" >/dev/null && continue ;;
		esac
		dpkg-query -W -f '${Status}' "$p" 2>/dev/null |
		    grep -q 'ok installed' || echo "$p"
	done
}

install_packages() {
	# shellcheck disable=SC2086 # a list of words
	want=$(missing $1)
	[ -z "$want" ] && return
	say "installing (a few minutes the first time):" $want
	root=
	[ "$(id -u)" = 0 ] || root=sudo
	export DEBIAN_FRONTEND=noninteractive
	$root apt-get update -q >/dev/null
	# shellcheck disable=SC2086
	$root apt-get install -y -q --no-install-recommends $want >/dev/null
}

build_all() {
	say "building"
	make -s -j"$(nproc)" "$@"
	echo "build/asset is ready: $(build/asset --version)"
}

case ${1:-} in
demo)
	install_packages "$build $demo"
	build_all all
	sh tools/demo.sh
	;;
test)
	install_packages "$build $demo $tests"
	build_all all units
	say "testing"
	if make -s test; then
		echo "Next: 'sh tools/setup.sh demo' shows a migration, 'make install' installs." >&2
	else
		echo "The failures stand above, each with its output." >&2
		exit 1
	fi
	;;
*)
	sed -n '2,4s/^# *//p' "$0"
	exit 2
	;;
esac
