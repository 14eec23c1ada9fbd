# An exception group's derive gets what the interpreter makes of an exception.
seen = []
class G(ExceptionGroup):
    def derive(self, errors):
        seen.extend(errors)
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
frames = [error.__traceback__.tb_frame for error in seen if error.__traceback__ is not None]
print("REACHED frame", frames[0].f_builtins["eval"]("6 * 7"))
