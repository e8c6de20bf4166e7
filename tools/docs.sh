#!/bin/sh
# docs.sh ASSET OUTPUT-FOLDER: man pages and bash completion, from the program's
# own tables.
set -eu
asset=$1 out=$2
mkdir -p "$out/man" "$out/completion"

verbs=$($asset --help-words)
for verb in $verbs; do
	$asset "$verb" --help-man >"$out/man/asset-$verb.1"
done

{
	cat <<'E2'
.Dd $Mdocdate$
.Dt ASSET 1
.Os
.Sh NAME
.Nm asset
.Nd offline import, export and conversion of ROMA Connect assets
.Sh SYNOPSIS
.Nm
.Ar verb
.Op Ar option ...
.Op Ar file ...
.Sh DESCRIPTION
.Nm
checks, compares, merges and converts API definitions and asset packages, and
turns them into requests that an instance can replay.
No verb opens a network connection.
The verbs:
.Bl -tag -width Ds
E2
	for verb in $verbs; do
		echo ".It Xr asset-$verb 1"
		$asset "$verb" --help | sed -n 3p
	done
	cat <<'E2'
.El
.Sh EXIT STATUS
0: clean, the same, or done.
1: findings, differences or conflicts.
2: could not run.
.Sh ENVIRONMENT
.Bl -tag -width Ds
.It Ev NO_COLOR
when set, text has no colour.
.It Ev SOURCE_DATE_EPOCH
the time that a packed manifest gets.
.El
.Sh FILES
.Bl -tag -width Ds
.It Pa .asset.yaml
settings of lint, from the nearest folder upward.
.El
.Sh SEE ALSO
E2
	for verb in $verbs; do
		echo ".Xr asset-$verb 1 ,"
	done | sed '$s/ ,$//'
} >"$out/man/asset.1"

{
	echo '# bash completion for asset; made by tools/docs.sh'
	echo '_asset()'
	echo '{'
	echo '	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}'
	echo '	if [ "$COMP_CWORD" = 1 ]; then'
	echo "		COMPREPLY=(\$(compgen -W '$(echo $verbs) --help --version' -- \"\$cur\"))"
	echo '		return'
	echo '	fi'
	echo '	case ${COMP_WORDS[1]}:$prev in'
	for verb in $verbs; do
		$asset "$verb" --help-words | while read -r option choices; do
			[ "$choices" ] || continue
			echo "	$verb:$option) COMPREPLY=(\$(compgen -W '$(echo "$choices" | tr '|' ' ')' -- \"\$cur\")); return ;;"
		done
	done
	echo '	esac'
	echo '	[[ $cur == -* ]] || { COMPREPLY=($(compgen -f -- "$cur")); return; }'
	echo '	case ${COMP_WORDS[1]} in'
	for verb in $verbs; do
		echo "	$verb) COMPREPLY=(\$(compgen -W '$($asset "$verb" --help-words | cut -d' ' -f1 | tr '\n' ' ')' -- \"\$cur\")) ;;"
	done
	echo '	esac'
	echo '}'
	echo 'complete -F _asset asset'
} >"$out/completion/asset.bash"
