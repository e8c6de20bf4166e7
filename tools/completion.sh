#!/bin/sh
# completion.sh ASSET FOLDER: completion for bash, zsh and fish into FOLDER,
# from the program's option tables.
set -eu
asset=$1 out=$2
mkdir -p "$out"

# A line for each verb: VERB, values of its operands, "", "", "", summary; and
# for each option: VERB, values, name, letter, how often, help. Values are
# words with blanks between them; or one word in capitals, which says what
# they are: PATH, FOLDER, or what `asset --help-words` can list.
tables() {
	$asset --help-words | awk -F'\t' -v OFS='\t' '{
		values = "PATH"
		if ($2 ~ /FOLDER$/) values = "FOLDER"
		if ($2 ~ / ID /) values = "ID"
		if ($2 ~ /OPERATION/) values = "OPERATION"
		print $1, values, "", "", "", $3 }'
	for verb in $($asset --help-words | cut -f1); do
		$asset "$verb" --help-words |
		    awk -F'\t' -v OFS='\t' -v verb="$verb" '{
			if ($3 == "FILE" || $3 == "CURRENT") $3 = "PATH"
			if ($3 == "DIR") $3 = "FOLDER"
			gsub(/:[A-Z]+/, ":", $3)
			gsub(/\|/, " ", $3)
			sub(/ $/, "", $3)
			if ($3 ~ /^[A-Z][A-Z=\/]*$/ &&
			    $3 !~ /^(PATH|FOLDER|ID|OPERATION|RULE)$/) $3 = "?"
			print verb, $3, $1, $2, $4, $5 }'
	done
}

bash_completion() {
	cat <<'E2'
# bash completion for asset; made by tools/completion.sh

# What stands for a value: words, or a word in capitals that says where from.
_asset_values()
{
	case $1 in
	PATH) compopt -o filenames
		mapfile -t COMPREPLY < <(compgen -f -- "$cur") ;;
	FOLDER) compopt -o filenames
		mapfile -t COMPREPLY < <(compgen -d -- "$cur") ;;
	ID | OPERATION | RULE)
		mapfile -t COMPREPLY < <(compgen -W \
			"$(asset --help-words "$1" | cut -f1)" -- "$cur") ;;
	'?') COMPREPLY=() ;;
	*) mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur") ;;
	esac
	[[ ${COMPREPLY[0]-} != *[=:] ]] || compopt -o nospace
}

_asset()
{
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
	local verb=${COMP_WORDS[1]}

	if [[ $cur = '=' ]]; then
		cur=
	elif [[ $prev = '=' ]]; then
		prev=${COMP_WORDS[COMP_CWORD-2]}
	fi
E2
	awk -F'\t' '
	!$3 { verbs = verbs $1 " "; operands[$1] = $2 }
	$3 {
		options[$1] = options[$1] " --" $3
		if ($2) {
			at = $1 ":--" $3 ($4 != " " ? " | " $1 ":-" $4 : "")
			cases = cases "\t" at ") _asset_values " quote($2) "; return ;;\n"
		}
	}
	function quote(s) { return s ~ /[? ]/ ? "\047" s "\047" : s }
	END {
		print "\tif ((COMP_CWORD == 1)); then"
		print "\t\t_asset_values \047" verbs "--help --version\047"
		print "\t\treturn\n\tfi\n\tcase $verb:$prev in"
		printf "%s\tesac\n\tcase $verb:$cur in\n", cases
		n = split(verbs, names, " ")
		for (i = 1; i <= n; i++) {
			v = names[i]
			print "\t" v ":-*) _asset_values \047" substr(options[v], 2) "\047 ;;"
			print "\t" v ":*) _asset_values " operands[v] " ;;"
		}
		print "\tesac\n}\ncomplete -F _asset asset"
	}' "$1"
}

zsh_completion() {
	cat <<'E2'
#compdef asset
# zsh completion for asset; made by tools/completion.sh

_asset_words() {
	local what=$argv[-1]
	local -a list
	list=(${(f)"$(_call_program words asset --help-words $what)"})
	list=(${${list//:/\\:}/$'\t'/:})
	_describe -t words $what list "${(@)argv[1,-2]}"
}

_asset() {
	local curcontext=$curcontext state line
	local -a verbs
	typeset -A opt_args

	verbs=(
E2
	awk -F'\t' '
	function action(values) {
		if (values == "PATH") return "_files"
		if (values == "FOLDER") return "_files -/"
		if (values == "?") return ""
		if (values ~ /^[A-Z]+$/) return "_asset_words " values
		gsub(/:/, "\\:", values)
		if (values ~ /[=:]( |$)/)
			return "compadd -S \"\" -- " values
		return "(" values ")"
	}
	function text(s) { gsub(/\\|:|\[|\]/, "\\\\&", s); gsub(/\047/, "\047\\\047\047", s); return s }
	!$3 {
		verbs[++n] = $1
		print "\t\t\047" $1 ":" text($6) "\047"
		operands[$1] = "\047*:" tolower($2) ":" action($2) "\047"
	}
	$3 {
		last = "[" text($6) "]"
		if ($2)
			last = last ":" ($2 ~ /^[A-Z]+$/ ? tolower($2) : $3) ":" action($2)
		last = "\047" last "\047"
		many = $5 == "again"
		eq = $2 ? "=" : ""
		if ($4 == " ")
			s = (many ? "\047*\047" : "") "--" $3 eq last
		else
			s = (many ? "\047*\047" : "\047(-" $4 " --" $3 ")\047") \
			    "{-" $4 ($2 ? "+" : "") ",--" $3 eq "}" last
		options[$1] = options[$1] "\t\t\t" s " \\\n"
	}
	END {
		print "\t)\n\t_arguments -C \\"
		print "\t\t\047(-)--help[this text]\047 \047(-)--version[the version]\047 \\"
		print "\t\t\0471: :->verb\047 \047*:: :->rest\047 && return"
		print "\tcase $state in\n\tverb) _describe -t verbs verb verbs; return ;;\n\tesac"
		print "\tcurcontext=${curcontext%:*}-$words[1]:"
		print "\tcase $words[1] in"
		for (i = 1; i <= n; i++) {
			v = verbs[i]
			print "\t" v ")\n\t\t_arguments -s -S \\"
			print options[v] "\t\t\t" operands[v] " ;;"
		}
		print "\tesac\n}\n\n_asset \"$@\""
	}' "$1"
}

fish_completion() {
	cat <<'E2'
# fish completion for asset; made by tools/completion.sh

# Is this the verb of the line? Without a verb to ask for: is there none yet?
function __asset_verb
    set -l words (commandline -opc)
    if set -q argv[1]
        test (count $words) -gt 1 -a "$words[2]" = $argv[1]
    else
        test (count $words) -eq 1
    end
end

function __asset_folders
    __fish_complete_directories (commandline -ct | string replace -r '^--[a-z-]+=' '')
end

complete -c asset -f
complete -c asset -n __asset_verb -l help -d 'this text'
complete -c asset -n __asset_verb -l version -d 'the version'
E2
	awk -F'\t' '
	function quote(s) { gsub(/\047|\\/, "\\\\&", s); return "\047" s "\047" }
	function from(values) {
		if (values == "PATH") return " -F"
		if (values == "FOLDER") return " -a \047(__asset_folders)\047"
		if (values == "?") return ""
		if (values ~ /^[A-Z]+$/) return " -a \047(asset --help-words " values ")\047"
		return " -a " quote(values)
	}
	!$3 {
		print "complete -c asset -n __asset_verb -a " $1 " -d " quote($6)
		print "complete -c asset -n \047__asset_verb " $1 "\047" from($2)
	}
	$3 {
		value = !$2 ? "" : $2 == "PATH" ? " -r -F" : " -x" from($2)
		print "complete -c asset -n \047__asset_verb " $1 "\047 -l " $3 \
		    ($4 != " " ? " -s " $4 : "") value " -d " quote($6)
	}' "$1"
}

table=$(mktemp)
trap 'rm -f "$table"' EXIT
tables >"$table"
for shell in bash zsh fish; do
	${shell}_completion "$table" >"$out/asset.$shell"
done
