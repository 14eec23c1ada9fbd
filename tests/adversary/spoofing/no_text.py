# Prints bytes that are no UTF-8: cut, overlong, surrogates.
# naive: bytes
os.write(1, b"\xff\xfe\xc0\xaf\xed\xa0\x80\xf4\x90\x80\x80\xe2\x82\n")
decide(False, "the host looks")
