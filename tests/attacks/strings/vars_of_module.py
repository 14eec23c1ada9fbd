# vars() of a module is its namespace.
import typing
print("REACHED sys", vars(typing)["s" + "ys"].getrefcount(0))
