"""A menu whose commands are named open, close, exec, eval, help, exit, quit, input, print."""


class Desk:
    def __init__(self):
        self.positions = {}
        self.commands = {
            "open": self.do_open, "close": self.do_close, "exec": self.do_exec, "eval": self.do_eval,
            "help": self.do_help, "exit": lambda *a: "bye",
        }

    def do_open(self, symbol, qty="1"):
        """open SYMBOL [QTY]: opens a position"""
        self.positions[symbol] = self.positions.get(symbol, 0) + int(qty)
        return f"opened {qty} {symbol}"

    def do_close(self, symbol):
        """close SYMBOL: closes it"""
        return f"closed {self.positions.pop(symbol, 0)} {symbol}"

    def do_exec(self, *plan):
        """exec CMD;CMD: runs several commands"""
        return "; ".join(self.handle(p.replace("_", " ")) for p in plan)

    def do_eval(self):
        """eval: values the book at 10 apiece"""
        return f"{sum(self.positions.values()) * 10:,}"

    def do_help(self):
        """help: this text"""
        return "\n".join(f.__doc__ for f in self.commands.values() if f.__doc__)

    def handle(self, line):
        name, *args = line.split()
        try:
            return self.commands[name](*args)
        except KeyError:
            return f"unknown command: {name}"
        except TypeError as e:
            return "usage: " + (self.commands[name].__doc__ or str(e))


desk = Desk()
SCRIPT = """open AAA 10
open BBB
exec open_CCC_3 close_BBB
eval
compile it
close
exit"""
for line in SCRIPT.splitlines():
    print(">", line, "->", desk.handle(line))
print(desk.do_help().count("\n"))
