"""Data: looked at before it is kept, kept once, taken out and put back; the history moves the sliders."""

from __future__ import annotations

import re
from concurrent.futures import wait
from datetime import date
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from payback.errors import PaybackError
from payback.i18n import LANGUAGES, Words
from payback.ingest.progress import Progress
from payback.model.estimation import todays_effect
from payback.ui import server_state, watching
from payback.ui.panels.uploads import IMPORTS, INSPECTIONS
from payback.wording.text_escapes import markdown_text
from payback.workflows import imports, inspection_jobs
from payback.workflows.background_jobs import Job
from payback.workflows.inspection_jobs import InspectionJob
from payback.workflows.watched_folder import Arrived
from tests.pages.conftest import first_visit, html

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeGuard

    from streamlit.testing.v1 import AppTest
    from streamlit.testing.v1.element_tree import Selectbox

    from payback.ingest.progress import Report
    from payback.store import Store
    from payback.workflows.imports import Inspection

    Visit = Callable[..., AppTest]

PATIENCE_SECONDS = 120
DEMO = Path(__file__).parents[2] / "data" / "demo"


@pytest.fixture
def visit(own_store: Path) -> Visit:
    """Open a page as a first visit of somebody whose own history is that of the demonstration."""
    with duckdb.connect(str(own_store)) as connection:
        connection.execute("update import_batch set created_by = 'ada'; update plan set created_by = 'ada'")
    return first_visit


def settled(at: AppTest) -> AppTest:
    """The page once nothing is read or kept any more; a browser would ask for it by itself."""
    while jobs := [*filter(going, state(at, INSPECTIONS).values()), *state(at, IMPORTS)]:
        wait([job.outcome for job in jobs])
        at.run()
    return at


def going(job: object) -> TypeGuard[InspectionJob]:
    """Whether a file is still looked at, or was until just now."""
    return isinstance(job, InspectionJob)


def state(at: AppTest, name: str) -> dict[Any, Any]:
    """What a session remembers under a name."""
    return dict(at.session_state[name]) if name in at.session_state else {}


def drop(at: AppTest, name: str, content: bytes) -> AppTest:
    """Drop one file on the page."""
    return settled(at.file_uploader(key="files_0").upload(name, content).run())


def test_a_figure_leads_to_its_rows_and_files(visit: Visit) -> None:
    """A month is chosen: the sentence repeats the chart's figure, the table names the file of every row."""
    at = visit("data", lang="en")
    choice = at.selectbox(key="origin_figure")
    orders = next(option for option in choice.options if option.startswith("Orders"))
    at = choice.select(orders).run()
    assert 'data-table="figure-origins"' not in html(at)
    at = at.selectbox(key="origin_month").select_index(0).run()
    assert not at.exception
    (sentence,) = re.findall(r"<p>(Orders · .*?)</p>", html(at))
    figure, rows = (
        int(number.replace(",", "")) for number in re.findall(r": ([\d,]+)\. ([\d,]+) rows? of", sentence)[0]
    )
    assert figure == rows
    table = html(at).split('data-table="figure-origins"')[1].split("</table>")[0]
    assert table.count("orders_export") == min(rows, 200)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_the_history(visit: Visit, language: str) -> None:
    """Every import is listed and the platforms are named."""
    at = visit("data", lang=language)
    assert not at.exception
    assert "Instagram" in html(at)
    assert html(at).count('data-status="applied"') == len(server_state.store().batches())


@pytest.mark.parametrize(
    ("language", "urgent", "window"),
    [
        ("en", "Fetch LinkedIn (Lainerie Pointe-aux-Brumes) by November 1, 2027", "the last 365 days"),
        (
            "fr",
            "Téléchargez LinkedIn (Lainerie Pointe-aux-Brumes) au plus tard le 1er novembre 2027",
            "les 365 derniers",
        ),
    ],
)
def test_what_falls_out_of_a_window_is_named(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, language: str, urgent: str, window: str
) -> None:
    """A year after the last export: until when to fetch LinkedIn, a row for each account, what came twice."""
    monkeypatch.setattr(server_state, "today", lambda: date(2027, 10, 25))
    at = visit("data", lang=language)
    assert not at.exception
    page = html(at)
    assert urgent in page
    assert window in page
    rows = page.partition('data-table="coverage"')[2].partition("</table>")[0]
    assert rows.count("<tr") == 1 + len({(row.platform, row.name) for row in server_state.store().accounts()})
    assert "Reach.csv" in page


def test_an_unknown_file_is_refused_with_the_nearest_formats(visit: Visit) -> None:
    """What is not recognised says which columns were found, and nothing is stored."""
    at = drop(visit("data", lang="en"), "list.csv", b"Fruit,Colour\napple,red\npear,green\n")
    before = len(server_state.store().batches())
    assert not at.exception
    assert "Fruit, Colour" in html(at)
    assert at.button(key="keep_files").disabled
    assert before == len(server_state.store().batches())


def test_a_renamed_binary_is_refused_with_a_sentence(visit: Visit) -> None:
    """A picture called .csv is no export."""
    at = drop(visit("data", lang="en"), "photo.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    assert not at.exception
    assert len(at.error) == 1


def test_an_export_is_kept_only_when_somebody_says_so(visit: Visit) -> None:
    """The open question first, its likely answer filled in; then rows and totals; then one click."""
    path = DEMO / "2026" / "Follows.csv"
    before = len(server_state.store().batches())
    at = drop(visit("data", lang="en"), path.name, path.read_bytes() + "\n".encode("utf-16-le"))
    assert not at.exception
    assert "Meta Business Suite" in html(at)
    assert at.button(key="keep_files").disabled
    assert next(b for b in at.selectbox if b.key.endswith("_account")).value == "Lainerie Pointe-aux-Brumes"
    settled(next(button for button in at.button if button.label == "Read with these answers").click().run())
    assert before == len(server_state.store().batches())
    assert not at.button(key="keep_files").disabled
    settled(at.button(key="keep_files").click().run())
    assert not at.exception
    assert before + 1 == len(server_state.store().batches())


def test_a_big_file_holds_nobody_up(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """While it is read its page stands with a bar, bytes, rows and the time left, and others open theirs."""
    reading, go_on = Event(), Event()

    def held(store: Store, path: Path, name: str, *, report: Report, **rest: Any) -> Inspection:  # noqa: ANN401
        report(Progress("type", 90_000_000, 90_000_000, rows=250_000, of_rows=1_000_000, share=0.5))
        reading.set()
        go_on.wait(PATIENCE_SECONDS)
        return imports.inspect(store, path, name, **rest)

    monkeypatch.setattr(inspection_jobs, "inspect", held)
    monkeypatch.setattr(Job, "seconds_left", lambda _: 42.0)
    path = next((DEMO / "2026").glob("orders_export*.csv"))
    at = visit("data", lang="fr").file_uploader(key="files_0").upload(path.name, path.read_bytes() + b"\n").run()
    assert reading.wait(PATIENCE_SECONDS)
    (bar,) = at.run().get("progress")
    shown = [button.key for button in at.button]
    other = visit("data", lang="en")
    go_on.set()
    progress = f"{path.name} : vérification, 250 000 sur 1 000 000 lignes, encore 45 secondes environ"
    assert (bar.proto.text.replace("\\", "").replace("\xa0", " "), bar.proto.value) == (progress, 55)
    assert "keep_files" not in shown
    assert not other.exception
    assert "Instagram" in html(other)
    settled(at)
    assert not at.get("progress")
    assert "keep_files" in [button.key for button in at.button]


def labelled(at: AppTest, label: str) -> Selectbox:
    """The list with this label."""
    return next(box for box in at.selectbox if box.label.replace("\\", "").startswith(label))


def choose(at: AppTest, label: str, choice: str) -> None:
    """Pick from the list with this label, and wait until the file is read again."""
    settled(labelled(at, label).select(choice).run())


def press(at: AppTest, label: str) -> None:
    """Press the first button with this label, and wait likewise."""
    settled(next(button for button in at.button if button.label == label).click().run())


TABLE = "Quand;Regards;Doigts;Humeur\n2026-05-0{n};1 04{n};37;gut\n"


def test_a_table_of_ones_own_is_mapped_once(visit: Visit) -> None:
    """Prefilled and read at once; changed, read again; kept, remembered for the next; listed, and forgotten."""
    at = drop(visit("data", lang="en"), "mai.csv", TABLE.format(n=4).encode())
    assert not at.exception
    assert [box.value for box in at.selectbox if "_role_" in box.key] == ["date_day", "", "", ""]
    assert "by its cells" in html(at)
    assert "Say which column is a figure" in at.info[0].value
    choose(at, "Regards", "views")
    assert html(at).count("<dd>1,044</dd>") == 1
    choose(at, "Doigts", "clicks")
    assert html(at).count("<dd>37</dd>") == 1
    labelled(at, "Which network").select("tiktok")
    press(at, "Read with these answers")
    settled(at.button(key="keep_files").click().run())
    assert not at.exception
    (mapping,) = server_state.store().mappings()
    assert mapping.columns == {"Quand": "date_day", "Regards": "views", "Doigts": "clicks"}
    assert "1 table mapped by hand" in [expander.label for expander in at.expander]
    at = drop_again(at, "juin.csv", TABLE.format(n=5).encode())
    assert "Read with the mapping of “mai.csv”" in html(at)
    assert labelled(at, "Which network").value == "tiktok"
    press(at, "Forget it")
    assert server_state.store().mappings() == ()
    assert "Which column is what?" in html(at)
    assert not at.exception


def test_what_is_prefilled_stands_in_every_run(visit: Visit) -> None:
    """A browser that misses all runs but the last shows, and answers, what the table was read with."""
    at = drop(visit("data", lang="en"), "mai.csv", TABLE.replace("Doigts", "Clics").format(n=4).encode()).run()
    lists = [box.proto for box in at.selectbox if "_role_" in box.key]
    assert [each.options[each.default] for each in lists] == ["Day", "Leave alone", "Clicks", "Leave alone"]
    assert not any(each.set_value for each in lists)
    choose(at, "Regards", "views")
    assert (again := labelled(at.run(), "Regards").proto).options[again.default] == "Views"


def test_an_answer_is_not_lost_while_the_last_one_is_read(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser that still shows the form, though a bar is drawn in its place, sends one more: it is read next."""
    at = drop(visit("data", lang="en"), "mai.csv", TABLE.format(n=4).encode())
    go_on = Event()

    def held(*args: Any, **rest: Any) -> Inspection:  # noqa: ANN401
        go_on.wait(PATIENCE_SECONDS)
        return imports.inspect(*args, **rest)

    monkeypatch.setattr(inspection_jobs, "inspect", held)
    form = [box.select(box.value) for box in at.selectbox if "_role_" in box.key]  # it stays as it is now
    form[1].select("views").run()
    assert at.get("progress")
    form[2].select("clicks").run()
    assert at.get("progress")
    go_on.set()
    settled(at)
    assert [box.value for box in at.selectbox if "_role_" in box.key] == ["date_day", "views", "clicks", ""]
    assert html(at).count("<dd>1,044</dd>") == html(at).count("<dd>37</dd>") == 1


def drop_again(at: AppTest, name: str, content: bytes) -> AppTest:
    """Drop one file after others were kept."""
    return settled(at.file_uploader(key="files_1").upload(name, content).run())


def test_a_mapping_that_lacks_something_is_told(visit: Visit) -> None:
    """Without a day, without a figure, with the same thing twice: a sentence, and nothing can be kept."""
    at = drop(visit("data", lang="en"), "mai.csv", TABLE.format(n=4).encode())
    choose(at, "Doigts", "clicks")
    choose(at, "Regards", "clicks")
    assert "Two columns would be the same thing: Regards, Doigts" in at.info[0].value.replace("\\", "")
    choose(at, "Quand", "")
    choose(at, "Regards", "views")
    assert "Say which column is the day" in at.info[0].value
    assert at.button(key="keep_files").disabled
    assert not at.exception


def test_known_accounts_are_offered_by_their_ids(visit: Visit) -> None:
    """A page that another export names by its id can be chosen, so that both are one account."""
    path = DEMO / "2026" / "Follows.csv"
    at = drop(visit("data", lang="en"), path.name, path.read_bytes() + "\n".encode("utf-16-le"))
    box = labelled(at, "Whose page")
    assert "Lainerie Pointe-aux-Brumes (Facebook, 61550000020601)" in box.options
    box.select("61550000020601")
    press(at, "Read with these answers")
    settled(at.button(key="keep_files").click().run())
    accounts = {(a.platform, a.account_id): a.last_date for a in server_state.store().accounts()}
    assert str(accounts["facebook", "61550000020601"]) == "2026-10-31"


def test_which_page_of_a_comparison_is_asked(visit: Visit) -> None:
    """The pages of LinkedIn's file of competitors stand as they are called; only the chosen one can be kept."""
    path = next((DEMO / "2026").glob("*competitor*.xlsx"))
    at = drop(visit("data", lang="en"), "x_competitor_analytics.xlsx", path.read_bytes() + b"\0")
    box = labelled(at, "Which of these pages is yours?")
    assert "None of these" in box.options
    box.select("Lainerie Pointe-aux-Brumes")
    press(at, "Read with these answers")
    assert not at.exception
    assert "only “Lainerie Pointe-aux-Brumes” is kept" in html(at)


def test_a_broken_row_is_shown_by_its_line(visit: Visit) -> None:
    """What is kept out is listed with line, column, cell and reason before anything is kept."""
    path = next((DEMO / "2026").glob("orders_export*.csv"))
    lines = path.read_text("utf-8").splitlines(keepends=True)
    number, line = next((n, line) for n, line in enumerate(lines, start=1) if ",2026-05-1" in line)
    lines[number - 1] = line.replace(",2026-05-1", ",2026-55-1")
    at = drop(visit("data", lang="en"), path.name, "".join(lines).encode())
    assert not at.exception
    (listed,) = (part for part in html(at).split("<div") if 'data-table="problems"' in part)
    assert f">{number}<" in listed
    assert "2026-55-1" in listed


def test_an_import_is_taken_out_and_put_back(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Undo marks the import and the history is without it, redo brings it back; whoever lost the right does neither."""
    at = visit("data", lang="en")
    newest = server_state.store().batches()[0]
    at.button(key=f"undo_{newest.import_id}").click().run()
    assert server_state.store().batches()[0].status == "undone"
    at.button(key=f"redo_{newest.import_id}").click().run()
    assert server_state.store().batches()[0].status == "applied"
    monkeypatch.setenv("PAYBACK_ACCESS", "view")
    at.button(key=f"undo_{newest.import_id}").click().run()
    assert server_state.store().batches()[0].status == "applied"
    assert [toast.value for toast in at.toast] == [markdown_text(Words("en")("error.not_allowed"))]
    assert not at.exception


def test_the_history_moves_the_plan(visit: Visit) -> None:
    """One click sets everything that the history knows something about."""
    at = visit("data", lang="en")
    before = at.session_state["_plan"].conversion
    at.button(key="use_history").click().run()
    assert before != at.session_state["_plan"].conversion
    assert at.button(key="use_history").disabled


def test_who_does_the_work_today_is_asked_in_hours(visit: Visit) -> None:
    """Two people for a day a week are two fifths of one; what is no number of hours is named and changes nothing."""
    at = visit("data", lang="fr")
    assert at.text_input(key="todays_hours").value == "3,75"
    at.number_input(key="todays_people").set_value(2).run()
    at.text_input(key="todays_hours").set_value("7,5").run()
    assert at.session_state["_plan"].current_effort == 0.4
    assert at.text_input(key="todays_hours").value == "7,5"
    at.text_input(key="todays_hours").set_value("400").run()
    assert at.session_state["_plan"].current_effort == 0.4
    assert "«\u00a0400\u00a0» n’est pas un nombre d’heures" in html(at)
    at.text_input(key="todays_hours").set_value("0").run()
    assert "Personne ne le fait aujourd’hui" in html(at)
    assert not at.exception


def test_what_was_observed_stands_beside_full_time(visit: Visit) -> None:
    """Seven posts by a tenth of a person, fifty of a full-time one; of growth, as the model has it, less than that."""
    at = visit("data", lang="en")
    text, plan = html(at), at.session_state["_plan"]
    assert "Under today’s effort; 50.3" in text
    shown = re.search(r"Under today’s effort; ([\d.]+)% a month if .*?Your history: ([\d.]+)% a month", text)
    assert shown
    full, seen = map(float, shown.groups())
    assert seen / full == pytest.approx(todays_effect(plan, "follower_growth"), rel=0.02)


def test_readers_are_offered_no_upload(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where everybody only reads, nothing can be dropped or taken out."""
    monkeypatch.setenv("PAYBACK_ACCESS", "view")
    at = visit("data", lang="en")
    assert not at.file_uploader
    assert not [button for button in at.button if (button.key or "").startswith("undo_")]


def test_an_empty_history_has_no_calendar(open_page: Visit) -> None:
    """Nothing is there, and nothing is missing."""
    at = open_page("data", {})
    assert not at.exception
    assert 'data-table="coverage"' not in html(at)


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("en", "ads.csv: In which currency are the amounts? Drop the file above to answer."),
        ("fr", "ads.csv\u00a0: En quelle devise sont les montants? Déposez le fichier ci-dessus pour répondre."),
    ],
)
def test_files_of_the_watched_folder_are_named_with_their_question(
    open_page: Visit, monkeypatch: pytest.MonkeyPatch, language: str, asked: str
) -> None:
    """What the watch could not take in stands on the page: with its question, or with why it is refused."""
    question = PaybackError("question_guessed", file="ads.csv", name="currency", option="currency", guess="CAD")
    files = (Arrived("ads.csv", error=question), Arrived("b.pdf.csv", error=PaybackError("not_an_export", kind="pdf")))
    monkeypatch.setattr(watching, "set_aside", lambda: files)
    at = open_page("data", {"lang": language})
    assert not at.exception
    assert asked in html(at)
    assert "b.pdf.csv" in html(at)
