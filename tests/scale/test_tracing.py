"""A run with an engine: the record of a plain trace, whole or begun again, as shards, stories or one store."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from benchmarks.lab.streams import make_stream
from headwater.cli import main
from headwater.errors import EngineError, NothingToRead, StoreError
from headwater.pipeline.tracing import open_record, trace
from headwater.record.jsonl import encode_item
from headwater.record.model import Header, Problem
from headwater.record.whole import Record
from headwater.scale import queries
from headwater.scale.engines import start_engine
from headwater.scale.outputs import trace_into
from headwater.scale.shards import read_shards

pytest.importorskip("daft", reason="the extra [scale] is not installed")
parquet = pytest.importorskip("pyarrow.parquet", reason="the extra [scale] is not installed")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("scale"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),  # files that Daft leaves to the end
]


def list_objects(record: Record) -> list[bytes]:
    """The objects of a record without the times at which it was made."""
    reports = tuple(msgspec.structs.replace(report, collected=None) for report in record.reports)
    return [encode_item(item) for item in msgspec.structs.replace(record, reports=reports).items()][1:]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports of two stories, one of them twice, a table, and a file that cannot be read."""
    place = tmp_path_factory.mktemp("mixed")
    for name, text in make_stream(2):
        (place / name).write_text(text)
    first = min(place.iterdir())
    (place / "again").mkdir()
    shutil.copy(first, place / "again" / first.name)
    row = {"text": "Snow fell early on the heights of Ubrin, the weather service said.", "title": "Snow"}
    (place / "more.jsonl").write_bytes(msgspec.json.encode(row) + b"\n{broken\n")
    return place


@pytest.fixture(scope="module")
def plain(folder: Path) -> Record:
    return trace([folder], ":memory:")


@pytest.fixture(scope="module")
def run(folder: Path, plain: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("run") / "archive"
    counts = trace_into([folder, folder / "gone.txt"], place)
    assert counts[:3] == (len(plain.reports), len(plain.stories), 1)
    assert [p.uri for p in counts.missing] == [str(folder / "gone.txt")]  # told to this run, and not kept
    return place


def test_the_record_is_that_of_a_plain_trace(run: Path, plain: Record) -> None:
    assert list_objects(read_shards(run)) == list_objects(plain)


def test_each_story_is_a_store_that_opens(run: Path, plain: Record) -> None:
    stories = [open_record(path) for path in sorted((run / "stories").glob("*.hw"))]
    assert {r.id for story in stories for r in story.reports} == {r.id for r in plain.reports}
    assert sorted(s.id for story in stories for s in story.stories) == sorted(s.id for s in plain.stories)


def test_shards_are_a_folder_a_kind_with_every_object_once(run: Path, plain: Record) -> None:
    kept = Counter(item.kind for item in plain.items() if not isinstance(item, (Header, Problem)))
    shards = {kind: list(run.glob(f"record/*/kind={kind}/*.parquet")) for kind in kept}
    rows = {
        kind: [row for path in found for row in parquet.ParquetFile(path).read().to_pylist()]
        for kind, found in shards.items()
    }
    assert {kind: len(found) for kind, found in rows.items()} == kept
    assert len({row["id"] for found in rows.values() for row in found}) == kept.total()
    assert all(set(row) == {"matter", "id", "position", "json"} for found in rows.values() for row in found)


def test_a_killed_run_goes_on(folder: Path, run: Path, plain: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    for step in ("annotations", "members", "record"):
        (next((run / step).rglob("_SUCCESS"))).unlink()
    lost = next((run / "stories").glob("*.hw"))
    lost.unlink()
    monkeypatch.setattr(queries, "read_sources", lambda *arguments: pytest.fail("what is whole was read again"))
    trace_into([folder], run)
    assert list_objects(read_shards(run)) == list_objects(plain)
    assert lost.exists()


def test_a_store_is_one_that_a_plain_trace_goes_on_with(folder: Path, plain: Record, tmp_path: Path) -> None:
    store = tmp_path / "story.hw"
    result = CliRunner().invoke(main, ["trace", str(folder), "--engine", "daft", "-o", str(store)])
    assert result.exit_code == 0, result.output
    assert list_objects(open_record(store)) == list_objects(plain)
    assert [path.name for path in tmp_path.iterdir()] == ["story.hw"]
    assert list_objects(trace([folder], store)) == list_objects(plain)
    with pytest.raises(StoreError, match="exists"):
        trace_into([folder], store)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "a.jsonl").write_text("{broken\n")
    yield tmp_path / "empty"


def test_nothing_to_read_is_said(empty: Path, tmp_path: Path) -> None:
    with pytest.raises(NothingToRead, match="no report"):
        trace_into([empty], tmp_path / "archive")


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(EngineError, match="give daft, ray, or ray://"):
        start_engine("spark", 0)
