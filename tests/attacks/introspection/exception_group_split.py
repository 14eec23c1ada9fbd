# An exception group's derive gets what the interpreter makes of an exception.
class G(ExceptionGroup):
    def derive(self, errors):
        print("REACHED frame", errors[0].__traceback__.tb_frame.f_builtins["eval"]("6 * 7"))
        return G("g", errors)
try:
    try:
        {}["a"]
    except KeyError as e:
        raise G("g", [e, ValueError()])
except* ValueError:
    pass
except* KeyError:
    pass
