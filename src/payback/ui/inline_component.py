"""Inline components: a script of ours, cached for good, and its data: bytes that can be kept and sent again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import streamlit as st

from payback.ui.assets import asset_url

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Ten times faster than Python's own, which would take a tenth of a chart; NumPy's numbers are written as Python's.
_JSON = msgspec.json.Encoder(enc_hook=float)

# The script itself is an asset; what travels with every run is only this and the data. The same bytes give the same
# object again, so that a script can tell that nothing has changed.
_LOADER = """
const loaded = new Map();
const parsed = new WeakMap();
const plain = new TextDecoder();
function read({ data, parentElement }) {
  const text = plain.decode(data);
  if (parsed.get(parentElement)?.text !== text) parsed.set(parentElement, { text, data: JSON.parse(text) });
  return parsed.get(parentElement).data;
}
export default function (component) {
  const data = read(component);
  const { script } = data;
  if (!loaded.has(script)) loaded.set(script, import(new URL(script, document.baseURI).href));
  let stop;
  let stopped = false;
  loaded.get(script).then((module) => { if (!stopped) stop = module.default({ ...component, data }); });
  return () => { stopped = true; stop?.(); };
}
"""


def component(name: str, html: str) -> Callable[..., Any]:
    """An inline component; its ``data`` are what `component_data` makes."""
    return st.components.v2.component(f"payback.{name}", html=html, js=_LOADER, isolate_styles=False)


def component_data(script: str, data: Mapping[str, Any]) -> bytes:
    """The data of a script of ours: plain JSON, and where the script is.

    Streamlit writes a mapping as JSON twice, in every run; bytes it sends as they are.
    """
    return _JSON.encode({"script": asset_url(script), **data})
