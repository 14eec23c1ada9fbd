# Reads which of its pages are where in the machine's memory.
# bare: root
def read():
    with open("/proc/self/pagemap", "rb") as file:
        file.seek(id(read) // 4096 * 8)
        if int.from_bytes(file.read(8), "little") & ((1 << 55) - 1) == 0:
            raise OSError("no frame numbers")

decide(does(read))
