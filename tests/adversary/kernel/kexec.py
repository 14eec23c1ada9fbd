# Reaches the loader of another kernel. With a bad request.
# bare: root
# needs: kexec
_, error = syscall("kexec_load", 0, 1 << 20, 0, 0xFFFF0000)
decide(error not in (1, 38), os.strerror(error))
