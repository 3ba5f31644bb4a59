"""What the history knows goes into the reading: tables mapped before, accounts by their ids."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from payback.errors import PaybackError
from payback.exports import signature
from payback.ingest.read_export import read_export
from payback.store import open_store
from payback.workflows.imports import discard, inspect, keep, take_in
from tests.store.readings import NOW, day_row, reading, table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from payback.history.reading_result import Question
    from payback.store import Batch, Store
    from payback.workflows.imports import Inspection

TABLE = "Jour;Page;Vues du mois;Dépense\n2026-01-0{n};Atelier;1{n};2,5{n}\n"
ROLES = {"Jour": "date_day", "Page": "account", "Vues du mois": "views", "Dépense": "spend"}
ANSWERS = {"columns": json.dumps(ROLES), "platform": "tiktok", "currency": "EUR"}
FOLLOWS = 'sep=,\n"Facebook follows"\n"Date","Primary"\n"2026-01-01T00:00:00","3"\n'
BOTH = FOLLOWS + '\n"Instagram follows"\n"Date","Primary"\n"2026-01-01T00:00:00","4"\n'


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store in a file."""
    opened = open_store(tmp_path / "h.duckdb", clock=lambda: NOW)
    yield opened
    opened.close()


def written(store: Store, text: str) -> Path:
    """A file with this text, beside the store."""
    path = store.inbox.parent / "export.csv"
    path.write_text(text, encoding="utf-8")
    return path


def take(store: Store, text: str, name: str = "mai.csv", **answers: str) -> Batch:
    """Take a text in, read in place."""
    return take_in(store, written(store, text), name, by="ada", answers=answers, read=read_export)


def inspected(store: Store, text: str, name: str = "mai.csv", **answers: str) -> Inspection:
    """What is seen of a text; nothing stays of it."""
    inspection = inspect(store, written(store, text), name, answers=answers, read=read_export)
    discard(inspection)
    return inspection


def asked(inspection: Inspection) -> dict[str, tuple[str, str]]:
    """Guess and evidence of each open question."""
    return {question.name: (question.guess, question.evidence) for question in inspection.reading.questions}


def test_a_mapping_is_remembered_when_its_table_is_kept(store: Store) -> None:
    """Inspecting remembers nothing; keeping does, with what was answered beside the columns."""
    inspected(store, TABLE.format(n=1), **ANSWERS)
    assert store.mappings() == ()
    take(store, TABLE.format(n=1), **ANSWERS)
    (mapping,) = store.mappings()
    assert mapping.signature == signature(tuple(ROLES))
    assert (mapping.header, mapping.columns) == (tuple(ROLES), ROLES)
    assert (mapping.answers, mapping.file) == ({"platform": "tiktok", "currency": "EUR"}, "mai.csv")


def test_the_next_table_with_that_header_needs_no_mapping(store: Store) -> None:
    """It is read by the remembered one; what was answered last time is the guess, and asked once more."""
    take(store, TABLE.format(n=1), **ANSWERS)
    inspection = inspected(store, TABLE.format(n=2), "juin.csv")
    assert inspection.mapping == store.mappings()[0]
    assert inspection.reading.tables[0].source == "generic"
    assert asked(inspection) == {"platform": ("tiktok", "last_time"), "currency": ("EUR", "last_time")}
    batch = take(store, TABLE.format(n=2), "juin.csv", platform="tiktok", currency="EUR")
    assert batch.answers["mapped_as"] == "mai.csv"
    assert json.loads(batch.answers["columns"]) == ROLES
    assert [mapping.file for mapping in store.mappings()] == ["mai.csv"]


def test_what_was_answered_last_time_goes_before_what_is_known(store: Store) -> None:
    """Whose table it was the last time is likelier than the account with most rows."""
    answers = {**ANSWERS, "columns": json.dumps({"Jour": "date_day", "Vues du mois": "views"}), "account": "Boutique"}
    keep_account(store, "tiktok", "Atelier", days=9)
    take(store, TABLE.format(n=1), **answers)
    assert asked(inspected(store, TABLE.format(n=2)))["account"] == ("Boutique", "last_time")


def test_another_mapping_replaces_the_remembered_one(store: Store) -> None:
    """What a person says now counts, and is remembered instead."""
    take(store, TABLE.format(n=1), **ANSWERS)
    changed = json.dumps({**ROLES, "Vues du mois": "impressions"})
    inspection = inspected(store, TABLE.format(n=2), "juin.csv", **{**ANSWERS, "columns": changed})
    assert inspection.mapping is None
    assert inspection.reading.tables[0].sums["impressions"] == 12
    take(store, TABLE.format(n=2), "juin.csv", **{**ANSWERS, "columns": changed})
    assert [(mapping.file, mapping.columns["Vues du mois"]) for mapping in store.mappings()] == [
        ("juin.csv", "impressions")
    ]


def test_the_same_file_twice_remembers_nothing_new(store: Store) -> None:
    """A duplicate is not kept, and neither is what was answered about it."""
    take(store, TABLE.format(n=1), **ANSWERS)
    store.delete_mapping(store.mappings()[0].signature)
    assert take(store, TABLE.format(n=1), **ANSWERS).duplicate
    assert store.mappings() == ()


def test_a_forgotten_mapping_is_not_used(store: Store) -> None:
    """The file is unknown again, and what was kept by it stays."""
    take(store, TABLE.format(n=1), **ANSWERS)
    store.delete_mapping(store.mappings()[0].signature)
    assert not inspected(store, TABLE.format(n=2)).reading.recognised
    assert len(store.batches()) == 1


def keep_account(store: Store, platform: str, account_id: str, name: str | None = None, days: int = 1) -> None:
    """Let the history know an account."""
    rows = [day_row(n, platform=platform, account_id=account_id, views=1) for n in range(days)]
    store.keep(reading(table(store.inbox, rows, platform=platform, account=name or "")), by="ada")


def test_a_known_account_is_the_guess(store: Store) -> None:
    """On that network by its id, the one with most rows; of another network by its name; of none nothing."""
    assert asked(inspected(store, FOLLOWS)) == {"account": ("", "")}
    keep_account(store, "linkedin", "77", "Atelier")
    assert asked(inspected(store, FOLLOWS)) == {"account": ("Atelier", "other_accounts")}
    keep_account(store, "facebook", "1", "Petite")
    keep_account(store, "facebook", "1789", "Atelier", days=3)
    assert asked(inspected(store, FOLLOWS)) == {"account": ("1789", "known_account")}


def test_what_has_no_name_yet_can_be_answered(store: Store) -> None:
    """Rows of an account that nobody named go on into the same one."""
    keep_account(store, "facebook", "")
    assert asked(inspected(store, FOLLOWS)) == {"account": ("-", "known_account")}
    take(store, FOLLOWS, account="-")
    assert [account.account_id for account in store.accounts()] == [""]


ORDERS = (
    "Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,"
    "Lineitem name,Lineitem price,Cancelled at,Refunded Amount,Id\n#{n},,paid,2026-01-20 09:00:01 -0500,CAD,10,2,1,13,"
    "2026-01-20 09:00:01 -0500,1,Savon,10,,0,5{n}\n"
)


def test_the_one_shop_needs_no_name_until_there_are_two(store: Store) -> None:
    """Orders of the only shop go on without a question; once a shop has a name, it is asked whose the next ones are."""
    take(store, ORDERS.format(n=1001))
    assert asked(inspected(store, ORDERS.format(n=1002))) == {}
    keep_account(store, "shopify", "deuxieme")
    assert asked(inspected(store, ORDERS.format(n=1002))) == {"account": ("-", "known_account")}


def test_an_id_makes_one_account_of_two_files(store: Store) -> None:
    """A page that one export names by its id and another not at all; its sister network by that name."""
    keep_account(store, "facebook", "1789", "Atelier")
    keep_account(store, "instagram", "1784", "Atelier")
    keep_account(store, "instagram", "Atelier", "Atelier")
    inspection = inspected(store, BOTH, account="1789")
    assert (inspection.reading.tables[0].account, inspection.answers) == ("Atelier", {"account": "1789"})
    batch = take(store, BOTH, account="1789")
    assert batch.answers == {"account": "1789"}
    assert {(account.platform, account.account_id, account.rows) for account in store.accounts()} == {
        ("facebook", "1789", 2), ("instagram", "1784", 2), ("instagram", "Atelier", 1),
    }  # fmt: skip


COMPARED = "2025-05-06,2025-09-02\nPage,Total followers,New followers,Total posts\nAtelier,6598,12,5\nAutre,9,9,9\n"


def test_ones_own_page_keeps_its_name_unless_its_network_is_known(store: Store) -> None:
    """The name in LinkedIn's file of competitors is the guess; an account that LinkedIn gave before is a better one."""
    keep_account(store, "facebook", "1789", "Boutique")
    assert asked(inspected(store, COMPARED, page="Atelier")) == {"account": ("Atelier", "page")}
    keep_account(store, "linkedin", "atelier-inc")
    assert asked(inspected(store, COMPARED, page="Atelier")) == {"account": ("atelier-inc", "known_account")}
    take(store, COMPARED, page="Atelier", account="atelier-inc")
    followers = [month for month in store.monthly("followers") if month.platform == "linkedin"]
    assert [(str(month.month), month.account_id, month.value) for month in followers] == [
        ("2025-09-01", "atelier-inc", 6598)
    ]


def test_a_typed_name_stays_a_name(store: Store) -> None:
    """Two pages may be called the same: only an id says that it is a known one."""
    keep_account(store, "facebook", "1789", "Atelier")
    take(store, FOLLOWS, account="Atelier")
    assert [account.account_id for account in store.accounts()] == ["1789", "Atelier"]


def test_the_refusal_names_the_question_and_its_guess(store: Store) -> None:
    """Whoever takes a file in without an answer learns the option and what it may be."""
    keep_account(store, "facebook", "1789", "Atelier")
    with pytest.raises(PaybackError, match="question_guessed") as refused:
        take(store, FOLLOWS)
    assert refused.value.facts == {"file": "mai.csv", "name": "account", "option": "account", "guess": "1789"}
    inspection = inspect(store, written(store, FOLLOWS), "mai.csv", read=read_export)
    question: Question = inspection.reading.questions[0]
    assert question.name == "account"
    with pytest.raises(PaybackError, match="question_guessed"):
        keep(store, inspection, by="ada")
