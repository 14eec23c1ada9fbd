# The frame of a coroutine.
async def f():
    return 1
c = f()
print("REACHED frame", c.cr_frame.f_globals["__name__"])
c.close()
