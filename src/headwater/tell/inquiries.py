"""What a record answers on a terminal: what is new, what falls without a source, which claims answer a question."""

from collections.abc import Sequence

import msgspec
from rich.console import Console
from rich.text import Text

from headwater.record.answers import Answer, Strike, Struck, Tally
from headwater.record.model import Change, Report
from headwater.record.whole import Record
from headwater.tell.columns import print_beside, print_hanging, print_wrapped
from headwater.tell.counts import write_counts
from headwater.tell.index import Index, index_record
from headwater.tell.news import Item, list_news
from headwater.tell.wording import count, flatten, limit_words, shorten, write_days

NAMED = 12  # undated reports
SHOWN = 30  # standing claims that a strike lists; the rest are counted


def render_changes(record: Record, changes: Sequence[Change], console: Console) -> None:
    """What is new, each thing with its claim, its words and where it stands."""
    batches = list_news(index_record(msgspec.structs.replace(record, changes=tuple(changes)))) if changes else []
    for batch in batches:
        console.print(Text(batch.heading, style="bold"))
        for item in batch.items:
            _print_item(item, console)
    if not batches:
        last = max((r.published.end for r in record.reports if r.published.end), default=None)
        until = f" The latest report is of {write_days(last, last)}." if last else ""
        console.print(Text(f"Nothing is new.{until}"))


def list_undated(record: Record) -> list[Report]:
    """The reports that no day parts into old and new."""
    return [r for r in record.reports if not r.published.is_known]


def render_undated(record: Record, console: Console) -> None:
    """Which reports no day parts into old and new."""
    files = [flatten(r.file) for r in list_undated(record)]
    if files:
        words = (
            f"{count(len(files), 'undated report is', 'undated reports are')} not in this: {limit_words(files, NAMED)}"
        )
        print_hanging(Text(words, style="dim"), 0, console)


def _print_item(item: Item, console: Console) -> None:
    number = f" {item.claim}" if item.claim else ""
    before = f" (before: {shorten(item.before, 60)})" if item.before else ""
    places = " ".join(dict.fromkeys(f"[{p.report}]" for p in item.pointers))
    words = Text.assemble((f"  {item.what}{number}", "cyan"), f"  {item.told}{before} ", (places, "dim"))
    print_hanging(words, 4, console)


def name_struck(strike: Strike) -> str:
    """What is struck out, each name once: in a record of several stories one person is an actor of each."""
    return limit_words(list(dict.fromkeys(flatten(n) for n in strike.names)), NAMED)


def render_strike(record: Record, strike: Strike, console: Console) -> None:
    """Which claims fall without the source, and which stand with less."""
    index = index_record(record)
    falls = [s for s in strike.struck if s.falls]
    stands = [s for s in strike.struck if not s.falls]
    console.print(Text(f"Without {name_struck(strike)}", style="bold"))
    total = count(strike.untouched + len(strike.struck), "claim")
    words = f"{len(falls)} of {total} fall, {len(stands)} stand with less, {strike.untouched} are untouched."
    print_hanging(Text(words), 0, console)
    _print_struck("Fall", falls, index, console)
    _print_struck("Stand with less", stands, index, console)


def _print_struck(heading: str, rows: Sequence[Struck], index: Index, console: Console) -> None:
    if not rows:
        return
    console.print()
    console.print(Text(heading, style="bold"))
    left = 2 + len(str(len(index.claims)))
    for row in sorted(rows, key=lambda r: index.places[r.claim.id])[:SHOWN]:
        number = index.places[row.claim.id]
        after = _write_tally(row.after) if row.after else "nothing"
        counts = (f"{_write_tally(row.before)} → {after}", "dim")
        words = Text.assemble(f"{flatten(row.claim.proposition)}  ", counts)
        print_beside(Text(str(number).rjust(left), style="cyan"), left, words, console)
    if len(rows) > SHOWN:
        console.print(Text(f"…  {len(rows) - SHOWN} more", style="dim"))


def _write_tally(tally: Tally) -> str:
    parts = (count(tally.reports, "report"), count(tally.texts, "text"), count(tally.voices, "voice"))
    return ", ".join(parts)


def render_answers(record: Record, answers: Sequence[Answer], console: Console) -> None:
    """The claims that answer a question with their counts, or that none was found."""
    if not answers:
        console.print(Text("No claim was found that answers this. Ask with other words, or fewer."))
        return
    index = index_record(record)
    for answer in answers:
        claim = index.claims[answer.claim.id]
        denied = (" · denied", "red") if claim.denials else ""
        number = (f"{index.places[claim.id]}", "cyan")
        print_hanging(Text.assemble(number, f"  {flatten(claim.proposition)}"), 4, console)
        print_wrapped(Text.assemble((write_counts(claim, index), "dim"), denied), 4, console)
        report = index.numbers[answer.nearest.report]
        print_wrapped(Text(f"[{report}] “{shorten(answer.nearest.text, 160)}”", style="dim"), 4, console)
