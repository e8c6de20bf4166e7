#!/bin/sh
# Each shell completes these lines so; a shell that is not installed is skipped.
: "${T:?}" "${B:?}"
docs=$PWD/docs/completion
mkdir -p "$T/complete/a folder" && cd "$T/complete" || exit 1
touch file.yaml
cat >lines <<'E2'
asset conv|convert
asset --vers|--version
asset lint --quie|--quiet
asset lint --format js|json
asset lint --format=js|json
asset lint --fail-on warn|warning
asset lint --limit dep|depth=
asset lint --as kin|kind:
asset lint -q --root=|a folder
asset lint fi|file.yaml
asset lint -o fi|file.yaml
asset explain path-keb|path-kebab-case
asset explain FDI.99|FDI.9999
asset schema CreateRomaAp|CreateRomaApp
asset lint --rule path-keb|path-kebab-case
asset lint --ruleset ow|owasp
asset merge --type A|AddNew
E2

cat >ask.bash <<'E2'
source "$1"
compopt() { :; }
while IFS='|' read -r line want; do
	read -ra COMP_WORDS <<<"${line/=/ = }"
	[[ $line != *= ]] || COMP_WORDS+=('')
	COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMPREPLY=()
	_asset
	printf '%s|%s\n' "$line" "${COMPREPLY[0]}"
done <lines
E2

cat >ask.fish <<'E2'
source $argv[1]
while read -d '|' line want
    set -l found (complete -C "$line" | string split -f 1 \t)
    printf '%s|%s\n' $line (string replace -ar '^--[a-z]+=|/$' '' -- "$found[1]")
end <lines
E2

# zsh completes in its line editor only: type the line and a tab there.
cat >ask.zsh <<'E2'
zmodload zsh/zpty
mkdir site && cp $1 site/_asset
zpty shell "TERM=dumb zsh -f -i"
zpty -w shell "PATH=$B:\$PATH fpath=($PWD/site \$fpath) PS1= PS2="
zpty -w shell "autoload -U compinit; compinit -D -u; stty -echo"
zpty -w shell "zstyle ':completion:*' menu yes"
zpty -w shell 'show() { print -r "<""<$BUFFER>"">"; BUFFER= }'
zpty -w shell "zle -N show; bindkey '^T' show"
while IFS='|' read -r line want; do
	zpty -w -n shell "$line"$'\t\x14'
	zpty -r -m shell got '*<<*>>*' || exit 1
	got=${(Q)${(z)${${got##*<<}%%>>*}}[-1]}
	print -r -- "$line|${${got#--*=}%/}"
done <lines
E2

passed=0 failed=0 skipped=0
for shell in bash zsh fish; do
	if ! command -v $shell >/dev/null; then
		echo "skipped: no $shell"
		skipped=$((skipped + 1))
		continue
	fi
	PATH=$B:$PATH $shell ask.$shell "$docs/asset.$shell" >$shell.out 2>&1
	if diff lines $shell.out; then
		passed=$((passed + 1))
	else
		echo "$shell completes other words"
		failed=$((failed + 1))
	fi
done
echo "$passed passed, $failed failed, $skipped skipped"
