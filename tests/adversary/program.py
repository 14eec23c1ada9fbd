"""An attack program: its text, and the header that says how it is shown to work and what stage it needs.

The first line is a comment of what it tries; then come `# key: value` lines, all of them optional:

bare:    how it runs with the defence off. user (default): as an ordinary user with nothing around it; own: as root of
         throwaway namespaces; root: as root itself, for what does no harm; without LAYER[,LAYER]: in the native backend with
         those layers switched off.
naive:   what a harness that knows no better does with the program (naive.py): it is fooled where paddock must not be.
stage:   what is made ready on the host (stage.py), by name.
order:   twice (ROLE=first, then ROLE=second) or together (both at once); the second's word counts.
flags:   of `paddock run`.
limits:  what of limits_hit the result may have (a, b: any of them).
ends:    statuses that the result may have; ok by default. With another one than ok the run was ended, and that held.
exit, signal: what the result must have; 0 by default for ok.
error:   yes when the result's error may be set.
docker-error: yes when the error may be set there: where files fill the memory, the init goes with its container.
not-docker: why the question makes no sense of a container.
needs:   what this machine must have for the bare run, a word of NEEDS.
"""

import ctypes
import errno
import pathlib
import shlex
import socket

FOLDER = pathlib.Path(__file__).resolve().parent
KEYS = {"bare", "naive", "stage", "order", "flags", "limits", "ends", "exit", "signal", "error", "needs", "python", "docker-error", "not-docker"}


def _opens(family, kind=socket.SOCK_STREAM):
    try:
        socket.socket(family, kind).close()
    except OSError:
        return False
    return True


def _pairs():
    for family in range(2, 46):
        try:
            socket.socketpair(family, socket.SOCK_STREAM)
        except OSError:
            continue
        return True
    return False


def _reads(path, wanted):
    try:
        return wanted(pathlib.Path(path).read_text(encoding="ascii"))
    except OSError:
        return False


def _has_call(number):
    """Whether this kernel was built with the call: -1 as its arguments is nothing that it would do."""
    libc = ctypes.CDLL(None, use_errno=True)
    return libc.syscall(number, -1, -1, -1, -1, -1) != -1 or ctypes.get_errno() != errno.ENOSYS


NEEDS = {
    "kexec": lambda: _has_call(246),
    "modules": lambda: _has_call(175),
    "ioperm": lambda: _has_call(173),
    "AF_VSOCK": lambda: _opens(40),
    "AF_ALG": lambda: _opens(38, socket.SOCK_SEQPACKET),
    "other-socket-pairs": _pairs,
    "memfd_secret": lambda: ctypes.CDLL(None).syscall(447, 0) >= 0,
    "TIOCSTI": lambda: _reads("/proc/sys/dev/tty/legacy_tiocsti", lambda text: text.strip() == "1"),
    "cgroup-below-root": lambda: _reads("/proc/self/cgroup", lambda text: any(not line.endswith(":/") for line in text.splitlines())),
}


class Program:
    def __init__(self, path):
        self.path = path
        self.name = str(path.relative_to(FOLDER).with_suffix(""))
        self.text = path.read_text(encoding="utf-8")
        lines = self.text.splitlines()
        if not lines or not lines[0].startswith("# "):
            raise ValueError(f"{self.name}: the first line has to say what it tries")
        self.tries = lines[0][2:]
        self.header = {}
        for line in lines[1:]:
            key, colon, value = line[2:].partition(":")
            if not line.startswith("# ") or not colon or key not in KEYS:
                break
            self.header[key] = value.strip()
        self.bare = self.header.get("bare", "user")
        self.naive = self.header.get("naive", "")
        self.stage = self.words("stage")
        self.order = self.header.get("order", "")
        self.flags = shlex.split(self.header.get("flags", ""))
        self.limits = set(self.words("limits"))
        self.ends = set(self.words("ends")) or {"ok"}
        self.not_docker = self.header.get("not-docker", "")
        self.may_have_error = self.header.get("error") == "yes"
        self.python = self.header.get("python", "")

    def words(self, key):
        return [word for word in self.header.get(key, "").replace(",", " ").split() if word]

    def number(self, key):
        """The header's number, or None."""
        return int(self.header[key]) if key in self.header else None

    def source(self):
        return (FOLDER / "prelude.py").read_text(encoding="utf-8") + self.text

    def is_possible_here(self):
        return "needs" not in self.header or NEEDS[self.header["needs"]]()


def load(names):
    """The programs, in order, whose name has one of `names` in it; all without names."""
    found = [Program(path) for path in sorted(FOLDER.glob("*/*.py"))]
    return [program for program in found if not names or any(name in program.name for name in names)]
