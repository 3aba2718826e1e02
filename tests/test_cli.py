import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from headwater.cli import main

EXAMPLES = Path(__file__).parents[1] / "examples" / "reports"


def run(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "story.hw"
    assert run("trace", "-q", EXAMPLES, "-o", path).exit_code == 0
    return path


def test_trace_ends_with_a_summary(tmp_path: Path) -> None:
    result = run("trace", EXAMPLES, "-o", tmp_path / "s.hw")
    assert result.exit_code == 0
    assert "6 reports" in result.output


def test_a_trace_of_very_many_reports_ends_with_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("headwater.cli.tracing.SCREENFUL", 5)
    monkeypatch.setattr("headwater.record.store.Store.read_record", None)  # the record is not asked for
    result = run("trace", EXAMPLES, "-o", tmp_path / "s.hw")
    assert result.exit_code == 0
    assert result.output.splitlines()[0].startswith("6 reports, 1 story: ")
    assert result.output.splitlines()[1] == "6 reports read, 0 there already."


def test_files_of_a_folder_that_are_passed_over_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("The mayor said on Monday that the bridge would reopen.", "utf-8")
    for name in ("b.xyz", "c.png", ".hidden", "old.hw"):
        (folder / name).write_bytes(b"\x00")
    output = run("trace", folder, "-o", tmp_path / "s.hw").output
    assert output.splitlines()[-1] == "Passed over in folders, name them to have them read: b.xyz and c.png."


def test_a_file_of_another_folder_in_the_place_of_one_is_told(tmp_path: Path) -> None:
    said = "The mayor said on Monday that the bridge over the Orle would reopen before the winter."
    mended = said.replace("Monday", "Tuesday").replace("winter", "spring")
    for folder, words in (("one", said), ("two", mended), ("three", "Dockers struck at Port Ansel, their union says.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "r1.txt").write_text(words, "utf-8")
    told = [run("trace", tmp_path / folder, "-o", tmp_path / "s.hw").output for folder in ("one", "two", "three")]
    assert ["Other texts than before at these paths, taken for new versions: r1.txt." in t for t in told] == [0, 0, 1]


def test_an_input_that_is_not_there_is_named_first_and_forgotten(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mayor said on Monday that the bridge would reopen.", "utf-8")
    result = run("trace", tmp_path / "a.txt", tmp_path / "raports", "-o", tmp_path / "s.hw")
    assert result.exit_code == 0
    assert result.output.splitlines()[0] == (
        f"headwater: {tmp_path / 'raports'}: no such file or folder, and no file fits it as a pattern"
    )
    assert "raports" not in run("show", tmp_path / "s.hw", "problems").output


def test_quiet_says_nothing(tmp_path: Path) -> None:
    assert run("trace", "-q", EXAMPLES, "-o", tmp_path / "s.hw").output == ""


def test_json_lines_go_to_standard_output(tmp_path: Path) -> None:
    result = run("trace", EXAMPLES, "-o", "-")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert lines[0]["kind"] == "header"
    assert {"report", "claim", "origin", "copy"} <= {line["kind"] for line in lines}
    assert all(next(iter(line)) == "id" for line in lines)


def test_a_report_from_standard_input() -> None:
    result = run("trace", "-", "-o", "-", stdin=b"The mayor said on Monday that the bridge would reopen.")
    assert result.exit_code == 0
    assert any(json.loads(line)["kind"] == "statement" for line in result.stdout.splitlines())


@pytest.mark.parametrize("part", ["summary", "stories", "brief", "claims", "timeline", "actors", "problems"])
def test_every_part_can_be_shown(store: Path, part: str) -> None:
    result = run("show", store, part)
    assert result.exit_code == 0
    assert result.output.strip()


def test_one_claim_and_one_report_can_be_shown(store: Path) -> None:
    assert run("show", store, "claim", "1").exit_code == 0
    assert run("show", store, "report", "1_mna_dispatch.txt").exit_code == 0


def test_one_actor_can_be_shown(store: Path) -> None:
    assert run("show", store, "actor", "Tovan").output.startswith("Mirela Tovan  Person")


def test_a_pipe_gets_a_claim_a_line_and_columns_wrap(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    lines = run("show", store, "claims").output.splitlines()
    assert any(len(line) > 100 for line in lines)
    monkeypatch.setenv("COLUMNS", "60")
    assert all(len(line) <= 60 for line in run("show", store, "claims").output.splitlines())


@pytest.mark.parametrize("arguments", [("claim", "999"), ("report", "nosuch.txt"), ("actor", "Nobody At All")])
def test_what_is_not_there_is_status_1_and_lists_what_is(store: Path, arguments: tuple[str, str]) -> None:
    result = run("show", store, *arguments)
    assert result.exit_code == 1
    assert "headwater:" in result.stderr


def test_a_part_without_its_number_is_wrong_usage(store: Path) -> None:
    assert run("show", store, "claim").exit_code == 2
    assert run("show", store, "claims", "3").exit_code == 2


def test_nothing_to_read_is_status_4(tmp_path: Path) -> None:
    result = run("trace", tmp_path / "nothing.txt", "-o", tmp_path / "s.hw")
    assert result.exit_code == 4
    assert "nothing.txt" in result.stderr
    assert not list(tmp_path.iterdir())  # and no store is left behind


def test_nothing_to_read_leaves_a_store_that_was_there(store: Path, tmp_path: Path) -> None:
    shutil.copy(store, tmp_path / "s.hw")
    assert run("trace", tmp_path / "nothing.txt", "-o", tmp_path / "s.hw").exit_code == 0
    assert run("show", tmp_path / "s.hw", "brief").output == run("show", store, "brief").output


def test_a_file_that_is_no_store_is_status_5(tmp_path: Path) -> None:
    (tmp_path / "notes.hw").write_bytes(b"SQLite format 3\x00" + b"rubbish" * 100)
    result = run("show", tmp_path / "notes.hw")
    assert result.exit_code == 5


def test_a_broken_record_is_status_3_and_names_the_line(tmp_path: Path) -> None:
    (tmp_path / "record.jsonl").write_text('{"id": "record"}\n', "utf-8")
    result = run("show", tmp_path / "record.jsonl")
    assert result.exit_code == 3
    assert "line 1" in result.stderr


def test_an_exported_record_can_be_shown_again(store: Path, tmp_path: Path) -> None:
    lines = tmp_path / "record.jsonl"
    assert run("export", store, "-o", lines).exit_code == 0
    assert run("show", lines, "claims").output == run("show", store, "claims").output


def test_the_dossier_is_one_file_without_a_network(store: Path, tmp_path: Path) -> None:
    page = tmp_path / "dossier.html"
    assert run("export", store, "--format", "html", "-o", page).exit_code == 0
    text = page.read_text("utf-8")
    assert text.startswith(("<!doctype html>", "<!DOCTYPE html>"))
    assert 'src="http' not in text and 'href="http' not in text
    assert len(text) < 2_000_000


def test_an_output_that_cannot_be_written_is_explained(store: Path, tmp_path: Path) -> None:
    result = run("export", store, "-o", tmp_path / "no" / "such" / "folder.jsonl")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_tables_go_into_no_folder_of_other_files(store: Path, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "claims.csv").write_text("title,text\nA strike,Dockers struck.\n", "utf-8")
    result = run("export", store, "-o", tmp_path / "reports")
    assert result.exit_code == 1
    assert "claims.csv" in result.stderr and "tables/" in result.stderr
    assert len(list((tmp_path / "reports").iterdir())) == 1
    (tmp_path / "tables").mkdir()
    for _ in range(2):
        assert run("export", store, "-o", tmp_path / "tables").exit_code == 0


def test_an_export_says_what_it_wrote(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "d.html"
    assert run("export", store, "-o", out).stderr == f"Wrote {out} (html).\n"
    assert run("export", store, "-o", out).stderr == f"Wrote {out} (html), in place of what was there.\n"


def test_a_form_goes_by_the_ending_of_its_files_too(store: Path) -> None:
    for short, form in (("md", "markdown"), ("bib", "bibtex")):
        assert run("export", store, "--format", short).output == run("export", store, "--format", form).output != ""


def test_a_story_that_is_not_there_is_told_where_there_is_one_alone(store: Path) -> None:
    result = run("show", store, "--story", "4")
    assert result.exit_code != 0 and "no story '4'; the record has 1 " in result.stderr


def test_an_empty_file_is_no_record(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").touch()
    result = run("show", tmp_path / "a.jsonl")
    assert result.exit_code == 3 and "is empty" in result.stderr and "headwater trace" in result.stderr


def test_a_folder_of_other_files_is_told_by_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "map.png").write_bytes(b"\x89PNG")
    result = run("trace", tmp_path, "-o", tmp_path / "s.hw")
    assert result.exit_code == 4 and "only 1 of other kinds (.png)" in result.stderr


@pytest.mark.parametrize("name", ["record.txt", "record", "copy.hw"])
def test_an_ending_that_says_nothing_is_refused(store: Path, tmp_path: Path, name: str) -> None:
    result = run("export", store, "-o", tmp_path / name)
    assert result.exit_code == 1
    assert ".jsonl" in result.stderr and not (tmp_path / name).exists()


def test_what_headwater_wrote_is_read_as_no_report(store: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mayor said on Monday that the bridge would reopen.", "utf-8")
    for name in ("tables/", "dossier.html", "dossier.md", "record.jsonl"):
        assert run("export", store, "-o", f"{tmp_path}/{name}").exit_code == 0
    output = run("trace", tmp_path, "-o", tmp_path / "s.hw").output
    assert output.splitlines()[-1].startswith("1 report read, 0 there already, 19 refused")


def test_a_report_is_found_by_a_pattern_or_a_part_of_its_file(store: Path) -> None:
    whole = run("show", store, "report", "3_undated_translation.txt").output
    assert run("show", store, "report", "3_*.txt").output == whole
    assert run("show", store, "report", "dated_trans").output == whole
    several = run("show", store, "report", "*.txt")
    assert several.exit_code == 1 and "it may be" in several.stderr and "6_un_count.txt" in several.stderr


def test_a_file_that_is_no_store_is_told_what_to_do_with(store: Path) -> None:
    result = run("show", EXAMPLES / "6_un_count.txt")
    assert result.exit_code == 3
    assert "headwater trace" in result.stderr


def test_a_folder_is_no_store_to_write(tmp_path: Path) -> None:
    result = run("trace", EXAMPLES, "-o", tmp_path)
    assert result.exit_code == 2
    assert "is a folder" in result.stderr


@pytest.mark.parametrize(("words", "name"), [("6", "6_un_count.txt"), ("1_mna_dispatch.txt", "1_mna_dispatch.txt")])
def test_a_report_is_struck_out_by_its_number_or_file(store: Path, words: str, name: str) -> None:
    assert run("without", words, "-s", store).output.startswith(f"Without {name}\n")


def test_no_report_of_a_number_is_said_so(store: Path) -> None:
    result = run("without", "17", "-s", store)
    assert result.exit_code == 1
    assert "no report '17'" in result.stderr


@pytest.mark.parametrize(("when", "day"), [("14 May 2024", "2024-05-14"), ("May 16, 2024", "2024-05-16")])
def test_a_day_may_be_written_in_words(store: Path, when: str, day: str) -> None:
    assert run("since", when, "-s", store).output == run("since", day, "-s", store).output != ""
    assert run("since", "yesterday", "-s", store).exit_code == 0


@pytest.mark.parametrize("number", ["0", "7"])
def test_a_run_that_there_is_not(store: Path, number: str) -> None:
    result = run("since", number, "-s", store)
    assert result.exit_code == 1
    assert "the store has 1 run" in result.stderr


def test_an_empty_question_is_asked_for(store: Path) -> None:
    assert run("ask", " ", "-s", store).exit_code == 2


def test_undated_reports_are_named(tmp_path: Path) -> None:
    for name, words in (
        ("a.txt", "Published: 3 May 2031\n\nThe mayor said the bridge would reopen."),
        ("b.txt", "No."),
    ):
        (tmp_path / name).write_text(f"Bridge\n\n{words}\n", "utf-8")
    store = tmp_path / "s.hw"
    assert "1 report undated (b)" in run("trace", tmp_path, "-o", store).output
    assert "1 undated report is not in this: b.txt" in run("since", "2031-05-01", "-s", store).output
    assert "0 things look wrong, 1 report is undated." in run("show", store, "problems").output


def test_a_judgement_says_when_claims_have_other_numbers(store: Path, tmp_path: Path) -> None:
    shutil.copy(store, tmp_path / "s.hw")
    assert "another number" in run("judge", tmp_path / "s.hw", "same", "1.1", "9.1").output
    assert "another number" not in run("judge", tmp_path / "s.hw", "reliability", "Mirela Tovan", "B").output


def test_a_source_can_be_struck_out(store: Path) -> None:
    result = run("without", "Tovan", "-s", store)
    assert result.exit_code == 0
    assert "claims fall" in result.output


def test_an_unknown_source_lists_the_speakers(store: Path) -> None:
    result = run("without", "nobody at all", "-s", store)
    assert result.exit_code == 1
    assert "Tovan" in result.stderr


def test_a_name_that_is_misspelt_is_suggested(store: Path) -> None:
    for verb in (("without", "-s", store), ("show", store, "actor")):
        told = run(*verb, "Mirella Tovan")
        assert told.exit_code == 1 and "did you mean Mirela Tovan?" in told.stderr
    assert "did you mean Mirela Tovan?" in run("judge", store, "different", "Mirella Tovan", "Joren Halvast").stderr


def test_where_there_is_no_store_it_is_said_how_one_is_made(tmp_path: Path) -> None:
    missing, folder = run("show", "none.hw"), run("show", tmp_path)
    assert missing.exit_code == folder.exit_code == 2
    assert "`headwater trace REPORTS -o none.hw` makes it" in missing.stderr
    assert "is a folder: `headwater trace" in folder.stderr
    assert "-s names another" in run("without", "Tovan", "-s", "none.hw").stderr


def test_what_names_nobody_is_not_struck_out(store: Path) -> None:
    assert [run("without", words, "-s", store).exit_code for words in ("", "the", "Orvessa")] == [1, 1, 0]


def test_a_question_is_answered_with_counts(store: Path) -> None:
    result = run("ask", "Did the freighter unload drones at Port Ansel?", "-s", store)
    assert "reports" in result.output and "drones" in result.output


def test_what_nobody_says_is_said_so(store: Path) -> None:
    assert "No claim was found" in run("ask", "Did the orchestra win the chess tournament?", "-s", store).output


def test_what_is_new_since_a_day_and_since_a_run(tmp_path: Path) -> None:
    store, files = tmp_path / "s.hw", sorted(EXAMPLES.glob("*.txt"))
    run("trace", "-q", *files[:5], "-o", store)
    run("trace", "-q", *files, "-o", store)
    for when in ("2024-05-20", "1"):
        assert "new claim" in run("since", when, "-s", store).output
    assert "Nothing is new" in run("since", "2", "-s", store).output
    assert run("since", "soon", "-s", store).exit_code == 2
