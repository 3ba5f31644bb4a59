"""Inline components: a script of ours, cached for good, and what it is told: bytes that can be kept and sent again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
import streamlit as st

from payback.ui.assets import asset_url

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# The script itself is an asset; what travels with every run is only this and the data. The same bytes give the same
# object again, so that a script can tell that nothing has changed.
_LOADER = """
const loaded = new Map();
const heard = new WeakMap();
const plain = new TextDecoder();
function read({ data, parentElement }) {
  const text = plain.decode(data);
  if (heard.get(parentElement)?.text !== text) heard.set(parentElement, { text, data: JSON.parse(text) });
  return heard.get(parentElement).data;
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
    """An inline component; its ``data`` are what `told` makes."""
    return st.components.v2.component(f"payback.{name}", html=html, js=_LOADER, isolate_styles=False)


def told(script: str, data: Mapping[str, Any]) -> bytes:
    """What a script of ours is told: plain JSON, and where the script is.

    Streamlit writes a mapping as JSON twice, in every run; bytes it sends as they are.
    """
    return orjson.dumps({"script": asset_url(script), **data}, option=orjson.OPT_SERIALIZE_NUMPY)
