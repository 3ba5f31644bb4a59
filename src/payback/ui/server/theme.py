"""The look of Streamlit's own widgets: it goes to the browser once, with the start page.

From its settings file Streamlit would put it together and send it again in every run of a page, for nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from payback.charts import theme

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHAPE: Mapping[str, Any] = {
    "baseRadius": "0.75rem",
    "buttonRadius": "0.6rem",
    "baseFontSize": 16,
    "linkUnderline": True,
    "showWidgetBorder": True,
}
LIGHT: Mapping[str, Any] = {
    **_SHAPE,
    "primaryColor": theme.LIGHT["value"],
    "backgroundColor": "#fbfaf7",
    "secondaryBackgroundColor": theme.LIGHT["surface"],
    "textColor": theme.LIGHT["text"],
    "linkColor": "#0b6b69",
    "borderColor": "#dedacf",
    "dataframeBorderColor": "#dedacf",
    "dataframeHeaderBackgroundColor": "#f1eee6",
    "redColor": "#b3432a",
    "yellowColor": "#96650c",
    "blueColor": "#4a5ba3",
    "sidebar": {"backgroundColor": "#f4f1ea", "secondaryBackgroundColor": "#ffffff", "borderColor": "#dedacf"},
}
DARK: Mapping[str, Any] = {
    **_SHAPE,
    "primaryColor": theme.DARK["value"],
    "backgroundColor": "#12161d",
    "secondaryBackgroundColor": theme.DARK["surface"],
    "textColor": theme.DARK["text"],
    "linkColor": "#5fd0c4",
    "borderColor": "#2f3743",
    "dataframeBorderColor": "#2f3743",
    "dataframeHeaderBackgroundColor": "#222a35",
    "redColor": "#ff9a82",
    "yellowColor": "#ecb656",
    "blueColor": "#9dabf0",
    "sidebar": {"backgroundColor": "#171c25", "secondaryBackgroundColor": "#222a35", "borderColor": "#2f3743"},
}
