# The rules with what the settings make of them.
some() { grep -E '^(field-unknown|path-params-used|path-kebab-case|owasp-response-429|roma-group-name|convert-lossy) '; }
asset lint --list-rules | some
echo "--ruleset all:"
asset lint --list-rules --ruleset all | some
echo "--rule:"
asset lint --list-rules --rule 'path-*' | some
mkdir apis
cat >apis/.asset.yaml <<'END'
rulesets: {roma: off}
rules:
  path-params-used: off
  owasp-response-429: {severity: hint, with: {keys: ["429"]}}
END
echo "settings of a file:"
asset lint --list-rules apis/a.yaml | some
asset lint --list-rules --format json apis/a.yaml |
    sed -n '/"id": "owasp-response-429"/,/^    }/p'
asset lint --list-rules --format sarif
asset lint --list-rules a b
asset lint --list-rules --rule nope
