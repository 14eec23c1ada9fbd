# difflib.HtmlDiff calls expandtabs() of the lines that it is given, with the width that it was made with.
import difflib
class Line(str):
    def replace(self, *rest):
        return self
    def expandtabs(self, path):
        print("REACHED file", open(path).read().count("root") > 0)
        raise ValueError
line = Line("x")
if 0:
    line.expandtabs("/data/x")
try:
    difflib.HtmlDiff(tabsize="/etc/passwd").make_file([line], [line])
except ValueError:
    pass
