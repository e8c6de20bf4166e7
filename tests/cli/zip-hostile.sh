# Each hostile zip is refused with status 2, and nothing leaves the folder.
mkdir zips && python3 "$SRC/tests/zip/hostile.py" zips || exit
for z in zips/*.zip; do
	asset unpack "$z" -o out --limit entries=250 --limit unpacked=60000000
	echo "$z: exit $?"
	[ -e out ] && { echo "it was unpacked:"; find out; rm -rf out; }
done
asset unpack zips/total.zip -o out --limit unpacked=100000 # 300 of 1000
echo "exit $?"
find . -type f -not -path './zips/*'
