"""Holds policies against the schema that `paddock policy schema` prints, by a validator that is not ours.

usage: policy_schema.py PADDOCK REPOSITORY    (exit 77: a package is missing, and nothing was checked)
"""

import json
import pathlib
import re
import subprocess
import sys

try:
    import jsonschema
    import tomllib
except ImportError as missing:
    print(f"SKIPPED: {missing}; tools/setup installs python3-jsonschema")
    sys.exit(77)

WHOLE = """
schema = 1
name = "x"
description = "d"
extends = "default"
[thresholds]
medium = 20
high = 60
critical = 80
[points]
reflection = 3
no-martingale = 3
[caps]
reflection = 9
no-martingale = 9
[modules]
deny = ["numpy.ctypeslib", "!os"]
allow = ["mylib"]
unknown = "deny"
[builtins]
deny = ["eval", "!open"]
[attributes]
deny = ["__x__"]
allow = ["__y__"]
unknown = "flag"
[reflection]
allow_on = ["mylib.fast"]
[io]
read = ["/data/**", "!/x"]
write = ["/output/*.csv"]
[calls]
file-io = ["mylib.load*", "*.to_pickle", "!pandas.read_csv"]
[limits]
timeout = "5m"
cpus = 1.5
memory = "2g"
pids = 8
output = 1048576
disk = "4k"
files = 10
cpu_time = 60
[sandbox]
require = ["network", "!landlock"]
image = "mine:1"
python = "/opt/python"
env = { TZ = "UTC" }
[validator]
depth = "literal"
max_source = "2m"
max_nodes = 5
max_depth = 6
max_findings = 7
max_time = "500ms"
[[rule]]
id = "no-martingale"
points = 40
critical = true
message = "m"
query = "(call) @x"
advice = "a"
  [[rule.test]]
  code = "f()"
  expect = 1
[[rule]]
id = "patterns"
points = 0
message = "m"
call = ["pandas.read_*", "print"]
import = "numpy.lin*"
name = "x*"
attribute = ["a.b", "c"]
string = "http*"
"""

# Each is wrong in one way, and the loader refuses it as well.
WRONG = {
    "no name": 'schema = 1\n',
    "schema 2": 'schema = 2\nname = "x"\n',
    "unknown table": '[treshold]\n',
    "unknown key": '[thresholds]\nhihg = 3\n',
    "negative points": '[points]\nreflection = -1\n',
    "no path": '[io]\nread = ["data"]\n',
    "unknown word": '[modules]\nunknown = "maybe"\n',
    "no control": '[sandbox]\nrequire = ["netwrok"]\n',
    "no duration": '[limits]\ntimeout = "soon"\n',
    "no size": '[limits]\nmemory = "4 gigs"\n',
    "no builtin's name": '[builtins]\ndeny = ["a.b"]\n',
    "rule of calls": '[calls]\nnosuch = ["a.b"]\n',
    "rule that looks for nothing": '[[rule]]\nid = "a"\npoints = 1\nmessage = "m"\n',
    "rule without message": '[[rule]]\nid = "a"\npoints = 1\nname = "x"\n',
    "rule with a bad id": '[[rule]]\nid = "A B"\npoints = 1\nmessage = "m"\nname = "x"\n',
    "rule with an unknown key": '[[rule]]\nid = "a"\npoints = 1\nmessage = "m"\nname = "x"\nquerry = ""\n',
    "rule with an empty list": '[[rule]]\nid = "a"\npoints = 1\nmessage = "m"\nname = []\n',
    "test without expect": '[[rule]]\nid = "a"\npoints = 1\nmessage = "m"\nname = "x"\n[[rule.test]]\ncode = ""\n',
}


def loads(paddock: str, text: str) -> bool:
    shown = subprocess.run([paddock, "policy", "show", "/dev/stdin"], input=text.encode(), capture_output=True)
    return shown.returncode == 0


def keys_without_description(schema: dict, path: str = "") -> list[str]:
    missing = []
    for name, value in schema.get("properties", {}).items():
        if "description" not in value:
            missing.append(f"{path}.{name}")
        missing += keys_without_description(value, f"{path}.{name}")
        missing += keys_without_description(value.get("items", {}), f"{path}.{name}")
    return missing


def policies_of_the_pages(repository: str, new: str) -> dict[str, str]:
    """What the pages show: blocks of TOML, and what their transcripts add to the policy that `policy new` makes."""
    policies = {}
    for page in [pathlib.Path(repository, "README.md"), *sorted(pathlib.Path(repository, "docs").glob("*.md"))]:
        text = page.read_text()
        for number, block in enumerate(re.findall(r"^```toml\n(.*?)^```$", text, flags=re.M | re.S), 1):
            head = "" if "schema" in block else 'schema = 1\nname = "x"\nextends = "default"\n'
            policies[f"{page.name}, block {number}"] = head + block
        for number, lines in enumerate(re.findall(r"^\$ cat >> paddock\.toml .*\n((?:>.*\n)+)", text, flags=re.M), 1):
            added = "".join(line.removeprefix(">").removeprefix(" ") for line in lines.splitlines(keepends=True))
            policies[f"{page.name}, transcript {number}"] = new + added.removesuffix("END\n")
    return policies


def main(paddock: str, repository: str) -> int:
    schema = json.loads(subprocess.run([paddock, "policy", "schema"], capture_output=True, check=True).stdout)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    failures = [f"no description: {key}" for key in keys_without_description(schema)]
    right = {path.name: path.read_text() for path in sorted(pathlib.Path(repository, "policies").glob("*.toml"))}
    right["whole"] = WHOLE
    right["new"] = subprocess.run([paddock, "policy", "new"], capture_output=True, check=True).stdout.decode()
    for name in ("classic", "default", "strict"):
        right[f"show {name}"] = subprocess.run(
            [paddock, "policy", "show", name], capture_output=True, check=True
        ).stdout.decode()
    if len(right) < 8:
        failures.append("the shipped policies were not found")
    shown = policies_of_the_pages(repository, right["new"])
    if len(shown) < 5:
        failures.append(f"the policies of the pages were not found: {list(shown)}")
    right |= shown
    for name, text in right.items():
        failures += [f"{name}: {error.message}" for error in validator.iter_errors(tomllib.loads(text))]
        if not loads(paddock, text):
            failures.append(f"{name}: the loader refuses it")
    for name, text in WRONG.items():
        if "schema =" not in text:
            text = 'schema = 1\nname = "x"\n' + text
        if validator.is_valid(tomllib.loads(text)):
            failures.append(f"{name}: the schema takes it")
        if loads(paddock, text):
            failures.append(f"{name}: the loader takes it")
    print("\n".join(failures) or f"{len(right)} policies fit the schema, {len(WRONG)} wrong ones do not")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
