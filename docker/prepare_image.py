"""Makes the sandbox image out of its base, while it is built: the user, the folders, the packages' path; and takes out what
installs, builds or reaches the network, and every set-user-id bit."""

import glob
import os
import pathlib
import shutil
import site
import stat
import sys

USER = "sandboxuser"
ID = 1000
FOLDERS = ("/work", "/data", "/output", "/paddock")
GONE = (
    "/usr/bin/apt*", "/usr/lib/apt", "/usr/bin/dpkg*", "/usr/bin/curl", "/usr/bin/wget", "/usr/bin/git*", "/usr/bin/ssh*",
    "/usr/bin/nc*", "/bin/nc*", "/usr/bin/ftp", "/usr/bin/telnet", "/usr/bin/gcc*", "/usr/bin/g++*", "/usr/bin/cc",
    "/usr/bin/c++", "/usr/bin/make", "/usr/bin/ld*", "/usr/bin/as", "/usr/bin/*-linux-gnu-*", "/usr/local/bin/pip*",
    "/usr/local/bin/wheel", "/usr/bin/pip*", "/usr/lib/python3*/ensurepip", "/usr/local/lib/python3*/ensurepip",
    "/usr/share/doc", "/usr/share/man", "/var/cache/apt", "/var/lib/apt", "/root/.cache",
)
GONE_PACKAGES = ("pip", "setuptools", "wheel", "pkg_resources", "_distutils_hack")


def remove(path):
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    elif os.path.lexists(path):
        os.unlink(path)


def add_user():
    """By hand: an image may have no useradd."""
    for name, line in (("/etc/passwd", f"{USER}:x:{ID}:{ID}::/tmp:/usr/sbin/nologin"), ("/etc/group", f"{USER}:x:{ID}:")):
        path = pathlib.Path(name)
        others = [entry for entry in path.read_text(encoding="ascii").splitlines() if entry.split(":")[2] != str(ID)]
        path.write_text("\n".join([*others, line]) + "\n", encoding="ascii")


def drop_privileged_bits():
    device = os.stat("/").st_dev
    for folder, folders, files in os.walk("/"):
        folders[:] = [name for name in folders if os.lstat(os.path.join(folder, name)).st_dev == device]
        for name in files:
            path = os.path.join(folder, name)
            mode = os.lstat(path).st_mode
            if stat.S_ISREG(mode) and mode & (stat.S_ISUID | stat.S_ISGID):
                os.chmod(path, stat.S_IMODE(mode) & ~(stat.S_ISUID | stat.S_ISGID))


def main():
    if sys.version_info[:2] != (3, 11):
        sys.exit(f"the base image has Python {sys.version.split()[0]}, and the packages are for 3.11: give another --base")
    packages = pathlib.Path(site.getsitepackages()[0])
    packages.mkdir(parents=True, exist_ok=True)
    (packages / "paddock.pth").write_text("/opt/paddock/site\n", encoding="ascii")
    for folder in FOLDERS:
        os.makedirs(folder, exist_ok=True)
    for place in {*site.getsitepackages(), *glob.glob("/usr/lib/python3*/dist-packages")}:
        for name in GONE_PACKAGES:
            for path in (f"{place}/{name}", *glob.glob(f"{place}/{name}-*.dist-info")):
                remove(path)
    for pattern in GONE:
        for path in glob.glob(pattern):
            remove(path)
    add_user()
    drop_privileged_bits()


main()
