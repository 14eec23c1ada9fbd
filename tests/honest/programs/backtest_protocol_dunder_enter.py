"""with Session(...) as s: enter/exit, __del__-free, __call__, __contains__, exceptions inside handled by __exit__."""
import traceback


class Halt(Exception):
    pass


class Session:
    def __init__(self, name, limit):
        self.name, self.limit, self.pnl, self.errors = name, limit, 0.0, []

    def __enter__(self):
        print(f"[{self.name}] start")
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        if exc_type is not None and issubclass(exc_type, Halt):
            self.errors.append(str(exc_value))
            print(f"[{self.name}] halted: {exc_value}")
            return True
        print(f"[{self.name}] end {self.pnl:+.2f}")
        return False

    def __call__(self, pnl):
        self.pnl += pnl
        if self.pnl < -self.limit:
            raise Halt(f"loss {self.pnl:.2f} beyond {self.limit}")


def results(name):
    seed = sum(map(ord, name))
    for _ in range(50):
        seed = (1103515245 * seed + 12345) % 2 ** 31
        yield (seed / 2 ** 31 - 0.5) * 10


sessions = []
for name in ("asia", "europe", "us"):
    with Session(name, 15) as s:
        sessions.append(s)
        for r in results(name):
            s(r)
try:
    with Session("broken", 1) as s:
        s("x")
except TypeError:
    print(traceback.format_exc().splitlines()[-1][:40])
except (ValueError, ArithmeticError) as e:
    print("".join(traceback.format_exception_only(type(e), e)))
print([(s.name, round(s.pnl, 2), len(s.errors)) for s in sessions])
