"""The file system as a reader sees it: the file at hand, its own folder, and what Python and DuckDB are made of.

Landlock, by its three system calls: the kernel refuses every other path to this process and to whatever it starts.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
import sysconfig
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import payback

if TYPE_CHECKING:
    from collections.abc import Iterable

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
OF_VERSION, PATH_BENEATH, NO_NEW_PRIVILEGES = 1, 1, 38
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, TRUNCATE, IOCTL = 1, 1 << 1, 1 << 2, 1 << 3, 1 << 14, 1 << 15
READ = EXECUTE | READ_FILE | READ_DIR
OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL
"""Rights that mean something for a file; the others are those of folders."""

RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
"""How many rights each version of Landlock knows; the later ones know one more, and none of files beyond it."""

LIBRARIES = (
    "/lib",
    "/lib64",
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/etc/ld.so.cache",
    "/usr/share/zoneinfo",
    "/etc/localtime",
    "/proc/self/cgroup",
    "/sys/fs/cgroup",
)


def version() -> int:
    """Of the Landlock that this kernel has; 0 where it has none."""
    return max(0, _call(CREATE_RULESET, None, 0, OF_VERSION)) if sys.platform == "linux" else 0


def shut(readable: Iterable[Path], writable: Iterable[Path]) -> bool:
    """Leave this process, for good, nothing of the file system but these paths; False where the kernel cannot.

    Args:
        readable: Files and folders beside `MADE_OF`.
        writable: Folders in which it may do anything.
    """
    if not (known := version()):
        return False
    every_right = (1 << RIGHTS.get(known, 16)) - 1
    rules = _call(CREATE_RULESET, struct.pack("=Q", every_right), 8, 0)
    for paths, rights in (((*MADE_OF, *readable), READ), (writable, every_right)):
        for path in paths:
            _allow(rules, path, rights & every_right)
    ctypes.CDLL(None).prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    shut_off = _call(RESTRICT_SELF, rules, 0)
    os.close(rules)
    return shut_off == 0


def _allow(rules: int, path: Path, rights: int) -> None:
    with suppress(OSError):  # what is not there need not be allowed
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        _call(
            ADD_RULE, rules, PATH_BENEATH, struct.pack("=Qi", rights if path.is_dir() else rights & OF_FILES, place), 0
        )
        os.close(place)


def _call(number: int, *arguments: int | bytes | None) -> int:
    """A system call; -1 where it is refused or not there."""
    passed = (ctypes.c_long(each) if isinstance(each, int) else each for each in arguments)
    return int(ctypes.CDLL(None).syscall(ctypes.c_long(number), *passed))


def _made_of() -> tuple[Path, ...]:
    """The interpreter, its libraries and packages, and this package; never the folder of a project around them."""
    modules = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    environment = [sys.prefix] if sys.prefix != sys.base_prefix else []
    own = Path(payback.__file__).parents[1]
    paths = map(Path, (*LIBRARIES, *modules, *environment, os.path.realpath(sys.executable), f"{sys.base_prefix}/lib"))
    return (*paths, own if own.name == "src" else own / payback.__name__)


MADE_OF = _made_of()
