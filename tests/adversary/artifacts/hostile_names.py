# Leaves files whose names are escape sequences, options, line feeds and no UTF-8.
# naive: collect
for name in (b"-rf", b"--checkpoint-action=exec=sh", b"a\nb", b"\x1b]0;owned\x07", b"\xff\xfe", b" ", b"\xe2\x80\xaegpj.exe", b"%2e%2e"):
    with open(OUT.encode() + b"/" + name, "wb") as file:
        file.write(b"x")
decide(False, "the host looks")
