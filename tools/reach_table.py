#!/usr/bin/env python3
"""Where the attributes of allowed modules lead: makes and checks validator/reach/reach.tbl.

    reach_table.py scan MARK             walks this interpreter's packages, prints what it saw as JSON
    reach_table.py merge A.json B.json   prints the table: the union, the worse reading where two scans differ
    reach_table.py check TABLE           the table is in its sorted form, and says what it was made from
    reach_table.py compare TABLE         this interpreter, when the table was made on it, sees the same again

A scan begins at the modules that the shipped policies allow and follows attributes that are modules, by identity. It
does not go into denied modules. The table names what is reached, and says nothing of what is denied: policies do.

One block a module, under the shortest path by which it is reached:

    [json.decoder] ab        the module, and which scans saw it
    @scanner json.scanner    the attribute `scanner` is the module json.scanner
    =FLAGS re.RegexFlag      the attribute is a thing of another library, or the same one under another name
    : JSONDecoder scanstring further attributes, which lead nowhere by themselves
"""
import argparse
import importlib
import importlib.metadata
import io
import json
import pkgutil
import platform
import sys
import textwrap
import tomllib
import types
import warnings
from pathlib import Path

FORMAT = 1
POLICIES = Path(__file__).resolve().parent.parent / "policies"
NOT_WALKED = {"tests", "test", "testing", "conftest", "setup", "distutils", "f2py", "__main__", "_examples"}
SIMPLE = (bool, int, float, complex, str, bytes, tuple, frozenset, type(None), type(Ellipsis), type(NotImplemented))


def shipped_lists():
    """What `default` allows and denies: its own lists and those of `classic`, which it extends."""
    lists = {"allow": set(), "deny": set()}
    for name in ("classic", "default"):
        modules = tomllib.loads((POLICIES / f"{name}.toml").read_text())["modules"]
        for key, names in lists.items():
            names.update(modules[key])
    return lists["allow"], lists["deny"]


def root_of(dotted):
    return dotted.partition(".")[0]


def is_private(name):
    return name.startswith("_")


def is_dunder(name):
    return name.startswith("__") and name.endswith("__")


def module_of(value):
    """What a thing says of its module; "" when it says nothing."""
    module = getattr(value, "__module__", None)
    return module if isinstance(module, str) else ""


class Scan:
    def __init__(self):
        allow, self.denied = shipped_lists()
        self.roots = sorted({root_of(name) for name in allow} - self.denied - {"__future__"})
        self.missing, self.failed = [], []
        self.paths = {}  # id of a module: the shortest path to it
        self.modules = {}  # that path: the module
        self.things = {}  # id of anything else: the shortest path to it
        self.keep = []  # ids stay what they are as long as the objects live

    def load(self):
        for root in list(self.roots):
            try:
                module = importlib.import_module(root)
            except ImportError:
                self.missing.append(root)
                self.roots.remove(root)
                continue
            for path in self.submodules(module):
                try:
                    importlib.import_module(path)
                except (Exception, SystemExit) as error:
                    self.failed.append(f"{path}: {type(error).__name__}")

    def submodules(self, package):
        """Public submodules, those of subpackages too."""
        for found in pkgutil.iter_modules(getattr(package, "__path__", [])):
            path = f"{package.__name__}.{found.name}"
            if is_private(found.name) or found.name in NOT_WALKED:
                continue
            yield path
            if found.ispkg and path in sys.modules:
                yield from self.submodules(sys.modules[path])

    def is_walked(self, module):
        """Denied modules are not gone into; a part of an allowed package is, denied or not."""
        root = root_of(module.__name__)
        return root in self.roots or root not in self.denied

    @staticmethod
    def attributes(module):
        """Names with the objects behind them. Dunders are judged by their names alone."""
        for name in sorted(set(vars(module)) | set(dir(module))):
            if not isinstance(name, str) or is_dunder(name) or not name.isidentifier():
                continue
            try:
                yield name, getattr(module, name)
            except (AttributeError, ImportError):
                continue  # what dir() announces and the module does not have

    def walk(self):
        """Breadth first, public names before private ones, so that the first path to a module is the shortest."""
        todo = []
        for root in self.roots:
            self.name_module(root, sys.modules[root], todo)
        while todo:
            todo.sort(key=lambda path: (is_private(path.rpartition(".")[2]), path.count("."), path))
            path = todo.pop(0)
            module = self.modules[path]
            found = list(self.attributes(module))
            found.sort(key=lambda item: (f"{path}.{item[0]}" != getattr(item[1], "__name__", ""), item[0]))
            for name, value in found:
                if isinstance(value, types.ModuleType):
                    if self.is_walked(value):
                        self.name_module(self.canonical_name(f"{path}.{name}", value), value, todo)
                elif not isinstance(value, SIMPLE):
                    self.name_thing(f"{path}.{name}", value)

    def canonical_name(self, path, module):
        """A module of another package is known by its own name; one of the same package by how it is reached."""
        return path if root_of(module.__name__) == root_of(path) else module.__name__

    def name_module(self, path, module, todo):
        if id(module) in self.paths:
            return
        self.paths[id(module)] = path
        self.modules[path] = module
        self.keep.append(module)
        todo.append(path)

    def name_thing(self, path, value):
        known = self.things.get(id(value))
        if known is None or self.rank(path, value) < self.rank(known, value):
            self.things[id(value)] = path
        self.keep.append(value)

    @staticmethod
    def rank(path, value):
        """Low for the path under which people know it: public, at home, by its own name, short."""
        parts = path.split(".")
        own = parts[-1] == getattr(value, "__name__", None)
        at_home = parts[0] == root_of(module_of(value)).lstrip("_")
        home = f"{module_of(value)}.{getattr(value, '__qualname__', '')}"
        return (any(map(is_private, parts)), not at_home, not own, len(parts), path != home, path)

    def home_of(self, value):
        """Where a thing of another library comes from, "os.urandom"; "" when it is at home here or nowhere."""
        module, name = module_of(value), getattr(value, "__qualname__", None)
        for at in ("builtins", module.lstrip("_"), module):  # C modules stand behind those of the same name
            there = sys.modules.get(at)
            if there is not None and isinstance(name, str) and vars(there).get(name) is value:
                return f"{at}.{name}"
        return self.foreign.get(id(value), "")

    def note_foreign(self):
        """What denied modules hold and does not say so itself: sys.stdout, os.environ, types.FunctionType."""
        self.foreign = {}
        names = [name for name in self.denied & set(sys.modules) if id(sys.modules[name]) not in self.paths]
        for name in sorted(names, key=lambda name: (not hasattr(sys.modules[name], "__all__"), is_private(name), name)):
            public = getattr(sys.modules[name], "__all__", None)
            for attribute, value in self.attributes(sys.modules[name]):
                if isinstance(value, (types.ModuleType, *SIMPLE)) or (public and attribute not in public):
                    continue
                if root_of(module_of(value)).lstrip("_") in self.roots:
                    continue
                self.foreign.setdefault(id(value), f"{name}.{attribute}")
                self.keep.append(value)

    def rows(self):
        """{module: {attribute: [kind, target]}}; kinds are "@" module, "=" thing known elsewhere, ":" neither."""
        table = {}
        for path, module in self.modules.items():
            row = table[path] = {}
            for name, value in self.attributes(module):
                kind, target = self.judge(path, name, value)
                if kind != ":" or not is_private(name):
                    row[name] = [kind, target]
                if kind == ":" and not isinstance(value, (types.ModuleType, *SIMPLE)):
                    self.look_inside(f"{path}.{name}", value, table)
        return table

    def judge(self, path, name, value):
        if isinstance(value, types.ModuleType):
            return "@", self.paths.get(id(value), value.__name__)
        if isinstance(value, SIMPLE):
            return ":", ""
        home = self.home_of(value)
        if home and root_of(home) not in (root_of(path), *self.roots):
            return "=", home
        known = self.things.get(id(value), "")
        same = known.rpartition(".")[2] == name and root_of(known) == root_of(path)
        return (":", "") if same or not known or known == f"{path}.{name}" else ("=", known)

    def look_inside(self, path, value, table):
        """A class, or an object of one, that holds a module: only such attributes are listed."""
        try:
            held = dict(vars(value))
        except TypeError:
            return
        for name, inner in held.items():
            if isinstance(inner, types.ModuleType) and isinstance(name, str) and not is_dunder(name):
                table.setdefault(path, {})[name] = self.judge(path, name, inner)

    def versions(self):
        owners = importlib.metadata.packages_distributions()
        names = {owner for root in self.roots for owner in owners.get(root, [])}
        return {name: importlib.metadata.version(name) for name in sorted(names, key=str.lower)}


def scan(mark):
    warnings.simplefilter("ignore")
    spoken, sys.stdout = sys.stdout, io.StringIO()  # some packages greet
    try:
        run = Scan()
        run.load()
        run.walk()
        run.note_foreign()
        rows = run.rows()
    finally:
        sys.stdout = spoken
    return {
        "mark": mark,
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "packages": run.versions(),
        "missing": run.missing,
        "failed": run.failed,
        "rows": rows,
    }


def worse(one, other):
    """Two scans differ: a module before a thing known elsewhere, that before a plain one; then by name."""
    order = {"@": 0, "=": 1, ":": 2}
    return min(list(one), list(other), key=lambda entry: (order[entry[0]], entry[1]))


def merge(scans):
    rows, marks = {}, {}
    for one in scans:
        for path, row in one["rows"].items():
            marks[path] = marks.get(path, "") + one["mark"]
            known = rows.setdefault(path, {})
            for name, entry in row.items():
                known[name] = worse(entry, known[name]) if name in known else list(entry)
    return rows, marks


def header(scans):
    lines = [f"# paddock reach table {FORMAT}: made by tools/reach_table.py, which says how to read it"]
    for one in scans:
        lines.append(f"# {one['mark']}: {one['python']}")
        packages = " ".join(f"{name}={version}" for name, version in one["packages"].items())
        lines += wrapped(f"#    {packages}", "#    ")
        lines += wrapped(f"#    not there: {' '.join(one['missing']) or 'none'}", "#      ")
    return lines


def wrapped(text, indent):
    return textwrap.wrap(text, 120, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def write_table(scans):
    rows, marks = merge(scans)
    lines = header(scans)
    for path in sorted(rows):
        lines.append(f"[{path}] {marks[path]}")
        row = rows[path]
        plain = [name for name in sorted(row) if row[name][0] == ":"]
        lines += [f"{row[name][0]}{name} {row[name][1]}" for name in sorted(row) if row[name][0] != ":"]
        if plain:
            lines += wrapped(": " + " ".join(plain), ": ")
    return "\n".join(lines) + "\n"


def read_table(text):
    """(lines of the header, {module: (marks, {attribute: [kind, target]})})."""
    head, table, row = [], {}, None
    for line in text.splitlines():
        if line.startswith("#"):
            head.append(line)
        elif line.startswith("["):
            path, _, marks = line[1:].partition("] ")
            row = {}
            table[path] = (marks, row)
        elif line.startswith(": "):
            row.update({name: [":", ""] for name in line[2:].split(" ")})
        else:
            name, _, target = line[1:].partition(" ")
            row[name] = [line[0], target]
    return head, table


def check(path):
    text = Path(path).read_text()
    head, table = read_table(text)
    lines = list(head)
    for module in sorted(table):
        marks, row = table[module]
        lines.append(f"[{module}] {marks}")
        lines += [f"{row[name][0]}{name} {row[name][1]}" for name in sorted(row) if row[name][0] != ":"]
        plain = [name for name in sorted(row) if row[name][0] == ":"]
        if plain:
            lines += wrapped(": " + " ".join(plain), ": ")
    if "\n".join(lines) + "\n" != text:
        sys.exit(f"{path}: not in the form that merge writes (sorted modules, sorted attributes, each once)")
    marks = {line[2] for line in head if line[3:4] == ":" and line[2] != " "}
    for module, (seen, row) in table.items():
        if not seen or not set(seen) <= marks:
            sys.exit(f"{path}: [{module}] was seen by {seen!r}, which the header does not tell of")
        for name, (kind, target) in row.items():
            if kind not in "@=:" or (kind == ":") == bool(target):
                sys.exit(f"{path}: [{module}] {name}: {kind!r} {target!r}")
    print(f"{path}: {len(table)} modules, {sum(len(row) for _, row in table.values())} attributes, sorted")


def compare(path):
    """Exit 0: the same, but for new plain names; 1: it differs; 77: the table was made elsewhere, so that nothing can be said."""
    head, table = read_table(Path(path).read_text())
    here = scan("?")
    mine = header([here])[1:]
    versions = [line[4:] for line in mine]
    told = [line[4:] for line in head[1:]]
    at = next((at for at in range(len(told)) if told[at : at + len(versions)] == versions), None)
    if at is None:
        print("SKIPPED: no scan of this interpreter with these packages is in the table:", *versions, sep="\n  ")
        sys.exit(77)
    mark = head[1:][at][2]
    rows = {path: row for path, (marks, row) in table.items() if mark in marks}
    wrong = sorted(set(rows) ^ set(here["rows"]))
    new = []  # plain names, as a distribution's security update of the same version brings them: they lead nowhere
    for module in set(rows) & set(here["rows"]):
        for name, entry in here["rows"][module].items():
            if name not in rows[module] and entry[0] == ":":
                new.append(f"{module}.{name}")
            elif name not in rows[module] or worse(entry, rows[module][name]) != rows[module][name]:
                wrong.append(f"{module}.{name}")
    print(f"scan {mark}: {len(here['rows'])} modules seen again, {len(wrong)} differences, {len(new)} plain names that are new")
    print(*wrong[:20], sep="\n")
    if wrong:
        print("make it anew: `scan a` and `scan b` in the interpreters that the header names, then merge")
    sys.exit(1 if wrong else 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=["scan", "merge", "check", "compare"])
    parser.add_argument("argument", nargs="+")
    given = parser.parse_args()
    if given.action == "scan":
        found = scan(given.argument[0])
        print(*found["failed"], sep="\n", file=sys.stderr)
        json.dump(found, sys.stdout, sort_keys=True)
    elif given.action == "merge":
        sys.stdout.write(write_table([json.loads(Path(name).read_text()) for name in given.argument]))
    else:
        {"check": check, "compare": compare}[given.action](given.argument[0])


if __name__ == "__main__":
    main()
