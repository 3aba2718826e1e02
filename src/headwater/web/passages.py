"""Search in the sentences of the reports: an index of SQLite's FTS5, made in memory from the record."""

import json
import re
import sqlite3
from collections.abc import Iterable
from threading import Lock
from typing import NamedTuple

from headwater.annotate.sentences import split_sentences
from headwater.tell.index import Index
from headwater.tell.views import Pointer, name_report
from headwater.tell.wording import flatten

OPENING, CLOSING = "\x02", "\x03"
_TERM = re.compile(r'"([^"]*)"?|(\S+)')
_FOUND = "FROM passage WHERE passage MATCH ? AND report IN (SELECT value FROM json_each(?))"
_FIND = f"SELECT rowid, highlight(passage, 0, ?, ?) {_FOUND} ORDER BY rank, rowid LIMIT ? OFFSET ?"


class Passage(NamedTuple):
    """A sentence that was found: its runs (those found are the second, the fourth …) and the claims it supports."""

    pointer: Pointer
    end: int
    label: str
    runs: tuple[str, ...]
    claims: tuple[int, ...]


class Passages:
    """The sentences of a record, in the order of reports and of their text."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._lock = Lock()
        self._places = [(r.id, *s.extent) for r in index.reports.values() for s in split_sentences(r)]
        self._claims = _map_claims(index)
        texts = [(n, self._cut(n), place[0]) for n, place in enumerate(self._places)]
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.execute(
            "CREATE VIRTUAL TABLE passage USING "
            "fts5(text, report UNINDEXED, tokenize='porter unicode61 remove_diacritics 2')"
        )
        self._db.executemany("INSERT INTO passage(rowid, text, report) VALUES (?, ?, ?)", texts)

    def _cut(self, number: int) -> str:
        report, start, end = self._places[number]
        return flatten(self._index.reports[report].text[start:end])

    def find(
        self, words: str, most: int, skipped: int = 0, *, reports: Iterable[str] | None = None
    ) -> tuple[int, list[Passage]]:
        """How many sentences (of these reports) have all the words, and the best of them after the first few."""
        asked = write_match(words)
        if not asked:
            return 0, []
        within = json.dumps(list(self._index.reports if reports is None else reports))
        with self._lock:
            total = self._db.execute(f"SELECT count(*) {_FOUND}", (asked, within)).fetchone()[0]
            rows = self._db.execute(_FIND, (OPENING, CLOSING, asked, within, most, skipped)).fetchall()
        return total, [self._view(number, marked) for number, marked in rows]

    def _view(self, number: int, marked: str) -> Passage:
        report, start, end = self._places[number]
        claims = {n for a, b, n in self._claims.get(report, ()) if a < end and b > start}
        return Passage(
            pointer=Pointer(self._index.numbers[report], start, self._cut(number)),
            end=end,
            label=name_report(self._index.reports[report], self._index),
            runs=tuple(re.split(f"[{OPENING}{CLOSING}]", marked)),
            claims=tuple(sorted(claims)),
        )


def write_match(words: str) -> str:
    """Words as FTS5 takes them: each in quotation marks, so that none is an operator; what is no word is left out."""
    terms = [found[1] if found[1] is not None else found[2] for found in _TERM.finditer(words.replace("\x00", " "))]
    return " ".join('"' + term.replace('"', "") + '"' for term in terms if any(c.isalnum() for c in term))


def _map_claims(index: Index) -> dict[str, list[tuple[int, int, int]]]:
    found: dict[str, list[tuple[int, int, int]]] = {}
    for claim in index.claims.values():
        for piece in claim.support:
            found.setdefault(piece.report, []).append((piece.start, piece.end, index.places[claim.id]))
    return found
