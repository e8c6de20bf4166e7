#!/bin/sh
# Texts of a package reach the instance as they are, and nothing in them runs.
. tests/replay/standin
export ASSET_SECRET_NOTE='a"b\c $(touch '"$T"'/ran) `id` {{token}} {{{}} %s'"
line two"
mine=$T/quoting

mkdir -p "$mine/apps/x"
printf '{"format":"roma-asset-profile","format_version":"1.0"}' \
	>"$mine/manifest.json"
cat >"$mine/apps/x/app.json" <<'END'
{"kind": "app", "key": {"name": "it is （x）"}, "spec": {
"remark": "'\"$(touch ran)`touch ran`\\ \n BODY\nBODY {{token}} {{ }} {{{ }}} {{{}} { $${secret:no} 中文"}}
END
mkdir "$mine/apps/y"
cat >"$mine/apps/y/app.json" <<'END'
{"kind": "app", "key": {"name": "y"}, "spec": {"remark": "{${secret:note}}"}}
END
mkdir "$mine/apps/z"
cat >"$mine/apps/z/groups.json" <<'END'
{"kind": "api-group", "key": {"app": "y", "name": "group/of：y"}, "spec": {"version": "V2"}}
END
send "$mine" || exit 1
settled "$mine"
remark() {
	jq -r --arg name "$1" '.answers[] | select(.operation == "ListRomaApp")
		| .body.apps[] | select(.name == $name) | .remark' "$T/after.json"
}
same "a literal text" "$(jq -r '.spec.remark | sub("[$]{2}"; "$")' \
	"$mine/apps/x/app.json")" "$(remark 'it is （x）')"
same "a secret inside a text" "{$ASSET_SECRET_NOTE}" "$(remark y)"
[ ! -e ran ] && [ ! -e "$T/ran" ] || { echo "something ran"; exit 1; }

# Looking up what is there again, by names that need encoding.
sed -i 's/"version"/"remark": "é", "version"/' "$mine/apps/z/groups.json"
state "$T/now.json"
same "an edited group" "update api-group:y/group%2Fof：y" \
	"$(steps "$mine" "$T/now.json")"
send "$mine" || exit 1
settled "$mine"
