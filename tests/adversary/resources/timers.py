# Makes timers until it is refused: each is a piece of kernel memory.
timer = ctypes.c_int()
count = 0
while count < 4000 and syscall("timer_create", 1, 0, ctypes.byref(timer))[0] == 0:
    count += 1
decide(count == 4000, count)
