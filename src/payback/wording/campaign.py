"""What a campaign brought against what was spent on it, in sentences and as facts. Pure: only values and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from payback.wording.effect import figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from payback.i18n import Words
    from payback.model.effect import Effect
    from payback.model.tracking.spend_return import SpendReturn


def money_sentences(effect: Effect, money: SpendReturn, words: Words, currency: str = "") -> Iterator[str]:
    """What a campaign is worth where something is claimed, its return, and what would have paid the spend back.

    Args:
        effect: Of the campaign.
        money: The same in money.
        words: Of the language.
        currency: Of the amounts; without one they are plain numbers.
    """

    def amount(value: float) -> str:
        return words.money(value, currency) if currency else words.number(value, 2)

    low, high = (amount(end) for end in money.worth_95)
    if effect.claimed:
        yield words("track.campaign.worth", worth=amount(money.worth), low=low, high=high)
    if effect.verdict == "brought" and money.ratio is not None and money.ratio_95 is not None:
        ends = dict(zip(("low", "high"), (figure(end, words) for end in money.ratio_95), strict=True))
        yield words("track.campaign.return", spend=amount(money.spend or 0), ratio=figure(money.ratio, words), **ends)
    if money.enough is not None:
        seen = figure(effect.smallest_seen * effect.months_after, words)
        spent, enough = amount(money.spend or 0), figure(money.enough, words)
        yield words("track.campaign.enough", spend=spent, enough=enough, seen=seen)


def money_facts(money: SpendReturn) -> dict[str, Any]:
    """The same for programs; null where no spend is known."""
    return {
        "spend": money.spend,
        "worth": money.worth,
        "worth_95": list(money.worth_95),
        "return": money.ratio,
        "return_95": money.ratio_95 and list(money.ratio_95),
        "enough": money.enough,
    }
