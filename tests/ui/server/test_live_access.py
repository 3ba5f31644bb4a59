"""A running server where people sign in, spoken to as an attacker would: over its WebSocket and its upload route."""

from __future__ import annotations

import json
import re
import socket
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from unittest.mock import patch
from urllib.parse import urlsplit

import httpx2
import pytest
from oidc_provider_mock import User, run_server_in_thread
from streamlit import auth_util
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from payback.i18n import Words
from tests.e2e.server import LiveServer, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from websockets.sync.client import ClientConnection

HOST, SECRET = "payback.example", "c" * 48
WORDS = Words("en")
PATIENCE_SECONDS = 120
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
"""What the provider's own code warns of."""

APP = """
import streamlit as st
from pathlib import Path
from payback.ui import error_page, server, server_state

server.start_or_exit()
app = st.App(
    Path(__file__).with_name("router.py"),
    routes=server.routes(server_state.data_version, server_state.store, server_state.today),
    middleware=server.middleware(),
    lifespan=server.lifespan(server_state.prepare, server_state.stop),
    on_script_error=error_page.show_error,
)
"""
ROUTER = """
import runpy
import streamlit as st

if "fail" in st.query_params:
    raise ValueError("62000 in /srv/secret")
runpy.run_path({router!r})
"""


@dataclass(slots=True)
class Visitor:
    """Somebody with a browser's cookies, and whatever they send."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, **options: object) -> httpx2.Response:
        """One request, by the name of the server, with the cookies so far."""
        headers = {"host": HOST, "origin": f"http://{HOST}", "cookie": self._cookie()}
        if "_streamlit_xsrf" in self.cookies:
            headers["x-xsrftoken"] = self.cookies["_streamlit_xsrf"]
        answer = httpx2.request(
            method, f"http://127.0.0.1:{self.port}{path}", headers=headers, timeout=PATIENCE_SECONDS, **options
        )
        for line in answer.headers.get_list("set-cookie"):
            name, _, text = line.partition(";")[0].partition("=")
            self.cookies[name] = text
        return answer

    def sign_in(self, who: str) -> None:
        """As a browser does."""
        with patch.object(auth_util, "get_signing_secret", lambda: SECRET):
            token = auth_util.encode_provider_token("default")
        start = self.ask("GET", f"/auth/login?provider={token}")
        answer = httpx2.post(start.headers["location"], data={"sub": who}, follow_redirects=False)
        back = urlsplit(answer.headers["location"])
        self.ask("GET", f"{back.path}?{back.query}")

    @contextmanager
    def connection(self) -> Iterator[ClientConnection]:
        """A WebSocket as Streamlit's page opens it."""
        self.ask("GET", "/_stcore/health")
        with connect(
            f"ws://{HOST}/_stcore/stream",
            sock=socket.create_connection(("127.0.0.1", self.port)),
            additional_headers={"Origin": f"http://{HOST}", "Cookie": self._cookie()},
            subprotocols=["streamlit", self.cookies["_streamlit_xsrf"]],  # type: ignore[list-item]
            max_size=None,
        ) as live:
            yield live

    def _cookie(self) -> str:
        return "; ".join(f"{name}={text}" for name, text in self.cookies.items())


def run(live: ClientConnection, query: str = "lang=en", fragment: str = "") -> list[ForwardMsg]:
    """Have the page run, and hear it to its end."""
    asked = BackMsg()
    asked.rerun_script.query_string = query
    asked.rerun_script.fragment_id = fragment
    live.send(asked.SerializeToString())
    heard: list[ForwardMsg] = []
    while not heard or heard[-1].script_finished != ForwardMsg.FINISHED_SUCCESSFULLY or not _is_end(heard[-1]):
        heard.append(ForwardMsg.FromString(live.recv(PATIENCE_SECONDS, decode=False)))
        if _is_end(heard[-1]) and heard[-1].script_finished == ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY:
            break
    return heard


def _is_end(message: ForwardMsg) -> bool:
    return message.WhichOneof("type") == "script_finished"


def text(heard: list[ForwardMsg]) -> str:
    """All of it, as bytes that can be searched."""
    return "\n".join(message.SerializeToString().decode("latin-1") for message in heard)


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the lists of viewers and editors."""
    folder = tmp_path_factory.mktemp("people")
    (folder / "viewers").write_text("bo@example.com")
    (folder / "editors").write_text("ana@example.com")
    return folder


@pytest.fixture(scope="module")
def server(people: Path, root: Path, demo_store: Path) -> Iterator[LiveServer]:
    """A server that signs people in with a provider on this machine; its page fails where it is asked to."""
    users = [User(sub=who, claims={"email": f"{who}@example.com", "email_verified": True}) for who in ("ana", "bo")]
    (people / "app.py").write_text(APP)
    (people / "router.py").write_text(ROUTER.format(router=str(root / "src/payback/ui/router.py")))
    with run_server_in_thread(user_claims=users) as provider:
        secrets = people / "secrets.toml"
        secrets.write_text(
            f'[auth]\nredirect_uri = "http://{HOST}/oauth2callback"\ncookie_secret = "{SECRET}"\n'
            f'client_id = "payback"\nclient_secret = "{"s" * 32}"\nserver_metadata_url = '
            f'"http://localhost:{provider.server_port}/.well-known/openid-configuration"\n'
        )
        settings = {
            "PAYBACK_ACCESS": "oidc",
            "PAYBACK_VIEWERS": f"file:{people / 'viewers'}",
            "PAYBACK_EDITORS": f"file:{people / 'editors'}",
            "STREAMLIT_SECRETS_FILES": str(secrets),
        }
        yield from serve(people, settings, app=people / "app.py", store=demo_store)


def test_a_stranger_is_asked_to_sign_in_and_sent_nothing_else(server: LiveServer) -> None:
    """Neither a plan nor the history comes over the connection, and no file is taken."""
    stranger = Visitor(int(server.url.rpartition(":")[2]))
    with stranger.connection() as live:
        heard = run(live)
        (session,) = {m.new_session.initialize.session_id for m in heard if m.WhichOneof("type") == "new_session"}
        assert stranger.ask("PUT", f"/_stcore/upload_file/{session}/1", content=b"x" * 9).status_code == 403
    elements = {m.delta.new_element.WhichOneof("type") for m in heard if m.delta.HasField("new_element")}
    assert WORDS("header.sign_in_first") in text(heard)
    assert elements <= {"html", "button", "empty"}


def test_a_right_that_is_taken_or_given_holds_at_the_next_action(server: LiveServer, people: Path) -> None:
    """A reader sends no file; made an editor they do; taken out, the next hand that lets go asks for the sign-in."""
    bo = Visitor(int(server.url.rpartition(":")[2]))
    bo.sign_in("bo")
    with bo.connection() as live:
        heard = run(live)
        assert "payback.board" in text(heard)
        (session,) = {m.new_session.initialize.session_id for m in heard if m.WhichOneof("type") == "new_session"}
        (fragment,) = {m.delta.fragment_id for m in heard if "payback.board" in text([m])}

        def upload() -> int:
            return bo.ask("PUT", f"/_stcore/upload_file/{session}/1", files={"1": ("a.csv", b"x")}).status_code

        assert upload() == 403
        (people / "editors").write_text("bo@example.com")
        assert upload() == 204
        (people / "editors").write_text("ana@example.com")
        assert upload() == 403
        (people / "viewers").write_text("ana@example.com")
        assert WORDS("header.not_a_reader") in text(run(live, fragment=fragment))
    (people / "viewers").write_text("bo@example.com")
    logged = [json.loads(line) for line in server.log.read_text().splitlines() if '"signed in"' in line]
    assert [line["role"] for line in logged] == ["viewer", "nobody"]
    assert len({line["who"] for line in logged}) == 1
    assert "bo@example.com" not in server.log.read_text()


def test_a_page_that_raises_tells_its_reader_a_reference_alone(server: LiveServer) -> None:
    """No trace, path, kind or value goes over the connection; the log has the place, in lines that a machine reads."""
    with Visitor(int(server.url.rpartition(":")[2])).connection() as live:
        heard = text(run(live, "fail=1&lang=en"))
    reference = re.search(r"reference ([0-9a-f]{6})", heard)
    assert reference
    assert not re.search(r"62000|/srv|ValueError|Traceback|router\.py", heard)
    lines = [json.loads(line) for line in server.log.read_text().splitlines() if line.startswith("{")]
    (line,) = [line for line in lines if line.get("reference") == reference[1]]
    assert (line["event"], line["error"]) == ("a page failed", "ValueError")
    assert line["where"][-1].endswith("<module>")
    assert "62000" not in server.log.read_text()
