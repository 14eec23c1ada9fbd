# The code of a generator.
g = (x for x in ())
print("REACHED code", g.gi_code.co_name)
