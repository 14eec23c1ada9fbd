# Mounts an overlay (CVE-2021-3493, CVE-2023-0386).
# bare: own
for name in ("lower", "upper", "work", "mount"):
    os.mkdir(f"{TMP}/{name}")
succeeds("mount", b"none", (TMP + "/mount").encode(), b"overlay", 0,
         f"lowerdir={TMP}/lower,upperdir={TMP}/upper,workdir={TMP}/work,userxattr".encode())
