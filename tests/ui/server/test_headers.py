"""The content policy is computed from the page that is served."""

from __future__ import annotations

import base64
import hashlib

from payback.ui.server.headers import content_policy
from payback.ui.server.start_page import STREAMLIT_PAGE, start_page_html


def test_inline_scripts_are_allowed_by_their_hash() -> None:
    """Only the inline scripts of the page itself run; those with an address need none."""
    page = "<script>let a = 1</script><script type='module' src='./b.js'></script><script async>let c = 2</script>"
    hashes = [base64.b64encode(hashlib.sha256(code).digest()).decode() for code in (b"let a = 1", b"let c = 2")]
    assert f"script-src 'self' blob: 'sha256-{hashes[0]}' 'sha256-{hashes[1]}';" in content_policy(page)


def test_the_policy_covers_each_inline_script_of_the_installed_page() -> None:
    """Streamlit's one inline script and our two: three hashes, the same in every language."""
    assert content_policy(start_page_html("en")).count("'sha256-") == 3
    assert content_policy(start_page_html("en")) == content_policy(start_page_html("fr"))


def test_nothing_is_loaded_from_elsewhere() -> None:
    """No other host, no eval, no plug-in, no foreign frame."""
    policy = content_policy(STREAMLIT_PAGE.read_text(encoding="utf-8"))
    assert "unsafe-eval" not in policy
    assert "http" not in policy
    assert "object-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
