"""What a program finds around it: secrets, listeners, victims, data; and what the host sees of it afterwards."""

import fcntl
import hashlib
import itertools
import os
import pathlib
import signal
import socket
import stat
import subprocess
import tempfile
import threading
import time

ORDINARY = 64321  # an id of no account
DISK_LIMIT = 100 << 20  # Limits::disk_bytes of the default policy
SLACK = 1.1
SIGNAL_SECONDS = 0.3  # what a signal that was sent may take until its process is gone
SURELY_GONE = 3  # looks at all processes, one after the other, that find none
DEEPEST = 64  # folders, below which a person's tools begin to fail
ABOVE_1024 = 1500  # what loops to the usual RLIMIT_NOFILE miss (nsjail PR #328)
_numbers = itertools.count()


def identity(user):
    """For subprocess: nothing when we are that user already."""
    return {"user": user, "group": user, "extra_groups": []} if os.geteuid() == 0 and user != 0 else {}


def processes_with(token):
    """Live processes with the token in their environment; zombies have none."""
    found = []
    # The newest first: one that forks and goes every few milliseconds is gone when the others have been read.
    for pid in sorted((int(entry) for entry in os.listdir("/proc") if entry.isdigit()), reverse=True):
        try:
            with open(f"/proc/{pid}/environ", "rb") as file:
                if token.encode() in file.read():
                    found.append(pid)
        except OSError:
            continue  # gone, or not ours to read
    return found


def digest_of_tree(folder):
    """Names, contents, modes and modification times, so that any write shows."""
    digest = hashlib.sha256()
    for path in sorted(pathlib.Path(folder).rglob("*")):
        status = path.lstat()
        digest.update(repr((str(path), status.st_mode, status.st_mtime_ns, status.st_nlink)).encode())
        if stat.S_ISREG(status.st_mode):
            digest.update(path.read_bytes())
            digest.update(repr(os.listxattr(path)).encode())
    return digest.hexdigest()


class Stage:
    """A context manager. `boxed` says that the program will run in paddock, so that paths inside differ."""

    def __init__(self, program, user, boxed):
        self.program, self.user, self.boxed = program, user, boxed
        self.token = f"adversary-{os.getpid()}-{next(_numbers)}-end"
        self.environment = {"TOKEN": self.token}  # the program is told
        self.outside_environment = {}  # only paddock, or whatever runs the program, has it
        self.descriptors = []
        self.flags = []
        self.sockets, self.victims, self.touched = [], [], []
        self.closing = False
        self.group = None
        self.data_digest = ""
        self.stdin = subprocess.DEVNULL
        self.folder = None

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="adversary-", dir="/tmp"))
        self.out = self.make_folder("out")
        self.work = self.make_folder("work")
        self.environment["OUT"] = "/output" if self.boxed else str(self.make_folder("made"))
        self.environment["TMPDIR"] = "/tmp" if self.boxed else str(self.make_folder("tmp"))
        self.own(self.folder)
        for name in self.program.stage:
            getattr(self, "set_" + name.replace("-", "_"))()
        if (self.folder / "data").exists():
            self.data_digest = digest_of_tree(self.folder / "data")
            # Read long ago: relatime would note the next reading (mount(8)).
            os.utime(self.folder / "data" / "prices.csv", ns=(10**18, os.stat(self.folder / "data" / "prices.csv").st_mtime_ns))
        return self

    def __exit__(self, *_):
        self.closing = True
        for sock in self.sockets:
            sock.close()
        for descriptor in self.descriptors:
            os.close(descriptor)
        for victim in self.victims:
            victim.kill()
            victim.wait()
        self.kill_survivors()
        for mark in (pathlib.Path("/tmp", self.token), pathlib.Path("/dev/shm", self.token)):
            mark.unlink(missing_ok=True)
        self.make_removable(self.folder)
        subprocess.run(["rm", "-rf", str(self.folder)], check=True)  # shutil's way goes no deeper than Python's stack

    # ---- making things ----

    def own(self, path):
        os.chmod(path, 0o755)
        if os.geteuid() == 0:
            os.chown(path, self.user, self.user)
        return path

    def make_folder(self, name):
        path = self.folder / name
        path.mkdir()
        return self.own(path)

    def put(self, name, text):
        path = self.folder / name
        with open(path, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())  # a page that is not written yet can't leave the page cache
        self.own(path)
        os.chmod(path, 0o644)
        return path

    @staticmethod
    def make_removable(folder):
        """Folders that a program made unreadable, when we are no root."""
        for path, folders, _ in os.walk(folder):
            for name in folders:
                if not os.path.islink(os.path.join(path, name)):
                    os.chmod(os.path.join(path, name), 0o700)

    def set_secret(self):
        self.environment["SECRET_PATH"] = str(self.put("secret", f"secret:{self.token}"))

    def set_environment_secret(self):
        self.outside_environment["ADVERSARY_SECRET"] = "secret:hunter2"

    def set_data(self):
        folder = self.make_folder("data")
        self.put("data/prices.csv", "1,2\n3,4\n")
        # In the program's own words: where the data is for it, and where the host has it.
        self.environment["DATA"] = "/data/d" if self.boxed else str(folder)
        self.environment["HOST_DATA"] = str(folder)
        self.flags += ["--data", f"{folder}:/data/d"]

    def set_data_socket(self):
        path = self.folder / "data" / "socket"
        sock = self.listen(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM), str(path))
        self.own(path)
        os.chmod(path, 0o777)
        threading.Thread(target=self.receive, args=(sock,), daemon=True).start()

    def set_data_fifo(self):
        path = self.folder / "data" / "fifo"
        os.mkfifo(path)
        self.own(path)
        os.chmod(path, 0o777)
        self.sockets.append(os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb"))

    def set_descriptor(self):
        """A file, a folder and a pipe of the caller's, below and above 1024, none close-on-exec."""
        self.set_secret()
        for place, path in ((57, self.folder / "secret"), (58, self.folder), (ABOVE_1024, self.folder / "secret")):
            self.inherit(os.open(path, os.O_RDONLY | os.O_CLOEXEC), place)
        read_end, write_end = os.pipe()
        os.set_blocking(read_end, False)
        self.sockets.append(os.fdopen(read_end, "rb"))
        self.inherit(write_end, 60)

    def inherit(self, descriptor, lowest):
        """Hands it on, under the first free number from `lowest`."""
        self.descriptors.append(fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, lowest))
        os.close(descriptor)

    def set_listener(self):
        for family, host, kind, name in ((socket.AF_INET, "127.0.0.1", socket.SOCK_STREAM, "PORT"),
                                         (socket.AF_INET, "127.0.0.1", socket.SOCK_DGRAM, "UDP_PORT"),
                                         (socket.AF_INET6, "::1", socket.SOCK_STREAM, "PORT6")):
            sock = self.listen(socket.socket(family, kind), (host, 0))
            self.environment[name] = str(sock.getsockname()[1])
            serve = self.receive if kind == socket.SOCK_DGRAM else self.accept
            threading.Thread(target=serve, args=(sock,), daemon=True).start()

    def set_abstract_socket(self):
        sock = self.listen(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM), "\0" + self.token)
        threading.Thread(target=self.accept, args=(sock,), daemon=True).start()

    def set_unix_socket(self):
        path = self.folder / "socket"
        sock = self.listen(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM), str(path))
        os.chmod(path, 0o777)
        self.environment["SOCKET_PATH"] = str(path)
        threading.Thread(target=self.accept, args=(sock,), daemon=True).start()

    def listen(self, sock, address):
        sock.bind(address)
        if sock.type == socket.SOCK_STREAM:
            sock.listen(4)
        self.sockets.append(sock)
        return sock

    def accept(self, sock):
        while not self.closing:
            try:
                connection, _ = sock.accept()
            except OSError:
                return  # closed at the stage's end
            self.touched.append("a connection arrived at the host's listener")
            connection.sendall(b"hello")
            connection.close()

    def receive(self, sock):
        while not self.closing:
            try:
                _, sender = sock.recvfrom(4096)
            except OSError:
                return
            self.touched.append("a datagram arrived at the host's socket")
            if sock.family == socket.AF_INET:
                sock.sendto(b"hello", sender)

    def victim(self, **more):
        process = subprocess.Popen(["/usr/bin/python3", "-c", "import time; secret = 'hunter2' * 100; print(id(secret), flush=True); "
                                    "time.sleep(60)"], stdout=subprocess.PIPE, env={"ADVERSARY_SECRET": "hunter2"}, cwd="/",
                                   **identity(self.user), **more)
        self.environment["VICTIM_ADDRESS"] = process.stdout.readline().decode().strip()
        process.stdout.close()
        self.victims.append(process)
        return process

    def set_victim(self):
        self.environment["VICTIM_PID"] = str(self.victim().pid)

    def set_group_victim(self):
        """In the process group that the program's harness will be started in."""
        self.group = self.victim(process_group=0).pid

    def set_terminal(self):
        """The harness is started as the leader of a session with a terminal of its own."""
        ours, theirs = os.openpty()
        self.sockets += [os.fdopen(ours, "rb", buffering=0), os.fdopen(theirs, "rb", buffering=0)]
        self.stdin = theirs

    def start(self, command):
        """What starts `command` on the stage's terminal, when there is one."""
        return ["setsid", "--ctty", "--wait", *command] if self.stdin != subprocess.DEVNULL else command

    def set_host(self):
        """Facts about this machine, for a program to compare with what it is shown."""
        with open("/proc/uptime", encoding="ascii") as file:
            self.environment["HOST_UPTIME"] = file.read().split()[0]
        self.environment["HOST_NAME"] = os.uname().nodename
        self.environment["HOST_PID"] = str(os.getpid())
        self.environment["HOST_MEMORY"] = str(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))

    def set_output_link(self):
        """Left in the output folder by somebody else: a link in a file's place, a link in a folder's place."""
        target = self.make_folder("elsewhere")
        self.put("elsewhere/file", "untouched")
        os.symlink(target / "file", self.out / "report.txt")
        os.symlink(target, self.out / "folder")

    def set_tmp_file(self):
        self.environment["TMP_MARK"] = f"/tmp/{self.token}"
        pathlib.Path("/tmp", self.token).write_text("secret:")
        os.chmod(f"/tmp/{self.token}", 0o644)

    # ---- looking at it afterwards ----

    def kill_survivors(self):
        """Until none is seen several times over: some hop from process to process."""
        unseen = 0
        until = time.monotonic() + 5
        while unseen < SURELY_GONE and time.monotonic() < until:
            found = processes_with(self.token)
            unseen = 0 if found else unseen + 1
            for pid in found:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    continue

    def survivors(self):
        """Processes that are still there half a second later."""
        found, unseen = processes_with(self.token), 0
        until = time.monotonic() + 0.5
        while unseen < SURELY_GONE and time.monotonic() < until:
            now = processes_with(self.token)
            unseen = 0 if now else unseen + 1
            found = now or found
        return [] if unseen == SURELY_GONE else found

    def evidence(self):
        """What the program did to the host, in sentences."""
        found = list(self.touched)
        if "victim" in self.program.stage or "group-victim" in self.program.stage:
            found += [f"process {v.pid} of the host was ended" for v in self.victims if self.ends(v)]
        if self.data_digest and digest_of_tree(self.folder / "data") != self.data_digest:
            found.append("the data was changed")
        if (self.folder / "elsewhere").exists():
            listing = {path.name: path.read_text() for path in (self.folder / "elsewhere").iterdir()}
            if listing != {"file": "untouched"}:
                found.append(f"a file outside the output folder was written: {sorted(listing)}")
        if "tmp-file" not in self.program.stage and os.path.exists(f"/tmp/{self.token}"):
            found.append("a file appeared in the host's /tmp")
        found += [f"process {pid} outlives the program" for pid in self.survivors()]
        return found + self.evidence_in_output()

    @staticmethod
    def ends(victim):
        """Whether it is ended, or has a signal under way that ends it: the sender may be gone before the signal is acted on."""
        try:
            victim.wait(SIGNAL_SECONDS)
        except subprocess.TimeoutExpired:
            return False
        return True

    def evidence_in_output(self):
        """What a person who opens the output folder would be hurt by."""
        found, size = [], 0
        for path, folders, files in os.walk(self.out):
            if path.count("/") > DEEPEST:
                found.append(f"folders nested deeper than {DEEPEST} in the output folder")
                break
            for name in folders + files:
                full = os.path.join(path, name)
                status = os.lstat(full)
                if not name.isprintable() or not name.isascii() or name.startswith("-"):
                    found.append(f"a hostile name in the output folder: {name!r}")
                if status.st_mode & (stat.S_ISUID | stat.S_ISGID):
                    found.append(f"{name} is set-user-id in the output folder")
                if stat.S_ISREG(status.st_mode):
                    size += status.st_size
                    with open(full, "rb") as file:
                        if b"secret:" in file.read(1 << 16):
                            found.append(f"{name} in the output folder holds the host's secret")
                elif not stat.S_ISDIR(status.st_mode) and "output-link" not in self.program.stage:
                    found.append(f"{name} in the output folder is neither file nor folder")
        if size > DISK_LIMIT * SLACK:
            found.append(f"{size >> 20} MiB in the output folder, over the disk limit")
        return found
