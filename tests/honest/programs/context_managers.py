"""contextlib, and a class with __enter__ and __exit__ that keeps time."""
import contextlib
import time
from contextlib import contextmanager, suppress


class Timer:
    def __enter__(self):
        self.start = time.perf_counter()
        return self

    def __exit__(self, kind, value, trace):
        self.elapsed = time.perf_counter() - self.start
        return kind is ZeroDivisionError


@contextmanager
def position(book, size):
    book.append(size)
    try:
        yield book
    finally:
        book.pop()


book = []
with Timer() as timer, position(book, 3) as held:
    peak = sum(held)
with suppress(KeyError), contextlib.nullcontext(5) as five:
    {}["missing"]
with (
    Timer() as outer,
    contextlib.ExitStack() as stack,
):
    for size in (1, 2, 3):
        stack.enter_context(position(book, size))
    held = list(book)
    1 / 0
print(peak, five, held, book, timer.elapsed >= 0, outer.elapsed < 60)
