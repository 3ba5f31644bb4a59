"""What a column of an export can be, beside a measure."""

from __future__ import annotations

from payback.history.measures import STORED_MEASURES

DAYS = ("date_day", "date_week", "date_month", "date_start", "date_end")
STARTS = DAYS[:-1]
TEXTS = ("account", "network", "name", "url", "campaign_name", "ad_group_name", "kind", "currency")
IDS = ("account_id", "post_id", "ad_id", "ad_group_id", "campaign_id")
ROLES = (*DAYS, *TEXTS, *IDS, *STORED_MEASURES)
"""What a person may say a column is."""

NAME_COLUMNS = ("campaign_id", "campaign_name", "ad_group_id", "ad_group_name", "ad_id", "name", "keyword", "url")
"""Columns that together say what a row is about, where it has no id of its own."""

IDENTITY_COLUMNS = (*NAME_COLUMNS, "account", "account_id", "video_id", "post_id", "row_id")
"""Columns of which a row that is no total fills at least one."""

DESCRIBED_ROLES = frozenset({*DAYS, *TEXTS, *IDS, *IDENTITY_COLUMNS, "label", "status", "result_type"})
"""What a description may say a column is. ``label`` and ``status`` say that a row is a total, ``result_type`` what the
``results_mixed`` of a row are."""
