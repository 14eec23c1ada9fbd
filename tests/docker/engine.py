#!/usr/bin/env python3
"""A Docker engine for the tests alone: its own data, socket and process, with the sandbox image in it.

engine.py start FOLDER SOURCE PADDOCK    starts dockerd in FOLDER (made anew) and loads the image, which is built by
                                         `paddock image build` from SOURCE/docker when it is not in the cache
engine.py stop FOLDER                    ends it by its pid file, and removes FOLDER
engine.py run FOLDER COMMAND...          runs COMMAND with DOCKER_HOST set

The cache is in ${XDG_CACHE_HOME:-~/.cache}/paddock-tests: Debian's packages unpacked, and the image by what it is made of.
Needs root, and Debian's docker.io and mmdebstrap (tools/setup installs them).
"""

import contextlib
import fcntl
import hashlib
import json
import os
import pathlib
import select
import shutil
import signal
import socket
import subprocess
import sys
import time

IMAGE = "paddock-sandbox:latest"
BASE = "paddock-base:bookworm"
START_SECONDS = 90
STOP_SECONDS = 60
KEPT_IMAGES = 2


def fail(sentence):
    sys.exit(f"engine.py: {sentence}")


def socket_of(folder):
    return folder / "docker.sock"


def environment_of(folder):
    return {**os.environ, "DOCKER_HOST": f"unix://{socket_of(folder)}"}


def docker(folder, *arguments, **more):
    return subprocess.run(["docker", *arguments], env=environment_of(folder), check=True, **more)


def cache_folder():
    path = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "paddock-tests"
    path.mkdir(parents=True, exist_ok=True)
    return path


@contextlib.contextmanager
def locked(path):
    """One at a time: others that start meanwhile wait, and find what this one made."""
    with open(path, "w", encoding="ascii") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def pid_of(folder):
    """Of the dockerd in `folder`; None when none is left. A number that is another process's by now is none."""
    try:
        pid = int((folder / "dockerd.pid").read_text(encoding="ascii"))
        command = pathlib.Path(f"/proc/{pid}/cmdline").read_bytes()
    except (OSError, ValueError):
        return None
    return pid if str(folder).encode() in command else None


def wait_gone(pid, seconds):
    """Whether the process ended in time."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([descriptor], [], [], seconds)[0])
    finally:
        os.close(descriptor)


def unmount_below(folder):
    """What an engine that was killed left mounted, the innermost first."""
    with open("/proc/self/mountinfo", encoding="utf-8") as file:
        points = [line.split()[4] for line in file]
    for point in sorted((p for p in points if p.startswith(f"{folder}/")), reverse=True):
        subprocess.run(["umount", "--lazy", point], check=False)


def stop(folder):
    pid = pid_of(folder)
    if pid is not None:
        os.kill(pid, signal.SIGTERM)
        if not wait_gone(pid, STOP_SECONDS):
            os.kill(pid, signal.SIGKILL)
            wait_gone(pid, STOP_SECONDS)
            print("engine.py: dockerd did not end on SIGTERM and was killed")
    unmount_below(folder)
    if folder.exists():
        shutil.rmtree(folder)


def answers(folder):
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(START_SECONDS)
        try:
            connection.connect(str(socket_of(folder)))
            connection.sendall(b"GET /_ping HTTP/1.0\r\n\r\n")
            return b" 200 " in connection.recv(4096)
        except OSError:
            return False


def start_engine(folder):
    for program in ("dockerd", "docker", "mmdebstrap"):
        if shutil.which(program) is None:
            fail(f"there is no {program}: run tools/setup")
    folder.mkdir(parents=True, mode=0o711)
    runtimes = {"runsc": {"path": shutil.which("runsc"), "runtimeArgs": ["--platform=ptrace", "--network=none"]}} if shutil.which("runsc") else {}
    config = folder / "daemon.json"
    config.write_text(json.dumps({"runtimes": runtimes}), encoding="ascii")
    log = folder / "log"
    with open(log, "wb") as file:
        engine = subprocess.Popen(
            ["dockerd", "--config-file", str(config), "--data-root", str(folder / "data"), "--exec-root", str(folder / "exec"),
             "--host", f"unix://{socket_of(folder)}", "--pidfile", str(folder / "dockerd.pid"), "--iptables=false",
             "--ip6tables=false", "--ip-forward=false", "--ip-masq=false", "--bridge=none"],
            stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT, start_new_session=True)
    until = time.monotonic() + START_SECONDS
    while not answers(folder):
        if engine.poll() is not None or time.monotonic() > until:
            tail = log.read_text(encoding="utf-8", errors="replace").splitlines()[-20:]
            stop(folder)
            fail("dockerd did not start; its last words:\n" + "\n".join(tail))
        time.sleep(0.05)


def definition_key(source):
    """Of all that the image is made of."""
    digest = hashlib.sha256()
    for path in sorted((source / "docker").iterdir()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def build_image(folder, source, paddock, kept, cache):
    script = source / "docker" / "make-debian-base"
    rootfs = cache / f"rootfs-{hashlib.sha256(script.read_bytes()).hexdigest()[:16]}.tar"
    subprocess.run([script, BASE, rootfs], env=environment_of(folder), check=True)
    subprocess.run([paddock, "image", "build", "--base", BASE], env=environment_of(folder), check=True)
    part = kept.with_suffix(".part")
    docker(folder, "save", "--output", str(part), IMAGE)
    part.rename(kept)
    images = sorted(cache.glob("image-*.tar"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in images[KEPT_IMAGES:]:
        old.unlink()


def start(folder, source, paddock):
    if os.geteuid() != 0:
        print("SKIPPED: a Docker engine can be started by root only")
        return
    stop(folder)
    cache = cache_folder()
    start_engine(folder)
    with locked(cache / "lock"):
        kept = cache / f"image-{definition_key(source)}.tar"
        if kept.exists():
            os.utime(kept)
            docker(folder, "load", "--quiet", "--input", str(kept))
        else:
            build_image(folder, source, paddock, kept, cache)
    docker(folder, "version", "--format", "client {{.Client.Version}}, engine {{.Server.Version}}")


def main(arguments):
    if len(arguments) == 4 and arguments[0] == "start":
        folder = pathlib.Path(arguments[1])
        try:
            start(folder, pathlib.Path(arguments[2]), arguments[3])
        except (subprocess.CalledProcessError, OSError) as error:
            stop(folder)
            fail(f"{error}")
        return 0
    if len(arguments) == 2 and arguments[0] == "stop":
        stop(pathlib.Path(arguments[1]))
        return 0
    if len(arguments) > 2 and arguments[0] == "run":
        return subprocess.run(arguments[2:], env=environment_of(pathlib.Path(arguments[1])), check=False).returncode
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
