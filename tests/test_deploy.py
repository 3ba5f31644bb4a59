"""What serves others is whole: the image gets what the server runs, and the settings it names exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from payback.ui.pages import FOLDER
from payback.workflows.demo_company import DEMO
from payback.workflows.method.sources import PAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

SOURCES = [f"data/{page}" for page in PAGES.values()]
SETTING = re.compile(r"\b(?:PAYBACK|STREAMLIT|AWS)_[A-Z_]+\b")
DEMANDED = re.compile(r"\$\{([A-Z_]+):\?")


@pytest.fixture
def deploy(root: Path) -> Path:
    """The folder with image, services and proxy."""
    return root / "deploy"


def test_the_image_is_written_as_its_linter_wants_it(deploy: Path) -> None:
    """No root, no base without a version, nothing left behind by an installation."""
    linter = Path(sys.executable).with_name("hadolint")
    checked = subprocess.run([linter, deploy / "Dockerfile"], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout) == (0, "")


@pytest.mark.parametrize("needed", ["app.py", "src/payback", ".streamlit/config.toml", FOLDER, DEMO, *SOURCES])
def test_the_image_holds_what_the_server_reads(root: Path, needed: str | Path) -> None:
    """Launcher, package, pages, settings and the demonstration company; a store or a secret never."""
    wanted = [line[1:] for line in (root / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    path = (root / needed).relative_to(root)
    assert (root / path).exists()
    assert _is_in(path, wanted)
    assert not any(
        _is_in(Path(secret), wanted) for secret in ("data/payback.duckdb", ".streamlit/secrets.toml", ".git")
    )


def _is_in(path: Path, wanted: Sequence[str]) -> bool:
    return any(path.is_relative_to(allowed) for allowed in wanted)


def test_a_service_is_set_by_what_the_documentation_names(root: Path, deploy: Path) -> None:
    """A setting that is misspelt would be silently nothing."""
    documented = set(SETTING.findall((root / "docs" / "hosting.md").read_text(encoding="utf-8")))
    files = (deploy / name for name in ("compose.yaml", "Dockerfile"))
    assert {name for file in files for name in SETTING.findall(file.read_text(encoding="utf-8"))} <= documented


def test_what_the_services_demand_is_documented(root: Path, deploy: Path) -> None:
    """Whoever starts them has to set it first."""
    services = (deploy / "compose.yaml").read_text(encoding="utf-8")
    written = (root / "docs" / "hosting.md").read_text(encoding="utf-8")
    assert [name for name in DEMANDED.findall(services) if f"`{name}`" not in written] == []


def test_rows_go_to_the_bucket_that_is_made_at_the_start(deploy: Path) -> None:
    """Its name, its server and its key are those of the replicas, and no service beside them reaches it."""
    services = (deploy / "compose.yaml").read_text(encoding="utf-8")
    replica, _, others = services.partition("\nservices:")
    (bucket,) = re.findall(r"^  bucket:\n(?:    .*\n)+", others, re.MULTILINE)
    assert re.findall(r"data=s3://([^/\n]+)/", replica) == re.findall(r'"-bucket=(\w+)"', bucket)
    for line in re.findall(r"AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY): .+", replica):
        assert line in bucket
    assert re.findall(r"^  networks: (.*)$", replica, re.MULTILINE) == ["[inside, rows]"]
    assert re.findall(r"^    networks: (.*rows.*)$", others, re.MULTILINE) == ["[rows]"]


def test_the_proxy_writes_into_a_folder_of_its_own(deploy: Path) -> None:
    """No place that others of the machine could have taken before: every path is below the one that starts it."""
    settings = (deploy / "nginx.conf").read_text(encoding="utf-8")
    written = re.findall(r"^ *(?:pid|\w+_temp_path) (.+);$", settings, re.MULTILINE)
    assert (len(written), [path for path in written if "/" in path]) == (6, [])
    assert '["nginx", "-p", "/var/lib/nginx",' in (deploy / "compose.yaml").read_text(encoding="utf-8")


def test_each_replica_is_a_service_and_has_a_place_behind_the_proxy(deploy: Path) -> None:
    """One that the proxy does not know would be idle; one that is only there would cost every visitor a wait."""
    behind = set(re.findall(r"^server (app-\d):8501", (deploy / "replicas.conf").read_text(), re.MULTILINE))
    services = set(re.findall(r"^  (app-\d):$", (deploy / "compose.yaml").read_text(), re.MULTILINE))
    assert behind == services
    assert len(services) == 3
