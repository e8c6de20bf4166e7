# Wrong calls say what is wrong and what is near, and end with 2.
try() { echo "\$ asset $*"; asset "$@"; echo "-> $?"; }
try expain x
try explain
try explain --formt json x
try explain --format xml x
try explain --format
try explain --limit depth=deep x
try explain --limit dept=3 x
try explain json-wrd
try explain -x
try explain --version
try --version
ln -s "$(command -v asset)" asset-explain
PATH=.:$PATH asset-explain json-colon | head -n 1
