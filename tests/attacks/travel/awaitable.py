# A module that an own awaitable gives.
import logging
class A:
    def __await__(self):
        return logging
        yield
async def main():
    m = await A()
    print("REACHED file", m.io.open("/etc/passwd").read().count("root"))
try:
    main().send(None)
except StopIteration as stop:
    stop = None
