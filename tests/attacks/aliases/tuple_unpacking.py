# A builtin taken out of a tuple.
run, _ = exec, 0
names = {}
run("pid = __import__('os').getpid()", names)
print("REACHED exec", names["pid"])
