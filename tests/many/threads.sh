#!/bin/sh
# Any number of threads prints the same, byte for byte, in every format.
passed=0 failed=0
src=$PWD
mkdir "${T:?}/threads" && cd "$T/threads" || exit 1

for i in 1 2 3; do
	mkdir $i && cp -r "$src"/tests/lint/* $i/
done
printf 'rules:\n  field-unknown: off\n' >1/.asset.yaml
cat >2/.asset.yaml <<'END'
exceptions:
  - {rules: [field-unknown], files: ['*.yaml'], why: known}
  - {rules: [type-wrong], pointers: [/none], why: of no use}
END
echo 'name: nothing to check' >2/other.yaml
printf '{"swagger": "2.0"' >3/cut.json
# Packages need a library that is loaded in the thread.
mkdir -p package && echo '{"kind": "app", "key": {"name": "a"}, "spec": {}}' >package/app.json
asset pack "$src/tests/plan/create.new" -o a.zip >/dev/null 2>&1 && cp a.zip b.zip

# check ARGUMENT...
check() {
	asset lint "$@" -j 1 >one 2>one.err
	status=$?
	for n in 2 7 0; do
		asset lint "$@" -j $n >more 2>more.err
		if [ $? = $status ] && cmp one more && cmp one.err more.err; then
			passed=$((passed + 1))
		else
			failed=$((failed + 1))
			echo "failed: lint $* -j $n"
			head -n 40 more.err
		fi
	done
}

tab=$(printf '\t')
for format in $(asset lint --help-words |
    sed -n "s/^format$tab.$tab\([^$tab]*\)$tab.*/\1/p" | tr '|' ' '); do
	check --format "$format" 1 2 3 [ab].zip 3/cut.json none.yaml
done
check -v 1 2 3
check -o out 1
check --max-findings 1 1 2

# Who comes first does not show in a baseline.
for n in 1 7; do
	asset lint --write-baseline base$n --format json -j $n 1 2 3 >more 2>more.err
done
if cmp base1 base7 && ! [ -s more.err ]; then
	passed=$((passed + 1))
else
	failed=$((failed + 1))
	cat more.err
fi
check --baseline base1 1 2 3

echo "$passed passed, $failed failed, 0 skipped"
[ $failed = 0 ]
