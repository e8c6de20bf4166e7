#!/bin/sh
# docs.sh ASSET OUTPUT-FOLDER: man pages and completion, from the program's own
# tables.
set -eu
asset=$1 out=$2
mkdir -p "$out/man"

verbs=$($asset --help-words | cut -f1)
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
.Pp
Limits keep hostile input from taking all memory or time;
.Fl -limit Ar name Ns = Ns Ar value
sets one:
.Bl -tag -width Ds
E2
	$asset --help | awk '/^Limits/ { on = 1; next } on && NF {
		printf ".It Cm %s Ns = Ns %s\n", $1, $2
		$1 = $2 = ""; sub(/^ +/, ""); print }'
	cat <<'E2'
.El
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
settings of lint, from the nearest folder upward; see
.Xr asset.yaml 5 .
.El
.Sh EXIT STATUS
.Bl -tag -width Ds -compact
.It 0
Clean, the same, or done.
.It 1
Findings, differences or conflicts.
.It 2
It could not be done, or not all of it.
.El
.Sh EXAMPLES
.Bd -literal
asset lint api.yaml                     # is the definition right?
asset explain path-params-defined       # what does the finding mean?
asset diff old.yaml new.yaml            # what changes for callers?
asset convert api.yaml --to package --app orders -o orders/
asset plan orders/ --format curl -o go.sh
.Ed
.Sh SEE ALSO
E2
	for verb in $verbs; do
		echo ".Xr asset-$verb 1 ,"
	done
	echo ".Xr asset.yaml 5"
} >"$out/man/asset.1"

sh "${0%/*}/settings_man.sh" "$asset" >"$out/man/asset.yaml.5"
sh "${0%/*}/completion.sh" "$asset" "$out/completion"
