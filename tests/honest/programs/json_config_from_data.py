"""Reads a JSON-like configuration, validates it with isinstance tables, falls back to defaults."""
import json
import logging

import pandas as pd

log = logging.getLogger(__name__)
logging.basicConfig(level=logging.INFO, format="[%(levelname)s] %(message)s")

SCHEMA = {"window": int, "threshold": (int, float), "symbols": list, "name": str}
DEFAULTS = {"window": 15, "threshold": 0.01, "symbols": ["ALFA", "BRAV"], "name": "default"}


class ConfigError(ValueError):
    def __init__(self, key, value, expected):
        self.key, self.value, self.expected = key, value, expected
        names = expected.__name__ if isinstance(expected, type) else "/".join(t.__name__ for t in expected)
        super().__init__(f"{key}: expected {names}, got {value!r}")


def load_config(path="/data/config.json"):
    try:
        with open("/data/config.json") as f:
            raw = json.load(f)
    except FileNotFoundError:
        log.warning("no %s, taking the defaults", path)
        raw = {}
    except json.JSONDecodeError as e:
        raise SystemExit(f"{path}:{e.lineno}: {e.msg}") from e
    return validate({**DEFAULTS, **raw})


def validate(config):
    for key, expected in SCHEMA.items():
        if not isinstance(config[key], expected):
            raise ConfigError(key, config[key], expected)
    unknown = config.keys() - SCHEMA.keys()
    if unknown:
        log.warning("ignored: %s", ", ".join(sorted(unknown)))
    return config


if __name__ == "__main__":
    cfg = load_config()
    px = pd.read_csv("/data/universe.csv", usecols=["date", *cfg["symbols"]], index_col="date")
    dev = px / px.rolling(cfg["window"]).mean() - 1
    pos = (dev < -cfg["threshold"]).astype(int) - (dev > cfg["threshold"]).astype(int)
    print(cfg["name"], (pos.shift() * px.pct_change()).sum().round(4).to_dict())
    try:
        validate({**cfg, "window": "ten"})
    except ConfigError as err:
        print(type(err).__name__, err.args, err.key)
