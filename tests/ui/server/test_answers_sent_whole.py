"""What the server sends never relies on what a browser may have forgotten."""

from __future__ import annotations

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_cache import populate_hash_if_needed


@pytest.mark.parametrize("length", [10, 20_000, 20_000_000])
def test_no_answer_may_be_kept_by_the_browser_and_named_later(length: int) -> None:
    """However long: only one marked as cacheable is ever sent as a reference."""
    message = ForwardMsg()
    message.delta.new_element.markdown.body = "x" * length
    populate_hash_if_needed(message)
    assert not message.metadata.cacheable
