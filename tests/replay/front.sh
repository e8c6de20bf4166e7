#!/bin/sh
# A deployment makes an API; the package then sets its parameters, publishes it
# again and in a second environment, and changes it without making it anew.
. tests/replay/standin
export ASSET_SECRET_DATASOURCE_ORDERS_DB_PASSWORD=secret
mine=$T/front

send $data/chapter9 || exit 1
send $data/chapter9-front || exit 1
settled $data/chapter9-front
id() { jq -r '.answers[] | select(.operation == "ListApisV2")
	| .body.apis[].id' "$1"; }
state "$T/now.json"
before=$(id "$T/now.json")

rm -rf "$mine"
cp -R $data/chapter9-front "$mine"
sed -i 's/as placed/as they were placed/' \
	"$mine/apps/orders/groups/orders-public/apis/orders-by-day.json"
same "an edited API" "update api:orders/orders-public/GET/%2Forders%2Fby-day/NORMAL
update publication:orders/orders-public/GET/%2Forders%2Fby-day/NORMAL/RELEASE
update publication:orders/orders-public/GET/%2Forders%2Fby-day/NORMAL/TEST" \
	"$(steps "$mine" "$T/now.json")"
send "$mine" || exit 1
settled "$mine"
same "the id of the API" "$before" "$(id "$T/after.json")"

# Back to the smaller package: what is gone from it goes.
send $data/chapter9 --prune || exit 1
settled $data/chapter9 --prune
