"""Every setting of the environment: what it may say is taken, a slip is told, by the server and by the shell."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from payback import cli
from payback.errors import PaybackError
from payback.i18n import LANGUAGES, Words
from payback.settings import SETTINGS, check
from payback.wording.refusals import refusal

if TYPE_CHECKING:
    from pathlib import Path

    from payback.settings import Setting

NUMBER = ({"7": 7, " 12 ": 12}, ("many", "0", "-5", "1.5", "1e3", "9" * 10, "\u0663"))
PEOPLE = ({"ana@b.c,\n@b.c": "ana@b.c,\n@b.c", "*": "*", "file:/etc/x": "file:/etc/x"}, ("ana", "b.c", "a@b@c"))
SIZE = ({"2GB": 2_000_000_000, "1.5 GiB": 3 << 29, "700mb": 700_000_000}, ("lots", "5", "80%", "1MB", "-2GB", "9e9GB"))
ANYTHING: tuple[dict[str, Any], tuple[str, ...]] = ({"/srv/somewhere": "/srv/somewhere"}, ())

EXAMPLES: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "PAYBACK_ACCESS": ({"view": "view", " OIDC": "oidc"}, ("public", "local,view")),
    "PAYBACK_VIEWERS": PEOPLE,
    "PAYBACK_EDITORS": PEOPLE,
    "PAYBACK_OWNERS": PEOPLE,
    "PAYBACK_ROLES_CLAIM": ANYTHING,
    "PAYBACK_ADDRESS": (
        {"https://payback.example.com/": "https://payback.example.com/", "http://[::1]:8501": "http://[::1]:8501"},
        ("javascript:alert(1)", "payback.example.com", "https://a b", "https://x.example/?y", "https://a:b@c.d", "//x"),
    ),
    "PAYBACK_SIGN_IN_HOURS": NUMBER,
    "PAYBACK_HOSTS": (
        {"Payback.example, ::1": frozenset({"payback.example", "::1"})},
        ("https://payback.example", "payback.example:443", "*.example.com", "a/b"),
    ),
    "PAYBACK_FRAMES": (
        {"https://a.example https://*.b.example:8443": ("https://a.example", "https://*.b.example:8443")},
        ("https://a.example; script-src *", "intranet", "*", "javascript://x", "https://a.example/page"),
    ),
    "PAYBACK_MOST_VIEWERS": NUMBER,
    "PAYBACK_SESSION_UPLOADS_MB": NUMBER,
    "PAYBACK_SERVER_UPLOADS_MB": NUMBER,
    "PAYBACK_STORE": (
        {"a/b.duckdb": "a/b.duckdb", "ducklake:c?data=s3://x/y": "ducklake:c?data=s3://x/y"},
        ("mysql://x", "ducklake:postgres:dbname=p", "ducklake:c?data=gs://x", "duckdb:"),
    ),
    "PAYBACK_BACKUPS": ANYTHING,
    "PAYBACK_BACKUPS_KEPT": NUMBER,
    "PAYBACK_MEMORY": SIZE,
    "PAYBACK_THREADS": NUMBER,
    "PAYBACK_READING": SIZE,
    "PAYBACK_WATCH": ANYTHING,
    "PAYBACK_LOG": ({"json": "json", "Console": "console"}, ("xml",)),
    "PAYBACK_METRICS_TOKEN": ({"of-the-monitor": "of-the-monitor"}, ("clef-\u00e9", "two words")),
    "PAYBACK_PRECOMPRESS": ({"off": "off"}, ("no", "0")),
}
"""What each setting may say, with its value, and what it may not."""

each = pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
each_slip = pytest.mark.parametrize(("name", "slip"), [(name, slip) for name in EXAMPLES for slip in EXAMPLES[name][1]])


@each
def test_what_a_setting_may_say_is_its_value(setting: Setting[Any]) -> None:
    """Nothing, and blanks, stand for the default."""
    right, _ = EXAMPLES[setting.name]
    assert {text: setting.value({setting.name: text}) for text in right} == right
    assert setting.value({}) == setting.value({setting.name: "  "})


def test_all_is_well_where_nothing_is_set() -> None:
    """The defaults are values themselves, and every setting has its examples here."""
    check({})
    assert [setting.name for setting in SETTINGS] == [*EXAMPLES]


@each
def test_a_default_is_the_one_that_is_documented(setting: Setting[Any], root: Path) -> None:
    """In the row of the setting; a pair shares one."""
    lines = (root / "docs" / "hosting.md").read_text(encoding="utf-8").splitlines()
    (row,) = (line for line in lines if line.startswith("| `PAYBACK_") and f"`{setting.name}`" in line.split(" | ")[0])
    names, defaults = (re.findall(r"[`]([^`]*)[`]", cell) or [cell] for cell in row.split(" | ")[:2])
    shown = defaults[min(names.index(setting.name), len(defaults) - 1)]
    assert setting.default in {"", shown.strip()}


@each_slip
def test_a_slip_is_told_in_either_language(name: str, slip: str) -> None:
    """With the name of the setting, or what it has to read; of a secret nothing."""
    with pytest.raises(PaybackError) as raised:
        check({name: slip})
    for language in LANGUAGES:
        sentence = refusal(raised.value, Words(language))
        assert name in sentence or name == "PAYBACK_STORE"
        assert slip not in sentence or name != "PAYBACK_METRICS_TOKEN"


@each_slip
def test_a_command_does_nothing_before_a_slip_is_put_right(
    name: str, slip: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence in the language that was asked for, and exit code 2."""
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli.app, ["maintain", "--store", "h.duckdb", "--lang", "fr"], env={name: slip})
    with pytest.raises(PaybackError) as raised:
        check({name: slip})
    assert (result.exit_code, result.stdout) == (2, "")
    assert "".join(result.stderr.split()) == "".join(refusal(raised.value, Words("fr")).split())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_server_does_not_start_before_a_slip_is_put_right(language: str, root: Path, tmp_path: Path) -> None:
    """One sentence in the language of the machine, and exit code 2."""
    environment = {
        **os.environ, "LC_ALL": f"{language}_CA.UTF-8", "PYTHONUTF8": "1", "PAYBACK_MEMORY": "lots",
        "PAYBACK_STORE": str(tmp_path / "h.duckdb"), "PYTHONPATH": str(root / "src"),
    }  # fmt: skip
    started = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "app.py"],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    sentence = Words(language)("error.setting_no_size", setting="PAYBACK_MEMORY", text="lots", least="64MB")
    assert (started.returncode, started.stderr.splitlines()[-1]) == (2, sentence)
