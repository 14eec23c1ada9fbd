# A traceback in except*.
try:
    {}["a"]
except* KeyError as group:
    print("REACHED frame", group.exceptions[0].__traceback__.tb_frame.f_globals["__name__"])
