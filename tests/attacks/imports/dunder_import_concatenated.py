# __import__ with a name put together.
print("REACHED os", __import__("o" + "s").getpid())
