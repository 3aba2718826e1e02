"""Two stores merged are what tracing the union of their reports is."""

import shutil
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from benchmarks.lab.streams import make_stream
from headwater.cli import main
from headwater.errors import StoreError
from headwater.pipeline.merging import merge_stores
from headwater.pipeline.tracing import link_store, trace
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


def test_stories_versions_and_judgements_merged_are_the_trace_of_the_union(tmp_path: Path) -> None:
    """Three stories of the lab, of which each store has a part, one report edited between them, and both judged."""
    texts = dict(make_stream(3, 20))
    names = sorted(texts)
    edited = names[5]
    parts = {"a": names[: len(names) * 2 // 3], "b": [edited, *names[len(names) // 3 :]]}
    for place, part in parts.items():
        (tmp_path / place).mkdir()
        for name in part:
            text = texts[name].replace(" on ", " early on ", 3) if place == "b" and name == edited else texts[name]
            (tmp_path / place / name).write_text(text, "utf-8")
    for place in parts:
        decided = decide(trace([tmp_path / place], tmp_path / f"{place}.hw"), place)
        trace([tmp_path / place], tmp_path / "union.hw")
        for store in (f"{place}.hw", "union.hw"):
            with Store(tmp_path / store) as kept:
                for judgement in decided:
                    kept.add_judgement(judgement)
                link_store(kept)
    merge_stores([tmp_path / "b.hw", tmp_path / "a.hw"], tmp_path / "c.hw")
    with Store(tmp_path / "c.hw") as merged, Store(tmp_path / "union.hw") as union:
        one, other = merged.read_record(), union.read_record()
        assert merged.judgements() == union.judgements()
    assert comparable(one) == comparable(other)
    assert len(one.stories) >= 3 and sum(r.version_of is not None for r in one.reports) == 1
    assert sum(s.is_rejected for s in one.statements) == 2


def decide(record: Record, by: str) -> list[Judgement]:
    """One statement of a record is rejected, and two names in one report are told apart."""
    said = next(s for s in record.statements if s.content and (by == "a" or s.report != record.statements[0].report))
    place = Member(report=said.report, start=said.content[0].start, end=said.content[-1].end, id=said.id)
    named = [m for m in record.mentions if m.level == "name" and m.span.report == said.report][:2]
    pair = tuple(Member(report=m.span.report, start=m.span.start, end=m.span.end) for m in named)
    at = f"2031-06-0{1 + (by == 'b')}T00:00:00Z"
    return [
        Judgement(subject="statements", members=(place,), verdict="reject", by=by, at=at),
        Judgement(subject="mentions", members=pair, verdict="different", by=by, at=at),
    ]


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


def test_two_versions_in_one_store_are_no_path_of_two_stores(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        for words in ("snowed", "rained")[: 1 + (name == "a")]:
            (tmp_path / name / f"{name}.txt").write_text(
                f"The mayor of {name} said on Monday that it {words}.", "utf-8"
            )
            trace([tmp_path / name], tmp_path / f"{name}.hw")
    assert merge_stores([tmp_path / "a.hw", tmp_path / "b.hw"], tmp_path / "c.hw") == ()


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
