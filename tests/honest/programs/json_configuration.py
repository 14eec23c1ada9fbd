"""A configuration in JSON, read and written with names like eval and exec as keys only."""
import copy
import json

DEFAULTS = {
    "name": "ensemble",
    "indicators": [{"type": "sma", "length": 20}, {"type": "rsi", "length": 14, "input": "close"}],
    "exec": {"mode": "open", "slippage": 0.0005},
    "__class__": "not a class",
}


class Encoder(json.JSONEncoder):
    def default(self, o):
        return sorted(o) if isinstance(o, (set, frozenset)) else super().default(o)


def merge(base, over):
    result = copy.deepcopy(base)
    for key, value in over.items():
        if isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = merge(result[key], value)
        else:
            result[key] = copy.copy(value)
    return result


config = merge(DEFAULTS, {"exec": {"slippage": 0.001}, "tags": {"b", "a"}})
text = json.dumps(config, cls=Encoder, ensure_ascii=False)
with open("/output/config.json", mode="w") as handle:
    handle.write(text)
with open("/output/config.json", mode="r") as handle:
    again = json.loads(handle.read(), parse_float=float)
print(again["exec"]["slippage"], again["tags"], DEFAULTS["exec"]["slippage"], again["__class__"], list(again)[:2])
print([indicator.get("input", "open") for indicator in again["indicators"]])
