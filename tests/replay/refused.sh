#!/bin/sh
# A script stops at the first request that is refused, and says which and why.
. tests/replay/standin
export ASSET_SECRET_DATASOURCE_ORDERS_DB_PASSWORD=secret

asset plan $data/chapter9 --format curl -o "$T/go.sh" || exit 1
sh "$T/go.sh" || exit 1
sh "$T/go.sh" 2>"$T/err"
same "status of the second run" 1 $?
same "what it says" '[1/7] create app:orders
error_code "ROMA.14011", error_msg "The application already exists. name: orders"
stopped at create app:orders: answered with 400, expected 201' "$(cat "$T/err")"

# Nothing is sent while a variable is missing; all of them are named.
(
	unset ASSET_TOKEN ASSET_SECRET_DATASOURCE_ORDERS_DB_PASSWORD
	sh "$T/go.sh" 2>"$T/err"
	same "status without variables" 2 $?
) || exit 1
same "the missing variables" \
	"not set: ASSET_TOKEN ASSET_SECRET_DATASOURCE_ORDERS_DB_PASSWORD" \
	"$(cat "$T/err")"

# The private folder is gone, whatever happened.
same "left behind" "" "$(ls "${TMPDIR:-/tmp}" | grep '^asset\.[A-Za-z0-9]\{6\}$')"
