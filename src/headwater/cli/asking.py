"""`headwater since`, `without` and `ask`: questions that a record answers."""

import datetime as dt
from typing import TYPE_CHECKING

import click

from headwater.cli.output import open_console, read_store, store_option, story_option

if TYPE_CHECKING:
    from headwater.record.model import Change
    from headwater.record.whole import Record


@click.command()
@click.argument("when")
@store_option
@story_option
def since(when: str, store: str, story: str | None) -> None:
    """Say what is new since WHEN.

    WHEN is a day (2024-05-14, yesterday), or the number of a run (2: what came after the second).  What the reports of
    that day bring is new too.  Of several stories each is told for itself.
    """
    from headwater.link.changes import list_changes_since
    from headwater.record.store import is_store
    from headwater.tell.inquiries import render_changes, render_undated

    day = _read_day(when)
    if not day and not (when.isdigit() and is_store(store)):
        raise click.UsageError(f"{when!r} is neither a day like 2024-05-14 nor the number of a run of a store")
    record, console = read_store(store), open_console()
    changes = list_changes_since(record, day) if day else _list_changes_after(record, store, int(when))
    render_changes(record, changes, console, story)
    if day:
        render_undated(record, console, story)


@click.command()
@click.argument("source")
@store_option
@story_option
def without(source: str, store: str, story: str | None) -> None:
    """Say which claims fall, and which stand, without SOURCE.

    SOURCE is an actor, an institution, an outlet with its reports, an agency, or a report by its file or number.
    """
    from headwater.link.strike import strike_source
    from headwater.tell.closeup import name_source
    from headwater.tell.index import index_record
    from headwater.tell.inquiries import render_strike

    record = read_store(store)
    render_strike(record, strike_source(record, name_source(source, index_record(record))), open_console(), story)


@click.command()
@click.argument("question")
@store_option
@story_option
def ask(question: str, store: str, story: str | None) -> None:
    """Find the claims that answer QUESTION, with their counts."""
    from headwater.pipeline.asking import ask as ask_record
    from headwater.tell.inquiries import render_answers

    if not question.strip():
        raise click.UsageError('say what to ask: headwater ask "Did the ship carry drones?"')
    record = read_store(store)
    render_answers(record, ask_record(record, question), open_console(), story)


def _read_day(words: str) -> dt.date | None:
    """The day that is meant, written with its year in figures or in words; None for anything else."""
    from headwater.read.stamps import find_stamps

    today = dt.datetime.now().astimezone().date()
    if words.casefold() in ("today", "yesterday"):
        return today - dt.timedelta(days=words.casefold() == "yesterday")
    stamp = next(iter(find_stamps(words)), None)
    return stamp.day if stamp and stamp.text == words.strip() else None


def _list_changes_after(record: "Record", store: str, run: int) -> "tuple[Change, ...]":
    """The changes since the run with a number; NotFound where the store has none."""
    from headwater.errors import NotFound
    from headwater.link.changes import list_changes_after
    from headwater.record.store import Store
    from headwater.tell.wording import count

    with Store(store) as kept:
        last = kept.find_last()
        if not 0 < run <= last:
            raise NotFound(f"no run {run}; the store has {count(last, 'run')}")
        return list_changes_after(record, run, kept.list_reports_after(run))
