# Makes the kernel take others when memory is short. As an ordinary user bare, it can only make itself the first to go: it writes at all.
def write():
    with open("/proc/self/oom_score_adj", "r+", encoding="ascii") as file:
        before = file.read()
        file.write("300")
        file.flush()
    with open("/proc/self/oom_score_adj", encoding="ascii") as file:
        if file.read() == before:
            raise OSError("it reads as before")

decide(does(write))
