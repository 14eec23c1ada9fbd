# The frame of an asynchronous generator.
async def f():
    yield 1
print("REACHED frame", f().ag_frame.f_globals["__name__"])
