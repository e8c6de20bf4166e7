#!/bin/sh
# The generator says at which line a rule is wrong, and what was meant.
: "${T:?}" "${B:?}"
bad=0

# expect LINE MESSAGE SED-COMMAND: a rule with that mistake
expect() {
	rm -rf "$T/wrong"
	mkdir -p "$T/wrong/out" "$T/wrong/rules" "$T/wrong/words"
	cp -r formats/oas formats/rulesets.yaml formats/words.yaml "$T/wrong"
	sed "$3" >"$T/wrong/rules/mine.yaml" <<'E2'
- id: tag-greeted
  severity: hint
  optional: true
  for: [swagger2, openapi30]
  at: tag.description
  call: matches
  with: {pattern: '^Hello'}
  says: the tag says no hello
  why: Tags are polite.
  fix: Say hello.
  bad: |
    tags: [{name: a, description: Go away.}]
  good: |
    tags: [{name: a, description: Hello you.}]
E2
	"$B/gen/gen" "$T/wrong" libasset/rule "$T/wrong/out" 2>"$T/wrong/log" &&
	    [ "$2" ] && { echo "no mistake seen: $2"; bad=1; }
	grep -q "^$T/wrong/rules/mine.yaml:$1: $2" "$T/wrong/log" ||
	    [ -z "$2" ] || { echo "not said: $1: $2"; cat "$T/wrong/log"; bad=1; }
}

expect '' '' ''
expect 6:9 'no fn_\*.c has a function asset_rule_: match; did you mean matches' s/matches/match/
expect 1:3 'the rule lacks: good' '/good/,$d'
expect 1:3 'the rule lacks: why' '/why/d'
expect 9:7 'a rule has no member: wy; did you mean why' s/why/wy/
expect 5:7 'the grammars of the rule have no type: tag.desc' s/tag.description/tag.desc/
expect 4:9 'no grammar in formats/oas is called: swagger; did you mean swagger2' s/swagger2/swagger/
expect 2:13 'no such severity: bad' s/hint/bad/
expect 3:12 'no such ruleset: mine' 's/optional: true/ruleset: mine/'
exit $bad
