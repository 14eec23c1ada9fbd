# The frame behind an exception's traceback.
try:
    {}["a"]
except KeyError as e:
    print("REACHED frame", e.__traceback__.tb_frame.f_globals["__name__"])
