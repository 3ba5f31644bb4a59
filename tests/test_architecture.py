"""The shape of the code: what import-linter cannot see, and the settings that performance and privacy hang on."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from typing import TYPE_CHECKING

import pytest
import streamlit as st
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from streamlit import config

from payback.ui.server import theme
from payback.ui.server.headers import content_policy
from payback.ui.server.start_page import BASE, start_page_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# What a script outside the package may import: the question is asked in `pages`, answered in the package.
SCRIPTS_MAY_IMPORT = {"payback", "streamlit", "pathlib", "__future__"}
LONGEST_PAGE, LONGEST_MODULE, LONGEST_FUNCTION = 40, 250, 30
VAGUE = {"utils", "helpers", "common", "misc", "util", "helper"}
SQL = ("select ", "insert into ", "delete from ", "create table ")


def modules(root: Path) -> list[Path]:
    """Every module of the package."""
    return sorted((root / "src" / "payback").rglob("*.py"))


def scripts(root: Path) -> list[Path]:
    """The launcher and the pages."""
    return [root / "app.py", *sorted((root / "pages").glob("*.py"))]


@cache
def parsed(module: Path) -> ast.Module:
    """What Python reads in a module: read once, however many tests look at it."""
    return ast.parse(module.read_text(encoding="utf-8"))


def imported(tree: ast.AST) -> Iterator[str]:
    """Full names of what a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def needed(tree: ast.AST) -> set[str]:
    """Names of the packages that a module imports when it runs, not for its types alone."""
    types = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    running = (
        node for node in ast.walk(tree) if id(node) not in types and isinstance(node, ast.Import | ast.ImportFrom)
    )
    return {name.partition(".")[0] for node in running for name in imported(node)}


def functions(tree: ast.AST) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module."""
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    start = node.body[1].lineno if ast.get_docstring(node) and len(node.body) > 1 else node.body[0].lineno
    return (node.end_lineno or start) - start + 1


def test_scripts_ask_the_package_and_nothing_else(root: Path) -> None:
    """`app.py` and the pages import the UI and what is below it, never a database, a chart library or numbers."""
    foreign = {
        f"{script.name}: {name}"
        for script in scripts(root)
        for name in imported(parsed(script))
        if name.partition(".")[0] not in SCRIPTS_MAY_IMPORT
    }
    assert foreign == set()


def test_a_page_is_a_short_script(root: Path) -> None:
    """A page asks, evaluates, shows: no function, class, SQL or arithmetic, and it fits on a screen."""
    problems = []
    for page in sorted((root / "pages").glob("*.py")):
        source = page.read_text(encoding="utf-8")
        tree = parsed(page)
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.BinOp)
        problems += [
            f"{page.name}:{node.lineno} {type(node).__name__}" for node in ast.walk(tree) if isinstance(node, kinds)
        ]
        problems += [f"{page.name} contains {word!r}" for word in SQL if word in source.lower()]
        problems += [f"{page.name} is long"] if len(source.splitlines()) > LONGEST_PAGE else []
    assert problems == []


def test_whatever_writes_asks_who_is_asking(root: Path) -> None:
    """The UI has the store for reading; what changes it is handed the store of `store_to_change`, checked then."""
    reads = {"batches", "accounts", "mappings", "notices", "span", "monthly", "orders_monthly", "figure_rows"}
    reads |= {"data_version", "close"}
    stores = {"server_state.store()", "store()"}
    reading = {"Store", "awaits_demo", "demo_arrival.arrival", "is_demo", "starting_plan", "estimates_from_history"}
    reading |= {
        "listed",
        "events",
        "hire_days",
        "answers",
        "costs_of",
        "readings",
        "frozen_plans.frozen_plans",
        "the_decision",
    }
    reading |= {"workflow.follow_up", "history_by_month", "months_shown", "workflow.scenarios", "frozen_plan"}
    reading |= {"is_second_act", "workflow_record", "workflow.private_links", "private_links.opened"}
    reading |= {"is_second_act", "month_answer", "month_memo"}
    # The server itself takes in what lies in a watched folder, and writes a backup each day: no visitor asks for it.
    reading |= {"watching.begin", "daily_backups.begin", "_ARRIVALS.get"}
    problems = []
    for path in [*(root / "src/payback/ui").rglob("*.py"), *scripts(root)]:
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Attribute) and ast.unparse(node.value) in stores and node.attr not in reads:
                problems.append(f"{path.name}:{node.lineno} {node.attr}")
            if isinstance(node, ast.Call) and stores & {ast.unparse(argument) for argument in node.args}:
                called = ast.unparse(node.func)
                problems += [f"{path.name}:{node.lineno} {called}"] if called not in reading else []
            if isinstance(node, ast.Assign) and ast.unparse(node.value) in stores:
                problems.append(f"{path.name}:{node.lineno} keeps the store")
    assert problems == []


def test_markdown_is_given_our_own_words_or_literal_text(root: Path) -> None:
    """What a file or a person named is escaped: a sentence with a name in it goes through `markdown_text`."""
    read_as_markdown = {"markdown", "error", "warning", "info", "success", "toast", "caption", "progress", "write"}
    problems = []
    for path in [*(root / "src/payback/ui").rglob("*.py"), *scripts(root)]:
        for call in ast.walk(parsed(path)):
            if isinstance(call, ast.Call) and ast.unparse(call.func) in {f"st.{name}" for name in read_as_markdown}:
                texts = [*call.args[-1:], *(word.value for word in call.keywords if word.arg == "text")]
                written = ast.unparse(texts[-1])
                if "markdown_text(" not in written and not written.startswith(("words(", "section.", 'f"**{words(')):
                    problems.append(f"{path.name}:{call.lineno} {written}")
    assert problems == []


@pytest.mark.parametrize(
    ("contract", "listed_in"), [("streams", "model/streams/__init__.py"), ("platforms", "exports/catalogue.py")]
)
def test_whatever_is_listed_is_also_kept_apart(root: Path, contract: str, listed_in: str) -> None:
    """A new stream or platform is listed once, and in the contract that keeps it from importing its neighbours."""
    contracts = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (apart,) = (one["modules"] for one in contracts if one["id"] == contract)
    tree = parsed(root / "src" / "payback" / listed_in)
    package = apart[0].rpartition(".")[0]
    (listed,) = (node.names for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == package)
    listed_modules = {f"{package}.{alias.name}" for alias in listed}
    folder = root.joinpath("src", *package.split("."))
    modules = {f"{package}.{path.stem}" for path in folder.iterdir() if path.stem[0] != "_"}
    assert listed_modules == (modules if apart == [f"{package}.*"] else set(apart))


def test_no_folder_named_pages_lies_beside_the_router(root: Path) -> None:
    """Streamlit would run a page without the router for the first visitor of a shared link."""
    assert not (root / "src" / "payback" / "ui" / "pages").exists()


def test_modules_are_short_and_say_what_they_are_for(root: Path) -> None:
    """A line at the top, at most 250 lines; a table of data may be longer when ruff is told why."""
    problems = []
    for module in modules(root):
        source = module.read_text(encoding="utf-8")
        problems += [] if ast.get_docstring(parsed(module)) else [f"{module.name} says nothing"]
        problems += [f"{module.name} is long"] if len(source.splitlines()) > LONGEST_MODULE else []
        problems += [f"{module.name} is vague"] if module.stem in VAGUE or module.parent.name in VAGUE else []
    assert problems == []


def test_every_dependency_is_imported(root: Path) -> None:
    """Whoever installs Payback installs what some module of it uses, and nothing for tests or for later."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    used = set().union(*(needed(parsed(module)) for module in modules(root)))
    distributions = packages_distributions()
    installed = {canonicalize_name(name) for package in used for name in distributions.get(package, ())}
    assert {Requirement(line).name for line in project["dependencies"]} - installed == set()


def test_functions_are_short(root: Path) -> None:
    """About ten lines, at most thirty, docstring apart."""
    long = [
        f"{module.relative_to(root)}:{function.lineno} {function.name} {length(function)}"
        for module in modules(root)
        for function in functions(parsed(module))
        if length(function) > LONGEST_FUNCTION
    ]
    assert long == []


def test_the_tree_of_contributing_is_the_tree_of_the_code(root: Path) -> None:
    """Every folder of the package has its line with what it is for, and no line names a folder that is gone."""
    drawn = (root / "CONTRIBUTING.md").read_text(encoding="utf-8").split("```")[1]
    tree = re.findall(r"^( *)([a-z0-9_]+)/  ", drawn, re.MULTILINE)
    package = root / "src" / "payback"
    folders = {path.parent for path in package.rglob("*.py")} | {package / "ui" / "static"}
    assert sorted(name for _, name in tree) == sorted(path.name for path in folders - {package})


def test_errors_cross_layers_as_ours(root: Path) -> None:
    """No public function raises a bare ValueError (a private one may, for its own module to catch)."""
    problems = [
        f"{module.relative_to(root)}:{node.lineno}"
        for module in modules(root)
        for function in functions(parsed(module))
        if not function.name.startswith("_")
        for node in ast.walk(function)
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and isinstance(node.exc.func, ast.Name)
        if node.exc.func.id in {"ValueError", "Exception", "RuntimeError"}
    ]
    assert problems == []


def test_nothing_catches_everything(root: Path) -> None:
    """A programmer's error must be seen; only what is expected is caught, or passed on after tidying up."""
    problems = [
        f"{module.relative_to(root)}:{node.lineno}"
        for module in modules(root)
        for node in ast.walk(parsed(module))
        if isinstance(node, ast.ExceptHandler)
        and not (isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}))
    ]
    assert problems == []


def test_only_ingest_and_store_write_sql(root: Path) -> None:
    """Most queries lie in .sql files of these two, some are put together in Python there; no other layer holds one."""
    violations = [
        f"{module.relative_to(root)}:{node.lineno}"
        for module in modules(root)
        if not {"ingest", "store"} & set(module.parts)
        for node in ast.walk(parsed(module))
        if isinstance(node, ast.Constant) and str(node.value).lower().startswith(SQL) and " from " in str(node.value)
    ]
    assert violations == []


def test_the_model_never_reads_the_clock(root: Path) -> None:
    """Today is an argument: the same plan gives the same verdict on any day."""
    clocks = {"now", "today", "utcnow", "time", "perf_counter"}
    violations = [
        f"{module.name}:{node.lineno}"
        for module in (root / "src" / "payback" / "model").rglob("*.py")
        for node in ast.walk(parsed(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in clocks
    ]
    assert violations == []


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("runner.postScriptGC", False),  # five times the viewers per process
        ("browser.gatherUsageStats", False),
        ("client.showErrorDetails", "none"),
        ("logger.enableRich", False),  # its tracebacks quote amounts
        ("server.enableXsrfProtection", True),
        ("server.enableCORS", True),
        ("server.address", "localhost"),
        ("client.allowedOrigins", []),
        ("server.enableStaticServing", False),
        ("global.disableWidgetStateDuplicationWarning", True),
    ],
)
def test_settings_that_speed_and_privacy_hang_on(root: Path, option: str, expected: object) -> None:
    """The file says so, and Streamlit still knows the option by that name."""
    section, name = option.split(".")
    written = tomllib.loads((root / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert written[section][name] == expected
    assert option in config._config_options_template


def test_the_theme_has_both_grounds_and_no_font_from_the_network(root: Path) -> None:
    """Light and dark with the same roles, all of them known to Streamlit; no address anywhere in the settings."""
    text = (root / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert set(theme.LIGHT) == set(theme.DARK)
    assert set(theme.LIGHT["sidebar"]) == set(theme.DARK["sidebar"])
    assert {f"theme.{name}" for name in theme.LIGHT} - {"theme.sidebar"} <= set(config._config_options_template)
    assert "theme" not in tomllib.loads(text), "it would be sent in every run"
    assert "http" not in text
    assert "http" not in f"{theme.LIGHT}{theme.DARK}"


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``, as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    "role",
    ["primaryColor", "textColor", "linkColor", "redColor", "yellowColor", "blueColor"],
)
def test_colours_of_text_can_be_read(ground: Mapping[str, str], role: str) -> None:
    """WCAG AA: 4.5 to 1 against the page and against a card."""
    grounds = (ground["backgroundColor"], ground["secondaryBackgroundColor"])
    assert min(contrast(ground[role], other) for other in grounds) >= 4.5


def test_the_page_we_change_is_the_page_that_is_installed() -> None:
    """Each replacement in Streamlit's page still finds its place; a new version that moved one fails here."""
    page = start_page_html("fr")
    assert '<html lang="fr-CA">' in page
    assert "<title>Payback</title>" in page
    assert f"<script>{BASE}</script>" in page
    assert "agent" not in page.partition("<noscript>")[2]
    assert content_policy(page).startswith("default-src 'self'")


def test_the_installed_streamlit_is_the_one_that_was_measured() -> None:
    """The live curve, cold links and the page were checked on 1.67; another version needs the browser tests first."""
    assert st.__version__.startswith("1.67.")
