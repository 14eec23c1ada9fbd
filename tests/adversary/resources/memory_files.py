# Takes memory as files without a file system.
# flags: --memory 120m
# ends: ok, memory
# limits: memory
descriptor, error = syscall("memfd_create", b"x", 0)
if descriptor < 0:
    decide(False, os.strerror(error))
for _ in range(200):
    os.write(descriptor, bytes(1 << 20))
decide(True)
