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
	if ((COMP_CWORD == 1)); then
		_asset_values 'convert diff explain inspect lint merge pack plan schema unpack --help --version'
		return
	fi
	case $verb:$prev in
	convert:--to) _asset_values 'json yaml swagger2 openapi3.0 package'; return ;;
	convert:--app) _asset_values '?'; return ;;
	convert:--group) _asset_values '?'; return ;;
	convert:--output | convert:-o) _asset_values PATH; return ;;
	convert:--config) _asset_values PATH; return ;;
	convert:--color) _asset_values 'auto always never'; return ;;
	convert:--limit) _asset_values 'bytes= depth= nodes= aliases= entries= ratio= unpacked= steps= findings='; return ;;
	diff:--format) _asset_values 'text json markdown'; return ;;
	diff:--fail-on) _asset_values 'breaking warning info'; return ;;
	diff:--output | diff:-o) _asset_values PATH; return ;;
	diff:--config) _asset_values PATH; return ;;
	diff:--color) _asset_values 'auto always never'; return ;;
	diff:--limit) _asset_values 'bytes= depth= nodes= aliases= entries= ratio= unpacked= steps= findings='; return ;;
	explain:--format) _asset_values 'text json'; return ;;
	explain:--search | explain:-s) _asset_values '?'; return ;;
	explain:--output | explain:-o) _asset_values PATH; return ;;
	explain:--config) _asset_values PATH; return ;;
	explain:--color) _asset_values 'auto always never'; return ;;
	explain:--limit) _asset_values 'bytes= depth= nodes= aliases= entries= ratio= unpacked= steps= findings='; return ;;
	inspect:--format) _asset_values 'text json'; return ;;
	inspect:--output | inspect:-o) _asset_values PATH; return ;;
	inspect:--config) _asset_values PATH; return ;;
	inspect:--color) _asset_values 'auto always never'; return ;;
	inspect:--limit) _asset_values 'bytes= depth= nodes= aliases= entries= ratio= unpacked= steps= findings='; return ;;
	lint:--format) _asset_values 'text json sarif junit github gitlab checkstyle markdown'; return ;;
	lint:--fail-on) _asset_values 'error warning info hint'; return ;;
	lint:--as) _asset_values 'datasource device product topic dictionary kind: request:'; return ;;
	lint:--root) _asset_values FOLDER; return ;;
	lint:--ruleset) _asset_values 'minimal recommended all roma owasp'; return ;;
	lint:--rule) _asset_values RULE; return ;;
	lint:--skip) _asset_values RULE; return ;;
	lint:--baseline) _asset_values PATH; return ;;
	lint:--write-baseline) _asset_values PATH; return ;;
	lint:--jobs | lint:-j) _asset_values '?'; return ;;
	lint:--shard) _asset_values '?'; return ;;
	lint:--max-findings) _asset_values '?'; return ;;
	lint:--stdin-filename) _asset_values '?'; return ;;
	lint:--output | lint:-o) _asset_values PATH; return ;;
	lint:--config) _asset_values PATH; return ;;
	lint:--color) _asset_values 'auto always never'; return ;;
	lint:--limit) _asset_values 'bytes= depth= nodes= aliases= entries= ratio= unpacked= steps= findings='; return ;;
	merge:--api-mode) _asset_values 'merge override'; return ;;
	merge:--extend-mode) _asset_values 'merge override'; return ;;
	merge:--type) _asset_values 'AddNew Merge'; return ;;
	merge:--prefix) _asset_values '?'; return ;;
	merge:--report) _asset_values PATH; return ;;
	merge:--output | merge:-o) _asset_values PATH; return ;;
	merge:--config) _asset_values PATH; return ;;
	merge:--color) _asset_values 'auto always never'; return ;;
	merge:--limit) _asset_values 'bytes= depth= nodes= aliases= entries= ratio= unpacked= steps= findings='; return ;;
	pack:--output | pack:-o) _asset_values PATH; return ;;
	pack:--config) _asset_values PATH; return ;;
	pack:--color) _asset_values 'auto always never'; return ;;
	pack:--limit) _asset_values 'bytes= depth= nodes= aliases= entries= ratio= unpacked= steps= findings='; return ;;
	plan:--against) _asset_values PATH; return ;;
	plan:--param) _asset_values '?'; return ;;
	plan:--format) _asset_values 'text json curl'; return ;;
	plan:--output | plan:-o) _asset_values PATH; return ;;
	plan:--config) _asset_values PATH; return ;;
	plan:--color) _asset_values 'auto always never'; return ;;
	plan:--limit) _asset_values 'bytes= depth= nodes= aliases= entries= ratio= unpacked= steps= findings='; return ;;
	schema:--format) _asset_values 'text json jsonschema openapi'; return ;;
	schema:--output | schema:-o) _asset_values PATH; return ;;
	schema:--config) _asset_values PATH; return ;;
	schema:--color) _asset_values 'auto always never'; return ;;
	schema:--limit) _asset_values 'bytes= depth= nodes= aliases= entries= ratio= unpacked= steps= findings='; return ;;
	unpack:--output | unpack:-o) _asset_values PATH; return ;;
	unpack:--config) _asset_values PATH; return ;;
	unpack:--color) _asset_values 'auto always never'; return ;;
	unpack:--limit) _asset_values 'bytes= depth= nodes= aliases= entries= ratio= unpacked= steps= findings='; return ;;
	esac
	case $verb:$cur in
	convert:-*) _asset_values '--to --app --group --mock --publish --output --config --quiet --verbose --color --limit --help --version' ;;
	convert:*) _asset_values PATH ;;
	diff:-*) _asset_values '--format --fail-on --output --config --quiet --verbose --color --limit --help --version' ;;
	diff:*) _asset_values PATH ;;
	explain:-*) _asset_values '--format --search --output --config --quiet --verbose --color --limit --help --version' ;;
	explain:*) _asset_values ID ;;
	inspect:-*) _asset_values '--format --output --config --quiet --verbose --color --limit --help --version' ;;
	inspect:*) _asset_values PATH ;;
	lint:-*) _asset_values '--format --fail-on --as --ignore-other --root --ruleset --rule --skip --baseline --write-baseline --jobs --shard --max-findings --stdin-filename --list-rules --output --config --quiet --verbose --color --limit --help --version' ;;
	lint:*) _asset_values PATH ;;
	merge:-*) _asset_values '--api-mode --extend-mode --type --prefix --datasource-overwrite --report --output --config --quiet --verbose --color --limit --help --version' ;;
	merge:*) _asset_values PATH ;;
	pack:-*) _asset_values '--output --config --quiet --verbose --color --limit --help --version' ;;
	pack:*) _asset_values FOLDER ;;
	plan:-*) _asset_values '--against --prune --param --format --output --config --quiet --verbose --color --limit --help --version' ;;
	plan:*) _asset_values PATH ;;
	schema:-*) _asset_values '--format --output --config --quiet --verbose --color --limit --help --version' ;;
	schema:*) _asset_values OPERATION ;;
	unpack:-*) _asset_values '--output --config --quiet --verbose --color --limit --help --version' ;;
	unpack:*) _asset_values PATH ;;
	esac
}
complete -F _asset asset
