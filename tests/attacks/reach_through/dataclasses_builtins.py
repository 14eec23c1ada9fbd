# The builtins through dataclasses.
import dataclasses
print("REACHED eval", dataclasses.builtins.eval("6 * 7"))
