"""The open record that `trace` and `open_record` return: to look at, to question and to export."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from headwater.link.changes import list_changes_since
from headwater.link.strike import strike_source
from headwater.notebook.frames import make_pandas, make_polars
from headwater.notebook.values import Claims, Items, OpenActor, OpenClaim, OpenReport, OpenStatement
from headwater.pipeline import asking, tracing
from headwater.record.answers import Strike
from headwater.record.model import Change
from headwater.record.whole import Record
from headwater.tell.actors import list_actors
from headwater.tell.brief import compose_brief
from headwater.tell.cards import draw_news, draw_record, draw_strike, draw_words
from headwater.tell.closeup import find_claim, find_report, name_source
from headwater.tell.exports import save_export
from headwater.tell.index import Index, index_record
from headwater.tell.inquiries import name_struck
from headwater.tell.news import list_news
from headwater.tell.overview import write_coverage
from headwater.tell.portrait import find_actors
from headwater.tell.wording import count, flatten

if TYPE_CHECKING:
    import pandas
    import polars


class OpenRecord:
    """A record with its claims, reports, actors and statements, and the questions that it answers.

    They stand in the order of every screen and page: claims by how widely they are carried, reports by publication,
    actors by how much they say.  `record` is the plain record; each of its other fields (`origins`, `timeline`,
    `problems` …) is an attribute here as well.
    """

    def __init__(self, record: Record) -> None:
        self.record = record
        self._index = index_record(record)
        index = self._index
        self.claims = Claims(OpenClaim(c, index) for c in index.claims.values())
        self.reports = Items(OpenReport(r, index) for r in index.reports.values())
        self.actors = Items(OpenActor(index.actors[p.key], index) for p in list_actors(index))
        self.statements = Items(OpenStatement(s, index) for s in record.statements)

    def __getattr__(self, name: str) -> Any:
        """A field of the plain record."""
        if name.startswith("__") or name == "record":
            raise AttributeError(name)
        return getattr(self.record, name)

    def claim(self, wanted: int | str) -> OpenClaim:
        """The claim with a number, an id or the beginning of one; NotFound for none."""
        return OpenClaim(find_claim(wanted, self._index), self._index)

    def report(self, wanted: int | str) -> OpenReport:
        """The report with a number, a file name or an id; NotFound for none."""
        return OpenReport(find_report(str(wanted), self._index), self._index)

    def actor(self, wanted: str) -> OpenActor:
        """The actor with a name or an id, of several the one who says most; NotFound for none."""
        return OpenActor(self._index.actors[find_actors(wanted, self._index)[0].key], self._index)

    @property
    def brief(self) -> "Brief":
        """The record in at most 200 words, each sentence with the numbers of its reports."""
        return Brief(flatten(sentence.text) for sentence in compose_brief(self._index))

    def ask(self, question: str) -> Claims:
        """The claims that answer a question, the best first; empty where no report says such a thing."""
        answers = asking.ask(self.record, question)
        return Claims(OpenClaim(self._index.claims[a.claim.id], self._index) for a in answers)

    def without(self, source: str) -> "OpenStrike":
        """The claims that fall and those that stand without a source; NotFound for none.

        A source is an actor, an institution, an outlet with its reports, an agency, or a report by its file or number.
        """
        return OpenStrike(strike_source(self.record, name_source(source, self._index)), self._index)

    def since(self, day: dt.date | str) -> "News":
        """What reports published on a day (a date, or as `2024-05-16`) or later bring that earlier ones did not."""
        day = dt.date.fromisoformat(day) if isinstance(day, str) else day
        return News(list_changes_since(self.record, day), self.record)

    def to_polars(self, table: str = "claims") -> "polars.DataFrame":
        """A table of `headwater export --format csv` as a polars data frame."""
        return make_polars(table, self._index)

    def to_pandas(self, table: str = "claims") -> "pandas.DataFrame":
        """A table of `headwater export --format csv` as a pandas data frame."""
        return make_pandas(table, self._index)

    def export(self, output: str | Path, form: str | None = None) -> None:
        """Write the record in a form of `headwater export`, by default the one that the name of the output says."""
        save_export(self.record, str(output), form)

    def __repr__(self) -> str:
        return f"<record of {write_coverage(self._index)} · {count(len(self.claims), 'claim')}>"

    def _repr_html_(self) -> str:
        return draw_record(self._index)


class Brief(tuple[str, ...]):
    """Sentences, shown as a paragraph."""

    def __repr__(self) -> str:
        return " ".join(self)

    def _repr_html_(self) -> str:
        return draw_words(self)


class OpenStrike:
    """A record without a source: the claims that fall, those that stand with less support, how many are untouched."""

    def __init__(self, strike: Strike, index: Index) -> None:
        self.strike = strike
        self._index = index
        rows = sorted(strike.struck, key=lambda s: index.places[s.claim.id])
        self.falls = Claims(OpenClaim(s.claim, index) for s in rows if s.falls)
        self.stands = Claims(OpenClaim(s.claim, index) for s in rows if not s.falls)
        self.untouched = strike.untouched

    def __repr__(self) -> str:
        names = name_struck(self.strike, self._index)
        total = count(self.untouched + len(self.strike.struck), "claim")
        return (
            f"<without {names}: {len(self.falls)} of {total} fall, {len(self.stands)} stand with less, "
            f"{self.untouched} are untouched>"
        )

    def _repr_html_(self) -> str:
        return draw_strike(self.strike, self._index)


class News(tuple[Change, ...]):
    """What is new in a record, shown by day."""

    _index: Index

    def __new__(cls, changes: Sequence[Change], record: Record) -> "News":
        """The changes, with the record that they are of."""
        made = super().__new__(cls, changes)
        made._index = index_record(msgspec.structs.replace(record, changes=tuple(changes)))
        return made

    def __repr__(self) -> str:
        lines = []
        for batch in list_news(self._index) if self else []:
            lines.append(batch.heading)
            lines += [f"  {item.what}{f' {item.claim}' if item.claim else ''}: {item.words}" for item in batch.items]
        return "\n".join(lines) or "Nothing is new."

    def _repr_html_(self) -> str:
        return draw_news(self._index)


def trace(inputs: str | Path | Sequence[str | Path], store: str | Path = ":memory:") -> OpenRecord:
    """Read and link reports (files, folders, glob patterns, https:// addresses); the record of all in the store.

    Without a path the store is kept in memory alone.  Reports that the store holds already are not read again.  What
    cannot be read becomes a `problem` of the record and the others are read all the same; NothingToRead when the store
    holds no report in the end, StoreError when it cannot be written.
    """
    given = [inputs] if isinstance(inputs, str | Path) else inputs
    return OpenRecord(tracing.trace(given, store))


def trace_texts(texts: Mapping[str, str]) -> OpenRecord:
    """The record of reports given as texts by name, as in `{"gazette.txt": "…"}`."""
    return OpenRecord(tracing.trace_texts(texts))


def open_record(path: str | Path) -> OpenRecord:
    """The record in a store, or in a file of JSON lines; StoreError or RecordError where there is none."""
    return OpenRecord(tracing.open_record(path))
