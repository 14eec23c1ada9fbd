"""The files that are read: those of Debian's Python and of two large packages, and strategies of the tests."""
import os
import pathlib
import shutil
import subprocess

import native_startup

ROOT = pathlib.Path(__file__).resolve().parent.parent
LARGEST = 1 << 20  # the most that the default policy lets in


def files():
    code = "import sysconfig; print(sysconfig.get_path('stdlib'))"
    library = subprocess.run([native_startup.PYTHON, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    for folder in (library, "/usr/lib/python3/dist-packages/numpy", "/usr/lib/python3/dist-packages/pandas"):
        yield from (path for path in sorted(pathlib.Path(folder).rglob("*.py"))
                    if "site-packages" not in path.parts and path.stat().st_size <= LARGEST)


def copy_every(step, folder):
    """(bytes, files) of what was copied, under names of their own."""
    size = count = 0
    for number, path in enumerate(files()):
        if number % step == 0:
            shutil.copyfile(path, os.path.join(folder, f"f{number:05}.py"))
            size += path.stat().st_size
            count += 1
    return size, count


def copy_until(least, folder):
    """The same files over and over, until there are so many bytes; a thousand in a folder."""
    size = count = 0
    while size < least:
        for path in files():
            target = os.path.join(folder, str(count // 1000), f"f{count}.py")
            os.makedirs(os.path.dirname(target), exist_ok=True)
            shutil.copyfile(path, target)
            size, count = size + path.stat().st_size, count + 1
            if size >= least:
                break
    return size, count


def strategy_of(most):
    """A strategy of at most so many bytes: the largest of tests/honest, and behind it the next ones that fit."""
    text = b""
    for path in sorted(ROOT.glob("tests/honest/programs/*.py"), key=lambda path: (-path.stat().st_size, path.name)):
        part = path.read_bytes()
        if len(text) + len(part) + 1 <= most and b"__future__" not in part:
            text += part + b"\n"
    return text
