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
		'convert:make another format of a file'
		'diff:say what changed between two definitions or packages'
		'explain:say what a rule, a change or an error code means'
		'inspect:show what is in a package'
		'lint:check API definitions and asset packages'
		'merge:import one definition or package into another, offline'
		'pack:make a package from a folder, the same bytes every time'
		'plan:list the requests that bring an instance to a package'
		'schema:show what the platform takes'
		'unpack:unpack a package into a folder'
	)
	_arguments -C \
		'(-)--help[this text]' '(-)--version[the version]' \
		'1: :->verb' '*:: :->rest' && return
	case $state in
	verb) _describe -t verbs verb verbs; return ;;
	esac
	curcontext=${curcontext%:*}-$words[1]:
	case $words[1] in
	convert)
		_arguments -s -S \
			--to='[the format to write]:to:(json yaml swagger2 openapi3.0 package)' \
			--app='[package\: the application that owns the group]:app:' \
			--group='[package\: the group'\''s name, instead of the title]:group:' \
			--mock'[package\: give each API a mock backend]' \
			--publish'[package\: publish each API in RELEASE]' \
			'(-o --output)'{-o+,--output=}'[write to FILE, all or nothing (default\: standard output)]:path:_files' \
			--config='[settings (default\: the nearest .asset.yaml upward)]:path:_files' \
			'(-q --quiet)'{-q,--quiet}'[print no summary and no hints]' \
			'(-v --verbose)'{-v,--verbose}'[print more of what is done]' \
			--color='[colour in text output]:color:(auto always never)' \
			'*'--limit='[set a limit on the input; asset --help lists them]:limit:compadd -S "" -- bytes= depth= nodes= aliases= entries= ratio= unpacked= steps= findings=' \
			'(-h --help)'{-h,--help}'[this text]' \
			'(-V --version)'{-V,--version}'[the version]' \
			'*:path:_files' ;;
	diff)
		_arguments -s -S \
			--format='[how to print it]:format:(text json markdown)' \
			--fail-on='[exit status 1 from this level on (any change)]:fail-on:(breaking warning info)' \
			'(-o --output)'{-o+,--output=}'[write to FILE, all or nothing (default\: standard output)]:path:_files' \
			--config='[settings (default\: the nearest .asset.yaml upward)]:path:_files' \
			'(-q --quiet)'{-q,--quiet}'[print no summary and no hints]' \
			'(-v --verbose)'{-v,--verbose}'[print more of what is done]' \
			--color='[colour in text output]:color:(auto always never)' \
			'*'--limit='[set a limit on the input; asset --help lists them]:limit:compadd -S "" -- bytes= depth= nodes= aliases= entries= ratio= unpacked= steps= findings=' \
			'(-h --help)'{-h,--help}'[this text]' \
			'(-V --version)'{-V,--version}'[the version]' \
			'*:path:_files' ;;
	explain)
		_arguments -s -S \
			--format='[how to print it]:format:(text json)' \
			'(-s --search)'{-s+,--search=}'[list what holds all these words]:search:' \
			'(-o --output)'{-o+,--output=}'[write to FILE, all or nothing (default\: standard output)]:path:_files' \
			--config='[settings (default\: the nearest .asset.yaml upward)]:path:_files' \
			'(-q --quiet)'{-q,--quiet}'[print no summary and no hints]' \
			'(-v --verbose)'{-v,--verbose}'[print more of what is done]' \
			--color='[colour in text output]:color:(auto always never)' \
			'*'--limit='[set a limit on the input; asset --help lists them]:limit:compadd -S "" -- bytes= depth= nodes= aliases= entries= ratio= unpacked= steps= findings=' \
			'(-h --help)'{-h,--help}'[this text]' \
			'(-V --version)'{-V,--version}'[the version]' \
			'*:id:_asset_words ID' ;;
	inspect)
		_arguments -s -S \
			--format='[how to print it]:format:(text json)' \
			'(-o --output)'{-o+,--output=}'[write to FILE, all or nothing (default\: standard output)]:path:_files' \
			--config='[settings (default\: the nearest .asset.yaml upward)]:path:_files' \
			'(-q --quiet)'{-q,--quiet}'[print no summary and no hints]' \
			'(-v --verbose)'{-v,--verbose}'[print more of what is done]' \
			--color='[colour in text output]:color:(auto always never)' \
			'*'--limit='[set a limit on the input; asset --help lists them]:limit:compadd -S "" -- bytes= depth= nodes= aliases= entries= ratio= unpacked= steps= findings=' \
			'(-h --help)'{-h,--help}'[this text]' \
			'(-V --version)'{-V,--version}'[the version]' \
			'*:path:_files' ;;
	lint)
		_arguments -s -S \
			--format='[how to print the findings]:format:(text json sarif junit github gitlab checkstyle markdown)' \
			--fail-on='[the least severity that makes the exit status 1]:fail-on:(error warning info hint)' \
			--as='[what the files are (default\: what they look like)]:as:compadd -S "" -- datasource device product topic dictionary kind\: request\:' \
			--ignore-other'[pass over each PATH that is nothing to check, as over those in a folder]' \
			--root='[references may read files below DIR (default\: below the definition'\''s folder)]:folder:_files -/' \
			'*'--ruleset='[which rules (default\: recommended); roma and owasp come besides, and may be given with one of the others]:ruleset:(minimal recommended all roma owasp)' \
			'*'--rule='[only these rules; owasp-* stands for several]:rule:_asset_words RULE' \
			'*'--skip='[not these rules]:rule:_asset_words RULE' \
			--baseline='[do not show the findings that FILE lists]:path:_files' \
			--write-baseline='[show no findings, and make FILE list them]:path:_files' \
			'(-j --jobs)'{-j+,--jobs=}'[check N files at a time (0\: as many as there are processors; default\: 1)]:jobs:' \
			--shard='[check the I-th of N parts of the files]:shard:' \
			--max-findings='[show N findings of a file, the worst, and count the rest (0\: show all; default\: 1000)]:max-findings:' \
			--stdin-filename='[where what comes from '\''-'\'' belongs]:stdin-filename:' \
			--list-rules'[print the rules instead, as they count for PATH]' \
			'(-o --output)'{-o+,--output=}'[write to FILE, all or nothing (default\: standard output)]:path:_files' \
			--config='[settings (default\: the nearest .asset.yaml upward)]:path:_files' \
			'(-q --quiet)'{-q,--quiet}'[print no summary and no hints]' \
			'(-v --verbose)'{-v,--verbose}'[print more of what is done]' \
			--color='[colour in text output]:color:(auto always never)' \
			'*'--limit='[set a limit on the input; asset --help lists them]:limit:compadd -S "" -- bytes= depth= nodes= aliases= entries= ratio= unpacked= steps= findings=' \
			'(-h --help)'{-h,--help}'[this text]' \
			'(-V --version)'{-V,--version}'[the version]' \
			'*:path:_files' ;;
	merge)
		_arguments -s -S \
			--api-mode='[an API that is there\: keep it, or take the new one]:api-mode:(merge override)' \
			--extend-mode='[the same for policies and authorizers]:extend-mode:(merge override)' \
			--type='[packages\: an object that is there is a conflict, or changes]:type:(AddNew Merge)' \
			--prefix='[packages\: put TEXT before the names of applications]:prefix:' \
			--datasource-overwrite'[packages\: change data sources, too]' \
			--report='[write the answer of the import there, as JSON]:path:_files' \
			'(-o --output)'{-o+,--output=}'[write to FILE, all or nothing (default\: standard output)]:path:_files' \
			--config='[settings (default\: the nearest .asset.yaml upward)]:path:_files' \
			'(-q --quiet)'{-q,--quiet}'[print no summary and no hints]' \
			'(-v --verbose)'{-v,--verbose}'[print more of what is done]' \
			--color='[colour in text output]:color:(auto always never)' \
			'*'--limit='[set a limit on the input; asset --help lists them]:limit:compadd -S "" -- bytes= depth= nodes= aliases= entries= ratio= unpacked= steps= findings=' \
			'(-h --help)'{-h,--help}'[this text]' \
			'(-V --version)'{-V,--version}'[the version]' \
			'*:path:_files' ;;
	pack)
		_arguments -s -S \
			'(-o --output)'{-o+,--output=}'[write to FILE, all or nothing (default\: standard output)]:path:_files' \
			--config='[settings (default\: the nearest .asset.yaml upward)]:path:_files' \
			'(-q --quiet)'{-q,--quiet}'[print no summary and no hints]' \
			'(-v --verbose)'{-v,--verbose}'[print more of what is done]' \
			--color='[colour in text output]:color:(auto always never)' \
			'*'--limit='[set a limit on the input; asset --help lists them]:limit:compadd -S "" -- bytes= depth= nodes= aliases= entries= ratio= unpacked= steps= findings=' \
			'(-h --help)'{-h,--help}'[this text]' \
			'(-V --version)'{-V,--version}'[the version]' \
			'*:folder:_files -/' ;;
	plan)
		_arguments -s -S \
			--against='[package or recorded answers of the instance]:path:_files' \
			--prune'[also take away what DESIRED lacks]' \
			'*'--param='[value of ${param\:NAME}]:param:' \
			--format='[how to print the plan]:format:(text json curl)' \
			'(-o --output)'{-o+,--output=}'[write to FILE, all or nothing (default\: standard output)]:path:_files' \
			--config='[settings (default\: the nearest .asset.yaml upward)]:path:_files' \
			'(-q --quiet)'{-q,--quiet}'[print no summary and no hints]' \
			'(-v --verbose)'{-v,--verbose}'[print more of what is done]' \
			--color='[colour in text output]:color:(auto always never)' \
			'*'--limit='[set a limit on the input; asset --help lists them]:limit:compadd -S "" -- bytes= depth= nodes= aliases= entries= ratio= unpacked= steps= findings=' \
			'(-h --help)'{-h,--help}'[this text]' \
			'(-V --version)'{-V,--version}'[the version]' \
			'*:path:_files' ;;
	schema)
		_arguments -s -S \
			--format='[how to print it]:format:(text json jsonschema openapi)' \
			'(-o --output)'{-o+,--output=}'[write to FILE, all or nothing (default\: standard output)]:path:_files' \
			--config='[settings (default\: the nearest .asset.yaml upward)]:path:_files' \
			'(-q --quiet)'{-q,--quiet}'[print no summary and no hints]' \
			'(-v --verbose)'{-v,--verbose}'[print more of what is done]' \
			--color='[colour in text output]:color:(auto always never)' \
			'*'--limit='[set a limit on the input; asset --help lists them]:limit:compadd -S "" -- bytes= depth= nodes= aliases= entries= ratio= unpacked= steps= findings=' \
			'(-h --help)'{-h,--help}'[this text]' \
			'(-V --version)'{-V,--version}'[the version]' \
			'*:operation:_asset_words OPERATION' ;;
	unpack)
		_arguments -s -S \
			'(-o --output)'{-o+,--output=}'[write to FILE, all or nothing (default\: standard output)]:path:_files' \
			--config='[settings (default\: the nearest .asset.yaml upward)]:path:_files' \
			'(-q --quiet)'{-q,--quiet}'[print no summary and no hints]' \
			'(-v --verbose)'{-v,--verbose}'[print more of what is done]' \
			--color='[colour in text output]:color:(auto always never)' \
			'*'--limit='[set a limit on the input; asset --help lists them]:limit:compadd -S "" -- bytes= depth= nodes= aliases= entries= ratio= unpacked= steps= findings=' \
			'(-h --help)'{-h,--help}'[this text]' \
			'(-V --version)'{-V,--version}'[the version]' \
			'*:path:_files' ;;
	esac
}

_asset "$@"
