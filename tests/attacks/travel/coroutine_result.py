# A module as the result of a coroutine that is driven by hand.
import logging
async def source():
    return logging
try:
    source().send(None)
except StopIteration as stop:
    print("REACHED file", stop.args[0].io.open("/etc/passwd").read().count("root"))
