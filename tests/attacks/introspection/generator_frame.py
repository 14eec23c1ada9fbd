# The frame of a generator.
g = (x for x in ())
print("REACHED frame", g.gi_frame.f_builtins["eval"]("6 * 7"))
