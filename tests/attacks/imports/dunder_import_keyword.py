# __import__ with its name given by keyword.
print("REACHED os", __import__(name="os").getpid())
