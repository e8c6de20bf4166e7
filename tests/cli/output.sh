# Output that cannot be written is never a success, and an old file survives.
asset explain json-colon >/dev/full; echo "full disk: $?"
asset explain json-colon -o /dev/full; echo "-o on a full disk: $?"
echo old >out.txt
asset explain json-colon -o no/such/folder/out.txt; echo "no folder: $?"
mkdir sub
asset explain json-colon -o sub; echo "a folder: $?"
asset explain json-colon -o out.txt; echo "good: $?"; head -n 1 out.txt
ls
(sleep 0.2; asset explain json-colon; echo "closed pipe: $?" >&2) | :
