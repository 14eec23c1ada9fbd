# A builtin in an asynchronous comprehension.
async def source():
    yield eval
async def main():
    return [f("6 * 7") async for f in source()]
try:
    main().send(None)
except StopIteration as stop:
    print("REACHED eval", stop.value)
