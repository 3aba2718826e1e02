import sqlite3
from pathlib import Path

import pytest

from headwater.dates import unknown
from headwater.errors import StoreError
from headwater.record.jsonl import list_lines
from headwater.record.model import Header, Mention, Problem, Report
from headwater.record.spans import Span, identify
from headwater.record.store import Store, is_store
from headwater.record.whole import Record

HEADER = Header(headwater="0", model="none", domain="none", created="2024-05-14T00:00:00Z")


def make_report(uri: str = "a.txt", text: str = "The port reopened.") -> Report:
    return Report(
        id=identify("rep", uri, text),
        uri=uri,
        file=uri,
        sha256="0" * 64,
        title=None,
        outlet=None,
        published=unknown("no date in the report"),
        collected=None,
        language="en",
        text=text,
        zones=(),
        credits=(),
    )


def make_record(*mentions: str) -> Record:
    report = make_report()
    span = Span(report=report.id, start=4, end=8, text="port")
    found = [Mention(id=f"men_{m}", span=span, level="name", type="place", actor=None) for m in mentions]
    return Record(header=HEADER, reports=(report,), mentions=tuple(found))


def write(store: Store, record: Record) -> int:
    return store.write_parts(lambda places: [(0, list_lines(record))])


def test_the_same_report_twice_adds_nothing(tmp_path: Path) -> None:
    with Store(tmp_path / "s.hw") as store:
        assert store.add_report(make_report(), "rules/1", b"{}")
        assert not store.add_report(make_report(), "rules/1", b"{}")
        assert len(list(store.reports())) == 1


def test_a_newer_engine_replaces_the_annotations_and_keeps_the_report(tmp_path: Path) -> None:
    with Store(tmp_path / "s.hw") as store:
        store.add_report(make_report(), "rules/1", b"old")
        assert store.add_report(make_report(), "rules/2", b"new")
        assert [(engine, data) for _, engine, data in store.reports()] == [("rules/2", b"new")]


def test_reports_come_back_in_an_order_that_does_not_depend_on_arrival(tmp_path: Path) -> None:
    reports = [make_report(f"{n}.txt") for n in range(5)]
    orders = []
    for name, arrival in (("a", reports), ("b", reports[::-1])):
        with Store(tmp_path / name) as store:
            for report in arrival:
                store.add_report(report, "rules/1", b"{}")
            orders.append([report.id for report, _, _ in store.reports()])
    assert orders[0] == orders[1]


def test_seq_grows_only_with_what_changed(tmp_path: Path) -> None:
    with Store(tmp_path / "s.hw") as store:
        assert write(store, make_record("a")) == 1
        assert write(store, make_record("a")) == 1
        assert write(store, make_record("a", "b")) == 2
        assert store.read_record() == make_record("a", "b")
        assert write(store, make_record("b")) == 3
        assert store.read_record() == make_record("b")


def test_a_report_that_is_read_at_last_is_no_problem_any_more(tmp_path: Path) -> None:
    with Store(tmp_path / "s.hw") as store:
        store.add_refusal(Problem(id="prb_1", uri="a.txt", what="not read", detail="empty"))
        assert len(store.refusals()) == 1
        store.add_report(make_report("a.txt"), "rules/1", b"{}")
        assert store.refusals() == ()


def test_a_store_without_a_record_says_what_to_do(tmp_path: Path) -> None:
    with Store(tmp_path / "s.hw") as store, pytest.raises(StoreError, match="headwater trace"):
        store.read_record()


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a database at all " * 100)
    assert not is_store(tmp_path / "notes.txt")
    with pytest.raises(StoreError, match="no Headwater store"):
        Store(tmp_path / "notes.txt")


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE recipes (name TEXT)")
    db.commit()
    db.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        Store(path)
    assert path.read_bytes() == before


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    with Store(tmp_path / "s.hw") as store:
        store._db.execute("PRAGMA user_version = 999")
    with pytest.raises(StoreError, match="newer"):
        Store(tmp_path / "s.hw")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        Store(tmp_path / "no" / "such" / "s.hw")


def write_reports(store: Store, numbers: range) -> None:
    parts = [(n + 1, Record(header=HEADER, reports=(make_report(f"{n}.txt"),))) for n in numbers]
    store.write_parts(
        lambda places: [*((n, list_lines(part)) for n, part in parts), (0, list_lines(Record(header=HEADER)))]
    )


@pytest.mark.parametrize("known", [30, 300])
def test_what_came_later_is_found_without_looking_at_what_was_there(known: int, tmp_path: Path) -> None:
    steps: list[int] = []
    with Store(tmp_path / "s.hw") as store:
        write_reports(store, range(known))
        write_reports(store, range(known, known + 1))
        store._db.set_progress_handler(lambda: steps.append(1), 10)
        later = make_report(f"{known}.txt")
        assert store.list_reports_after(1) == {later.id}
        assert [part.reports for part in store.read_parts_after(1, ("report",))] == [(later,)]
    assert len(steps) < 30
