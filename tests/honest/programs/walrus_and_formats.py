"""Walrus, f-strings with nested quotes and format specs, str.format with fields of own objects, % formatting."""
import datetime as dt


class Report:
    def __init__(self, name, values):
        self.name = name
        self.values = values
        self.inner = {"open": 1.5, "close": 2.25}


report = Report("µ-model", [3.14159, 2.71828, -1.41421])
width, digits = 12, 3
if (count := len(report.values)) > 2:
    print(f"{report.name!r:>{width}} {count:03d} {report.values[0]:{width}.{digits}f}|{'yes' if count else 'no'}")
print(f"{report.inner['open']:.1%} {{literal}} {report.inner['close']=} {dt.date(2024, 5, 17):%d.%m.%Y}")
print("{0.name:^20} {0.values[1]:+.2f} {0.inner[close]:e}".format(report))
print("{name:<10}{size:>8,}".format(name="total", size=1234567))
print("%-10s|%8.3f|%05d|%%" % ("abc", 2.5, 42), "%(open).1f to %(close)r" % report.inner)
template = "{:>{w}}"
print(template.format("right", w=10), "{!r}".format("q"), "{}{}".format(*"ab"))
while (value := report.values.pop()) > 3:
    pass
print(value, [y := 2, y ** 2], "{a}".format_map({"a": 1}))
