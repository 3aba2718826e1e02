"""Matters: what is linked together, and that a store finds the same ones report by report as the whole does at once."""

import random
import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
import pytest

from benchmarks.lab.streams import make_stream
from headwater.annotations import Annotations
from headwater.encoder.model import default_encoder
from headwater.link.neighbours.matters import (
    are_neighbours,
    decode_profile,
    encode_profile,
    part_matters,
    profile_report,
)
from headwater.pipeline import linkers, placing
from headwater.pipeline.annotation import annotate_report
from headwater.pipeline.linkers import profile_all
from headwater.pipeline.linking import link_reports
from headwater.pipeline.placing import place_singly, place_together
from headwater.pipeline.tracing import link_store
from headwater.pipeline.workers import Worker
from headwater.read.plain import read_plain
from headwater.record.jsonl import encode_item
from headwater.record.migrations import STEPS
from headwater.record.model import Report
from headwater.record.places import Places
from headwater.record.store import APPLICATION, Store
from headwater.record.whole import Record

STORIES = 5
Row = tuple[Report, Annotations]


@lru_cache(maxsize=1)
def read_stream() -> tuple[Row, ...]:
    """A mixed stream, and two reports of other matters: of one file name, and of one address."""
    texts = dict(make_stream(STORIES))
    first, last = min(texts), max(texts)
    reports = [read_plain(f"in/{name}", name, text.encode(), None) for name, text in texts.items()]
    reports.append(
        read_plain(f"an/{last}", last, b"Snow fell early on the heights of Ubrin, the weather service said.", None)
    )
    reports.append(
        read_plain(f"in/{first}", first, b"Nothing of it is true, the paper said, and took its report back.", None)
    )
    return tuple((report, annotate_report(report, (), default_encoder())) for report in reports)


def trace_in_batches(rows: Sequence[Row], size: int, path: Path) -> Record:
    """The record of a store into which reports came in batches, each of which was linked before the next one came."""
    with Store(path) as store:
        for start in range(0, len(rows), size):
            for report, found in rows[start : start + size]:
                store.add_report(report, "test", msgspec.json.encode(found))
            link_store(store)
        return store.read_record()


def undated(record: Record) -> Record:
    return msgspec.structs.replace(record, header=msgspec.structs.replace(record.header, created=""))


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "size"), [(0, 1), (1, 1), (2, 3), (3, 7), (4, 20), (5, 100)])
def test_batches_in_any_order_make_the_record_of_the_whole(seed: int, size: int, tmp_path: Path) -> None:
    rows = random.Random(seed).sample(read_stream(), len(read_stream()))
    assert undated(trace_in_batches(rows, size, tmp_path / "s.hw")) == undated(link_reports(read_stream()))


def test_stories_of_a_stream_are_matters_of_their_own() -> None:
    rows = read_stream()
    matters = part_matters([profile_report(report) for report, _ in rows])
    stories = [{rows[n][0].file[:6] for n in matter if rows[n][0].uri.startswith("in/")} for matter in matters]
    assert all(len(story) <= 1 for story in stories)
    assert len(matters) <= STORIES + 3


def test_order_of_reports_is_nothing_to_matters() -> None:
    profiles = [profile_report(report) for report, _ in read_stream()]
    backwards = [{len(profiles) - 1 - n for n in matter} for matter in part_matters(profiles[::-1])]
    assert sorted(map(sorted, backwards)) == part_matters(profiles)


def test_matters_are_what_neighbours_connect() -> None:
    profiles = [profile_report(report) for report, _ in read_stream()]
    home = {n: k for k, matter in enumerate(part_matters(profiles)) for n in matter}
    apart = [(i, j) for i in home for j in home if i < j and home[i] != home[j]]
    assert not any(are_neighbours(profiles[i], profiles[j]) for i, j in apart)


def test_a_new_report_touches_only_its_matter(tmp_path: Path) -> None:
    first, *rows = [row for row in read_stream() if row[0].uri.startswith("in/")]
    trace_in_batches(rows, len(rows), tmp_path / "s.hw")
    linked: list[int | None] = []
    with Store(tmp_path / "s.hw") as store:
        store.add_report(first[0], "test", msgspec.json.encode(first[1]))
        link_store(store, lambda step, done, total: linked.append(total))
        changed = {row[0] for row in store._db.execute("SELECT DISTINCT matter FROM object WHERE seq > 1")} - {0}
    assert set(linked) == {1}
    assert len(changed) == 1


def test_a_store_of_other_rules_is_linked_anew(tmp_path: Path) -> None:
    whole = trace_in_batches(read_stream(), 100, tmp_path / "s.hw")
    with Store(tmp_path / "s.hw") as store:
        store._db.execute("UPDATE meta SET value = 'of old' WHERE key = 'linker'")
        link_store(store)
        assert undated(store.read_record()) == undated(whole)
        assert store._db.execute("SELECT max(seq) FROM object WHERE kind != 'header'").fetchone() == (1,)


def test_a_store_of_the_first_schema_is_linked_anew(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / "s.hw")
    db.executescript(f"{STEPS[0]} PRAGMA user_version = 1; PRAGMA application_id = {APPLICATION};")
    for report, found in read_stream():
        db.execute("INSERT INTO report VALUES (?, ?, ?)", (report.id, report.uri, msgspec.json.encode(report)))
        db.execute("INSERT INTO annotation VALUES (?, 'test', ?)", (report.id, msgspec.json.encode(found)))
    whole = link_reports(read_stream())
    old = [*whole.items()][:-20]
    rows = [(item.id, item.kind, n, 3, 3, encode_item(item)) for n, item in enumerate(old)]
    rows.append(("clm_gone", "claim", len(rows), 3, 3, b"{}"))
    db.executemany("INSERT INTO object VALUES (?, ?, ?, ?, ?, ?)", rows)
    db.commit()
    db.close()
    with Store(tmp_path / "s.hw") as store:
        link_store(store)
        assert undated(store.read_record()) == undated(whole)
        assert store._db.execute("SELECT count(*) FROM object WHERE seq = 4 AND kind != 'header'").fetchone() == (20,)


def test_profiles_survive_the_store() -> None:
    profile = profile_report(read_stream()[0][0])
    assert decode_profile(encode_profile(profile)) == profile


@pytest.mark.parametrize("text", ["", "  \n", "…"])
def test_reports_without_words_are_nobodys_neighbours(text: str) -> None:
    report = msgspec.structs.replace(read_stream()[0][0], text=text, title=None, zones=())
    a, b = (profile_report(msgspec.structs.replace(report, uri=uri)) for uri in "ab")
    assert not are_neighbours(a, b)


@pytest.mark.parametrize("known", [0, 1, 15])
def test_reports_that_are_placed_together_come_into_the_same_matters(known: int, tmp_path: Path) -> None:
    rows = random.Random(known).sample(read_stream(), len(read_stream()))
    matters = []
    for place in (place_singly, place_together):
        with Store(tmp_path / f"{place.__name__}.hw") as store:
            for report, found in rows:
                store.add_report(report, "test", msgspec.json.encode(found))
            places, profiled = Places(store._db), list(profile_all(msgspec.json.encode(report) for report, _ in rows))
            renamed = sorted([*place_singly(places, profiled[:known]), *place(places, profiled[known:])])
            home = [places.find(report.id) for report, _ in rows]
            matters.append((renamed, [home.index(matter) for matter in home]))
    assert matters[0] == matters[1]
    assert max(matters[0][1]) < len(rows) - 1 and len(set(matters[0][1])) >= STORIES


@pytest.mark.slow
def test_what_processes_beside_this_one_link_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linkers, "BATCH", 4)
    monkeypatch.setattr(linkers, "ALONE", 1)
    monkeypatch.setattr(placing, "CROWD", 4)
    started: list[str] = []

    def start(module: str) -> Worker:
        started.append(module)
        return Worker(module)

    monkeypatch.setattr(linkers, "Worker", start)
    whole = trace_in_batches(read_stream(), len(read_stream()), tmp_path / "s.hw")
    assert started and undated(whole) == undated(link_reports(read_stream()))


def test_a_report_is_looked_up_by_the_words_that_hold_its_weight_sixteen_at_least() -> None:
    brief = " ".join(f"Quarrel{n} broke out." for n in range(20))
    long = " ".join(f"The clerk of ward{n} met the clerk of ward{n + 1}." for n in range(400))
    sizes = [len(profile_report(read_plain("a.txt", "a.txt", t.encode(), None)).heaviest) for t in (brief, long)]
    assert 16 <= sizes[0] < sizes[1] == 32
