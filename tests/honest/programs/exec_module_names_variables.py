"""Variables with the names of modules, builtins and methods of other libraries."""
import random


class Exchange:
    def __init__(self):
        self.system = "matching"
        self.os = {"open": [], "filled": []}
        self.globals = {}

    def popen(self, order):
        self.os["open"].append(order)

    def remove(self, order):
        self.os["open"].remove(order)
        self.os["filled"].append(order)

    def connect(self):
        return self

    def send(self, order):
        self.popen(order)
        if order["limit"] >= order["price"]:
            self.remove(order)
        return order

    def load(self, name):
        return self.os[name]

    def spawn(self, n, seed):
        rng = random.Random(seed)
        for code in range(n):
            yield {"code": code, "price": rng.uniform(9, 11), "limit": 10.0}


request = Exchange()
socket = request.connect()
signal, select, resource, platform = 0, [], 1.0, "paper"
for io in socket.spawn(30, seed=2):
    sys = socket.send(io)
    signal += sys["limit"] >= sys["price"]
    select.append(sys["code"])
dir = "long" if signal > 15 else "short"
id, type_, input_, file = 7, "limit", [1, 2], "none"
code = {"globals": len(socket.load("filled")), "locals": len(socket.load("open"))}
print(platform, dir, code, request.system, resource, id, file, len(select))
