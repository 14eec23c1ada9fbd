# Starts threads with descriptors of their own (no CLONE_FILES), each of which fills pipes that a look at the process misses.
flags = 0x100 | 0x200 | 0x800 | 0x10000  # CLONE_VM, CLONE_FS, CLONE_SIGHAND, CLONE_THREAD
stack = mmap(1 << 16, 3, 0x22) + (1 << 16) - 4096
code = mmap(4096, 3, 0x22)
# In assembly, since Python can't go on in such a thread: exit(0) by the child, a return to the caller by the parent.
ctypes.memmove(code, bytes.fromhex(
    "b838000000"  # mov eax, 56 (clone)
    "0f05"        # syscall
    "85c0"        # test eax, eax
    "7507"        # jnz out
    "b83c000000"  # mov eax, 60 (exit)
    "0f05"        # syscall
    "c3"          # out: ret
), 19)
syscall(10, code, 4096, 5)  # mprotect: readable and executable
started = ctypes.CFUNCTYPE(ctypes.c_long, ctypes.c_long, ctypes.c_void_p)(code)(flags, stack)
unshared = syscall(436, 1000, 1001, 2)[0] == 0  # close_range, CLOSE_RANGE_UNSHARE
decide(started > 0 or unshared, (started, unshared))
