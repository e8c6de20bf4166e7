#!/bin/sh
# The hooks refuse a commit with a broken definition, and only that: what
# counts is what is staged, in files with any name.
: "${T:?}" "${B:?}"
src=$PWD
command -v git >/dev/null || { echo "no git"; exit 77; }
PATH=$B:$PATH HOME=$T/hooks GIT_CONFIG_NOSYSTEM=1
export PATH HOME GIT_CONFIG_NOSYSTEM
mkdir "$HOME" && cd "$HOME" || exit 1
git config --global user.name test
git config --global user.email test@example.com
git config --global init.defaultBranch main
bad=0

# expect refused|made WHAT: the result of a commit
expect() {
	if git commit -qm "$2" >log 2>&1; then got=made; else got=refused; fi
	[ $got = "$1" ] || { echo "$2: $got"; cat log; bad=1; }
}

# A repository with a definition that refers to another file.
fill() {
	git init -q "$1" && cd "$1" || exit 1
	echo log >.git/info/exclude
	mkdir 'my apis'
	cat >'my apis/pet store.yaml' <<'E2'
openapi: 3.0.3
info: {title: Pets, version: "1"}
servers: [{url: 'https://pets.test'}]
paths:
  /pets:
    get: {responses: {"200": {$ref: 'parts.yaml#/answer'}}}
E2
	echo 'answer: {description: fine}' >'my apis/parts.yaml'
	echo '{"name": "other"}' >package.json
	git add .
}

commits() {
	expect made 'a good definition'
	sed -i 's/responses/answers/' 'my apis/pet store.yaml'
	echo more >text
	git add text
	expect made 'a definition that is broken in the working tree only'
	git add .
	expect refused 'a broken definition'
	git checkout -q HEAD -- . && echo '{"name": 1}' >package.json && git add .
	expect made 'another file'
	git rm -q 'my apis/parts.yaml'
	expect "$1" 'the end of a file that is referred to'
}

fill plain
cp "$src/docs/githooks/pre-commit" .git/hooks/pre-commit
chmod +x .git/hooks/pre-commit
commits made
git -C .. init -q hooks && cp "$src/.pre-commit-hooks.yaml" ../hooks

if ! command -v pre-commit >/dev/null; then
	echo "$((1 - bad)) passed, $bad failed, 1 skipped"
	exit
fi
cd ../hooks && git add . && git commit -qm hooks && cd .. || exit 1
for hook in asset-lint asset-lint-all; do
	fill $hook
	cat >.pre-commit-config.yaml <<E2
repos:
  - repo: $HOME/hooks
    rev: $(git -C ../hooks rev-parse HEAD)
    hooks: [{id: $hook}]
E2
	git add . && pre-commit install >/dev/null || bad=1
	[ $hook = asset-lint ] && commits made || commits refused
	cd ..
done
exit $bad
