"""Queries: the buckets that reports go to, and what is read once in them."""

from pathlib import Path

import pytest

from benchmarks.lab.streams import make_stream
from headwater.annotate.sentences import split_sentences
from headwater.encoder.readings import read_sentence
from headwater.pipeline.tracing import open_record
from headwater.scale import queries
from headwater.scale.outputs import trace_into

daft = pytest.importorskip("daft", reason="the extra [scale] is not installed")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("scale"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),  # files that Daft leaves to the end
]


def test_a_crowded_route_is_dealt_to_all_buckets_and_any_other_stays_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "REPORTS", 10)
    routes = [7] * 60 + [-1] * 30 + [number // 2 for number in range(100, 120)]
    table = daft.from_pydict({"number": [n * 31 - 900 for n in range(110)], "route": routes})
    found = table.with_column("bucket", queries._choose_bucket(table)).to_pydict()
    sizes = {bucket: found["bucket"].count(bucket) for bucket in found["bucket"]}
    assert set(sizes) <= set(range(11))
    assert max(sizes.values()) <= 20
    together = list(zip(found["route"], found["bucket"], strict=True))[90:]
    assert len(set(together)) == 10


def test_a_sentence_that_recurs_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    for name, text in make_stream(3):
        (tmp_path / "reports" / name).write_text(text)
        (tmp_path / "reports" / f"again-{name}").write_text(f"{text}\n\nThe weather of {name} stayed dry.")
    read_sentence.cache_clear()
    trace_into([tmp_path / "reports"], tmp_path / "run.hw")
    reports = open_record(tmp_path / "run.hw").reports
    sentences = [one.extent.of(report.text) for report in reports for one in split_sentences(report)]
    assert read_sentence.cache_info().misses <= len(set(sentences)) + len(reports)  # or in quotation marks once more
    assert len(set(sentences)) < 0.6 * len(sentences)
