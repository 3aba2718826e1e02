"""Two stores merged are what tracing the union of their reports is."""

import shutil
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from headwater.cli import main
from headwater.errors import StoreError
from headwater.pipeline.merging import merge_stores
from headwater.pipeline.tracing import trace
from headwater.record.judgements import Judgement, Member
from headwater.record.store import Store
from headwater.record.whole import Record
from headwater.tell.terminal import STORE

EXAMPLES = sorted((Path(__file__).parents[1] / "examples" / "reports").glob("*.txt"))


def comparable(record: Record) -> Record:
    reports = tuple(msgspec.structs.replace(r, collected=None) for r in record.reports)
    return msgspec.structs.replace(record, reports=reports, header=msgspec.structs.replace(record.header, created=""))


def trace_files(folder: Path, files: list[Path], store: Path) -> Record:
    folder.mkdir()
    for file in files:
        shutil.copy(file, folder)
    return trace([folder], store)


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """a.hw and b.hw with three reports each, of which one is in both."""
    home = tmp_path_factory.mktemp("stores")
    trace_files(home / "a", EXAMPLES[:2], home / "a.hw")
    trace_files(home / "b", EXAMPLES[1:3], home / "b.hw")
    return home


def judge(store: Path, by: str, at: str) -> Judgement:
    with Store(store) as kept:
        report = next(r for r, _, _ in kept.reports())
        members = tuple(Member(report=report.id, start=n, end=n + 1) for n in range(2))
        judgement = Judgement(subject="mentions", members=members, verdict="different", by=by, at=at)
        kept.add_judgement(judgement)
    return judgement


@pytest.mark.parametrize("order", [("a.hw", "b.hw"), ("b.hw", "a.hw")])
def test_a_merge_is_the_trace_of_the_union(stores: Path, tmp_path: Path, order: tuple[str, str]) -> None:
    assert merge_stores([stores / name for name in order], tmp_path / "c.hw") == ()
    union = trace_files(tmp_path / "union", EXAMPLES[:3], tmp_path / "union.hw")
    with Store(tmp_path / "c.hw") as store:
        assert comparable(store.read_record()) == comparable(union)
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == ["c.hw", "union.hw"]


def test_judgements_of_both_are_kept_in_order_and_each_once(stores: Path, tmp_path: Path) -> None:
    for name in ("a.hw", "b.hw"):
        shutil.copy(stores / name, tmp_path)
    late, early = judge(tmp_path / "a.hw", "ana", "2030-02-02T00:00:00Z"), judge(tmp_path / "b.hw", "bo", "2030-01-01")
    with Store(tmp_path / "b.hw") as store:
        store.add_judgement(late)
    merge_stores([tmp_path / "a.hw", tmp_path / "b.hw"], tmp_path / "c.hw")
    with Store(tmp_path / "c.hw") as store:
        assert store.judgements() == (early, late)


def test_one_path_with_other_bytes_is_a_version_and_apart_it_is_another_report(tmp_path: Path) -> None:
    for name, words in (("a", "snowed"), ("b", "rained")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "news.txt").write_text(f"The mayor said on Monday that it {words}.", "utf-8")
        trace([tmp_path / name], tmp_path / f"{name}.hw")
    names = [str(tmp_path / name) for name in ("a.hw", "b.hw")]
    told = CliRunner().invoke(main, ["merge", *names, "-o", str(tmp_path / "c.hw")])
    assert told.exit_code == 0 and "news.txt" in told.output and "--apart" in told.output
    assert merge_stores(names, tmp_path / "d.hw", apart=True) == ()
    with Store(tmp_path / "c.hw") as one, Store(tmp_path / "d.hw") as other:
        versions, apart = one.read_record().reports, other.read_record().reports
    assert sum(r.version_of is not None for r in versions) == 1
    assert {r.uri for r in apart} == {"a/news.txt", "b/news.txt"} and not any(r.version_of for r in apart)


def test_what_cannot_be_merged_says_what_to_do(stores: Path, tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text("{}", "utf-8")
    (tmp_path / STORE).write_bytes(b"")
    for inputs, output, words in (
        ([stores / "a.hw"], "c.hw", "two stores or more"),
        ([stores / "a.hw", stores / "a.hw"], "c.hw", "each once"),
        ([stores / "a.hw", tmp_path / "r.jsonl"], "c.hw", "no store"),
        ([stores / "a.hw", stores / "b.hw"], STORE, "there already"),
    ):
        with pytest.raises(StoreError, match=words):
            merge_stores(inputs, tmp_path / output)
