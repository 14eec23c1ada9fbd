# The context of an exception has a traceback, whose frame a format field reads.
try:
    {}["a"]
except KeyError as error:
    trace = error.__traceback__
print("REACHED frame", "{0.tb_frame.f_lineno}".format(trace))
