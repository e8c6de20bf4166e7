#!/bin/sh
# settings_man.sh ASSET: the man page of .asset.yaml; its members come from the
# table that settings are checked by.
asset=$1

cat <<'E2'
.Dd $Mdocdate$
.Dt ASSET.YAML 5
.Os
.Sh NAME
.Nm .asset.yaml
.Nd settings of asset lint
.Sh DESCRIPTION
.Xr asset-lint 1
takes, for each file, the nearest
.Nm
in the folder of the file or above it, or the one that
.Fl -config
names.
Options of the command line win over it.
It is a YAML (or JSON) file with one object.
All members may be left out; one that is not known is an error, as is a rule
that there is not.
.Sh MEMBERS
E2
"$asset" schema settings | awk '
# NAME  TYPE: TEXT, below what is indented less
/^ / {
	level = match($0, /[^ ]/) / 2
	name = $1
	$1 = ""
	sub(/^ +/, "")
	type = text = $0
	if (sub(/: .*/, "", type))
		sub(/^[^:]*: /, "", text)
	else
		type = ""
	gsub(/, null/, "", type)
	gsub(/list of string/, "text or list of texts", type)
	gsub(/list of object/, "list of objects", type)
	gsub(/, 1 or more characters/, "", type)
	gsub(/string/, "text", type)
	for (; open < int(level); open++) print ".Bl -tag -width Ds"
	for (; open > int(level); open--) print ".El"
	print ".It Cm " name (type == "" ? "" : " Pq " type)
	gsub(/\\/, "\\e", text)
	gsub(/\. /, ".\n", text)
	gsub(/\n\./, "\n\\\\\\&.", text)
	print text
}
END { for (; open; open--) print ".El" }'
cat <<'E2'
.Pp
.Ic asset explain Ar RULE
says in which ruleset a rule is, and which options it has.
.Sh PATTERNS
A pattern for files is for the path from the folder of the settings file; files
that are elsewhere are known by their whole path.
.Bl -tag -width Ds
.It Cm * , ?\&
any characters, or one, but no slash
.It Cm **
between slashes: any number of folders
.It Cm [a-z] , [!a] , {a,b}
one of these characters, another one, either text
.El
.Pp
A pattern without a slash
.Pq Li *.json
is for the last name of the path, in any folder; a name without a pattern
.Pq Li api.yaml
is the file in the folder of the settings.
A folder with a slash at its end stands for all files in it.
.Pp
A finding belongs to the file that it is in, also when another one refers to
it.
.Pp
In a pointer only
.Cm *
and
.Cm **
have a meaning, since names of paths are full of braces.
A slash in a name is
.Li ~1 ,
a tilde
.Li ~0 .
The pointers that
.Fl -format Cm json
prints can be taken as they are.
.Sh EXCEPTIONS IN THE FILE ITSELF
In YAML a comment
.Li # asset-ignore: RULE, RULE
leaves the rules out for the node that follows, or, behind something, for its
line.
A member
.Li x-asset-ignore
does so for its object and all below, also in JSON; its value is a rule or a
list of rules.
.Sh EXAMPLES
Everything but a few rules, and less for what is old:
.Bd -literal -offset indent
extends: [all, shared/base.yaml]
rulesets: {roma: off}
rules:
  tags-sorted: off
  "owasp-*": warning
  owasp-numeric-id: {severity: hint, with: {name: 'Id$'}}
overrides:
  - files: legacy/
    extends: minimal
exceptions:
  - rules: path-params-defined
    files: [apis/orders.yaml]
    pointers: '/paths/~1orders~1{id}/**'
    why: The gateway fills it in.
  - rules: [operation-tags, operation-summary]
    pointers: /paths/~1internal~1*/*
baseline: .asset-baseline.json
.Ed
.Pp
.Ic asset schema settings --format jsonschema
prints a schema with which editors complete the names.
.Sh SEE ALSO
.Xr asset-explain 1 ,
.Xr asset-lint 1 ,
.Xr asset-schema 1
E2
