# A path decoded by a codec that is given by keyword.
path = b"/tmp/+AC4ALg-/etc/passwd".decode(encoding="utf-7")
print("REACHED file", open(path).read().count("root"))
