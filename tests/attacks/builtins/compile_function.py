# compile makes code that a generator expression's type cannot, but eval runs.
print("REACHED compile", type(compile("6 * 7", "f", "eval")).__name__)
