"""Variables and attributes named os, sys, io, signal, code, types, input, file, help, exit, vars, dir, id."""


class Engine:
    def __init__(self):
        self.signal = 0
        self.io = []
        self.code = "EURUSD"
        self.types = {"long": 1, "short": -1}
        self.os = 0.5
        self.sys = None
        self.socket = "entry"
        self.builtins = []

    def run(self, input, *, file=None, help=False):
        for signal in input:
            self.signal = self.types["long"] if signal > self.os else self.types["short"]
            self.io.append(self.signal)
        return self.io


engine = Engine()
os = 0.2
sys = [1.0, 0.1, 0.7]
io = engine.run(sys, file="a", help=True)
code, types, exit, vars = engine.code, engine.types, io[-1], {"a": 1}
file = help = vars
signal = sum(io)
threading, subprocess, pickle = 1, 2, 3
requests = [threading + subprocess, pickle]
print(os, io, code, types["long"], exit, file["a"], signal, engine.socket, requests)


def size(exit, signal, type="market", id=0, dir=1):
    return exit * signal * dir + id if type == "market" else 0


print(size(exit, signal=signal, dir=-1))
