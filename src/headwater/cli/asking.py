"""`headwater since`, `without` and `ask`: questions that a record answers."""

import datetime as dt
from typing import TYPE_CHECKING

import click

from headwater.cli.output import open_console, read_store, store_option

if TYPE_CHECKING:
    from headwater.record.model import Change
    from headwater.record.whole import Record


@click.command()
@click.argument("when")
@store_option
def since(when: str, store: str) -> None:
    """Say what is new since WHEN: a day (2024-05-14), or the number of a run (2: what came after it)."""
    from headwater.tell.inquiries import render_changes

    record = read_store(store)
    render_changes(record, _list_changes(record, store, when), open_console())


@click.command()
@click.argument("source")
@store_option
def without(source: str, store: str) -> None:
    """Strike out SOURCE (an actor, an institution, an agency or a report): which claims fall, which stand?"""
    from headwater.link.strike import strike_source
    from headwater.tell.inquiries import render_strike

    record = read_store(store)
    render_strike(record, strike_source(record, source), open_console())


@click.command()
@click.argument("question")
@store_option
def ask(question: str, store: str) -> None:
    """Find the claims that answer QUESTION, with their counts; 'No report says so' when there is none."""
    from headwater.pipeline.asking import ask as ask_record
    from headwater.tell.inquiries import render_answers

    record = read_store(store)
    render_answers(record, question, ask_record(record, question), open_console())


def _list_changes(record: "Record", store: str, when: str) -> "tuple[Change, ...]":
    """The changes since a day, or since the run with a number."""
    from headwater.link.changes import list_changes_after, list_changes_since
    from headwater.record.store import Store, is_store

    try:
        return list_changes_since(record, dt.date.fromisoformat(when))
    except ValueError:
        pass
    if not when.isdigit() or not is_store(store):
        raise click.UsageError(f"{when!r} is neither a day like 2024-05-14 nor the number of a run of a store")
    with Store(store) as kept:
        return list_changes_after(record, int(when), kept.list_reports_after(int(when)))
