"""The tools that paddock is compared with: how they are had, and the command that does comparable work."""
import json
import os
import shutil
import subprocess
import sys
import venv

import rounds

PINNED = {"bandit": "bandit==1.9.4", "ruff": "ruff==0.17.6", "ast-grep": "ast-grep-cli==0.51.1", "semgrep": "semgrep==1.182.0"}
NOT_ALIKE = """By processor time of whole processes. What is not alike: bandit and ruff look for their own lists; ast-grep and semgrep have
rules made of the deny lists of `default`; the seed's tables are those of `classic`. Only paddock follows aliases and folds texts.
semgrep's start takes seconds of its time."""
HERE = os.path.dirname(os.path.abspath(__file__))


def install(folder):
    """{tool: its program, or why it is absent}. Once made, the folder is used again."""
    found = {}
    if not os.path.exists(os.path.join(folder, "bin", "python")):
        venv.create(folder)
    for tool, pinned in PINNED.items():
        program = os.path.join(folder, "bin", tool)
        if not os.path.exists(program):
            # This interpreter's own pip: Debian's cannot put one into a virtual environment without another package.
            pip = [sys.executable, "-m", "pip", "--python", os.path.join(folder, "bin", "python"), "install", "-q", pinned]
            done = subprocess.run(pip, capture_output=True, text=True, check=False)
            if done.returncode != 0:
                found[tool] = f"absent: {(done.stderr.strip().splitlines() or ['pip failed'])[-1]}"
                continue
        found[tool] = program
    return found


def version_of(tool, program):
    """"bandit 1.9.4", without what some say around it."""
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=True, env=quiet())
    return f"{tool} {done.stdout.split()[-1] if tool != 'bandit' else done.stdout.split()[1]}"


def quiet():
    """No tool calls home or uses another core."""
    return {"PATH": os.defpath, "HOME": os.environ.get("HOME", "/"), "SEMGREP_SEND_METRICS": "off",
            "SEMGREP_ENABLE_VERSION_CHECK": "0", "RAYON_NUM_THREADS": "1"}


def deny_lists(paddock):
    """The words that the default policy denies: modules, builtins, attributes."""
    shown = subprocess.run([paddock, "policy", "show", "--policy", "default", "--format", "json"], capture_output=True, check=True)
    policy = json.loads(shown.stdout)

    def words(table):
        return [entry["value"] if isinstance(entry, dict) else entry for entry in policy[table]["deny"]]
    return words("modules"), words("builtins"), words("attributes")


def either(words):
    return "|".join(word.replace(".", "\\.") for word in words)


def ast_grep_rules(lists):
    modules, builtins, attributes = (either(words) for words in lists)
    return f"""id: denied-module
language: python
rule:
  any:
    - kind: import_statement
      has: {{kind: dotted_name, regex: '^({modules})(\\.|$)', stopBy: end}}
    - kind: import_from_statement
      has: {{field: module_name, regex: '^({modules})(\\.|$)'}}
---
id: denied-builtin
language: python
rule: {{kind: call, has: {{field: function, kind: identifier, regex: '^({builtins})$'}}}}
---
id: denied-attribute
language: python
rule: {{kind: attribute, has: {{field: attribute, regex: '^({attributes})$'}}}}
---
id: reflection
language: python
rule: {{kind: call, has: {{field: function, kind: identifier, regex: '^(getattr|setattr|delattr|hasattr)$'}}}}
---
id: infinite-loop
language: python
rule: {{kind: while_statement, has: {{field: condition, regex: '^True$'}}}}
"""


def semgrep_rules(lists):
    modules, builtins, attributes = (either(words) for words in lists)
    rule = "  - {{id: {id}, languages: [python], severity: ERROR, message: found, patterns: [{pattern}, " \
           "{{metavariable-regex: {{metavariable: $X, regex: '^({words})(\\.|$)'}}}}]}}\n"
    return "rules:\n" + "".join([
        rule.format(id="denied-module", pattern="{pattern-either: [{pattern: 'import $X'}, {pattern: 'from $X import $Y'}]}", words=modules),
        rule.format(id="denied-builtin", pattern="{pattern: '$X(...)'}", words=builtins),
        rule.format(id="denied-attribute", pattern="{pattern: '$O.$X'}", words=attributes)])


def commands(paddock, tools, lists, scratch, corpus):
    """{name: rounds.Command on one core}, and {name: why not}."""
    rules = {"ast-grep": os.path.join(scratch, "ast-grep.yml"), "semgrep": os.path.join(scratch, "semgrep.yml")}
    for tool, text in (("ast-grep", ast_grep_rules(lists)), ("semgrep", semgrep_rules(lists))):
        with open(rules[tool], "w", encoding="utf-8") as file:
            file.write(text)
    flags = {"bandit": ["-q", "-r", "-f", "json", corpus],
             "ruff": ["check", "--isolated", "--no-cache", "--select", "S", "--quiet", "--exit-zero", corpus],
             "ast-grep": ["scan", "--threads", "1", "--no-ignore", "hidden", "--rule", rules["ast-grep"], "--json=stream", corpus],
             "semgrep": ["scan", "--quiet", "--jobs", "1", "--metrics", "off", "--no-git-ignore", "--config", rules["semgrep"], corpus]}
    found = {"paddock": [paddock, "check", "--policy", "default", "--jobs", "1", "--no-cache", "--format", "jsonl", corpus],
             "seed's tables on ast": [sys.executable, os.path.join(HERE, "seed_tables.py"), corpus]}
    absent = {}
    for tool, program in tools.items():
        if program.startswith("absent"):
            absent[tool] = program
        else:
            found[tool] = [program, *flags[tool]]
    if shutil.which("taskset"):
        found = {name: ["taskset", "-c", "0", *argv] for name, argv in found.items()}
    return {name: rounds.Command(argv, accepted=(0, 1), environment=quiet()) for name, argv in found.items()}, absent
