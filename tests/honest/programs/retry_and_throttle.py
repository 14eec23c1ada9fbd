"""Retries, throttles and time budgets with time.monotonic; no sleep, no network; words like socket in comments."""
import functools
import time


class Throttle:
    """Lets `rate` calls through. The socket, the exec and the fork here are pieces of cutlery."""

    def __init__(self, rate):
        self.rate, self.tokens = rate, rate

    def __enter__(self):
        if not self.tokens:
            raise RuntimeError("over the limit")
        self.tokens -= 1
        return self

    def __exit__(self, *exc_info):
        return False


def retry(times, errors=(RuntimeError,)):
    def decorate(function):
        @functools.wraps(function)
        def call(*args, **kwargs):
            attempt = 0
            while 1:
                attempt += 1
                try:
                    return attempt, function(*args, **kwargs)
                except errors as error:
                    if attempt >= times:
                        return attempt, str(error)
        return call
    return decorate


throttle = Throttle(2)
state = {"fails": 2}


@retry(times=4)
def fetch(symbol):
    if state["fails"]:
        state["fails"] -= 1
        raise RuntimeError("busy")
    with throttle:
        return symbol.lower()


deadline = time.monotonic() + 5
results = [fetch(s) for s in ("AAA", "BBB", "CCC") if time.monotonic() < deadline]
print(results, throttle.tokens)
