"""The record on a terminal: plain aligned columns, no lines drawn, colour only as a second sign of what words say.

Everything that comes from a report is printed as text, never as markup, and without control characters.
"""

from pathlib import Path

from rich.console import Console
from rich.text import Text

from headwater.record.whole import Record
from headwater.tell.actors import list_actors
from headwater.tell.brief import compose_brief
from headwater.tell.closeup import find_claim, find_report, print_claim, print_report
from headwater.tell.columns import GAP, print_beside, print_columns, print_hanging, print_wrapped
from headwater.tell.index import Index, index_record, list_new_claims, name_story
from headwater.tell.milestones import list_days, list_milestones, rank_days
from headwater.tell.overview import (
    Moment,
    list_cautions,
    list_moments,
    write_coverage,
    write_news,
    write_numbers,
    write_rest,
)
from headwater.tell.portrait import find_actors, print_actor
from headwater.tell.versions import print_edits
from headwater.tell.views import Pointer, Row, locate, point_all, view_row, write_title
from headwater.tell.voices import NO_SOURCE
from headwater.tell.wording import QUOTATION_MARKS, count, flatten, shorten

COUNTS = ("REPORTS", "TEXTS", "ORIGINS", "VOICES")
SHOWN_CLAIMS = 7  # with its voices a claim takes three lines: seven of them and the rest fill one screen
SHOWN_NEW = 3
SHOWN_DAYS = 5
ALL = "all"
STORE = "story.hw"


def render_summary(record: Record, console: Console, store: str = STORE) -> None:
    """The first screen: what was read, the claims that stand widest, what happened, what is new, what to do next."""
    index = index_record(record)
    _print_head(index, console)
    rows = [view_row(c, index) for c in list(index.claims.values())[:SHOWN_CLAIMS]]
    if rows:
        _print_claims(rows, console)
        _print_rest(index, len(rows), console)
    else:
        console.print(Text("No claim was found in what was read."))
    moments = list_milestones(index, SHOWN_DAYS)
    if moments:
        console.print()
        console.print(Text("Timeline", style="bold"))
    _print_moments(moments, console)
    _print_news(index, console)
    _print_commands(index, console, store)


def _print_head(index: Index, console: Console) -> None:
    print_hanging(Text(f"Read {write_coverage(index)}"), 0, console)
    cautions = list_cautions(index)
    if cautions:
        print_hanging(Text(" · ".join(cautions), style="dim"), 0, console)
    console.print()
    print_hanging(Text(shorten(name_story(index), 160), style="bold"), 0, console)
    console.print()


def _print_claims(rows: list[Row], console: Console) -> None:
    left = len(str(max(row.number for row in rows)))
    heads = [(Text(name, style="dim"), len(name)) for name in COUNTS]
    print_beside(Text(""), left, Text("CLAIM", style="dim"), console, heads)
    for row in rows:
        _print_claim(row, left, console)


def _print_claim(row: Row, left: int, console: Console) -> None:
    counts = (row.reports, row.texts, row.origins, row.voices or "–")
    tail = [(Text(str(n)), len(name)) for n, name in zip(counts, COUNTS, strict=True)]
    number = Text(str(row.number).rjust(left), style="cyan")
    print_beside(number, left, Text(row.proposition), console, tail)
    print_wrapped(_write_standing(row), left + GAP + GAP, console)


def _write_standing(row: Row) -> Text:
    """Who says so and who denies it; one voice alone and none at all stand out."""
    style = "magenta" if row.who == NO_SOURCE else "yellow" if row.who.startswith("only ") else "dim"
    denied = (f" · {row.denied}", "red") if row.denied else ""
    return Text.assemble((row.who, style), denied)


def _print_rest(index: Index, shown: int, console: Console) -> None:
    rest = write_rest(index, shown)
    if rest:
        console.print(Text(f"…  {rest}", style="dim"))


def _print_moments(moments: list[Moment], console: Console) -> None:
    print_columns(((Text(m.days, style="cyan"), _write_moment(m)) for m in moments), console)


def _write_moment(moment: Moment) -> Text:
    told = f"({moment.modality})" if moment.modality else None
    more = f"and {moment.more} more" if moment.more else None
    aside = " ".join(filter(None, (told, write_numbers(moment.reports), more)))
    return Text.assemble(moment.words, " ", (aside, "dim"))


def _print_news(index: Index, console: Console) -> None:
    heading = write_news(index)
    if not heading:
        return
    new = list_new_claims(index)
    words = [f"{shorten(c.proposition, 90).rstrip('.')} ({index.places[c.id]})" for c in new[:SHOWN_NEW]]
    more = [f"{len(new) - SHOWN_NEW} more"] if len(new) > SHOWN_NEW else []
    console.print()
    print_hanging(Text.assemble((f"{heading}: ", "bold"), " · ".join([*words, *more])), 0, console)


def _print_commands(index: Index, console: Console, store: str) -> None:
    show = f"headwater show {store}"
    commands = [
        (f"{show} claim 1", "every place that says it") if index.claims else None,
        (f"{show} claims", f"all {len(index.claims)} claims") if len(index.claims) > SHOWN_CLAIMS else None,
        (f"{show} problems", "what looks wrong") if index.record.problems else None,
        (f"headwater without SOURCE -s {store}", "what falls without it") if index.claims else None,
        (f"headwater export {store} --format html -o {Path(store).stem}.html", "one page to send on"),
    ]
    console.print()
    print_columns(((Text(c[0], style="cyan"), Text(c[1], style="dim")) for c in commands if c), console)


def render_brief(record: Record, console: Console) -> None:
    """The brief, its citations as numbers, and what the numbers are."""
    index = index_record(record)
    topics: dict[str, list[str]] = {}
    for sentence in compose_brief(index):
        topics.setdefault(sentence.topic, []).append(flatten(sentence.text))
    for sentences in topics.values():
        print_hanging(Text(" ".join(sentences)), 0, console)
        console.print()
    left = len(str(len(index.reports))) + 2
    for key, report in index.reports.items():
        number = Text(f"[{index.numbers[key]}]".rjust(left), style="cyan")
        title = (write_title(report), "")
        print_beside(number, left, Text.assemble(title, (f"  {flatten(report.file)}", "dim")), console)


def render_claims(record: Record, console: Console) -> None:
    """Every claim, best first, with its counts and voices."""
    index = index_record(record)
    rows = [view_row(c, index) for c in index.claims.values()]
    if rows:
        _print_claims(rows, console)
    else:
        console.print(Text("No claims."))


def render_claim(record: Record, wanted: str | int, console: Console) -> None:
    """One claim, by its number or its id, with all that the record holds of it; NotFound where there is none."""
    index = index_record(record)
    print_claim(find_claim(wanted, index), index, console)


def render_report(record: Record, wanted: str, console: Console, against: str | None = None) -> None:
    """One report, by its file, number or id, with its spans marked and what they are; NotFound where there is none.

    With the name of an older version, only what changed against that one.
    """
    index = index_record(record)
    report = find_report(wanted, index)
    older = find_report(against, index) if against else index.reports.get(report.version_of or "")
    if not against:
        print_report(report, index, console)
    if older:
        print_edits(older, report, index, console)


def render_timeline(record: Record, console: Console, days: str | None = None, store: str = STORE) -> None:
    """What is said to have happened, by when it happened: of a long story the days that matter most.

    `days` is `all` for every entry, or the beginning of a date (2031-05) for those of a day, a month or a year.
    """
    index = index_record(record)
    moments = list_milestones(index) if days is None else list_moments(index) if days == ALL else list_days(index, days)
    _print_moments(moments, console)
    if not moments:
        console.print(Text(f"No entries on the timeline{f' of {days}' if days and days != ALL else ''}."))
    if days is None and len(moments) < len(record.timeline):
        _print_rest_of_timeline(index, len(record.timeline) - len(moments), console, f"headwater show {store} timeline")


def _print_rest_of_timeline(index: Index, left: int, console: Console, show: str) -> None:
    """How to see what stands behind the days that matter most."""
    commands = [(f"{show} {ALL}", f"{count(left, 'more entry', 'more entries')}")]
    commands += [(f"{show} {day}", "all of one day; so of a month or a year") for day in rank_days(index)[:1]]
    console.print()
    print_columns(((Text(c, style="cyan"), Text(what, style="dim")) for c, what in commands), console)


def render_actors(record: Record, console: Console) -> None:
    """Those who speak first, then the others, with the forms of their names."""
    index = index_record(record)
    for actor in list_actors(index):
        says = count(actor.statements, "statement") if actor.statements else None
        facts = [*actor.asides, says, f"named {count(actor.mentions, 'time')}"]
        words = Text.assemble((actor.name, "bold"), (f"  {' · '.join(filter(None, facts))}", "dim"))
        print_hanging(words, 4, console)
        others = [v.text for v in actor.variants if v.text != actor.name]
        if others:
            print_wrapped(Text(f"also {'; '.join(others)}"), 4, console)
    if not index.actors:
        console.print(Text("No actors."))


def render_actor(record: Record, wanted: str, console: Console) -> None:
    """One actor, by a form of its name or its id; all of that name, where several bear it; NotFound for none."""
    index = index_record(record)
    for number, profile in enumerate(find_actors(wanted, index)):
        if number:
            console.print()
        print_actor(profile, index, console)


def render_problems(record: Record, console: Console) -> None:
    """What could not be read and what looks wrong, each with its place."""
    index = index_record(record)
    for problem in record.problems:
        where = "" if problem.spans else f"  {flatten(problem.uri)}"
        print_hanging(Text.assemble((flatten(problem.what.replace("_", " ")), "bold"), where), 4, console)
        if problem.detail:
            print_wrapped(Text(flatten(problem.detail)), 4, console)
        for pointer in point_all(problem.spans, index):
            print_wrapped(_write_place(pointer, index), 4, console)
    undated = [r for r in index.reports.values() if not r.published.is_known]
    for report in undated:
        print_hanging(Text.assemble(("undated", "bold"), f"  {flatten(report.file)}"), 4, console)
        print_wrapped(Text(flatten(report.published.basis)), 4, console)
    told = count(len(record.problems), "thing looks", "things look") + " wrong"
    more = f", {count(len(undated), 'report is', 'reports are')} undated" if undated else ""
    console.print(Text(f"{told}{more}."))


def _write_place(pointer: Pointer, index: Index) -> Text:
    words = shorten(pointer.words.strip(QUOTATION_MARKS), 200)
    return Text.assemble(f"[{pointer.report}] “{words}”", (f"  {locate(pointer, index)}", "dim"))
