"""What has to be set before the server may start: else one sentence, and no server."""

from __future__ import annotations

import os
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from streamlit import config
from streamlit.auth_util import get_secrets_auth_section

from payback import settings
from payback.errors import PaybackError
from payback.i18n import Words, best_language
from payback.ui.people_roles import check_people
from payback.wording.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EVERYWHERE = "0.0.0.0"  # noqa: S104  (what Streamlit listens on where nothing says otherwise; named to be refused)


def start_or_exit() -> None:
    """Go on where the settings are whole.

    Raises:
        SystemExit: With 2, after the sentence that says what to set.
    """
    try:
        secrets = auth_secrets()  # first: what stands beside that section is put into the environment
        settings.check()
        check_people(os.environ, secrets, listens_on(sys.argv, os.environ))
    except PaybackError as error:
        locale = os.environ.get("LC_ALL") or os.environ.get("LANG", "")
        sys.stderr.write(refusal(error, Words(best_language(None, locale.replace("_", "-")))) + "\n")
        raise SystemExit(2) from error


def auth_secrets() -> Mapping[str, Any]:
    """The section ``[auth]`` of Streamlit's secrets; empty where there is none."""
    section = get_secrets_auth_section()
    return dict(section.to_dict()) if section else {}


def listens_on(arguments: Sequence[str], given: Mapping[str, str]) -> list[str]:
    """The addresses that a command line has the server listen on; none where another program decides.

    Args:
        arguments: The command line, its program first.
        given: The environment.
    """
    program = Path(arguments[0]).stem if arguments else ""
    if program == "uvicorn":
        words = [part for argument in arguments[1:] for part in argument.split("=", 1)]
        hosts = [host for flag, host in pairwise(words) if flag == "--host"]
        return hosts[-1:] or [given.get("UVICORN_HOST", "127.0.0.1")]
    if program in {"streamlit", "app"}:
        return [str(config.get_option("server.address") or EVERYWHERE)]
    return []
