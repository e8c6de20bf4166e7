"""Writes zips that a reader must refuse, one a name, into the folder given."""
import os
import struct
import sys
import zipfile

os.chdir(sys.argv[1])


def info(name, mode=0o100644, **fields):
    z = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    z.create_system = 3
    z.external_attr = mode << 16
    for k, v in fields.items():
        setattr(z, k, v)
    return z


def make(name, *members):
    with zipfile.ZipFile(name, "w") as z:
        for i, data in members:
            z.writestr(i if isinstance(i, zipfile.ZipInfo) else info(i), data)
    return name


def patch(name, old, new, which=-1):
    """Replaces the first (0) or last (-1) place of some bytes."""
    data = open(name, "rb").read()
    at = data.find(old) if which == 0 else data.rfind(old)
    assert at >= 0
    open(name, "wb").write(data[:at] + new + data[at + len(old):])


make("dotdot.zip", ("../evil.json", "{}"))
make("inner-dotdot.zip", ("apps/../../evil.json", "{}"))
make("absolute.zip", ("/etc/evil.json", "{}"))
make("drive.zip", ("C:evil.json", "{}"))
make("empty-step.zip", ("apps//a.json", "{}"))
patch(make("backslash.zip", ("appsXevil.json", "{}")), b"appsX", b"apps\\", 0)
patch("backslash.zip", b"appsX", b"apps\\")
make("control.zip", ("apps/a\x1b[2J.json", "{}"))
make("long.zip", ("a" * 1100, "{}"))
make("symlink.zip", (info("link", 0o120777), "/etc/passwd"))
make("pipe.zip", (info("pipe", 0o010644), ""))
make("duplicate-case.zip", ("apps/A.json", "{}"), ("apps/a.json", "{}"))
make("duplicate-form.zip", ("apps/\u00e9.json", "{}"), ("apps/e\u0301.json", "{}"))
make("file-and-folder.zip", ("apps", "x"), ("apps/a.json", "{}"))
make("ratio.zip", (info("bomb.json", compress_type=8), b" " * 50000000))
make("many.zip", *((f"f{i}", "") for i in range(300)))
make("total.zip", *((f"f{i}", b"x" * 1000) for i in range(300)))

import warnings
warnings.simplefilter("ignore")
make("duplicate.zip", ("a.json", "1"), ("a.json", "2"))

# flag bit 0: encrypted
make("encrypted.zip", ("a.json", "secret"))
d = bytearray(open("encrypted.zip", "rb").read())
d[6] |= 1
d[d.find(b"PK\1\2") + 8] |= 1
open("encrypted.zip", "wb").write(d)

# the two headers disagree about the name, the data about its checksum
patch(make("headers.zip", ("good.json", "{}")), b"good.json", b"evil.json", 0)
patch(make("checksum.zip", ("a.json", "content")), b"content", b"contend", 0)

# the stated size is not that of the data
make("size.zip", (info("a.json", compress_type=8), b"a" * 1000))
d = open("size.zip", "rb").read()
open("size.zip", "wb").write(d.replace(struct.pack("<I", 1000), struct.pack("<I", 900)))

# two entries share their data
make("overlap.zip", ("a.json", "x" * 100), ("b.json", "x" * 100))
d = bytearray(open("overlap.zip", "rb").read())
second = d.rfind(b"PK\1\2")
d[second + 42:second + 46] = struct.pack("<I", 0)
open("overlap.zip", "wb").write(d)

make("cut.zip", ("a.json", "x" * 1000))
d = open("cut.zip", "rb").read()
open("cut.zip", "wb").write(d[:len(d) // 2])
open("not.zip", "w").write("PK is not enough")
open("empty.zip", "wb").write(b"PK\5\6" + bytes(18))

# a name that is neither UTF-8 nor marked as such: code page 437
make("codepage.zip", ("n.json", "{}"))
d = open("codepage.zip", "rb").read()
open("codepage.zip", "wb").write(d.replace(b"n.json", b"\x81.json"))
