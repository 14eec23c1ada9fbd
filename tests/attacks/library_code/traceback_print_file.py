# print_tb writes a file's line to an object of ours, by the same disguise.
import traceback
names = dict(co_filename="/etc/passwd", co_name="f", co_qualname="f", co_positions=lambda: iter([(1, 1, 0, 1)]))
code = type("C", (), {})()
for name in names:
    setattr(code, name, names[name])
frame = type("F", (), {"f_code": code, "f_globals": {}, "f_lineno": 1})()
tb = type("T", (), {"tb_next": None, "tb_lasti": 0, "tb_lineno": 1, "tb_frame": frame})()
print("REACHED file", traceback.format_tb(tb)[0].split("\n")[1].strip()[:4])
