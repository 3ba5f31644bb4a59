"""The kinds of setting: from what stands in the environment to its value, or a refusal that says what to write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from payback.errors import PaybackError

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

LONGEST_SHOWN = 80
HOST = r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*"
_HOST = re.compile(rf"{HOST}|[0-9a-f:]*:[0-9a-f:]+", re.ASCII)
_ORIGIN = re.compile(rf"https?://(?:\*\.)?{HOST}(?::\d{{1,5}})?", re.ASCII | re.IGNORECASE)
_PLACE = rf"(?:{HOST}|\[[0-9a-f:]+\])(?::\d{{1,5}})?"
_ADDRESS = re.compile(rf"https?://{_PLACE}(?:/[\w./~%-]*)?", re.ASCII | re.IGNORECASE)
_PERSON = re.compile(r"\*|[^\s@]*@[^\s@]+")
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kmgt])(i?)b", re.ASCII | re.IGNORECASE)
_STORE = re.compile(r"(?:duckdb:)?[^:]+")
_LAKE = re.compile(r"ducklake:.+\?data=(?:s3://.+|(?!.*://).+)")
_WORD = re.compile(r"[!-~]+")
FILE = "file:"
"""Before the path of a file that lists what a setting would."""


def refused(key: str, name: str, text: str, **facts: object) -> PaybackError:
    """What is said of a setting that says nothing; of a long one, its beginning."""
    return PaybackError(key, setting=name, text=text[:LONGEST_SHOWN], **facts)


def anything(_name: str, text: str) -> str:
    """A path, or a name: what it leads to shows when it is used."""
    return text


def choice(*choices: str) -> Callable[[str, str], str]:
    """One of a few words; ``setting_no_choice``."""

    def read(name: str, text: str) -> str:
        if text.lower() not in choices:
            raise refused("setting_no_choice", name, text, choices=choices)
        return text.lower()

    return read


def optional(read: Callable[[str, str], T]) -> Callable[[str, str], T | None]:
    """Another kind; None where nothing is set."""
    return lambda name, text: read(name, text) if text else None


def whole_number(name: str, text: str) -> int:
    """From 1 on, of nine digits at most; ``setting_no_number``."""
    if not (re.fullmatch(r"[0-9]{1,9}", text) and int(text)):
        raise refused("setting_no_number", name, text)
    return int(text)


def size(least: int) -> Callable[[str, str], int]:
    """Bytes, of which there must be so many: ``2GB`` counts thousands, ``2GiB`` 1,024s; ``setting_no_size``."""

    def read(name: str, text: str) -> int:
        matched = _SIZE.fullmatch(text)
        step = 1_024 if matched and matched[3] else 1_000
        value = int(float(matched[1]) * step ** ("kmgt".index(matched[2].lower()) + 1)) if matched else 0
        if not least <= value < 1 << 50:
            raise refused("setting_no_size", name, text, least=f"{least // 1_000_000}MB")
        return value

    return read


def origins(name: str, text: str) -> tuple[str, ...]:
    """Origins, as a content policy takes them; ``setting_no_origin``."""
    return tuple(_each(_ORIGIN, "setting_no_origin", name, text))


def hosts(name: str, text: str) -> frozenset[str]:
    """Names of a server, without scheme or port; ``setting_no_host``."""
    return frozenset(_each(_HOST, "setting_no_host", name, text.lower()))


def address(name: str, text: str) -> str:
    """An address of the web that can be opened; ``setting_no_address``."""
    if text and not _ADDRESS.fullmatch(text):
        raise refused("setting_no_address", name, text)
    return text


def listed_people(name: str, text: str) -> str:
    """Addresses, domains and ``*``, or a file that lists them; ``setting_no_person``."""
    if not text.startswith(FILE):
        for person in filter(None, (part.strip() for line in text.splitlines() for part in line.split(","))):
            if not _PERSON.fullmatch(person):
                raise refused("setting_no_person", name, person)
    return text


def store_place(name: str, text: str) -> str:
    """A path, or a lake with its two places; ``store_url`` or ``lake_setting``."""
    if text.startswith("ducklake:"):
        if not _LAKE.fullmatch(text):
            raise refused("lake_setting", name, "")
    elif not _STORE.fullmatch(text):
        raise refused("store_url", name, "", scheme=text.partition(":")[0][:LONGEST_SHOWN])
    return text


def secret(name: str, text: str) -> str:
    """What a header can carry; ``setting_no_secret``, which never repeats it."""
    if text and not _WORD.fullmatch(text):
        raise refused("setting_no_secret", name, "")
    return text


def _each(pattern: re.Pattern[str], key: str, name: str, text: str) -> list[str]:
    """The parts between commas or spaces, each as it has to be."""
    parts = text.replace(",", " ").split()
    for part in parts:
        if not pattern.fullmatch(part):
            raise refused(key, name, part)
    return parts
