"""A screening told: on a terminal, as CSV and as JSON; and the audit trail of all runs and decisions."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from rich.console import Console
from rich.text import Text

from headwater.record.judgements import Judgement
from headwater.record.screenings import Comparison, Decided, Hit, Screening, describe_hit
from headwater.record.whole import Record
from headwater.tell.cells import write_table
from headwater.tell.columns import print_wrapped
from headwater.tell.index import Index, index_record
from headwater.tell.wording import count, flatten, shorten


def render_screening(
    record: Record,
    screenings: Sequence[Screening],
    hits: Sequence[Decided],
    comparisons: Sequence[Comparison],
    console: Console,
) -> None:
    """Each hit with its reasons, its roles and where they are; then what another version of a list changed."""
    index = index_record(record)
    if not screenings:
        console.print(Text("Nothing was screened yet: name a list with --list FILE."))
    for run in screenings:
        own = [pair for pair in hits if pair[0].list == run.list]
        words = f"{run.list} list, version {run.version}: {count(run.entries, 'entry', 'entries')}"
        console.print(
            Text(f"{words}, {count(run.parties, 'party', 'parties')}, {count(len(own), 'hit')}", style="bold")
        )
        for hit, decision in own:
            _print_hit(hit, decision, index, console)
    for comparison in comparisons:
        _print_comparison(comparison, console)


def _print_hit(hit: Hit, decision: Judgement | None, index: Index, console: Console) -> None:
    score, style = f"{hit.score:.2f}", "red" if hit.score >= 0.9 else "yellow"
    programme = f"  {flatten(hit.programme)}" if hit.programme else ""
    head = Text.assemble((score, style), f"  {flatten(hit.party)} → {flatten(hit.listed_as)} ")
    head.append(f"({hit.list}:{hit.entry}{programme})", style="cyan")
    print_wrapped(head, 2, console)
    print_wrapped(Text(hit.reason or "the names alone", style="dim"), 8, console)
    for appearance in hit.roles:
        places = [
            f"[{index.numbers[s.report]}] “{shorten(s.text, 40)}”"
            for s in appearance.spans
            if s.report in index.numbers
        ]
        print_wrapped(Text.assemble((appearance.role, "green"), f"  {' '.join(places)}"), 8, console)
    if decision:
        print_wrapped(Text(f"{decision.words}{f': {flatten(decision.note)}' if decision.note else ''}"), 8, console)


def _print_comparison(comparison: Comparison, console: Console) -> None:
    old, new = comparison.old, comparison.new
    console.print(Text(f"{new.list} list, version {new.version} against {old.version}", style="bold"))
    rows = [("added", hit) for hit in comparison.added] + [("removed", hit) for hit in comparison.removed]
    for what, hit in rows:
        print_wrapped(
            Text(f"{what}  {flatten(hit.party)} → {flatten(hit.listed_as)} ({hit.list}:{hit.entry})"), 2, console
        )
    for before, after in comparison.changed:
        words = f"{before.score:.2f} {flatten(before.listed_as)} → {after.score:.2f} {flatten(after.listed_as)}"
        print_wrapped(Text(f"changed  {flatten(after.party)} ({after.list}:{after.entry}): {words}"), 2, console)
    if not rows and not comparison.changed:
        console.print(Text("  no hit is added, removed or changed"))


def list_rows(hits: Iterable[Decided], files: Mapping[str, str]) -> list[dict[str, str]]:
    """A row for each hit, all as text."""
    return [_make_row(hit, decision, files) for hit, decision in hits]


def _make_row(hit: Hit, decision: Judgement | None, files: Mapping[str, str]) -> dict[str, str]:
    keys = ("list", "list_version", "entry", "name", "listed_as", "programme", "party")
    places = [f"{r.role}={files.get(s.report, s.report)}:{s.start}-{s.end}" for r in hit.roles for s in r.spans]
    return {
        **{key: str(getattr(hit, key)) for key in keys},
        "score": f"{hit.score:.3f}",
        "for": "; ".join(hit.reasons),
        "against": "; ".join(hit.against),
        "roles": ", ".join(r.role for r in hit.roles),
        "places": " ".join(places),
        "decision": decision.verdict if decision else "",
        "by": decision.by if decision else "",
        "at": decision.at if decision else "",
        "note": decision.note if decision else "",
    }


def list_trail(
    screenings: Iterable[Screening], judgements: Iterable[Judgement], files: Mapping[str, str]
) -> list[dict[str, str]]:
    """Every run, each of its hits and every decision, in the order of time."""
    rows = []
    for run in screenings:
        told = {"at": run.at, "list": run.list, "version": run.version}
        words = f"sha256 {run.sha256}; {run.entries} entries, {run.parties} parties, {len(run.hits)} hits"
        rows.append({**told, "what": "run", "detail": words})
        rows += [
            {**told, "what": "hit", "entry": h.entry, "party": h.party, "score": f"{h.score:.3f}", "detail": h.reason}
            for h in run.hits
        ]
    for judgement in judgements:
        rows.append(_tell_judgement(judgement, files))
    keys = ("at", "what", "list", "version", "entry", "party", "score", "verdict", "by", "detail")
    return [{key: row.get(key, "") for key in keys} for row in sorted(rows, key=lambda r: r["at"])]


def _tell_judgement(judgement: Judgement, files: Mapping[str, str]) -> dict[str, str]:
    places = [f"{files.get(m.report, m.report)}:{m.start}-{m.end}" for m in judgement.members if m.report]
    listed = next((m for m in judgement.members if m.list), None)
    return {
        "at": judgement.at,
        "what": "decision",
        "list": listed.list if listed else "",
        "entry": listed.entry if listed else "",
        "party": " ".join(places),
        "verdict": judgement.verdict,
        "by": judgement.by,
        "detail": judgement.note,
    }


def write_csv(rows: Sequence[Mapping[str, str]], empty: Sequence[str] = ("list",)) -> bytes:
    """Rows as CSV (`empty` heads none); a cell that a spreadsheet takes for a formula begins with an apostrophe."""
    columns = list(rows[0]) if rows else empty
    return write_table(columns, ([row[key] for key in columns] for row in rows))


def write_json(value: Any) -> bytes:
    """A value as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


def describe_screening(
    screenings: Iterable[Screening], hits: Iterable[Decided], comparisons: Iterable[Comparison]
) -> dict[str, Any]:
    """A screening as one JSON object: lists, hits with decisions, and what another version changed."""
    lists = [
        {key: getattr(s, key) for key in ("list", "version", "sha256", "entries", "parties", "at")} for s in screenings
    ]
    changes = [
        {
            "list": c.new.list,
            "from": c.old.version,
            "to": c.new.version,
            "added": [describe_hit(h, None) | {"party": h.party} for h in c.added],
            "removed": [describe_hit(h, None) | {"party": h.party} for h in c.removed],
            "changed": [
                {"party": b.party, "entry": b.entry, "before": b.score, "after": a.score} for b, a in c.changed
            ],
        }
        for c in comparisons
    ]
    found = [describe_hit(hit, decision) | {"party": hit.party} for hit, decision in hits]
    return {"lists": lists, "hits": found, "changes": changes}
