# bash completion for asset; made by tools/docs.sh
_asset()
{
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
	if [ "$COMP_CWORD" = 1 ]; then
		COMPREPLY=($(compgen -W 'convert diff explain inspect lint merge pack plan schema unpack --help --version' -- "$cur"))
		return
	fi
	case ${COMP_WORDS[1]}:$prev in
	convert:--to) COMPREPLY=($(compgen -W 'json yaml swagger2 openapi3.0 package' -- "$cur")); return ;;
	convert:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$cur")); return ;;
	diff:--format) COMPREPLY=($(compgen -W 'text json markdown' -- "$cur")); return ;;
	diff:--fail-on) COMPREPLY=($(compgen -W 'breaking warning info' -- "$cur")); return ;;
	diff:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$cur")); return ;;
	explain:--format) COMPREPLY=($(compgen -W 'text json' -- "$cur")); return ;;
	explain:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$cur")); return ;;
	inspect:--format) COMPREPLY=($(compgen -W 'text json' -- "$cur")); return ;;
	inspect:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$cur")); return ;;
	lint:--format) COMPREPLY=($(compgen -W 'text json' -- "$cur")); return ;;
	lint:--fail-on) COMPREPLY=($(compgen -W 'error warning info hint' -- "$cur")); return ;;
	lint:--as) COMPREPLY=($(compgen -W 'datasource device product topic dictionary kind:KIND request:OPERATION' -- "$cur")); return ;;
	lint:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$cur")); return ;;
	merge:--api-mode) COMPREPLY=($(compgen -W 'merge override' -- "$cur")); return ;;
	merge:--extend-mode) COMPREPLY=($(compgen -W 'merge override' -- "$cur")); return ;;
	merge:--type) COMPREPLY=($(compgen -W 'AddNew Merge' -- "$cur")); return ;;
	merge:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$cur")); return ;;
	pack:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$cur")); return ;;
	plan:--format) COMPREPLY=($(compgen -W 'text json curl' -- "$cur")); return ;;
	plan:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$cur")); return ;;
	schema:--format) COMPREPLY=($(compgen -W 'text json jsonschema openapi' -- "$cur")); return ;;
	schema:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$cur")); return ;;
	unpack:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$cur")); return ;;
	esac
	[[ $cur == -* ]] || { COMPREPLY=($(compgen -f -- "$cur")); return; }
	case ${COMP_WORDS[1]} in
	convert) COMPREPLY=($(compgen -W '--to --app --group --mock --publish --output --config --quiet --verbose --color --limit --help --version ' -- "$cur")) ;;
	diff) COMPREPLY=($(compgen -W '--format --fail-on --output --config --quiet --verbose --color --limit --help --version ' -- "$cur")) ;;
	explain) COMPREPLY=($(compgen -W '--format --search --output --config --quiet --verbose --color --limit --help --version ' -- "$cur")) ;;
	inspect) COMPREPLY=($(compgen -W '--format --output --config --quiet --verbose --color --limit --help --version ' -- "$cur")) ;;
	lint) COMPREPLY=($(compgen -W '--format --fail-on --as --root --ruleset --output --config --quiet --verbose --color --limit --help --version ' -- "$cur")) ;;
	merge) COMPREPLY=($(compgen -W '--api-mode --extend-mode --type --prefix --datasource-overwrite --report --output --config --quiet --verbose --color --limit --help --version ' -- "$cur")) ;;
	pack) COMPREPLY=($(compgen -W '--output --config --quiet --verbose --color --limit --help --version ' -- "$cur")) ;;
	plan) COMPREPLY=($(compgen -W '--against --prune --param --format --output --config --quiet --verbose --color --limit --help --version ' -- "$cur")) ;;
	schema) COMPREPLY=($(compgen -W '--format --output --config --quiet --verbose --color --limit --help --version ' -- "$cur")) ;;
	unpack) COMPREPLY=($(compgen -W '--output --config --quiet --verbose --color --limit --help --version ' -- "$cur")) ;;
	esac
}
complete -F _asset asset
