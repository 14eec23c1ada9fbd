"""Stands before every attack program, so that each of them is a few lines: raw system calls, and the verdict."""
import ctypes
import os
import sys

_libc = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long
ROLE = os.environ.get("ROLE", "")
OUT = os.environ.get("OUT", "/output")
TMP = os.environ.get("TMPDIR", "/tmp")

# x86_64: arch/x86/entry/syscalls/syscall_64.tbl
NR = {
    "mmap": 9, "ioctl": 16, "madvise": 28, "shmget": 29, "shmat": 30, "shmctl": 31, "clone": 56, "semget": 64,
    "semctl": 66, "msgget": 68, "msgsnd": 69, "msgrcv": 70, "msgctl": 71, "fcntl": 72, "flock": 73, "ptrace": 101,
    "syslog": 103, "capget": 125, "capset": 126, "personality": 135, "mlock": 149, "modify_ldt": 154,
    "pivot_root": 155, "prctl": 157, "chroot": 161, "mount": 165, "umount2": 166, "sethostname": 170, "ioperm": 173,
    "init_module": 175, "quotactl": 179, "setxattr": 188, "futex": 202, "io_setup": 206, "timer_create": 222,
    "set_mempolicy": 238, "mq_open": 240, "mq_unlink": 241, "mq_timedsend": 242, "mq_timedreceive": 243,
    "kexec_load": 246, "add_key": 248, "request_key": 249, "keyctl": 250, "ioprio_set": 251, "inotify_init1": 294,
    "inotify_add_watch": 254, "unshare": 272, "splice": 275, "tee": 276, "vmsplice": 278, "perf_event_open": 298,
    "fanotify_init": 300, "fanotify_mark": 301, "name_to_handle_at": 303, "open_by_handle_at": 304, "setns": 308,
    "process_vm_readv": 310, "process_vm_writev": 311, "kcmp": 312, "seccomp": 317, "memfd_create": 319, "bpf": 321,
    "execveat": 322, "userfaultfd": 323, "io_uring_setup": 425, "open_tree": 428, "move_mount": 429, "fsopen": 430,
    "fsconfig": 431, "fsmount": 432, "pidfd_open": 434, "clone3": 435, "pidfd_getfd": 438, "process_madvise": 440,
    "mount_setattr": 442, "landlock_create_ruleset": 444, "memfd_secret": 447, "cachestat": 451,
}


def syscall(name, *arguments):
    """(result, errno) of a system call by name or number; whole numbers are passed in 64 bits."""
    ctypes.set_errno(0)
    raw = [ctypes.c_long(argument) if isinstance(argument, int) else argument for argument in arguments]
    result = _libc.syscall(ctypes.c_long(NR[name] if isinstance(name, str) else name), *raw)
    return result, ctypes.get_errno() if result == -1 else 0


def mmap(length, protection, flags, descriptor=-1):
    """The address of a mapping, or None with errno set: Python's own mmap knows only some flags."""
    result, _ = syscall("mmap", 0, length, protection, flags, descriptor, 0)
    return None if result == -1 else result


def decide(breached, evidence=""):
    """The program's last word: one line on standard output, and why on standard error."""
    sys.stderr.write(f"{evidence}\n")
    sys.stdout.flush()
    os.write(1, b"BREACH\n" if breached else b"HELD\n")
    os._exit(0)


def succeeds(name, *arguments):
    """Decides by whether the kernel did it."""
    result, error = syscall(name, *arguments)
    decide(result != -1, f"{name}: {result}, {os.strerror(error) if error else 'done'}")


def does(action, *expected):
    """Whether `action` came to its end; OSError and what else is `expected` is the refusal."""
    try:
        action()
    except (OSError, *expected) as error:
        sys.stderr.write(f"{error}\n")
        return False
    return True


def text_of(path):
    """What the file holds, or nothing when it can't be read."""
    try:
        with open(path, "rb") as file:
            return file.read().decode("utf-8", "replace")
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        return ""


def names_in(folder):
    """What the folder lists, or nothing when it can't be listed."""
    try:
        return os.listdir(folder)
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        return []


# ---- the attack ----
