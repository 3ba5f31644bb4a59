"""Pages run by Streamlit's own test client, on a store with the demonstration company."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from payback.store import open_store
from payback.ui import server_state
from payback.ui.panels import figure_origins, history_charts
from payback.workflows.history_estimates import estimates_from_history

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from payback.model.estimation import Estimate
    from payback.store import Store

ROUTER = Path(__file__).parents[2] / "src" / "payback" / "ui" / "router.py"
PATIENCE_SECONDS = 120


def first_visit(page: str = "", **query: str | list[str]) -> AppTest:
    """Open a page with a query, as a first visit."""
    at = AppTest.from_file(str(ROUTER), default_timeout=PATIENCE_SECONDS)
    for name, text in query.items():
        at.query_params[name] = text
    return (at.switch_page(str(ROUTER.parents[3] / "pages" / f"{page}.py")) if page else at).run()


OF_A_VERSION = (
    server_state._observed, server_state.monthly, server_state.accounts,
    history_charts.payloads, figure_origins._stored,
)  # fmt: skip
"""Answers that are kept by the number of the data's version, which each store counts for itself."""


_estimates_of_demo: dict[tuple[date, str], Mapping[str, Estimate]] = {}


@pytest.fixture(scope="session", autouse=True)
def components() -> Iterator[None]:
    """Installed packages are searched for components of Streamlit once, not at every visit: none comes meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


def forget_store() -> None:
    """Have the next question open the server's store anew."""
    server_state._server_store.cache_clear()
    server_state.refresh()


def html(at: AppTest) -> str:
    """All that the page wrote as HTML."""
    return "\n".join(element.proto.body for element in at.get("html"))


def sent(at: AppTest, name: str) -> dict[str, Any]:
    """What a page sent to one of our components, by its name."""
    (part,) = (part for part in at.get("bidi_component") if part.proto.component_name == f"payback.{name}")
    return dict(json.loads(part.proto.bytes))


@pytest.fixture(scope="session")
def demo_version(demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> int:
    """The version of the data with which every copy of the demonstration store begins."""
    store = open_store(Path(shutil.copy(demo_store, tmp_path_factory.mktemp("demo") / "payback.duckdb")))
    version = store.data_version()
    store.close()
    return version


@pytest.fixture
def own_store(demo_store: Path, demo_version: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the demonstration store, for one test, as the server's store."""
    path = tmp_path / "payback.duckdb"
    shutil.copy(demo_store, path)
    monkeypatch.setenv("PAYBACK_STORE", str(path))
    forget_store()
    for answers in OF_A_VERSION:
        answers.clear()

    def estimates(store: Store, day: date, currency: str) -> Mapping[str, Estimate]:
        """What the history says: worked out once while it is the demonstration's, which all begin with."""
        if store.data_version() != demo_version:
            return estimates_from_history(store, day, currency)
        if (day, currency) not in _estimates_of_demo:
            _estimates_of_demo[day, currency] = estimates_from_history(store, day, currency)
        return _estimates_of_demo[day, currency]

    monkeypatch.setattr(server_state, "estimates_from_history", estimates)
    yield path
    server_state.store().close()
    forget_store()


@pytest.fixture
def visit(own_store: Path) -> Callable[..., AppTest]:
    """Open a page with a query, as a first visit of the demonstration."""
    return first_visit


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store without history, so that every plan starts from the benchmarks."""
    store = open_store(tmp_path_factory.mktemp("empty") / "payback.duckdb")
    yield store
    store.close()


@pytest.fixture
def open_page(empty_store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., AppTest]]:
    """Open a page with the parameters of a link, on the empty store: it is there at once."""
    monkeypatch.setattr(server_state, "_server_store", lambda: empty_store)
    server_state.refresh()
    server_state._observed.clear()

    def opened(page: str, params: Mapping[str, object]) -> AppTest:
        at = AppTest.from_file(str(ROUTER), default_timeout=PATIENCE_SECONDS)
        for name, value in {"lang": "en", **params}.items():
            at.query_params[name] = str(value)
        return at.switch_page(str(ROUTER.parents[3] / "pages" / f"{page}.py")).run()

    yield opened
    server_state.refresh()
    server_state._observed.clear()
