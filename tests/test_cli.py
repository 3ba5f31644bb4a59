"""The shell: what comes out, where, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from inspect import Parameter, signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner

from payback import cli
from payback.cli import watching
from payback.cli.options import QUESTIONS
from payback.cli.terminal import show_progress
from payback.i18n import Words
from payback.ingest.progress import Progress
from payback.model import Plan, evaluate
from payback.store import open_store
from payback.workflows import imports
from payback.workflows.demo_arrival import demo_plan
from payback.workflows.demo_company import BY
from payback.workflows.sent_links import sent_link
from payback.workflows.starting_plan import save_starting_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]

FOLLOWS = 'sep=,\n"Facebook follows"\n"Date","Primary"\n"2026-01-01T00:00:00","3"\n"2026-01-02T00:00:00","4"\n'


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in an empty folder, with its own history."""
    monkeypatch.chdir(tmp_path)
    for name in ("PAYBACK_STORE", "PAYBACK_WATCH", "LC_ALL", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def ran(*args: str, **env: str) -> Result:
        return CliRunner().invoke(cli.app, args, env=env)

    return ran


@pytest.fixture
def export(tmp_path: Path) -> str:
    """An export that does not say whose page it is."""
    path = tmp_path / "Follows.csv"
    path.write_text(FOLLOWS, encoding="utf-16")
    return str(path)


def parsed(result: Result) -> Any:  # noqa: ANN401
    """What a command that went well wrote as JSON, and nothing else on stdout."""
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_the_demonstration_leaves_before_an_own_file(run: Run, export: str, tmp_path: Path) -> None:
    """It is said on stderr, once; whoever would rather keep it is refused, and nothing has changed."""
    demo = tmp_path / "demo.csv"
    demo.write_text(FOLLOWS.replace('"3"', '"9"'), encoding="utf-16")
    with closing(open_store(tmp_path / "own.duckdb")) as store:
        imports.take_in(store, demo, demo.name, by=BY, answers={"account": "Invented"})
    own = ("take-in", export, "--account", "Ours", "--store", "own.duckdb")
    refused = run(*own, "--keep-demo")
    assert (refused.exit_code, "demonstration company" in refused.stderr) == (1, True)
    first, again = run(*own), run(*own)
    assert "has left this history" in first.stderr
    assert "has left this history" not in again.stderr
    assert [batch["file"] for batch in parsed(run("batches", "--store", "own.duckdb", "--json"))] == ["Follows.csv"]


def test_inspect_needs_no_history(run: Run, export: str) -> None:
    """It says what a file holds and asks what is open; nothing is left behind."""
    (file,) = parsed(run("inspect", export, "--json"))
    (table,) = file["tables"]
    assert file["file"] == "Follows.csv"
    assert (table["rows"], table["sums"]["followers_gained@facebook"], table["currency"]) == (2, 7, None)
    assert [question["name"] for question in table["questions"]] == ["account"]
    assert [path.name for path in Path().iterdir()] == ["Follows.csv"]


def test_inspect_knows_the_accounts_of_a_history(run: Run, export: str) -> None:
    """With one named it proposes whose file it is; with none there it reads on, and says so."""
    run("take-in", export, "--account", "La Page", "--store", "own.duckdb")
    (file,) = parsed(run("inspect", export, "--store", "own.duckdb", "--json"))
    assert [question["guess"] for question in file["tables"][0]["questions"]] == ["La Page"]
    alone = run("inspect", export, "--store", "none.duckdb", "--json")
    assert (parsed(alone)[0]["file"], "none.duckdb" in alone.stderr) == ("Follows.csv", True)
    assert "plan" not in alone.stderr


@pytest.mark.parametrize("command", cli.COMMANDS, ids=lambda command: command.__name__)
def test_every_command_takes_a_history_and_answers_in_json(command: Callable[..., None]) -> None:
    """Whoever writes a script need not know which does and which does not."""
    options = [name for part in signature(command, eval_str=True).parameters.values() for name in options_of(part)]
    assert {"--store", "--json"} <= {*options}


def options_of(part: Parameter) -> tuple[object, ...]:
    """The names that a parameter is declared with, where Typer is told any."""
    declared = getattr(part.annotation, "__metadata__", ())
    return tuple(name for each in declared for name in (each.default, *(each.param_decls or ())))


def test_inspect_takes_answers(run: Run, export: str) -> None:
    """An option for every question."""
    (file,) = parsed(run("inspect", export, "--json", "--account", "La Page"))
    assert file["tables"][0]["questions"] == []
    assert file["tables"][0]["account"] == "La Page"


def test_inspect_in_sentences(run: Run, export: str) -> None:
    """Without --json a person reads it, in the language of LANG."""
    assert "Answer with --account" in run("inspect", export).stdout
    assert "Répondez avec --account" in run("inspect", export, LANG="fr_CA.UTF-8").stdout
    assert "Answer with --account" in run("inspect", export, "--lang", "en", LC_ALL="fr_CA").stdout


def test_what_is_not_recognised_is_shown_and_refused(run: Run, tmp_path: Path) -> None:
    """Columns and nearest formats on stdout, the sentence on stderr, exit code 1."""
    (tmp_path / "x.csv").write_text("Colour,Size\nred,3\nblue,4\n", encoding="utf-8")
    result = run("inspect", "x.csv", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)[0]["columns"] == ["Colour", "Size"]
    assert "x.csv" in result.stderr


def test_take_in_undo_and_redo(run: Run, export: str) -> None:
    """An import is kept, listed, taken out and put back."""
    (batch,) = parsed(run("take-in", export, "--account", "La Page", "--json"))
    assert (batch["id"], batch["rows_new"], batch["status"], batch["created_by"]) == (1, 2, "applied", "shell")
    assert parsed(run("batches", "--json"))[0]["file"] == "Follows.csv"
    assert parsed(run("undo", "1", "--json"))["status"] == "undone"
    assert parsed(run("redo", "1", "--json"))["status"] == "applied"
    assert "Undone." in run("undo", "1").stdout
    assert "Kept." in run("redo", "1").stdout
    assert "Kept." in run("batches").stdout
    assert parsed(run("take-in", export, "--account", "La Page", "--json"))[0]["duplicate"]
    assert "nothing changed" in run("take-in", export, "--account", "La Page").stdout


def test_the_history_by_month(run: Run, export: str) -> None:
    """What was kept, as facts and in a line of each language; an empty history says how to fill it."""
    open_store("data/payback.duckdb").close()
    assert "take-in" in run("history").stdout
    run("take-in", export, "--account", "La Page")
    (month,) = parsed(run("history", "--json"))
    assert month["measures"].keys() == {"followers_gained"}
    assert {name: month[name] for name in ("platform", "account", "currency", "orders", "orders_value")} == {
        "platform": "facebook", "account": "La Page", "currency": None, "orders": None, "orders_value": None,
    }  # fmt: skip
    assert "La Page" in run("history", "--lang", "fr").stdout


def test_an_open_question_is_refused(run: Run, export: str) -> None:
    """The sentence names the question, and nothing is kept."""
    result = run("take-in", export, "--json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "account" in result.stderr
    assert parsed(run("batches", "--json")) == []
    assert run("batches").stdout == "Nothing was imported yet.\n"


def test_of_many_files_each_has_its_line(run: Run, export: str, tmp_path: Path) -> None:
    """Whichever is refused, the others come in or are known; exit code 1, in sentences and as JSON."""
    (tmp_path / "broken.csv").write_bytes(b"")
    (tmp_path / "other.csv").write_text(FOLLOWS.replace('"3"', '"9"'), encoding="utf-16")
    files = ("take-in", "broken.csv", export, "other.csv", "--account", "La Page")
    first, again = run(*files, "--json"), run(*files, "--lang", "en")
    assert (first.exit_code, again.exit_code) == (1, 1)
    refused, *kept = json.loads(first.stdout)
    assert (refused["file"], refused["status"], refused["reason"]["key"]) == ("broken.csv", "refused", "empty_file")
    assert refused["sentence"]
    assert [(batch["file"], batch["duplicate"]) for batch in kept] == [("Follows.csv", False), ("other.csv", False)]
    told = again.stdout.splitlines()
    assert told[0].startswith("broken.csv: refused. ")
    assert [sum("nothing changed" in line and name in line for line in told) for name in ("Follows", "other")] == [1, 1]


def test_an_import_that_is_not_there_is_refused(run: Run) -> None:
    """In the language that was asked for."""
    open_store("data/payback.duckdb").close()
    result = run("undo", "7", "--lang", "fr")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("L’importation") or "7" in result.stderr


def test_backup_and_restore(run: Run, export: str) -> None:
    """What was kept is in the backup, and comes back."""
    run("take-in", export, "--account", "La Page")
    written = parsed(run("backup", "copy.duckdb", "--json"))["file"]
    assert Path(written).is_file()
    assert parsed(run("restore", written, "--store", "other/h.duckdb", "--json"))["file"] == written
    assert len(parsed(run("batches", "--store", "other/h.duckdb", "--json"))) == 1
    assert "copy2.duckdb" in run("backup", "copy2.duckdb").stdout
    assert "copy2.duckdb" in run("restore", "copy2.duckdb").stdout


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("backup", "."), 1), (("backup", "/"), 1), (("restore", "Follows.csv"), 1),
        (("maintain", "--keep-hours", "1e308"), 2), (("maintain", "--keep-hours", "inf"), 2),
        (("undo", str(10**30)), 1), (("batches", "--store", "Follows.csv"), 1),
    ],
)  # fmt: skip
def test_what_cannot_be_done_to_a_history_is_told(run: Run, export: str, args: tuple[str, ...], code: int) -> None:
    """A sentence on stderr, nothing on stdout, and never a traceback; the files lie there as before."""
    open_store("data/payback.duckdb").close()
    before = Path(export).read_bytes()
    result = run(*args, "--json")
    assert (result.exit_code, result.stdout, type(result.exception)) == (code, "", SystemExit)
    assert result.stderr
    assert Path(export).read_bytes() == before


def test_copy_and_upkeep(run: Run, export: str) -> None:
    """A history moves as a whole, once; a file has nothing to join; a backup a day goes into a folder."""
    run("take-in", export, "--account", "La Page")
    rows = parsed(run("copy", "other.duckdb", "--json"))
    assert rows["import_batch"] == len(parsed(run("batches", "--store", "other.duckdb", "--json"))) == 1
    assert "empty" in run("copy", "other.duckdb").stderr
    assert parsed(run("maintain", "--json")) == {"files_before": 1, "files_after": 1}
    Path("backups").mkdir()
    run("backup", "backups", "--keep", "2")
    assert [path.suffix for path in Path("backups").iterdir()] == [".duckdb"]


def test_check(run: Run, export: str) -> None:
    """A history that holds is code 0; what does not, or cannot be, is named with the import to undo and is code 1."""
    run("take-in", export, "--account", "La Page")
    assert parsed(run("check", "--json")) == []
    assert "holds" in run("check").stdout
    with closing(open_store("data/payback.duckdb")) as store, store._engine.cursor() as cursor:
        cursor.execute("update metric_version set date_day = '9999-12-31', date_end = '9999-12-31', leads = -1")
    found = run("check", "--json")
    assert found.exit_code == 1
    assert [(finding["name"], finding["rows"], finding["undo"]) for finding in json.loads(found.stdout)] == [
        ("metric.state", 3, None), ("metric.impossible_days", 2, 1), ("metric.impossible_figures", 2, 1),
    ]  # fmt: skip
    assert "payback undo 1" in run("check", "--lang", "fr").stdout


def test_commands_reach_a_server(run: Run, export: str) -> None:
    """While a server has the history open every command works, through it, and alike."""
    with closing(open_store("data/payback.duckdb", serve=True)) as server:
        (batch,) = parsed(run("take-in", export, "--account", "La Page", "--json"))
        assert (batch["id"], batch["rows_new"]) == (1, 2)
        assert [kept.import_id for kept in server.batches()] == [1]
        assert parsed(run("undo", "1", "--json"))["status"] == "undone"
        assert parsed(run("redo", "1", "--json"))["status"] == "applied"
        assert parsed(run("history", "--json"))[0]["measures"].keys() == {"followers_gained"}
        assert parsed(run("check", "--json")) == []
        assert Path(parsed(run("backup", "copy.duckdb", "--json"))["file"]).is_file()
        assert parsed(run("evaluate", "--json", "--store", "data/payback.duckdb"))
        for refused in (("undo", "7"), ("restore", "copy.duckdb"), ("backup", "data/payback.duckdb")):
            assert run(*refused).exit_code == 1


def test_the_history_is_named_by_an_option_or_the_environment(run: Run, export: str) -> None:
    """--store wins over PAYBACK_STORE, which wins over the default."""
    run("take-in", export, "--account", "a", PAYBACK_STORE="env.duckdb")
    run("take-in", export, "--account", "a", "--store", "duckdb:option.duckdb", PAYBACK_STORE="env2.duckdb")
    run("take-in", export, "--account", "a")
    assert [Path(path).is_file() for path in ("env.duckdb", "option.duckdb", "data/payback.duckdb", "env2.duckdb")] == [
        True, True, True, False,
    ]  # fmt: skip


def test_evaluate_without_a_history_begins_with_the_defaults(run: Run) -> None:
    """And says so on stderr; no history is opened, and none is made."""
    Path("data").mkdir()
    Path("data/payback.duckdb").write_text("in use")
    result = run("evaluate", "--json")
    Path("data/payback.duckdb").unlink()
    Path("data").rmdir()
    verdict = evaluate(Plan())
    figures = parsed(result)
    assert figures["npv"] == verdict.npv
    assert (figures["payback_month"], figures["state"]) == (None, verdict.state)
    assert set(figures) >= {
        "payback_month", "state", "lasting_payback_month", "npv", "deepest_hole", "p10", "p50", "p90",
        "probability_within", "assumptions",
    }  # fmt: skip
    assert "--store" in result.stderr
    assert not Path("data").exists()
    named = run("evaluate", "--json", PAYBACK_STORE="gone.duckdb")
    assert parsed(named) == figures
    assert "gone.duckdb" in named.stderr


def test_evaluate_begins_with_the_historys_plan(run: Run) -> None:
    """As the pages do."""
    plan = Plan(followers=300_000, addressable=3_600_000, salary=50_000)
    store = open_store("h.duckdb")
    save_starting_plan(store, plan, by="ada")
    store.close()
    result = run("evaluate", "--json", "--store", "h.duckdb", "--set", "salary=55k")
    assert result.stderr == ""
    assert parsed(result)["npv"] == evaluate(Plan(followers=300_000, addressable=3_600_000, salary=55_000)).npv
    assert "Pays back" in run("evaluate", "--store", "h.duckdb").stdout


def test_a_plan_in_a_file_needs_no_history(run: Run, root: Path) -> None:
    """Values of the file, then those of --set; shares either way."""
    demo = str(root / "data" / "demo" / "plan.toml")
    by_percent = run("evaluate", "--json", "--plan", demo, "--set", "conversion=0.9%")
    by_share = run("evaluate", "--json", "--plan", demo, "--set", "conversion=0.009")
    assert by_percent.stderr == ""
    assert parsed(by_percent) == parsed(by_share)
    assert parsed(by_percent)["assumptions"]["conversion"] == pytest.approx(0.009)
    french = run("evaluate", "--json", "--plan", demo, "--set", "conversion=0,9 %", "--lang", "fr")
    assert parsed(french) == parsed(by_share)


def test_a_plan_becomes_a_workbook(run: Run) -> None:
    """Under the name that was given, with scenarios beside it, those of one name told apart."""
    Path("other.toml").write_text('salary = 70000\n[scenario]\nname = "Later"\n', encoding="utf-8")
    beside = ("--beside", "other.toml", "--beside", "other.toml")
    written = run("workbook", "plan.xlsx", "--set", "salary=55k", *beside, "--lang", "fr", "--json")
    assert parsed(written) == {"file": "plan.xlsx", "bytes": Path("plan.xlsx").stat().st_size}
    book = CalamineWorkbook.from_path("plan.xlsx")
    salary = next(row for row in book.get_sheet_by_name("Hypothèses").to_python() if "salary" in row)
    assert salary[1] == 55_000
    sheet, words = book.get_sheet_by_name("Scénarios").to_python(), Words("fr")
    assert sheet[1][1:] == [words("scenarios.this"), "Later", "Later (2)"]
    label = words("assumption.salary.label")
    assert next(row for row in sheet if row[0] == label)[1:] == [55_000, 70_000, 70_000]


def test_a_plan_becomes_a_memo(run: Run, root: Path) -> None:
    """In the shape that the name says, signed; another ending, or a folder that is not there, is refused."""
    demo = str(root / "data" / "demo" / "plan.toml")
    facts = ("--company", "Café Boréal", "--author", "A. Tremblay", "--lang", "fr")
    assert run("memo", "memo.html", "--plan", demo, *facts, PAYBACK_ADDRESS="https://payback.example/").exit_code == 0
    page = Path("memo.html").read_text(encoding="utf-8")
    opens = f"https://payback.example/?{sent_link(demo_plan(), own=True)}".replace("&", "&amp;")
    assert all(text in page for text in ("Café Boréal", "A. Tremblay", opens, Words("fr")("memo.changes")))
    open_store("none.duckdb").close()
    refused = run("memo", "memo.html", "--month", "last", "--store", "none.duckdb", "--lang", "en")
    assert (refused.exit_code, Words("en")("error.memo_no_plan") in refused.stderr) == (1, True)
    kinds = [".pdf", ".html", ".pptx", ".eml"]
    for name, key in (("memo.docx", "output_kind"), ("nowhere/memo.html", "output_unwritable")):
        refused = run("memo", name, "--plan", demo, "--lang", "en")
        assert refused.exit_code == 1
        assert Words("en")(f"error.{key}", file=name, kinds=kinds) in refused.stderr


def test_an_unknown_name_suggests_the_nearest(run: Run) -> None:
    """The slip is shown beside what may have been meant."""
    result = run("evaluate", "--set", "conversoin=1%")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "conversoin" in result.stderr
    assert "conversion" in result.stderr


def test_a_name_like_no_other_is_refused_without_a_guess(run: Run) -> None:
    """Nothing is near it, so nothing is suggested."""
    result = run("evaluate", "--set", "zzzz=1", "--lang", "en")
    assert result.stderr.endswith(Words("en")("error.unknown_assumption", name="zzzz", nearest=(), n=0) + "\n")
    assert "Did you mean" not in result.stderr


FILLS = {"take-in": "Follows.csv", "watch": ".", "restore": "Follows.csv", "freeze": "Hire"}
"""Commands that put something into a history, and make it where there is none."""

ASKS: dict[str, tuple[str, ...]] = {
    "inspect": ("Follows.csv",), "batches": (), "history": (), "undo": ("1",), "redo": ("1",), "check": (),
    "backup": ("copy.duckdb",), "copy": ("other.duckdb",), "maintain": (), "evaluate": (),
    "hire": ("2026-01-05",), "events": (), "costs": (),
    "workbook": ("plan.xlsx",), "memo": ("memo.html", "--month", "last"), "plans": (),
    "effect": ("Follows.csv", "--from", "2026-01-02"),
}  # fmt: skip
"""All others, with what else they want."""


@pytest.mark.parametrize("command", ASKS)
def test_what_only_asks_makes_no_history(run: Run, export: str, command: str) -> None:
    """A slip in the path of the history is told, as are the commands that need none: nothing lies there afterwards."""
    assert {*FILLS, *ASKS} == {each.__name__.replace("_", "-") for each in cli.COMMANDS}
    needs_none = command in {"inspect", "evaluate", "workbook"}
    result = run(command, *ASKS[command], "--store", "no/such.duckdb", "--lang", "en", "--json")
    assert ("no/such.duckdb" in result.stderr) == (command != "effect")
    assert (result.exit_code, result.stdout == "") == (0, False) if needs_none else (1, True)
    assert {path.name for path in Path().iterdir()} <= {Path(export).name, "plan.xlsx"}


@pytest.mark.parametrize("month", ["2026-13", "2026-00", "yesterday", "2026", "2026-05-02", "9999-12"])
def test_a_month_that_is_none_is_told_as_a_month(run: Run, month: str) -> None:
    """And not as a day."""
    open_store("own.duckdb").close()
    result = run("memo", "memo.html", "--month", month, "--store", "own.duckdb", "--lang", "en")
    assert (result.exit_code, result.stderr) == (1, Words("en")("error.memo_month", text=month) + "\n")


@pytest.mark.parametrize(
    ("asked", "written"),
    [("0:1e308", "1.0 × 10^308"), ("-5:90", "−5"), ("90:2e9", "2,000,000,000"), (f"50:{10**400}", "")],
)
def test_no_range_reaches_beyond_what_the_model_takes(run: Run, asked: str, written: str) -> None:
    """A sentence names the assumption, and what it may be."""
    result = run("evaluate", "--set", f"ranges=order_value:{asked}", "--lang", "en")
    assert (result.exit_code, result.stdout) == (1, "")
    assert written in result.stderr.splitlines()[-1]


@pytest.mark.parametrize("digits", [19, 309, 5_000])
@pytest.mark.parametrize("name", ["salary", "wait", "hires", "season", "ranges", "start", "scenario"])
def test_a_whole_number_of_any_length_is_refused(run: Run, name: str, digits: int) -> None:
    """In a file as in --set: with a sentence of a few lines, and without a traceback."""
    number = "9" * digits
    written = {"hires": f'["{number}:1:50000:"]', "season": f"[{number}]", "ranges": f'"salary:1:{number}"'}
    table = f"[scenario]\nschema = {number}\n" if name == "scenario" else f"{name} = {written.get(name, number)}\n"
    Path("plan.toml").write_text(table, encoding="utf-8")
    text = written.get(name, number).strip('["]')
    for args in (("--plan", "plan.toml"), ("--set", f"{name}={text}")):
        result = run("evaluate", *args, "--lang", "en")
        assert (result.exit_code, len(result.stderr) < 500) == (1, True), result.output
        assert isinstance(result.exception, SystemExit)


@pytest.mark.parametrize("args", [["evaluate", "--nothing"], ["inspect"], ["inspect", "gone.csv"], ["undo", "x"], []])
def test_wrong_usage_is_code_two(run: Run, args: list[str]) -> None:
    """Told apart from a refusal."""
    assert run(*args).exit_code == 2


def test_the_command_itself(tmp_path: Path, export: str) -> None:
    """Once as a shell runs it: codes, streams and accents on a terminal that is set to less."""
    done = subprocess.run(  # noqa: PLW1510
        [sys.executable, "-m", "payback.cli", "inspect", export, "--lang", "fr"],
        capture_output=True, cwd=tmp_path, env={"PYTHONIOENCODING": "ascii", "PATH": ""},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Répondez avec --account" in done.stdout.decode("utf-8")


def test_progress_goes_to_a_terminal_only(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """One line on stderr that is gone at the end; where nobody watches, nothing."""
    at = Progress("type", 2_000_000, 2_000_000, rows=3_000, of_rows=8_000)
    with show_progress(Words("en"), "x.csv") as report:
        report(at)
    assert capsys.readouterr() == ("", "")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with show_progress(Words("en"), "x.csv") as report:
        report(at)
    assert capsys.readouterr() == ("", "\r\x1b[Kx.csv: checked 3,000 of 8,000 rows\r\x1b[K")


def test_every_question_is_an_option(run: Run) -> None:
    """Of every command that reads a file, under the name of the question; the options' list is written once."""
    questions = [f"--{name.replace('_', '-')}" for name in QUESTIONS]
    for command in ("inspect", "take-in"):
        assert [option for option in questions if f"{option} " not in run(command, "--help").stdout] == []


def test_a_table_is_mapped_once(run: Run, tmp_path: Path) -> None:
    """The shell shows what each column probably is, takes the mapping, and the next table is read by it."""
    for name, day in (("mai.csv", "2026-05-01"), ("juin.csv", "2026-06-01")):
        (tmp_path / name).write_text(f"Jour,Nom du compte,Clics,Humeur\n{day},Atelier,7,bonne\n", encoding="utf-8")
    unknown = run("inspect", "mai.csv", "--lang", "en")
    assert unknown.exit_code == 1
    assert '--columns \'{"Jour": "date_day", "Nom du compte": "account", "Clics": "clicks"}\'' in unknown.stdout
    columns = json.dumps({"Jour": "date_day", "Nom du compte": "account", "Clics": "clicks"})
    assert run("take-in", "mai.csv", "--platform", "tiktok").exit_code == 1
    first = run("take-in", "mai.csv", "--platform", "tiktok", "--columns", columns)
    assert "Read with your mapping" in first.stdout
    second = run("take-in", "juin.csv", "--platform", "tiktok")
    assert "remembered from “mai.csv”: Jour = date_day, Nom du compte = account, Clics = clicks" in second.stdout
    assert parsed(run("batches", "--json"))[0]["answers"]["mapped_as"] == "mai.csv"


def test_an_open_question_ends_with_its_option_and_guess(run: Run, export: str) -> None:
    """Nothing is kept; the sentence says what to answer and with what."""
    refused = run("take-in", export)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "--account" in refused.stderr
    run("take-in", export, "--account", "La Page")
    Path(export).write_text(FOLLOWS.replace("4", "5"), encoding="utf-16")
    assert "best guess: La Page" in run("take-in", export, "--lang", "en").stderr


@pytest.fixture
def arrivals(tmp_path: Path) -> str:
    """A folder with a file that leaves nothing open and one that does; nobody has written to them for long."""
    folder = tmp_path / "arrivals"
    folder.mkdir()
    (folder / "Follows.csv").write_text(FOLLOWS, encoding="utf-16")
    (folder / "sessions.csv").write_text(
        '"Week","Online store visitors","Sessions"\n"2026-01-05","40","49"\n', encoding="utf-8"
    )
    for path in folder.iterdir():
        os.utime(path, (0, 0))
    return str(folder)


def test_a_watched_folder_is_taken_in_line_by_line(run: Run, arrivals: str) -> None:
    """What can be kept is, what leaves a question open is named with it; the next time nothing is kept twice."""
    result = run("watch", arrivals, "--once", "--json")
    assert result.exit_code == 0, result.output
    follows, kept = (json.loads(line) for line in result.stdout.splitlines())
    assert (follows["file"], follows["state"], follows["import"]) == ("Follows.csv", "set_aside", None)
    assert (follows["reason"]["key"], follows["reason"]["facts"]["name"]) == ("question_open", "account")
    assert (kept["file"], kept["state"], kept["import"]["rows_new"], kept["reason"]) == (
        "sessions.csv",
        "kept",
        1,
        None,
    )
    again = run("watch", "--once", "--json", PAYBACK_WATCH=arrivals)
    assert [json.loads(line)["state"] for line in again.stdout.splitlines()] == ["set_aside", "known"]
    assert len(parsed(run("batches", "--json"))) == 1


def test_a_watched_folder_in_sentences(run: Run, arrivals: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence a file, look after look, until somebody presses Ctrl+C."""

    def interrupted(seconds: float) -> None:
        assert seconds > 0
        (Path(arrivals) / "sessions.csv").unlink(missing_ok=True)
        if not waits:
            raise KeyboardInterrupt
        waits.pop()

    waits = [True]
    monkeypatch.setattr(watching.time, "sleep", interrupted)
    result = run("watch", arrivals, "--lang", "fr")
    assert result.exit_code == 0
    set_aside, kept = result.stdout.splitlines()
    assert set_aside.startswith("Follows.csv\u00a0: mis de côté.")
    assert "sessions.csv" in kept


def test_a_folder_that_is_not_there_is_refused(run: Run) -> None:
    """With a sentence that names it."""
    result = run("watch", "nowhere", "--once")
    assert result.exit_code == 1
    assert "nowhere" in result.stderr


@pytest.mark.parametrize("command", ["inspect", "take-in"])
def test_answers_are_understood_or_refused(run: Run, tmp_path: Path, command: str) -> None:
    """In words, in either language, by both commands alike; what means nothing is refused with what may be answered."""
    (tmp_path / "own.csv").write_text("Jour,Dépense\n2026-01-05,1.234\n2026-01-06,2.345\n", encoding="utf-8")
    columns = json.dumps({"Jour": "date_day", "Dépense": "spend"})
    own = (command, "own.csv", "--columns", columns, "--account", "A", "--currency", "euro", "--lang", "en")
    refused = run(*own, "--platform", "Insta", "--decimal-mark", "semicolon")
    assert (refused.exit_code, refused.stderr) == (1, "“semicolon” is no decimal mark. Answer point or comma.\n")
    answered = parsed(run(*own, "--platform", "Insta", "--decimal-mark", "point", "--json"))[0]
    if command == "inspect":
        assert (answered["tables"][0]["sums"], answered["tables"][0]["currency"]) == ({"spend": 3.579}, "EUR")
    else:
        assert {"platform": "instagram", "decimal_mark": ".", "currency": "EUR"}.items() <= answered["answers"].items()


def test_a_plan_is_frozen_from_the_shell(run: Run) -> None:
    """What was frozen is listed with its hash, and as the decision unless another was meant."""
    frozen = parsed(run("freeze", "Hire", "--by", "ada", "--set", "salary=54000", "--json"))
    run("freeze", "Other", "--by", "ada", "--other")

    assert [(plan["name"], plan["decision"]) for plan in parsed(run("plans", "--json"))] == [
        ("Other", False),
        ("Hire", True),
    ]
    line = run("plans", "--lang", "en").stdout.splitlines()[-1]
    assert line.startswith("Hire: ")
    assert line.endswith(f"by ada, hash {frozen['hash'][:10]}, the decision")


def test_the_rule_is_agreed_from_the_shell(run: Run) -> None:
    """Its month and its thresholds, as a share or in percent; what contradicts itself is refused."""
    frozen = parsed(run("freeze", "Hire", "--review", "4", "--stop-below", "40%", "--add-above", "1.5", "--json"))
    assert frozen["rule"] == {"review_month": 4, "stop_below": 0.4, "add_above": 1.5, "green": 0.9, "amber": 0.7}
    french = run("freeze", "Autre", "--behind-from", "62,5 %", "--on-plan-from", "95 %", "--lang", "fr")
    assert "arrêter sous 50\xa0%" in french.stdout
    assert parsed(run("plans", "--json"))[0]["rule"]["amber"] == 0.625
    refused = [run("freeze", "No", "--stop-below", text, "--lang", "en") for text in ("130%", "half", "50")]
    assert [one.exit_code for one in refused] == [1, 1, 1]
    assert "half" in refused[1].stderr
    assert "Write it like 50% or 0.5, 300% at most" in refused[2].stderr
    assert run("freeze", "No", "--review", "0").exit_code == 2


def test_a_hire_and_what_happened_are_written_down_from_the_shell(run: Run) -> None:
    """What Track asks for on its page: listed, added, taken back; a slip is told with the next step."""
    run("freeze", "Hire", "--by", "ada")
    assert run("events", "--lang", "en").stdout.startswith("Nothing is written down.")
    assert parsed(run("hire", "2026-01-05", "--called", "Mia", "--json")) == [
        {"kind": "hire", "day": "2026-01-05", "until": None, "note": "Mia", "spend": None}
    ]
    sale = ("events", "campaign", "2026-03-01", "--until", "2026-03-15", "--called", "Sale", "--spend", "900")
    assert [each["kind"] for each in parsed(run(*sale, "--json"))] == ["hire", "campaign"]
    assert "Embauche : Mia, 5 janvier 2026" in run("events", "--lang", "fr").stdout.replace("\xa0", " ")
    slips = [
        ("hire", "2026-01-06", "--remove"), ("events", "party", "2026-03-01"), ("events", "leave"),
        ("events", "leave", "2026-03-05", "--until", "2026-03-01"), ("hire", "0001-01-01"), ("hire", "2999-01-01"),
        ("events", "campaign", "2026-03-01", "--spend", "nan"), ("events", "campaign", "2026-03-01", "--spend", "-5"),
    ]  # fmt: skip
    assert [run(*slip).exit_code for slip in slips] == [1] * len(slips)
    assert "List what is: payback events." in run(*slips[0], "--lang", "en").stderr
    run("hire", "2026-01-05", "--called", "Mia", "--remove")
    assert parsed(run("hire", "--json")) == []


def test_costs_are_written_down_from_the_shell(run: Run, tmp_path: Path) -> None:
    """A month given again is replaced, another stays, one can be taken back; without a hire they are nobody's."""
    file = tmp_path / "costs.csv"
    file.write_text("month,kind,amount\n2026-01,salary,5000\n2026-02,salary,5000\n2026-02,tools,80\n", encoding="utf-8")
    run("freeze", "Hire", "--by", "ada")
    nobody = run("costs", str(file), "--lang", "en")
    assert (nobody.exit_code, "payback hire DAY" in nobody.stderr) == (1, True)
    run("hire", "2026-01-05")
    first = parsed(run("costs", str(file), "--json"))
    assert [(one["month"], one["kind"], one["amount"]) for one in first] == [
        ("2026-01", "salary", 5000), ("2026-02", "salary", 5000), ("2026-02", "tools", 80),
    ]  # fmt: skip
    assert {(one["currency"], one["hire"]) for one in first} == {("CAD", "2026-01-05")}
    file.write_text("mois;nature;montant\n2026-02;salaire;5100,50\n", encoding="utf-8")
    french = run("costs", str(file), "--lang", "fr").stdout.replace("\xa0", " ")
    assert "Février 2026 : Salaire avec charges, 5 100,50 $, de l’embauche du 5 janvier 2026" in french
    assert "Février 2026 : Outils, 80 $" in french
    left = run("costs", "--remove", "2026-02", "--lang", "en").stdout.splitlines()
    assert left == ["January 2026: Salary with charges, $5,000, of the hire of January 5, 2026"]
    again = run("costs", "--remove", "2026-02", "--lang", "en")
    assert (again.exit_code, "No cost of February 2026" in again.stderr) == (1, True)
    file.write_text("month,kind,amount\n2026-01,salary,much\n", encoding="utf-8")
    assert (run("costs", str(file)).exit_code, run("costs", "none.csv").exit_code) == (1, 2)


@pytest.fixture
def months(tmp_path: Path) -> str:
    """Three years of months that grow half as large again in July 2025."""
    path = tmp_path / "months.csv"
    rows = [
        (2023 + n // 12, n % 12 + 1, (97, 104, 99, 101, 93, 106, 103)[n % 7] * (1.5 if n >= 30 else 1))
        for n in range(42)
    ]
    path.write_text("date,y\n" + "\n".join(f"{y}-{m:02},{value}" for y, m, value in rows), encoding="utf-8")
    return str(path)


def test_effect_says_what_a_hire_brought(run: Run, months: str) -> None:
    """As JSON it holds every figure and both paths; no history is needed."""
    found = parsed(run("effect", months, "--from", "2025-07-01", "--json"))
    assert found["verdict"] == "brought"
    assert found["interval_95"][0] < found["mean"] < found["interval_95"][1]
    assert found["cumulative"] == pytest.approx(12 * found["mean"])
    assert list(found["counterfactual"]) == list(found["effects"])
    assert (next(iter(found["effects"])), len(found["effects"]), found["months_needed"]) == ("2025-07", 12, 0)
    assert found["placebo"]["clean"]
    assert found["notes"] == []
    assert [path.name for path in Path().iterdir()] == ["months.csv"]


def test_effect_of_a_campaign_in_money(run: Run, months: str) -> None:
    """What one more is worth makes the effect money, and what was spent its return."""
    asked = ("effect", months, "--from", "2025-07-01", "--to", "2025-08-31", "--spend", "1500", "--worth", "30")
    found, told = parsed(run(*asked, "--json")), run(*asked).stdout
    assert found["worth"] == pytest.approx(30 * found["cumulative"])
    assert (found["return"], found["enough"]) == (pytest.approx(found["worth"] / 1500), 50)
    assert "It takes 50 more to pay back the 1,500 spent" in told


def test_effect_in_sentences(run: Run, months: str) -> None:
    """In both languages; a refusal ends with exit code 1, a missing option with 2."""
    french = run("effect", months, "--from", "2025-07-01", "--to", "2025-10-31", "--lang", "fr")
    english = run("effect", months, "--from", "2024-07-20")
    assert french.stdout.startswith("Cela a rapporté")
    assert "En 4 mois au total" in french.stdout
    assert "In 23 months together: +" in english.stdout
    assert "July 2024 is left out: the work began in the middle of it, on July 20, 2024." in english.stdout
    early = run("effect", months, "--from", "2023-10-01").stdout
    assert early.startswith("Too early to say: 33 months since are known.\n")
    assert early.endswith("Only 9 months before are known, and a claim needs 12. Add earlier months.\n")
    assert "within three years" not in early
    refused = run("effect", months, "--from", "2026-07-01")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.startswith("No whole month has passed since that day.")
    for language, asked in (
        ("en", "On which day did the work begin?"),
        ("fr", "Quel jour le travail a-t-il commencé?"),
    ):
        unasked = run("effect", months, "--lang", language)
        assert (unasked.exit_code, unasked.stderr.startswith(asked), "--from 20" in unasked.stderr) == (1, True, True)
