#!/bin/sh
# The business of chapter 9 of the API reference, from a package in git to a
# running API, and what follows from later edits.
. tests/replay/standin
ASSET_SECRET_DATASOURCE_ORDERS_DB_PASSWORD='pa"ss $(id) {{token}} \n'
export ASSET_SECRET_DATASOURCE_ORDERS_DB_PASSWORD
mine=$T/orders app=$T/orders/apps/orders

send $data/chapter9 || exit 1
settled $data/chapter9

edit "$mine"
sed -i 's/Read access/Read-only access/' "$app/datasources/orders-db.json"
state "$T/now.json"
same "an edited description" "update datasource:orders/orders-db" \
	"$(steps "$mine" "$T/now.json")"
send "$mine" || exit 1
settled "$mine"

# An edited script takes effect when the backend is deployed again.
sed -i 's/SELECT order_no/SELECT DISTINCT order_no/' \
	"$app/backends/orders-by-day/script-1.sql"
state "$T/now.json"
same "an edited script" "update backend-script:orders/orders-by-day
update backend-deployment:orders/orders-by-day" "$(steps "$mine" "$T/now.json")"
send "$mine" || exit 1
settled "$mine"

# The path of a deployed backend is fixed: it is taken back and made again.
sed -i 's|"/orders/by-day"|"/orders/of-day"|' \
	"$app/backends/orders-by-day/backend.json"
state "$T/now.json"
same "an edited path" "delete delete:backend-deployment:orders/orders-by-day
update backend:orders/orders-by-day
create backend-deployment:orders/orders-by-day" "$(steps "$mine" "$T/now.json")"
send "$mine" || exit 1
settled "$mine"

# What is gone from the package goes only when asked for.
rm "$app/groups/orders-public/settings.json"
state "$T/now.json"
same "without --prune" "" "$(steps "$mine" "$T/now.json")"
same "with --prune" \
	"delete delete:domain:orders/orders-public/orders.example.com" \
	"$(steps "$mine" "$T/now.json" --prune)"
send "$mine" --prune || exit 1
settled "$mine" --prune

# Everything, in the order that the platform asks for.
rm -r "$mine/apps"
send "$mine" --prune || exit 1
settled "$mine" --prune
same "an empty instance" 0 "$(jq '[.answers[] | select(.operation ==
	"ListRomaApp" or .operation == "ListLiveDataApiV2" or .operation ==
	"ListApiGroupsV2") | .body.total] | add' "$T/after.json")"
