"""What is written for people agrees with what is there."""

from __future__ import annotations

import re
import tomllib
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from docs.licences import licences
from packaging.requirements import Requirement

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = (
    "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/decisions.md", "docs/hosting.md", "docs/examples.md",
    "docs/examples.fr.md", "data/SOURCES.md", "data/SOURCES.fr.md",
)  # fmt: skip
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.*)$", re.MULTILINE)
COMMAND = re.compile(r"\bmake ([a-z-]+)")
SETTING = re.compile(r"\bPAYBACK_[A-Z_]+\b")
KINDS = {"Model change", "Added", "Changed", "Fixed", "Removed", "Security", "Technical"}


def text(root: Path, name: str) -> str:
    """A document, or an empty text when it is not written yet."""
    path = root / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def anchors(document: str) -> set[str]:
    """Anchors of a document as GitHub makes them from its headings, and those it sets itself."""
    made = {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in HEADING.findall(document)}
    return made | set(re.findall(r'<a (?:id|name)="([^"]+)"', document))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_is_there_and_its_links_lead_somewhere(root: Path, name: str) -> None:
    """A link to a file or a heading that is gone is a broken promise."""
    document = text(root, name)
    assert document, f"{name} is missing"
    broken = []
    for target in LINK.findall(document):
        path, _, anchor = target.partition("#")
        if "://" in target or target.startswith("mailto:"):
            continue
        linked = (root / name).parent / path if path else root / name
        if not linked.exists() or (anchor and anchor not in anchors(linked.read_text(encoding="utf-8"))):
            broken.append(target)
    assert broken == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_make_target_that_is_named_exists(root: Path, name: str) -> None:
    """Nobody is told to run what is not there."""
    targets = set(re.findall(r"^([a-z-]+):", text(root, "Makefile"), re.MULTILINE))
    assert set(COMMAND.findall(re.sub(r"[^`]*(`[^`]*`)?", r"\1 ", text(root, name)))) <= targets


def test_every_setting_is_documented(root: Path) -> None:
    """Whoever hosts Payback finds each PAYBACK_ setting that the code reads in docs/hosting.md, and no other."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in (root / "src").rglob("*.py"))
    assert set(SETTING.findall(code)) == set(SETTING.findall(text(root, "docs/hosting.md")))


def test_every_decision_says_what_why_source_and_when(root: Path) -> None:
    """An entry is a question with an answer, a reason, a source and a date."""
    entries = text(root, "docs/decisions.md").split("\n### ")[1:]
    assert entries
    for entry in entries:
        missing = [word for word in ("**Decision.**", "**Why.**", "**Source.**") if word not in entry]
        assert missing == [], entry.splitlines()[0]
        assert re.search(r"^\*20\d\d-\d\d-\d\d\*$", entry, re.MULTILINE), entry.splitlines()[0]


def test_the_index_of_decisions_lists_each_entry_once_in_its_order(root: Path) -> None:
    """One line of the index for every entry, below the area that the entry stands in."""
    index, *areas = text(root, "docs/decisions.md").split("\n## ")
    listed = re.findall(r"^(?:\*\*|- )\[(.*)\]\(#", index, re.MULTILINE)
    entries = [area.partition("\n")[0::2] for area in areas]
    assert listed == [
        title for area, body in entries for title in (area, *re.findall(r"^### (.*)$", body, re.MULTILINE))
    ]


def test_changelog_lines_are_typed(root: Path) -> None:
    """A reader sees at once whether a payback month may have moved."""
    changelog = text(root, "CHANGELOG.md")
    assert set(re.findall(r"^### (.*)$", changelog, re.MULTILINE)) <= KINDS
    assert "## [Unreleased]" in changelog


def test_every_dependency_has_a_reason(root: Path) -> None:
    """Each package that a user installs stands in the decisions, with why."""
    project = tomllib.loads(text(root, "pyproject.toml"))["project"]
    names = {Requirement(line).name for line in project["dependencies"]}
    decisions = text(root, "docs/decisions.md")
    assert {name for name in names if f"`{name}`" not in decisions} == set()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "deploy/requirements.txt"])
def test_requirements_hold_exact_versions_and_no_address(root: Path, name: str) -> None:
    """The same versions everywhere, from whichever index a machine is set to."""
    lines = [line for line in text(root, name).splitlines() if line and not line.lstrip().startswith("#")]
    pins = [line for line in lines if line[0] != " "]
    assert pins
    assert [
        line for line in pins if not re.fullmatch(r"[a-z0-9][a-z0-9._-]*(?:\[[a-z0-9, -]+\])?==[0-9][\w.]* \\", line)
    ] == []
    hashes = [line for line in lines if line[0] == " "]
    assert [line for line in hashes if not re.fullmatch(r" +--hash=sha256:[0-9a-f]{64}(?: \\)?", line)] == []


def test_every_package_names_its_licence() -> None:
    """The list that `make licences` prints leaves nobody guessing."""
    assert licences()
    assert [name for name, terms in licences().items() if not terms] == []


def test_requirements_cover_the_project(root: Path) -> None:
    """A dependency added to pyproject.toml without `make lock` is noticed here."""
    project = tomllib.loads(text(root, "pyproject.toml"))["project"]
    extras = project["optional-dependencies"]
    for name, groups in {
        "requirements.txt": [project["dependencies"]],
        "requirements-dev.txt": [project["dependencies"], *extras.values()],
        "deploy/requirements.txt": [project["dependencies"], extras["lake"]],
    }.items():
        pins = (line.rstrip(" \\") for line in text(root, name).splitlines() if "==" in line and line[0] != " ")
        pinned = dict(re.sub(r"\[.*\]", "", line).split("==") for line in pins)
        for wanted in map(Requirement, chain(*groups)):
            version = pinned.get(wanted.name.lower())
            assert version is not None, f"{wanted.name} is not in {name}: make lock"
            assert wanted.specifier.contains(version), f"{wanted} against {version} in {name}: make lock"
