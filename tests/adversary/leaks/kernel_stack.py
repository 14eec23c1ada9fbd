# Reads the kernel's side of its own process.
# bare: root
def read():
    with open("/proc/self/stack", encoding="ascii") as file:
        assert file.read()

decide(does(read))
