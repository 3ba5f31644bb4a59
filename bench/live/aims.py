"""The aims of the live curve, each with what was measured."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from bench.live.servers import DASH, DASH_WEBSOCKET, OURS, PLAIN, UNCOLLECTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Samples = Mapping[str, Mapping[str, list[float]]]


@dataclass(frozen=True, slots=True)
class Aim:
    """One aim.

    Attributes:
        words: What was aimed at.
        measured: What was measured.
        reached: Whether that is enough.
    """

    words: str
    measured: str
    reached: bool


def aims(samples: Samples) -> Iterator[Aim]:
    """Every aim of which something was measured."""
    for aim in (_frames, _quick, _slow, _key, _release, _viewers, _bytes, _cold, _warm):
        try:
            yield aim(samples)
        except (KeyError, ValueError):  # not measured in this run
            continue


def _frames(samples: Samples) -> Aim:
    frames = samples[OURS.name]["frames to curve"]
    one, two = (100 * sum(x <= limit for x in frames) / len(frames) for limit in (1, 2))
    words = "every pointer move drawn by the next frame, at least 95 % within two frames"
    return Aim(words, f"{one:.1f} % by the next frame, {two:.1f} % within two", two >= 95)


def _quick(samples: Samples) -> Aim:
    words = "a pointer move drawn at least 3 times faster than the fastest peer, while the hand moves quickly"
    return _against_all(words, samples, "move to curve")


def _slow(samples: Samples) -> Aim:
    words = "the same while it moves so slowly that a peer can answer each move before the next"
    return _against_all(words, samples, "slow move to curve")


def _against_all(words: str, samples: Samples, figure: str) -> Aim:
    peers = {name: median(mine[figure]) for name, mine in samples.items() if figure in mine}
    ours = peers.pop(OURS.name)
    return _times(words, ours, peers, 3)


def _key(samples: Samples) -> Aim:
    return _times("a key press drawn at least 3 times faster than Dash", *_against_dash(samples, "key to curve"), 3)


def _release(samples: Samples) -> Aim:
    ours, peer = (median(samples[app.name]["release to rest"]) for app in (OURS, UNCOLLECTED))
    words = "release to a page at rest no slower than Streamlit without its garbage collection"
    return _times(words, ours, {UNCOLLECTED.name: peer}, 1)


def _viewers(samples: Samples) -> Aim:
    ours, plain = (median(samples[app.name]["runs a second"]) for app in (OURS, PLAIN))
    words = "at least 5 times plain Streamlit's runs a second at thirty viewers"
    return Aim(words, f"{ours:.1f} against {plain:.1f}: {ours / plain:.2f} times", ours >= 5 * plain)


def _bytes(samples: Samples) -> Aim:
    ours, plain = (median(samples[app.name]["cold visit, bytes"]) for app in (OURS, PLAIN))
    words = "a first visit of at most half the bytes of plain Streamlit"
    return Aim(words, f"{ours / 1e6:.2f} MB against {plain / 1e6:.2f} MB: {ours / plain:.2f}", ours <= plain / 2)


def _cold(samples: Samples) -> Aim:
    words = "a first visit with an empty cache no slower than Dash"
    return _times(words, *_against_dash(samples, "cold visit"), 1)


def _warm(samples: Samples) -> Aim:
    words = "a first visit with a warm cache no slower than Dash"
    return _times(words, *_against_dash(samples, "warm visit"), 1)


def _against_dash(samples: Samples, figure: str) -> tuple[float, dict[str, float]]:
    peers = {app.name: median(samples[app.name][figure]) for app in (DASH, DASH_WEBSOCKET) if app.name in samples}
    return median(samples[OURS.name][figure]), peers


def _times(words: str, ours: float, peers: Mapping[str, float], factor: float) -> Aim:
    """An aim that ours is so many times faster than the fastest of some peers."""
    fastest = min(peers, key=peers.__getitem__)
    times = peers[fastest] / ours
    return Aim(
        words, f"{ours:,.0f} ms against {peers[fastest]:,.0f} ms ({fastest}): {times:.2f} times", times >= factor
    )
