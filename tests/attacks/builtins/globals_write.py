# A global function is exchanged by text.
globals()["run"] = globals()["__builtins__"].eval
print("REACHED eval", run("6 * 7"))
