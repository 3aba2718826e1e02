"""One story in one SQLite file: what was read, what reading yielded, and the record that follows from it.

Readers never wait for a writer (WAL).  A report and its annotations are committed together, and so is all that a run
links: a killed run leaves whole reports, and the record of the run before.  `seq` grows with each record that differs
from the one before; every object keeps the `seq` with which it came (`first`) and last changed.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

import msgspec

from headwater.errors import StoreError
from headwater.record.answers import Shift
from headwater.record.jsonl import Line, decode_kind, gather_items
from headwater.record.judgements import Judgement, decode_members, encode_members
from headwater.record.migrations import STEPS, migrate_schema
from headwater.record.model import Problem, Report
from headwater.record.places import Places
from headwater.record.reliability import lay_letters
from headwater.record.screenings import Screening, lay_screenings
from headwater.record.visits import Visits
from headwater.record.whole import Record, join_parts

APPLICATION = 0x48774831  # 'HwH1': SQLite's application_id, by which `file` and we tell a store from any other database
WAIT_SECONDS = 30.0
# Kilobytes of pages that are held.  Keys and ids are hashes, so that each row of an index lands on another page: with
# SQLite's own 2 MB nearly every one of a large run is written out and read again.
CACHE = 64_000
# Reports that came after a run, which is given twice: what came later also changed later, and by the index of that no
# other has to be looked at.
LATER = "FROM object INDEXED BY object_seq WHERE seq > ? AND first > ? AND kind = 'report'"
HEADER = "header"  # the kind that tells of the run, not of what was read
# An object that is the same as before keeps its `seq`, whatever matter and place in it it has now.
PUT = """
    INSERT INTO object (id, kind, position, first, seq, json, matter) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET
        matter = excluded.matter, position = excluded.position, json = excluded.json,
        seq = CASE WHEN json = excluded.json THEN seq ELSE excluded.seq END
"""


class Reading(NamedTuple):
    """What a document was read as: its key and place, the report's id, locator and JSON, and the annotations' JSON."""

    key: bytes
    place: str
    report: str
    uri: str
    json: bytes
    annotations: bytes


class Store:
    """An open store.  Use it as a context manager; every method that writes is one transaction."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        with _explained(self.path):
            self._db = sqlite3.connect(str(path), timeout=WAIT_SECONDS, isolation_level=None)
            try:
                self._prepare()
            except sqlite3.OperationalError:
                if not _is_fixed(self.path):
                    raise
                self._db.close()
                self._db = sqlite3.connect(
                    f"{self.path.absolute().as_uri()}?immutable=1", uri=True, isolation_level=None
                )
                self._prepare()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def _prepare(self) -> None:
        application = int(self._db.execute("PRAGMA application_id").fetchone()[0])
        version = int(self._db.execute("PRAGMA user_version").fetchone()[0])
        if application != APPLICATION and self._db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
            raise StoreError(f"{self.path} is a database of another program: give another file name with -o")
        if version > len(STEPS):
            raise StoreError(f"{self.path} was written by a newer Headwater (schema {version}): upgrade Headwater")
        if version < len(STEPS):
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute(f"PRAGMA application_id = {APPLICATION}")
            migrate_schema(self._db)
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.execute(f"PRAGMA cache_size = -{CACHE}")
        self._db.execute("PRAGMA foreign_keys = ON")

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with _explained(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def add_report(self, report: Report, engine: str, annotations: bytes) -> bool:
        """Keep a report with its annotations; False when it was there already with annotations of this engine."""
        with self._transaction() as db:
            known = db.execute("SELECT engine FROM annotation WHERE report = ?", (report.id,)).fetchone()
            if known and known[0] == engine:
                return False
            _put_report(db, (report.id, report.uri, msgspec.json.encode(report)), engine, annotations)
            return True

    def add_readings(self, readings: Iterable[Reading], refusals: Iterable[Problem], engine: str) -> int:
        """Keep what was read, and why other documents were not, in one transaction; how many reports are new.

        A report that is here with annotations of another engine is replaced by what it is read as now.
        """
        with self._transaction() as db:
            added = sum(_put_reading(db, reading, engine) for reading in readings)
            for problem in refusals:
                _put_refusal(db, problem)
            return added

    def list_taken(self, keys: Iterable[bytes], engine: str) -> set[bytes]:
        """The documents, by key, whose reports are here with annotations of this engine."""
        query = "SELECT 1 FROM document d JOIN annotation a ON a.report = d.report WHERE d.key = ? AND a.engine = ?"
        with _explained(self.path):
            return {key for key in keys if self._db.execute(query, (key, engine)).fetchone()}

    def replace_report(self, report: Report, engine: str, annotations: bytes) -> None:
        """Keep a report in place of the one with its id; where its text is another, all reports find places anew."""
        before = next((r for r in self.list_versions(report.uri) if r.id == report.id), None)
        with self._transaction() as db:
            _put_report(db, (report.id, report.uri, msgspec.json.encode(report)), engine, annotations)
            if before is not None and before.text != report.text:
                db.execute("DELETE FROM meta WHERE key = 'linker'")

    def add_refusal(self, problem: Problem) -> None:
        """Keep the reason why an input could not be read."""
        with self._transaction() as db:
            _put_refusal(db, problem)

    def reports(self) -> Iterator[tuple[Report, str, bytes]]:
        """Every report with the engine and the bytes of its annotations, ordered by id: not by arrival."""
        query = "SELECT r.json, a.engine, a.json FROM report r JOIN annotation a ON a.report = r.id ORDER BY r.id"
        with _explained(self.path):
            for report, engine, annotations in self._db.execute(query):
                yield msgspec.json.decode(report, type=Report), engine, annotations

    def is_empty(self) -> bool:
        """Whether no report is here."""
        with _explained(self.path):
            return self._db.execute("SELECT 1 FROM report LIMIT 1").fetchone() is None

    def is_known(self, report: str, engine: str) -> bool:
        """Whether a report is here with annotations of this engine."""
        query = "SELECT 1 FROM annotation WHERE report = ? AND engine = ?"
        with _explained(self.path):
            return self._db.execute(query, (report, engine)).fetchone() is not None

    def list_versions(self, uri: str) -> tuple[Report, ...]:
        """The reports at an address, as they were read."""
        with _explained(self.path):
            rows = self._db.execute("SELECT json FROM report WHERE uri = ? ORDER BY id", (uri,)).fetchall()
        return tuple(msgspec.json.decode(row[0], type=Report) for row in rows)

    def visits(self) -> Visits:
        """What is remembered of the sources that are visited again and again."""
        return Visits(self._db)

    def has_reports_until(self, seq: int) -> bool:
        """Whether a report was there already after a run."""
        query = "SELECT 1 FROM object WHERE kind = 'report' AND first <= ? LIMIT 1"
        with _explained(self.path):
            return self._db.execute(query, (seq,)).fetchone() is not None

    def find_last(self) -> int:
        """The number of the newest run; 0 before the first."""
        with _explained(self.path):
            return int(self._db.execute("SELECT max(seq) FROM object").fetchone()[0] or 0)

    def count(self, kind: str) -> int:
        """How many objects of a kind the record has."""
        with _explained(self.path):
            return int(self._db.execute("SELECT count(*) FROM object WHERE kind = ?", (kind,)).fetchone()[0])

    def read_parts_after(self, seq: int, kinds: Sequence[str]) -> Iterator[Record]:
        """The parts of the record, one at a time, that hold a report which came after a run; of them these kinds."""
        query = f"SELECT DISTINCT matter {LATER} ORDER BY matter"
        with _explained(self.path):
            head = self._db.execute("SELECT kind, json FROM object WHERE kind = 'header'").fetchone()
            of = f"SELECT kind, json FROM object WHERE matter = ? AND kind IN ({','.join('?' * len(kinds))})"
            for (matter,) in self._db.execute(query, (seq, seq)).fetchall():
                rows = self._db.execute(f"{of} ORDER BY position", (matter, *kinds))
                yield gather_items([decode_kind(*head), *(decode_kind(*row) for row in rows)])

    def refusals(self) -> tuple[Problem, ...]:
        """Inputs that could not be read, by id."""
        with _explained(self.path):
            rows = self._db.execute("SELECT json FROM refusal ORDER BY id").fetchall()
        return tuple(msgspec.json.decode(row[0], type=Problem) for row in rows)

    def write_parts(self, make: Callable[[Places], Iterable[tuple[int, Iterable[Line]]]]) -> int:
        """Replace parts of the record, each with the matter that it is of; the `seq` of what is new or changed.

        All parts that `make` yields are one transaction, and so is what it does with the places.  The header counts in
        the part of matter 0 alone.  The same parts again change nothing.
        """
        with self._transaction() as db:
            seq = db.execute("SELECT max(seq) FROM object").fetchone()[0]
            following = int(seq or 0) + 1
            gone = sum([_write_part(db, matter, part, following) for matter, part in make(Places(db))])
            query = "SELECT 1 FROM object WHERE seq = ? AND kind != ? LIMIT 1"
            is_new = seq is None or gone or db.execute(query, (following, HEADER)).fetchone()
            return following if is_new else following - 1

    def list_reports_after(self, seq: int) -> frozenset[str]:
        """The ids of the reports that came with a later record than that of `seq`."""
        with _explained(self.path):
            return frozenset(row[0] for row in self._db.execute(f"SELECT id {LATER}", (seq, seq)))

    def read_record(self) -> Record:
        """The record; StoreError when no run has got so far."""
        with _explained(self.path):
            rows = self._db.execute("SELECT matter, kind, json FROM object ORDER BY matter, position").fetchall()
        if not rows:
            raise StoreError(f"{self.path} holds no record yet: run `headwater trace REPORTS -o {self.path}`")
        parts = {matter: [decode_kind(*row[1:]) for row in part] for matter, part in groupby(rows, key=itemgetter(0))}
        whole = gather_items(parts.pop(0, []))
        record = join_parts(whole.header, [whole, *(gather_items([whole.header, *items]) for items in parts.values())])
        judgements = self.judgements()
        return lay_letters(lay_screenings(record, self.screenings(), judgements), judgements)

    def add_judgement(self, judgement: Judgement) -> int:
        """Append a judgement and return its number; the reports that it names have to be linked again.

        Those of a hit or of a letter need not: these change no link.
        """
        with self._transaction() as db:
            row = (judgement.subject, encode_members(judgement.members), judgement.verdict)
            query = "INSERT INTO judgement (subject, members, verdict, by, at, note) VALUES (?, ?, ?, ?, ?, ?)"
            number = db.execute(query, (*row, judgement.by, judgement.at, judgement.note)).lastrowid or 0
            if judgement.subject not in ("screening", "sources"):
                reports = [(member.report,) for member in judgement.members if member.report]
                db.executemany("INSERT OR IGNORE INTO pending SELECT id FROM report WHERE id = ?", reports)
            return number

    def add_effect(self, number: int, shifts: Sequence[Shift]) -> None:
        """Keep what the judgement of a number changed."""
        with self._transaction() as db:
            db.execute("INSERT INTO effect VALUES (?, ?)", (number, msgspec.json.encode(shifts)))

    def effects(self) -> dict[int, tuple[Shift, ...]]:
        """What judgements changed, by their numbers; those of a killed run or of an older version have none."""
        with _explained(self.path):
            rows = self._db.execute("SELECT judgement, json FROM effect").fetchall()
        return {number: msgspec.json.decode(data, type=tuple[Shift, ...]) for number, data in rows}

    def runs(self) -> dict[str, int]:
        """The `seq` with which each report came, by its id."""
        with _explained(self.path):
            return dict(self._db.execute("SELECT id, first FROM object WHERE kind = 'report'").fetchall())

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement in the order in which they were made, the withdrawn ones too."""
        with _explained(self.path):
            query = "SELECT subject, members, verdict, by, at, note FROM judgement ORDER BY number"
            rows = self._db.execute(query).fetchall()
        keys = ("subject", "verdict", "by", "at", "note")
        return tuple(
            Judgement(members=decode_members(row[1]), **dict(zip(keys, (row[0], *row[2:]), strict=True)))
            for row in rows
        )

    def add_screening(self, screening: Screening) -> bool:
        """Append a run of a list; False when the last run of that list was the same but for its time."""
        with self._transaction() as db:
            query = "SELECT json FROM screening WHERE list = ? ORDER BY number DESC LIMIT 1"
            row = db.execute(query, (screening.list,)).fetchone()
            last = msgspec.json.decode(row[0], type=Screening) if row else None
            if last and msgspec.structs.replace(last, at=screening.at) == screening:
                return False
            data = msgspec.json.encode(screening)
            db.execute("INSERT INTO screening (list, json) VALUES (?, ?)", (screening.list, data))
            return True

    def screenings(self) -> tuple[Screening, ...]:
        """Every run of every list in the order in which they were made."""
        with _explained(self.path):
            rows = self._db.execute("SELECT json FROM screening ORDER BY number").fetchall()
        return tuple(msgspec.json.decode(row[0], type=Screening) for row in rows)


def _put_reading(db: sqlite3.Connection, reading: Reading, engine: str) -> bool:
    """Keep a report that was read; whether it was not there with annotations of this engine."""
    db.execute("INSERT OR REPLACE INTO document VALUES (?, ?)", (reading.key, reading.report))
    db.execute("DELETE FROM refusal WHERE uri IN (?, ?)", (reading.uri, reading.place))  # also of one that is known
    known = db.execute("SELECT engine FROM annotation WHERE report = ?", (reading.report,)).fetchone()
    if not reading.annotations or (known and known[0] == engine):
        return False
    _put_report(db, (reading.report, reading.uri, reading.json), engine, reading.annotations)
    return True


def _put_report(db: sqlite3.Connection, row: tuple[str, str, bytes], engine: str, annotations: bytes) -> None:
    """Keep a report (its id, address and JSON) with its annotations, in place of the one with its id: to be linked."""
    key, uri, _ = row
    db.execute("INSERT INTO report VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET json = excluded.json", row)
    db.execute("INSERT OR REPLACE INTO annotation VALUES (?, ?, ?)", (key, engine, annotations))
    db.execute("INSERT OR IGNORE INTO pending VALUES (?)", (key,))
    db.execute("DELETE FROM refusal WHERE uri = ?", (uri,))


def _put_refusal(db: sqlite3.Connection, problem: Problem) -> None:
    row = (problem.id, problem.uri, msgspec.json.encode(problem))
    db.execute("INSERT OR REPLACE INTO refusal VALUES (?, ?, ?)", row)


def _write_part(db: sqlite3.Connection, matter: int, part: Iterable[Line], seq: int) -> int:
    """Replace what is linked in a matter; how many objects are gone."""
    rows = {line.id: line for line in part if matter == 0 or line.kind != HEADER}
    old = {row[0] for row in db.execute("SELECT id FROM object WHERE matter = ?", (matter,))}
    gone = [(key,) for key in old - rows.keys()]
    db.executemany("DELETE FROM object WHERE id = ?", gone)
    values = [(*line[:2], place, seq, seq, line.json, matter) for place, line in enumerate(rows.values())]
    db.executemany(PUT, values)
    return len(gone)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into ones that say what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        words = str(error)
        if "locked" in words or "busy" in words:
            raise StoreError(f"{path} is being written by another run: wait for it, or use another file") from error
        if "full" in words:
            raise StoreError(f"no space left for {path}: free some and run again; what was read is kept") from error
        if "disk I/O" in words:
            raise StoreError(
                f"{path} cannot be written ({words}): see that its disk has room and is sound, and run again; what was "
                "read is kept"
            ) from error
        if "unable to open" in words or "readonly" in words:
            raise StoreError(f"{path} cannot be opened for writing: check the folder and its permissions") from error
        raise StoreError(f"{path}: {error}") from error
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path} is no Headwater store ({error}): give another file name with -o") from error


def _is_fixed(path: Path) -> bool:
    """Whether a store stands where nothing can be written, and is whole: no log of a run lies beside it.

    A reader shares a log with writers, and so writes itself; without them SQLite reads the file as it stands.
    """
    log = path.with_name(f"{path.name}-wal")
    is_whole = not (log.exists() and log.stat().st_size)
    return is_store(path) and is_whole and not (os.access(path.parent, os.W_OK) and os.access(path, os.W_OK))


def is_store(path: str | Path) -> bool:
    """Whether a file begins like an SQLite database (a record in JSON lines does not)."""
    try:
        with Path(path).open("rb") as file:
            return file.read(16) == b"SQLite format 3\x00"
    except OSError:
        return False
