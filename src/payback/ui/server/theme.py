"""The look of Streamlit's own widgets: it goes to the browser once, with the start page.

From its settings file Streamlit would put it together and send it again in every run of a page, for nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from payback.palette import FIGURE_COLOURS, PAGE_COLOURS

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHAPE: Mapping[str, Any] = {
    "baseRadius": "0.75rem",
    "buttonRadius": "0.6rem",
    "baseFontSize": 16,
    "linkUnderline": True,
    "showWidgetBorder": True,
}
_COLOURS = {
    "primaryColor": FIGURE_COLOURS["value"],
    "backgroundColor": PAGE_COLOURS["background"],
    "secondaryBackgroundColor": FIGURE_COLOURS["surface"],
    "textColor": FIGURE_COLOURS["text"],
    "linkColor": PAGE_COLOURS["link"],
    "borderColor": PAGE_COLOURS["border"],
    "dataframeBorderColor": PAGE_COLOURS["border"],
    "dataframeHeaderBackgroundColor": PAGE_COLOURS["head"],
    "redColor": PAGE_COLOURS["warning"],
    "yellowColor": PAGE_COLOURS["yellow"],
    "blueColor": PAGE_COLOURS["blue"],
}
_SIDEBAR = {
    "backgroundColor": PAGE_COLOURS["sidebar"],
    "secondaryBackgroundColor": PAGE_COLOURS["field"],
    "borderColor": PAGE_COLOURS["border"],
}
LIGHT: Mapping[str, Any] = {
    **_SHAPE,
    **{option: colour.light for option, colour in _COLOURS.items()},
    "sidebar": {option: colour.light for option, colour in _SIDEBAR.items()},
}
DARK: Mapping[str, Any] = {
    **_SHAPE,
    **{option: colour.dark for option, colour in _COLOURS.items()},
    "sidebar": {option: colour.dark for option, colour in _SIDEBAR.items()},
}
