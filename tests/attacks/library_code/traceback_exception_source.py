# TracebackException reads the lines of the file that a code object claims.
import traceback
class T:
    tb_next = None
    tb_lasti = 0
    tb_lineno = 1
class Code:
    co_filename = "/etc/passwd"
    co_name = co_qualname = "f"
    def co_positions(self):
        return iter([(1, 1, 0, 1)])
class Frame:
    f_code = Code()
    f_globals = {}
    f_lineno = 1
T.tb_frame = Frame()
print("REACHED file", traceback.extract_tb(T())[0].line[:4])
