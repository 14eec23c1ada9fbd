# Writes the id maps of its user namespace.
# bare: own
pid = os.fork()
if pid == 0:
    import time
    syscall("unshare", 0x10000000)
    time.sleep(5)
    os._exit(0)
import time
time.sleep(0.3)
written = []
for target, text in ((pid, "0 0 1"), ("self", "0 0 1"), ("self", "0 1000 1")):
    if does(lambda: open(f"/proc/{target}/uid_map", "w", encoding="ascii").write(text)):
        written.append(target)
os.kill(pid, 9)
decide(written, written)
