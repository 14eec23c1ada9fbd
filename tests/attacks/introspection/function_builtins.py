# The builtins of a function.
print("REACHED builtins", (lambda: 0).__builtins__["eval"]("6 * 7"))
