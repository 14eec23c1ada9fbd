#!/usr/bin/env python3
"""Makes a set of strategies, honest and hostile mixed, and says what has to become of each.

    tools/make_strategies.py --count 1000 --seed 7 FOLDER

FOLDER/strategies/ gets the sources and FOLDER/expected.tsv a line for each: path below strategies/, verdict under the
`default` policy, status of its run, and what it is. The same parameters give the same bytes. Run the set with
--timeout 3s --memory 256m: what hangs or hoards is meant to meet these.
"""
import argparse
import pathlib
import random
import sys

MARKET = '''import json
import math
import random

rng = random.Random({seed})
prices = [100.0]
for _ in range({days}):
    prices.append(prices[-1] * (1.0 + rng.gauss({drift}, {noise})))
'''

REPORT = '''
returns = [b / a - 1.0 for a, b in zip(equity, equity[1:])]
mean = sum(returns) / len(returns)
deviation = math.sqrt(sum((r - mean) ** 2 for r in returns) / len(returns))
peak, worst = equity[0], 0.0
for value in equity:
    peak = max(peak, value)
    worst = max(worst, (peak - value) / peak)
result = {
    "total_return": equity[-1] / equity[0] - 1.0,
    "sharpe": mean / deviation * math.sqrt(252) if deviation > 0 else 0.0,
    "max_drawdown": worst,
    "trades": trades,
    "equity_curve": equity,
}
'''

WRITE = '''
with open("/output/result.json", "w") as handle:
    json.dump(result, handle)
print("trades", trades)
'''

LOOP = '''
equity, trades, held = [1.0], 0, 0
for i in range(1, len(prices)):
    wanted = {signal}
    if wanted != held:
        trades += 1
        held = wanted
    equity.append(equity[-1] * (1.0 + held * (prices[i] / prices[i - 1] - 1.0)))
'''

SIGNALS = [
    "1",
    "int(i > {n} and prices[i - 1] > sum(prices[i - {n} - 1:i - 1]) / {n})",
    "int(i > {n} and prices[i - 1] > prices[i - {n}])",
    "int(i > {n} and prices[i - 1] < min(prices[i - {n} - 1:i - 1]) * 1.02)",
    "int(i > {n} and prices[i - 1] >= max(prices[i - {n}:i]))",
]


def market(rng):
    return MARKET.format(seed=rng.randrange(10**6), days=rng.randrange(120, 400), drift=rng.choice([0.0, 0.0004, 0.001]),
                         noise=rng.choice([0.008, 0.012, 0.02]))


def honest(rng):
    signal = rng.choice(SIGNALS).format(n=rng.randrange(3, 40))
    return market(rng) + LOOP.format(signal=signal) + REPORT + WRITE


def honest_csv(rng):
    return honest(rng).replace('    "equity_curve": equity,', '    "equity_curve": "equity.csv",') + '''
with open("/output/equity.csv", "w") as handle:
    handle.write("day,equity\\n")
    for day, value in enumerate(equity):
        handle.write(str(day) + "," + repr(value) + "\\n")
'''


def liar(rng):
    return honest(rng).replace(WRITE, f'\nresult["sharpe"] = {rng.randrange(20, 99)}.5\n' + WRITE)


def not_a_number(rng):
    return honest(rng).replace(WRITE, '\nresult["sharpe"] = float("nan")\n' + WRITE)


def twice(rng):
    return market(rng) + '\nwith open("/output/result.json", "w") as handle:\n' \
        '    handle.write(\'{"sharpe": 9, "sharpe": 1}\')\n'


def crash(rng):
    return market(rng) + f"\nprint(prices[{rng.randrange(10**4, 10**5)}])\n"


def own_code(rng):
    return market(rng) + f"\nraise SystemExit({rng.randrange(1, 120)})\n"


def hang(rng):
    return market(rng) + f"\nn = {rng.randrange(10**6)}\nwhile True:\n    n = (n * 3 + 1) % 1000003\n"


def hoard(rng):
    return market(rng) + f"\nkept = []\nfor i in range(4000):\n    kept.append(bytearray({rng.randrange(1, 3)} << 20))\n"


def flood(rng):
    return market(rng) + '\nline = "x" * 65536\nfor _ in range(4096):\n    print(line)\n' + f"# {rng.randrange(10**6)}\n"


def review(rng):
    return market(rng) + f'''
class Indicators:
    fast = {rng.randrange(2, 20)}
    slow = {rng.randrange(20, 90)}

values = [getattr(Indicators, "fast"), getattr(Indicators, "slow")]
step = 0
while True:
    step += 1
    if step > 10:
        break
'''


HOSTILE = [
    "import os\nos.system('id # {n}')\n",
    "import subprocess as s{n}\ns{n}.run(['id'])\n",
    "import socket\nsocket.create_connection(('127.0.0.1', {n}))\n",
    "run = eval\nrun('{n}')\n",
    "().__class__.__base__.__subclasses__()[{n} % 9]\n",
    "import pandas as pd\npd.io.common.os.getpid()\nx = {n}\n",
    "import pickle\npickle.loads(b'{n}')\n",
    "getattr(__builtins__, 'ev' + 'al')('{n}')\n",
    "open('/etc/passwd').read()\nx = {n}\n",
    "def broken(:\n    return {n}\n",
]


def hostile(rng):
    return rng.choice(HOSTILE).format(n=rng.randrange(1000, 60000))


MAKERS = {maker.__name__.replace("_", "-"): maker for maker in (
    honest, honest_csv, liar, not_a_number, twice, crash, own_code, hang, hoard, flood, review, hostile)}

# (verdict, status): the kinds that end so, each with its share of a thousand
ENDS = {
    ("approved", "ok"): {"honest": 500, "honest-csv": 60, "copy": 50, "liar": 30, "not-a-number": 15, "twice": 15},
    ("approved", "failed"): {"crash": 30, "own-code": 20},
    ("approved", "timeout"): {"hang": 10},
    ("approved", "memory"): {"hoard": 15},
    ("approved", "output-limit"): {"flood": 10},
    ("review", "rejected"): {"review": 25},
    ("rejected", "rejected"): {"hostile": 220},
}
SHARES = {kind: share for kinds in ENDS.values() for kind, share in kinds.items()}


def plan(count, rng):
    """The kind of each strategy: every kind once when there is room, the rest by share, in a mixed order."""
    kinds = list(SHARES)[:count]
    kinds += rng.choices(list(SHARES), SHARES.values(), k=count - len(kinds))
    rng.shuffle(kinds)
    return kinds


def make(folder, count, seed):
    rng = random.Random(seed)
    sources = folder / "strategies"
    sources.mkdir(parents=True, exist_ok=True)
    original = honest(rng)
    lines = []
    for number, kind in enumerate(plan(count, rng)):
        [(verdict, status)] = [end for end, kinds in ENDS.items() if kind in kinds]
        name = f"s{number:04d}_{kind.replace('-', '_')}.py"
        (sources / name).write_text(original if kind == "copy" else MAKERS[kind](rng))
        lines.append(f"{name}\t{verdict}\t{status}\t{kind}\n")
    (folder / "expected.tsv").write_text("".join(lines))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.count < 1:
        parser.error("--count has to be 1 or more")
    make(arguments.folder, arguments.count, arguments.seed)


if __name__ == "__main__":
    sys.exit(main())
