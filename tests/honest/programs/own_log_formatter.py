"""Custom formatter and handler set-up as models like to write it."""
import logging
import traceback
import warnings
from datetime import datetime, timezone

import pandas as pd

warnings.filterwarnings("ignore", category=FutureWarning)
warnings.simplefilter(action="ignore", category=RuntimeWarning)


class ColourFormatter(logging.Formatter):
    COLOURS = {logging.DEBUG: "\033[37m", logging.INFO: "\033[32m", logging.WARNING: "\033[33m", logging.ERROR: "\033[31m"}
    RESET = "\033[0m"

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        return f"{self.COLOURS.get(record.levelno, '')}{text}{self.RESET}"

    def formatTime(self, record, datefmt=None):
        return datetime.fromtimestamp(record.created, tz=timezone.utc).strftime(datefmt or "%H:%M:%S")


def setup_logger(name: str, level: str = "INFO", fmt: str = "%(asctime)s [%(levelname)s] %(funcName)s: %(message)s") -> logging.Logger:
    log = logging.getLogger(name)
    log.setLevel(getattr(logging, level.upper()))
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(ColourFormatter(fmt))
        log.addHandler(handler)
    log.propagate = False
    return log


log = setup_logger("strategy", "debug")


def safe_divide(a, b):
    try:
        return a / b
    except ZeroDivisionError:
        log.error("division failed:\n%s", traceback.format_exc())
        return float("nan")
    else:
        log.debug("ok")


def main():
    df = pd.read_csv("/data/prices.csv")
    log.info("rows=%d first=%s", len(df), df.date.iloc[0])
    log.warning("ratio %s", safe_divide(1, 0))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        warnings.warn("thin market", UserWarning)
    log.info("%d warnings: %s", len(caught), [str(w.message) for w in caught])
    try:
        df["missing"]
    except KeyError as e:
        log.exception("no column %s", e, exc_info=False)
    except Exception:
        traceback.print_exc()
        raise


if __name__ == "__main__":
    main()
print("done")
