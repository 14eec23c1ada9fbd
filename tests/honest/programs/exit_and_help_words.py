"""raise SystemExit, return codes, and methods named exit, help, license, quit, copyright."""


class Position:
    def __init__(self, entry):
        self.entry, self.exits = entry, []

    def exit(self, price, /, *, size=1):
        self.exits.append((price, size))
        return price - self.entry

    def help(self):
        return "exit(price)"

    def license(self):
        return None

    quit = exit
    copyright = help


class Exit(Exception):
    code = 3


position = Position(10)
profit = position.exit(12) + position.quit(11, size=2)
print(profit, position.help(), position.license(), position.copyright(), len(position.exits))
try:
    raise Exit
except Exit as stop:
    print("code", stop.code)
if profit < 0:
    raise SystemExit("a loss")
