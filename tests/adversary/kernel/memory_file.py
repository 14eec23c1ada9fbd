# Makes a file without a file system: no noexec mount holds it back.
succeeds("memfd_create", b"program", 0)
