"""logging, warnings, traceback and exceptions with causes and notes."""
import logging
import traceback
import warnings

warnings.filterwarnings("ignore", category=DeprecationWarning)
logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
logger = logging.getLogger(__name__)
log = logging.getLogger("strategy.signals")
log.setLevel(logging.WARNING)


class StrategyError(Exception):
    def __init__(self, message, code=1):
        super().__init__(message)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {super().__str__()}"


def risky(value):
    try:
        return 100 / value
    except ZeroDivisionError as error:
        raise StrategyError("no position size", code=3) from error


try:
    risky(0)
except StrategyError as problem:
    logger.warning("failed: %s", problem)
    text = traceback.format_exc()
    print(problem.code, type(problem.__cause__).__name__, "ZeroDivisionError" in text, problem.args)
finally:
    logger.info("done %d", 1)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("thin market", UserWarning)
print(len(caught), caught[0].message, logger.isEnabledFor(logging.DEBUG), logging.getLevelName(20))
try:
    raise ExceptionGroup("many", [ValueError("a"), TypeError("b")])
except* ValueError as group:
    print(len(group.exceptions))
except* TypeError:
    print("types")
