# Reads the addresses of the kernel's symbols.
# bare: root
def read():
    with open("/proc/kallsyms", encoding="ascii") as file:
        assert file.readline()

decide(does(read))
