"""What every test may use: where the repository lies, an empty history, a file that somebody sent, the samples."""

from __future__ import annotations

import io
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

from payback.model.projection_cache import CACHE
from payback.store import open_store
from payback.workflows.uploads import save_upload
from tests.store.readings import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from payback.store import Store
    from payback.workflows.uploads import Upload

pytest_plugins = ("tests.lakes",)
ROOT = Path(__file__).resolve().parents[1]
COVERING = {"model", "history", "share", "exports"}
"""Folders of tests that have every line of the parts of the same name run."""

# Histories of tests are small, and each worker has a processor: more threads would look for work that is not there, as
# DuckDB gives none of them a part of fewer than 122,880 rows. What a test starts asks for as many.
os.environ.setdefault("PAYBACK_THREADS", "1")

# The same examples on every run and every machine; a slow machine is no failure.
settings.register_profile(
    "suite", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("suite")
# Hypothesis also tries the constants of whichever of our modules a process has loaded, which no run can repeat.
providers._get_local_constants = providers.Constants


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--record`` renews recorded results instead of comparing with them."""
    parser.addoption("--record", action="store_true", help="renew the recorded results of the exports' fixtures")


def pytest_configure(config: pytest.Config) -> None:
    """Let a worker count lines once: pytest-cov begins with its options and again with its session.

    Whoever ended the second alone, as `counted` does, would have the first one follow every line still.
    """
    plugin = config.pluginmanager.getplugin("_cov")
    if plugin and hasattr(config, "workerinput"):
        plugin.cov_controller.cov.stop()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put together what shares a server: first the browser's tests, then those of the lake, the others as they come.

    The first half goes to one worker, which alone starts browser, dashboard and PostgreSQL; the other takes from its
    end when it has done its own.
    """
    items.sort(key=lambda item: ("e2e" not in item.path.parts, "lake" not in item.nodeid))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> None:
    """Count which lines run only where it is asked how many do (`make coverage`): counting takes as long again."""
    plugin = item.config.pluginmanager.getplugin("_cov")
    if not plugin or not plugin.cov_controller:
        return
    wanted = counted(item)
    if wanted is not plugin.cov_controller.started:
        (plugin.cov_controller.resume if wanted else plugin.cov_controller.pause)()


def counted(item: pytest.Item) -> bool:
    """Whether the lines that a test runs count towards a floor."""
    covering = not COVERING.isdisjoint(item.path.relative_to(ROOT / "tests").parts)
    return covering and item.get_closest_marker("uncounted") is None


@pytest.fixture(scope="module", autouse=True)
def main_module() -> Iterator[None]:
    """A page that ran leaves its script in the place of the main module, which a process that is started runs again."""
    before = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = before


@pytest.fixture(scope="module", autouse=True)
def nothing_kept_from_before(request: pytest.FixtureRequest) -> None:
    """Where lines are counted, forget what other tests had worked out: a result that is kept runs no line again."""
    counted = tuple(f"payback.{part}" for part in COVERING.intersection(request.path.relative_to(ROOT / "tests").parts))
    if not counted:
        return
    CACHE.clear()
    for name, module in [*sys.modules.items()]:
        for value in vars(module).values() if name.startswith(counted) else ():
            if hasattr(value, "cache_clear"):
                value.cache_clear()


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's folder."""
    return ROOT


@pytest.fixture(scope="session")
def demo_store(pytestconfig: pytest.Config) -> Path:
    """A closed store that holds the demonstration company, to be copied: made once for all processes and runs."""
    from tests.demo_store import demo_store_file  # noqa: PLC0415 - whoever needs no store need not load what makes one

    return demo_store_file(pytestconfig.cache.mkdir("demo-store"))


@pytest.fixture(scope="session")
def samples(root: Path) -> Path:
    """Exports with the byte-level shape of real ones, each beside what it holds; only in development."""
    folder = root.parent / "shared" / "samples"
    if not folder.is_dir():
        pytest.skip("the development samples are not here")
    return folder


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store that holds nothing, to be copied: all migrations to it take three times as long as opening it."""
    path = tmp_path_factory.mktemp("empty") / "h.duckdb"
    open_store(path).close()
    return path


@pytest.fixture
def store(empty_file: Path, tmp_path: Path) -> Iterator[Store]:
    """An empty store in a file."""
    opened = open_store(Path(shutil.copy(empty_file, tmp_path / "h.duckdb")), clock=lambda: NOW)
    yield opened
    opened.close()


@pytest.fixture
def upload(store: Store) -> Upload:
    """A file that somebody sent, under a name that would like to be a path."""
    return save_upload(store, io.BytesIO(b"Date,Views\n2026-01-05,5\n"), "../Vues.csv")


@pytest.fixture
def workdir(tmp_path: Path) -> Path:
    """An empty folder."""
    folder = tmp_path / "work"
    folder.mkdir()
    return folder
