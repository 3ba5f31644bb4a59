"""What became of a file that was handed in: its import, or why it was refused; for programs and in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.errors import PaybackError
from payback.i18n import one_line
from payback.wording.refusals import refusal
from payback.wording.shell import Facts, batch_facts, batch_line, note_facts

if TYPE_CHECKING:
    from payback.history.records import Batch
    from payback.i18n import Words


def outcome_facts(file: str, outcome: Batch | PaybackError, words: Words) -> Facts:
    """What became of a file that somebody handed in: its import, or why there is none, by key and in a sentence."""
    if isinstance(outcome, PaybackError):
        reason = note_facts(outcome)
        return {"file": file, "status": "refused", "reason": reason, "sentence": refusal(outcome, words)}
    return batch_facts(outcome)


def outcome_line(file: str, outcome: Batch | PaybackError, words: Words) -> str:
    """The same in a sentence."""
    if isinstance(outcome, PaybackError):
        return words("shell.refused", file=file, reason=refusal(outcome, words))
    return batch_line(outcome, words)


def arrival_facts(file: str, batch: Batch | None, error: PaybackError | None) -> Facts:
    """What became of a file of a watched folder: its import, or the key of what set it aside with its facts."""
    reason = error and note_facts(error)
    state = "set_aside" if batch is None else "known" if batch.duplicate else "kept"
    return {"file": file, "state": state, "import": batch and batch_facts(batch), "reason": reason}


def arrival_line(file: str, batch: Batch | None, error: PaybackError | None, words: Words) -> str:
    """The same in a sentence."""
    if error:
        return words("watch.set_aside", file=file, reason=refusal(error, words))
    return batch_line(batch, words) if batch else one_line(file)
