"""What the application and a reader process send each other: data of known types, and nothing that could run."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path  # noqa: TC003 - tasks are decoded against it
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from msgspec import Meta, Struct, convert
from msgspec.msgpack import Decoder, Encoder, Ext

from payback.history.reading_result import Note, Reading
from payback.settings import READING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

GIB = 1 << 30
DAY = 1
Fact: TypeAlias = bool | int | float | str | list[str] | None
"""Of a note or a refusal, beside days."""


LEAST_SECONDS, SECONDS_PER_MEGABYTE = 150, 5
"""That a reading may take, of all its processors together, for any file and for each megabyte of it.

Measured: five hundred tables in one archive take 70, the slowest text 2 for a megabyte, one that is read in place 0.1.
"""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the reading of one file may use; as they stand, for a file of next to no bytes.

    Attributes:
        memory: Bytes of data (`RLIMIT_DATA`: files mapped into memory do not count). macOS does not enforce it.
        cpu_seconds: Of all its threads together.
        seconds: On the clock, from its first moment.
        file_bytes: Of any one file that it writes.
        open_files: At the same time.
    """

    memory: int = field(default_factory=READING.value)
    cpu_seconds: int = LEAST_SECONDS
    seconds: float = 2.0 * LEAST_SECONDS
    file_bytes: int = 4 * GIB
    open_files: int = 128

    @classmethod
    def of_size(cls, size: int) -> Limits:
        """The limits of a file of so many bytes."""
        seconds = LEAST_SECONDS + SECONDS_PER_MEGABYTE * size // 1_000_000
        return cls(cpu_seconds=seconds, seconds=2.0 * seconds)


class Task(Struct, frozen=True):
    """One file to read, by a function that is named as ``module:function``."""

    read: str
    path: Path
    name: str
    answers: dict[str, str]
    workdir: Path
    limits: Limits


class Place(Struct, frozen=True, tag=True):
    """How far a reading is, as its meter shows it."""

    step: str
    part: Annotated[float, Meta(ge=0, le=1)]
    rows: Annotated[int, Meta(ge=0, le=1 << 40)]


class Answer(Struct, frozen=True, tag=True):
    """What the file holds."""

    reading: Reading


class Refusal(Struct, frozen=True, tag=True):
    """Why there is no answer: key and facts of an error."""

    key: str
    facts: dict[str, object]


def sendable(reading: Reading) -> Reading:
    """A reading as it is sent, with the facts of its notes."""
    notes = ([Note(note.key, sendable_facts(note.facts)) for note in table.notes] for table in reading.tables)
    tables = (replace(table, notes=tuple(own)) for table, own in zip(reading.tables, notes, strict=True))
    return replace(reading, tables=tuple(tables))


def sendable_facts(facts: Mapping[str, object]) -> dict[str, object]:
    """Facts as they are sent: a day as more than its text, since no type says there that it is one."""
    return {
        name: Ext(DAY, fact.isoformat().encode()) if isinstance(fact, date) else fact for name, fact in facts.items()
    }


def _decoded(kind: type, value: Any) -> object:  # noqa: ANN401 - as it came
    """A path, or a fact of a note or a refusal."""
    if kind is not object:
        return kind(os.fsdecode(value))
    return date.fromisoformat(bytes(value.data).decode()) if isinstance(value, Ext) else convert(value, Fact)


encode = Encoder(enc_hook=os.fsencode).encode  # of all that is no data, paths alone can be sent
decode_task = Decoder(Task, dec_hook=_decoded).decode
decode_message: Callable[[bytes], Place | Answer | Refusal] = Decoder(
    Place | Answer | Refusal, dec_hook=_decoded
).decode
