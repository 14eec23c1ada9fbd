# __import__ with a literal name.
print("REACHED os", __import__("os").getpid())
