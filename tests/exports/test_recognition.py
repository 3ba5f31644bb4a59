"""What is recognised, what is asked, and what an unknown table resembles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from payback.exports.catalogue import CATALOGUE
from payback.exports.describe import Text
from payback.exports.engine.header_matching import match
from payback.exports.errors import DescriptionError
from tests.exports.conftest import FOLDER, read, read_bytes, recorded

if TYPE_CHECKING:
    from pathlib import Path

    from payback.history.reading_result import Reading


def test_an_unknown_table_names_what_it_resembles(tmp_path: Path) -> None:
    """Its columns, and the three nearest formats with what they lack."""
    reading = read_bytes(b"My report\nDate,Mood,Impressions (total),Reactions (total)\n2026-01-01,good,5,6\n", tmp_path)
    assert not reading.recognised
    assert not reading.holds_figures
    assert reading.columns == ("Date", "Mood", "Impressions (total)", "Reactions (total)")
    assert len(reading.nearest) == 3
    assert reading.nearest[0].source == "linkedin_page"
    assert reading.nearest[0].missing == ("Unique impressions (organic)",)


def test_nothing_like_a_table(tmp_path: Path) -> None:
    """Prose has no columns and resembles nothing in particular, without an error."""
    reading = read_bytes("Bonjour, voici un texte.\nRien d’autre\n".encode(), tmp_path)
    assert not reading.recognised


def answered(name: str, folder: Path, **answers: str) -> Reading:
    """A fixture read with answers."""
    return read(FOLDER / name, folder, answers)


def test_days_without_a_year_are_asked_once_and_anchored(tmp_path: Path) -> None:
    """The latest year in which the rows end before the upload is offered; the answer dates every row."""
    table = answered("tiktok/Overview_fr.csv", tmp_path / "a", account="x").tables[0]
    assert [(question.name, question.guess, question.evidence) for question in table.questions] == [
        ("year", "2026", "upload_date")
    ]
    table = answered("tiktok/Overview_fr.csv", tmp_path / "b", account="x", year="2026").tables[0]
    assert (str(table.first_date), str(table.last_date)) == ("2025-12-28", "2026-01-04")
    assert table.rows_file is not None


def test_days_without_a_year_and_with_a_gap(tmp_path: Path) -> None:
    """With a day missing no year can be known: noted, and nothing is kept."""
    raw = b"Date,Video Views,Profile Views,Likes,Comments\nJanuary 1,1,1,1,1\nJanuary 3,1,1,1,1\n"
    table = read_bytes(raw, tmp_path, {"account": "x"}).tables[0]
    assert "days_not_consecutive" in {note.key for note in table.notes}
    assert table.rows_file is None


def test_a_period_for_rows_without_days(tmp_path: Path) -> None:
    """Rows without any date are kept under the period that a person gives."""
    answers = {"account": "KAG", "currency": "USD", "period": "2017-08-01 - 2017-08-31"}
    table = answered("datasets/kag.csv", tmp_path, **answers).tables[0]
    assert (str(table.first_date), str(table.last_date), table.currency) == ("2017-08-01", "2017-08-01", "USD")
    assert table.rows_file is not None


def test_networks_and_accounts_that_a_person_answers(tmp_path: Path) -> None:
    """A daily file without a network takes the answer; its sums keep their plain names."""
    table = answered("meta_business_suite/Visites.csv", tmp_path, platform="instagram", account="Érablière").tables[0]
    assert (table.platform, table.account, table.questions) == ("instagram", "Érablière", ())
    assert table.sums == {"visits": 4875}


def test_figures_that_follow_from_others_are_noted_once_they_can_be_kept(tmp_path: Path) -> None:
    """Purchases among mixed results, and their value from the return on spend."""
    table = answered("meta_ads/mixed.csv", tmp_path, account="Érablière").tables[0]
    assert [(note.facts["measure"], note.facts["total"]) for note in table.notes if note.key == "derived"] == [
        ("conversions", 12.0),
        ("conversions_value", 224.7),
    ]


def test_a_report_without_days_by_another_name(tmp_path: Path) -> None:
    """Demographics are stacked segments: explained, not kept; an unknown report of the same suite is not recognised."""
    top = 'Demographics Report\n"Report Start: January 1, 2026"\n"Report End: January 2, 2026"\n\n'
    stacked = read_bytes((top + "Company Name Segment,Views of it,Share of it\nA,1,2\n").encode(), tmp_path)
    assert [(table.grain, table.notes[0].key) for table in stacked.tables] == [("not_a_time_series", "no_days")]
    other = top.replace("Demographics", "Conversion Performance")
    assert not read_bytes((other + "Strange,Columns,Here\nA,1,2\n").encode(), tmp_path).recognised


def test_files_pasted_together(tmp_path: Path) -> None:
    """The same header again continues its table; rows after a stray line are not lost."""
    header = "Date,Impressions,Saves,Pin clicks,Outbound clicks,Engagements\n"
    raw = header + "2026-01-01,1,1,1,1,1\n" + header + "2026-01-02,2,2,2,2,2\n\nfin\n2026-01-03,3,3,3,3,3\n"
    table = read_bytes(raw.encode(), tmp_path).tables[0]
    assert (table.rows, table.sums["impressions"], str(table.last_date)) == (3, 6, "2026-01-03")


def test_ga4_days_counted_from_the_start(tmp_path: Path) -> None:
    """``Nth day`` counts from the preamble's start; a table without days covers its range, by its dimension."""
    top = "# ----\n# Start date: 20260120\n# End date: 20260121\n"
    table = read_bytes((top + "Nth day,Sessions\n0000,5\n0001,7\nx,1\n").encode(), tmp_path).tables[0]
    assert (table.grain, table.rows, table.rejected, str(table.last_date)) == ("session_day", 2, 1, "2026-01-21")
    table = read_bytes((top + "Session source,Sessions\nig,5\nfb,7\n").encode(), tmp_path).tables[0]
    assert (table.grain, str(table.first_date), table.rows) == ("session_period", "2026-01-20", 2)


def test_a_ga4_table_whose_lines_were_cut_off_asks_for_its_days(tmp_path: Path) -> None:
    """Days counted from a start that stands nowhere: the period is asked, and dates each row once it is known."""
    raw = b"Nth day,Sessions\n0000,5\n0001,7\n"
    asked = read_bytes(raw, tmp_path, {"account": "x"}).tables[0]
    assert [question.name for question in asked.questions] == ["period"]
    (tmp_path / "told").mkdir()
    told = read_bytes(raw, tmp_path / "told", {"account": "x", "period": "2026-01-20 - 2026-01-21"}).tables[0]
    assert (told.grain, told.sums, str(told.last_date)) == ("session_day", {"sessions": 7 + 5}, "2026-01-21")


def test_active_users_stand_in_for_all_users(tmp_path: Path) -> None:
    """Where only active users are told they are the visitors; beside all users they are shown and not kept."""
    top = "# ---\n# Property: x\n# Start date: 20260120\n# End date: 20260120\n"
    measures: list[object] = []
    for header, row in (("Active users", "5"), ("Active users,Total users", "5,6")):
        folder = tmp_path / str(len(measures))
        folder.mkdir()
        file = read_bytes(f"{top}Date,{header}\n20260120,{row}\n".encode(), folder).tables[0].rows_file
        measures.append(duckdb.execute("select visitors from read_parquet(?)", [str(file)]).fetchall())
    assert measures == [[(5,)], [(6,)]]


@pytest.mark.parametrize(
    "line",
    [
        "Report (Oct 25, 2016-Oct 31, 2016)",
        "20161025-20161031",
        "Period: 2016-10-25 – 2016-10-31 (UTC)",
        "Report Time: 10/25/2016,10/31/2016",
    ],
)
def test_a_range_above_a_table(line: str, tmp_path: Path) -> None:
    """Alone, behind a label or in brackets, with any dash."""
    raw = f'"{line}"\nCampaign,Currency code,Clicks,Cost,Avg. CPC\nA,CAD,1,3.50,3.50\n'
    table = read_bytes(raw.encode(), tmp_path, {"account": "A"}).tables[0]
    assert (str(table.first_date), str(table.last_date)) == ("2016-10-25", "2016-10-31")


@pytest.mark.parametrize(
    ("cells", "currency"),
    [
        (("US$1.00", "US$2.00"), "USD"),
        (("1.00 €", "2.00 €"), "EUR"),
        (("CAD 1.00", "2.00"), "CAD"),
        (("US$1.00", "CA$2.00"), ""),
        (("$1.00", "NAN"), ""),
    ],
)
def test_the_currency_beside_the_amounts(cells: tuple[str, str], currency: str, tmp_path: Path) -> None:
    """One sign or code beside the amounts is their currency; a bare dollar or two signs tell none."""
    raw = "Ad name,Day,Amount spent,Impressions,Attribution setting\n" + "".join(
        f"A{n},2026-01-2{n},{cell},5,7-day\n" for n, cell in enumerate(cells)
    )
    assert read_bytes(raw.encode(), tmp_path).tables[0].currency == currency


def test_prose_about_networks_is_no_file_of_metas(tmp_path: Path) -> None:
    """Lines that name networks and audiences, with tables between them, are not Meta's small tables."""
    text = "# Facebook\nAudience\nInstagram public content\n\n| a, b | c |\n| 1, 2 | 3 |\n"
    assert not read_bytes(text.encode(), tmp_path, name="README.md").recognised


def test_two_blocks_without_a_title_are_not_named_by_the_file(tmp_path: Path) -> None:
    """The name of a file tells the metric of one block; of two it tells nothing, and nothing is kept."""
    block = 'Date,Primary\n"2026-01-01T00:00:00",5\n\n'
    table = read_bytes(('"Odd"\n' + block + block).encode(), tmp_path, name="Reach.csv").tables[0]
    assert (table.fact, [note.key for note in table.notes]) == ("", ["unknown_metric", "unknown_metric"])


LINK = f"https://www.tiktok.com/@a/video/{1767225600 << 32}"
"""Of a video that was published as 2026 began in Greenwich."""


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (("December 31", LINK), ["2025-12-31"]),
        (("January 1", LINK), ["2026-01-01"]),
        (("2026/01/01 09:00:00", LINK), ["2026-01-01"]),
        (("January 1", "https://www.tiktok.com/@a/video/7"), ["None"]),
        (("someday", LINK), []),
        (("January 1",), ["None"]),
    ],
)
def test_a_post_time_takes_its_year_from_the_id(cells: tuple[str, ...], days: list[str], tmp_path: Path) -> None:
    """The day that is written, in the year nearest to the id's second; without an id it stays without a year."""
    raw = "Post time,Video link,Total views\n" + ",".join((*cells, "5")[: len(cells) + (len(cells) > 1)]) + "\n"
    table = read_bytes(raw.encode(), tmp_path, {"account": "a"}).tables[0]
    assert [str(table.first_date)] * table.rows == days


def test_a_ga4_report_names_its_account_or_is_asked(tmp_path: Path) -> None:
    """The property stands above the table, in French too; where it is cut off, somebody must say."""
    table = "# Date de début : 20260120\n# Date de fin : 20260121\n\nDate,Sessions\n20260120,5\n"
    named = read_bytes(f"# ----\n# Propriété : Boutique\n{table}".encode(), tmp_path).tables[0]
    assert (named.account, named.questions) == ("Boutique", ())
    bare = f"# ----\n{table}".encode()
    before, after = (read_bytes(bare, tmp_path, answers).tables[0] for answers in ({}, {"account": "Chez nous"}))
    assert [question.name for question in before.questions] == ["account"]
    assert (after.account, after.questions) == ("Chez nous", ())


def test_a_ga4_row_without_its_only_name_is_no_total(tmp_path: Path) -> None:
    """The landing page that is not set is a row; a line that names neither day nor channel is the total."""
    top = "# ---\n# Property: Boutique\n# ---\n# Start date: 20260120\n# End date: 20260121\n"
    pages = read_bytes((top + "Landing page,Sessions\n/,9\n,3\n").encode(), tmp_path).tables[0]
    assert (pages.rows, pages.sums["sessions"]) == (2, 12)
    (tmp_path / "days").mkdir()
    rows = "Date,Session source,Sessions\n20260120,ig,9\n20260121,fb,3\n,,12\n"
    days = read_bytes((top + rows).encode(), tmp_path / "days").tables[0]
    assert (days.rows, days.sums["sessions"]) == (2, 12)
    assert [note.key for note in days.notes] == ["total_agrees"]


def test_a_daily_file_whose_metric_is_only_in_the_header(tmp_path: Path) -> None:
    """The variant of 2024 has no title line."""
    table = read_bytes(b'Date,Facebook reach\n"2026-01-01T00:00:00",5\n', tmp_path).tables[0]
    assert table.sums == {"reach@facebook": 5}


def test_small_tables_without_days(tmp_path: Path) -> None:
    """Meta's formats and audience hold no days: explained, not kept; with a day in it, it is something else."""
    text = '"Top content formats on Facebook"\n"Photos","12"\n\n"Top content formats on Instagram"\n"Reels","9"\n'
    assert [table.grain for table in read_bytes(text.encode(), tmp_path).tables] == ["not_a_time_series"]
    (tmp_path / "dated").mkdir()
    dated = text.replace("Reels", "2026-01-01")
    assert not read_bytes(dated.encode(), tmp_path / "dated").recognised


def test_a_range_above_that_cannot_be_read(tmp_path: Path) -> None:
    """Days that could change places are no range; the period is asked instead."""
    header = "Campaign,Currency code,Clicks,Impr.,Cost,Avg. CPC\n"
    raw = "Campaign report\n03/04/2026 - 05/06/2026\n" + header + "A,CAD,1,2,3.50,1.75\n"
    table = read_bytes(raw.encode(), tmp_path, {"account": "A"}).tables[0]
    assert [question.name for question in table.questions] == ["period"]


def test_two_columns_by_date_that_meta_did_not_write(tmp_path: Path) -> None:
    """A table of a day and an unheard-of figure is not taken for Meta's."""
    assert not read_bytes(b"Date,Mood\n2026-01-01,5\n", tmp_path).recognised


PINS = "Date,Impressions,Saves,Pin clicks\n2026-01-20,900,9,8\n2026-01-21,901,9,8\n"


@pytest.mark.parametrize(
    "below",
    [
        "\nCountry,Followers\nCanada,70\nFrance,71\n",
        "Date,Mood,Weather,Wind\n2026-01-20,1,2,3\n",
        "\nBoard,Followers\nSirop,7\n\nCity,Followers\nQuébec,5\n",
    ],
)
def test_an_unknown_table_below_lends_no_rows(tmp_path: Path, below: str) -> None:
    """Its rows are not rows of the table above, and where it begins is one problem."""
    table = read_bytes((PINS + below).encode(), tmp_path).tables[0]
    assert (table.rows, table.sums["impressions"]) == (2, 1801)
    assert [(problem.line, problem.reason) for problem in table.problems] == [
        (4 + below.startswith("\n"), "unknown_table")
    ]


def test_a_known_table_below_an_unknown_one(tmp_path: Path) -> None:
    """What stands between two described tables belongs to neither when it is a table of its own."""
    raw = PINS + "\nCountry,Followers,People\nCanada,70,71\n\n" + PINS.replace("Saves", "Engagements")
    tables = read_bytes(raw.encode(), tmp_path).tables
    assert [table.rows for table in tables] == [2, 2]
    assert [[problem.reason for problem in table.problems] for table in tables] == [["unknown_table"], []]


def test_a_day_and_a_figure_are_youtubes_only_by_the_name_of_the_file(tmp_path: Path) -> None:
    """Plain totals are recognised by the name of their file, and hold nothing else."""
    raw = b"Date,Views\n2026-01-20,5\n"
    assert not read_bytes(raw, tmp_path, name="views.csv").recognised
    assert read_bytes(raw, tmp_path, name="Totals (3).csv").tables[0].source == "youtube"
    assert not read_bytes(b"Date,Views,Mood\n2026-01-20,5,good\n", tmp_path, name="Totals.csv").recognised


def test_every_description_is_matched_by_its_own_names() -> None:
    """A header of the English names of any export is read as that export, or as one that needs more."""
    for export in CATALOGUE.by_header:
        header = [column.label.replace("{currency}", "(CAD)") for column in export.columns.values() if column.label]
        assert match(header, export), export.source
        assert CATALOGUE.best_match(header) is not None or export.file_name, export.source


def test_an_unknown_language() -> None:
    """A slip in a description is a programmer's error."""
    with pytest.raises(DescriptionError, match="xx"):
        Text("Name", xx="Nom")


def test_a_column_that_stands_twice_with_the_same_figures_is_read_once(tmp_path: Path) -> None:
    """A repeated column that agrees with the first one changes nothing and needs no note."""
    lines = (FOLDER / "tiktok/ads.csv").read_text(encoding="utf-8").rstrip("\n").split("\n")
    (tmp_path / "once").mkdir()
    (tmp_path / "twice").mkdir()
    once = read_bytes("\n".join(lines).encode(), tmp_path / "once").tables[0]
    doubled = [f"{lines[0]},Impressions", *(f"{line},{1723 + n}" for n, line in enumerate(lines[1:]))]
    twice = read_bytes("\n".join(doubled).encode(), tmp_path / "twice").tables[0]
    assert (twice.sums, twice.notes) == (once.sums, once.notes)


def test_a_line_above_the_first_table_of_an_overview_is_none_of_it(tmp_path: Path) -> None:
    """Somebody's own line, of one filled cell, before an export that has no lines of its own above its first table."""
    raw = (FOLDER / "ga4" / "headless.csv").read_bytes()
    (first, *_) = read_bytes(b"Export of the accountant\n" + raw, tmp_path, name="headless.csv").tables
    assert dict(first.sums) == recorded(FOLDER / "ga4" / "headless.csv")[0]["sums"]
