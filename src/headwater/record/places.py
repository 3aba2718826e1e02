"""Where the reports of a store stand: each in a matter, beside the keys by which its neighbours are found.

The tables know nothing of what makes reports neighbours.  They keep what the caller says of a report (its keys and its
profile, as bytes), find those with keys in common, and join matters.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

ENOUGH = 1 - 1e-9  # in place of 1: the own weights are fractions, which are rounded


class Name(NamedTuple):
    """What a report is called: its id, its file, its address."""

    id: str
    file: str
    uri: str


class Places:
    """The places of the reports in an open store; every call is part of the transaction of its caller."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def list_pending(self) -> list[str]:
        """The reports that came, or were read anew, since the last linking; by id, not by arrival."""
        return [row[0] for row in self._db.execute("SELECT report FROM pending ORDER BY report")]

    def settle(self) -> None:
        """Say that all is linked."""
        self._db.execute("DELETE FROM pending")

    def forget(self, rules: str) -> None:
        """Make all pending and without a place when other rules than these have placed and linked the reports."""
        known = self._db.execute("SELECT value FROM meta WHERE key = 'linker'").fetchone()
        if known is None or known[0] != rules:
            for table in ("place", "term", "bond"):
                self._db.execute(f"DELETE FROM {table}")
            self._db.execute("UPDATE object SET matter = 0 WHERE matter != 0")
            self._db.execute("INSERT OR IGNORE INTO pending SELECT id FROM report")
            self._db.execute("INSERT OR REPLACE INTO meta VALUES ('linker', ?)", (rules,))

    def find(self, report: str) -> int | None:
        """The matter of a report that has a place."""
        row = self._db.execute("SELECT matter FROM place WHERE report = ?", (report,)).fetchone()
        return row[0] if row else None

    def read_report(self, report: str) -> bytes:
        """A report as JSON."""
        row = self._db.execute("SELECT json FROM report WHERE id = ?", (report,)).fetchone()
        return bytes(row[0])

    def count(self, key: int, most: int) -> int:
        """How many reports have a term, counted no further than to the most."""
        query = "SELECT count(*) FROM (SELECT 1 FROM term WHERE key = ? LIMIT ?)"
        return int(self._db.execute(query, (key, most)).fetchone()[0])

    def list_near(
        self, stretches: Sequence[tuple[int, float, int, int, int, float]], others: Sequence[int]
    ) -> Iterator[tuple[int, bytes]]:
        """Matter and profile of the reports whose weights under these terms, multiplied with the report's own, come to
        1 and the shares of these terms, and of those that have one of the other keys.

        A stretch is a term with the own weight, a first day and a last one, the weight that counts there at least, and
        the term's share.
        """
        rows: Sequence[tuple[float | None, ...]] = stretches or [(None,) * 6]  # which joins nothing
        query = f"""
            WITH mine (key, own, first, last, weight, share) AS (VALUES {",".join(["(?, ?, ?, ?, ?, ?)"] * len(rows))})
            SELECT matter, profile FROM place WHERE number IN (
                SELECT term.place FROM mine CROSS JOIN term ON term.key = mine.key
                WHERE term.day BETWEEN mine.first AND mine.last AND term.weight >= mine.weight
                GROUP BY term.place HAVING sum(mine.own * term.weight - mine.share) >= {ENOUGH}
                UNION SELECT place FROM bond WHERE key IN ({_marks(others)})
            )
        """
        yield from self._db.execute(query, (*chain.from_iterable(rows), *others))

    def find_profile(self, report: str) -> bytes:
        """The profile of a report that has a place."""
        row = self._db.execute("SELECT profile FROM place WHERE report = ?", (report,)).fetchone()
        return bytes(row[0])

    def find_last(self) -> int:
        """The number of the last report that was given a place; later ones have greater numbers."""
        return int(self._db.execute("SELECT max(number) FROM place").fetchone()[0] or 0)

    def list_terms(self) -> Iterator[tuple[int, int, int]]:
        """Every term of every report: its key, the report's number, and its weight there."""
        yield from self._db.execute("SELECT key, place, weight FROM term")

    def list_bonds(self) -> Iterator[tuple[int, int]]:
        """The other keys of every report with its number, by key."""
        yield from self._db.execute("SELECT key, place FROM bond ORDER BY key, place")

    def list_matters(self) -> Iterator[tuple[int, int]]:
        """The number and the matter of every report."""
        yield from self._db.execute("SELECT number, matter FROM place")

    def list_profiles(self) -> Iterator[tuple[int, bytes]]:
        """The number and the profile of every report, by number."""
        yield from self._db.execute("SELECT number, profile FROM place ORDER BY number")

    def read_profile(self, number: int) -> bytes:
        """The profile of the report of a number."""
        row = self._db.execute("SELECT profile FROM place WHERE number = ?", (number,)).fetchone()
        return bytes(row[0])

    def add(self, report: Name, profile: bytes, terms: Mapping[int, int], day: int, others: Sequence[int]) -> int:
        """Give a report a place and a matter of its own, which is returned; its terms are kept by its day's number."""
        query = "INSERT INTO place (report, matter, file, uri, profile) VALUES (?, 0, ?, ?, ?)"
        number = self._db.execute(query, (*report, profile)).lastrowid or 0
        self._db.execute("UPDATE place SET matter = number WHERE number = ?", (number,))
        rows = [(key, day, number, weight) for key, weight in sorted(terms.items())]
        self._db.executemany("INSERT INTO term VALUES (?, ?, ?, ?)", rows)
        self._db.executemany("INSERT INTO bond VALUES (?, ?)", [(key, number) for key in sorted(set(others))])
        return number

    def join(self, matters: set[int]) -> int:
        """Make matters one, with what is linked in them; the one is returned."""
        first, *others = sorted(matters)
        for matter in others:
            self._db.execute("UPDATE place SET matter = ? WHERE matter = ?", (first, matter))
            self._db.execute("UPDATE object SET matter = ? WHERE matter = ?", (first, matter))
        return first

    def dissolve(self, matter: int) -> None:
        """Take their places from the reports of a matter, which are pending then."""
        self._db.execute("INSERT OR IGNORE INTO pending SELECT report FROM place WHERE matter = ?", (matter,))
        for table in ("term", "bond"):
            query = f"DELETE FROM {table} WHERE place IN (SELECT number FROM place WHERE matter = ?)"
            self._db.execute(query, (matter,))
        self._db.execute("DELETE FROM place WHERE matter = ?", (matter,))
        self._db.execute("UPDATE object SET matter = 0 WHERE matter = ?", (matter,))

    def list_members(self, matter: int) -> Iterator[tuple[bytes, bytes]]:
        """The reports of a matter with their annotations, as JSON, by id."""
        query = """
            SELECT r.json, a.json FROM place p JOIN report r ON r.id = p.report JOIN annotation a ON a.report = r.id
            WHERE p.matter = ? ORDER BY r.id
        """
        yield from self._db.execute(query, (matter,))

    def list_owners(self, matter: int) -> set[str]:
        """The reports that have the file names of a matter's reports to themselves."""
        rows = self._db.execute("SELECT DISTINCT file FROM place WHERE matter = ?", (matter,)).fetchall()
        return {key for row in rows for key in self.list_named(*row)}

    def list_named(self, file: str) -> list[str]:
        """The report that has a file name to itself: the first by address of those that are called so; or none."""
        query = "SELECT report FROM place WHERE file = ? ORDER BY uri, report LIMIT 1"
        return [row[0] for row in self._db.execute(query, (file,))]


def _marks(keys: Sequence[int]) -> str:
    return ",".join("?" * len(keys))
