"""One thing under two names counts once: with and without its id, in more or fewer words, on a moved day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from payback.workflows.kept_history import kept_history
from tests.workflows.test_what_is_kept import keep, months

if TYPE_CHECKING:
    from pathlib import Path

    from payback.store import Store

ENDS = "Amount spent (CAD),Reporting starts,Reporting ends\n"
BY_NAME = f"Campaign name,Day,{ENDS}" + "Spring  sale,2026-05-01,50,2026-05-01,2026-05-01\n"
BY_ID = f"Campaign name,Campaign ID,Day,{ENDS}" + "Spring sale,120000001,2026-05-01,50,2026-05-01,2026-05-01\n"
TWO_IDS = f"Campaign name,Campaign ID,Day,{ENDS}" + "".join(
    f"Spring sale,12000000{number},2026-05-01,{spend},2026-05-01,2026-05-01\n" for number, spend in ((1, 30), (2, 20))
)
WITH_CAMPAIGN = f"Campaign name,Ad name,Day,{ENDS}" + "Spring,Red,2026-05-01,50,2026-05-01,2026-05-01\n"
AD_ALONE = f"Ad name,Day,{ENDS}" + "Red,2026-05-01,50,2026-05-01,2026-05-01\n"
ACCOUNT_NAME = f"Account name,Campaign name,Day,{ENDS}" + "Velo,Spring,2026-05-01,50,2026-05-01,2026-05-01\n"
ACCOUNT_ID = (
    f"Account name,Account ID,Campaign name,Day,{ENDS}" + "Velo,77,Spring,2026-05-01,50,2026-05-01,2026-05-01\n"
)
LATER = "17900000000000002,velo,06/01/2026 21:30,9,1,Lifetime\n"
ID_ALONE = f"Account ID,Campaign name,Day,{ENDS}" + "77,Spring,2026-05-01,50,2026-05-01,2026-05-01\n"


@pytest.mark.parametrize(
    "texts",
    [
        (BY_NAME, BY_ID), (BY_ID, BY_NAME), (BY_NAME, TWO_IDS), (BY_NAME, TWO_IDS, BY_NAME),
        (WITH_CAMPAIGN, AD_ALONE), (AD_ALONE, WITH_CAMPAIGN),
        (ACCOUNT_NAME, ACCOUNT_ID), (ACCOUNT_ID, ACCOUNT_NAME), (ACCOUNT_NAME, ACCOUNT_ID, ID_ALONE),
    ],
)  # fmt: skip
def test_one_campaign_in_two_files_counts_once(store: Store, tmp_path: Path, texts: tuple[str, ...]) -> None:
    """Whichever comes first, the history has what it is known by, and what one file took in can be undone."""
    answers = {} if texts[0].startswith("Account") else {"account": "Shop"}
    last = 0
    for number, text in enumerate(texts):
        last = keep(store, tmp_path, f"{number}.csv", text + "\n" * number, **answers).import_id
        assert months(store) == {"2026-05": {"spend": 50}}
    assert len({entry.account for entry in kept_history(store)}) == 1
    store.undo(last)
    assert months(store) == {"2026-05": {"spend": 50}}
    assert store.check() == ()


def test_namesakes_that_are_known_apart_stay_apart(store: Store, tmp_path: Path) -> None:
    """Of two known campaigns with one name nobody can say which a file without ids means: it stands by itself."""
    keep(store, tmp_path, "ids.csv", TWO_IDS)
    later = BY_NAME.replace("2026-05-01", "2026-06-01")
    keep(store, tmp_path, "names.csv", later)
    assert months(store) == {"2026-05": {"spend": 50}, "2026-06": {"spend": 50}}


def test_a_post_whose_day_moves_stays_one_post(store: Store, tmp_path: Path) -> None:
    """Published a day earlier by another clock: its latest reading counts, on the day on which it is known."""
    head = "Post ID,Account username,Publish time,Views,Likes,Date\n"
    keep(store, tmp_path, "a.csv", head + "17900000000000001,velo,05/01/2026 00:30,100,5,Lifetime\n")
    keep(store, tmp_path, "b.csv", head + "17900000000000001,velo,04/30/2026 21:30,140,6,Lifetime\n" + LATER)
    assert months(store) == {"2026-05": {"views": 140, "likes": 6}, "2026-06": {"views": 9, "likes": 1}}
    assert store.check() == ()
