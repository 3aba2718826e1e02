import gzip
import json
from pathlib import Path

import pytest

from benchmarks.pages import main, match_shingles

ARTICLE = (
    "The ferry to Gozo stayed in the harbour on Tuesday because of the wind, the owners of the line said in Valletta. "
    "Some two hundred passengers spent the night in the hall of the terminal, where the town handed out tea and bread."
)


@pytest.mark.parametrize(
    ("truth", "text", "precision", "recall"),
    [
        ("a b c d e", "a b c d e", 1.0, 1.0),
        ("a b c d e", "a b c d", 1.0, 0.5),
        ("a b c d", "a b c d e", 0.5, 1.0),
        ("a b c d a b c d", "a b c d", 1.0, 0.2),  # a shingle that stands twice has to be found twice
        ("a b c d", "", None, 0.0),
        ("a b", "A b!", 0.0, 0.0),
        ("a b", "a b!", 1.0, 1.0),
    ],
)
def test_shingles(truth: str, text: str, precision: float | None, recall: float | None) -> None:
    assert match_shingles(truth, text) == (precision, recall)


def test_both_readers_are_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "html").mkdir()
    page = f"<html><head><title>Ferry stays</title></head><body><article><p>{ARTICLE}</p></article></body></html>"
    (tmp_path / "html" / "one.html.gz").write_bytes(gzip.compress(page.encode()))
    (tmp_path / "ground-truth.json.gz").write_bytes(
        gzip.compress(json.dumps({"one": {"articleBody": ARTICLE}}).encode())
    )
    assert main(["--data", str(tmp_path), "--json", "--runs", "1"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert (figures["headwater_f1"], figures["trafilatura_f1"]) == (1.0, 1.0)
    assert figures["headwater_speed"] > 0
