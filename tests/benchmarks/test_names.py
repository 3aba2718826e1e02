"""The names benchmark: its figures on pairs small enough to count, and what it writes."""

import csv
import json
from pathlib import Path

import pytest

from benchmarks.names.measuring import main, read_rows
from benchmarks.screening.measuring import main as screen

PAIRS = (
    "case_group,schema,name1,name2,is_match\n"
    "a,Person,Anna Berg,Anna Berg,true\na,Person,Anna Berg,Petro Danylenko,false\n"
    "a,Company,Tarpan Motors AG,Lynx Motors AG,true\n"
)


def test_figures_and_predictions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "name_bench.csv").write_text(PAIRS)
    (tmp_path / "other.csv").write_text("name\nx\n")
    out = tmp_path / "out" / "rows.csv"
    out.parent.mkdir()
    assert main(["--data", str(tmp_path), "--json", "--predictions", str(out)]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert (figures["precision"], figures["recall"], figures["f1"]) == (1.0, 0.5, pytest.approx(2 / 3, abs=1e-4))
    assert {"jaro_winkler_f1", "token_set_f1", "pairs_s", "token_set_pairs_s"} <= figures.keys()
    rows = list(csv.DictReader(out.read_text().splitlines()))
    assert [row["match"] for row in rows] == ["true", "false", "false"]
    assert 0.7 <= float(rows[0]["score"]) < 1


def test_a_folder_without_pairs_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(LookupError):
        read_rows(tmp_path)
    assert main(["--data", str(tmp_path)]) == 2
    assert "name1" in capsys.readouterr().out


def test_the_screening_benchmark_gives_the_trade_off(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = "".join(f"{n},{n},alias,,{name},x\n" for n, name in enumerate(("Anna Maria BERG", "Petro Ivanovych MELNYK")))
    path = tmp_path / "subject_names.csv"
    path.write_text("name_id,unique_id,name_type,alias_strength,full_name,name_6\n" + rows)
    subjects = "unique_id,subject_type,un_reference_number,ofsi_group_id,date_designated,last_updated\n"
    (tmp_path / "subjects.csv").write_text(subjects + "0,individual,,,,01/02/2030\n1,individual,,,,01/02/2030\n")
    assert screen(["--list", str(path), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["false_at_0.8"] == 0
    assert figures["found_at_0.65"] >= figures["found_at_0.8"] >= figures["found_at_0.9"]
    assert screen(["--list", str(tmp_path / "none.csv")]) == 2
