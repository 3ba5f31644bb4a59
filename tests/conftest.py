"""What every test may use: where the repository lies, and the development samples when they are there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]

# The same examples on every run and every machine; a slow machine is no failure.
settings.register_profile(
    "suite", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--record`` renews recorded results instead of comparing with them."""
    parser.addoption("--record", action="store_true", help="renew the recorded results of the exports' fixtures")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's folder."""
    return ROOT


@pytest.fixture(scope="session")
def samples(root: Path) -> Path:
    """Exports with the byte-level shape of real ones, each beside what it holds; only in development."""
    folder = root.parent / "shared" / "samples"
    if not folder.is_dir():
        pytest.skip("the development samples are not here")
    return folder
