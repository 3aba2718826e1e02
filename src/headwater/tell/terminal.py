"""The record on a terminal: plain aligned columns, no lines drawn, colour only as a second sign of what words say.

Everything that comes from a report is printed as text, never as markup, and without control characters.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from rich.console import Console
from rich.text import Text

from headwater.record.model import Problem, Report
from headwater.record.whole import Record
from headwater.tell.actors import Profile, fold_silent, list_actors
from headwater.tell.brief import compose_brief
from headwater.tell.closeup import find_claim, find_report, print_claim, print_report
from headwater.tell.columns import GAP, print_beside, print_columns, print_hanging, print_wrapped
from headwater.tell.digests import Digest, list_digests, write_facts
from headwater.tell.index import Index, find_eve, index_record, name_story
from headwater.tell.milestones import list_days, list_milestones, rank_days
from headwater.tell.news import Item, list_latest
from headwater.tell.overview import Moment, list_cautions, list_moments, write_coverage, write_numbers, write_rest
from headwater.tell.portrait import find_actors, print_actor
from headwater.tell.stories import find_story, list_stray, part_stories
from headwater.tell.versions import print_edits
from headwater.tell.views import Pointer, Row, locate, point_all, view_row, write_title
from headwater.tell.voices import NO_SOURCE
from headwater.tell.wording import QUOTATION_MARKS, count, flatten, shorten, write_days

COUNTS = ("REPORTS", "TEXTS", "ORIGINS", "VOICES")
SIZES = ("REPORTS", "TEXTS", "CLAIMS")
SHOWN_CLAIMS = 7  # with its voices a claim takes three lines: seven of them and the rest fill one screen
SHOWN_STORIES = 7
SHOWN_NEW = 3
LONGEST_NEW = 90
SHOWN_DAYS = 5
ALL = "all"
STORE = "story.hw"


def render_summary(record: Record, console: Console, store: str = STORE, story: str | None = None) -> None:
    """The first screen: what was read, the claims that stand widest, what happened, what is new, what to do next.

    Of several stories their list; of one alone its own first screen.
    """
    index = index_record(record)
    parts = part_stories(index)
    if story is None and len(parts) > 1:
        _print_head(index, console)
        _print_stories(list_digests(parts), console, SHOWN_STORIES)
        _print_commands(_list_ways(record, store), console)
        return
    wanted = find_story(story, record).id if story else ""
    key = wanted if len(parts) > 1 else ""
    number = list(parts).index(key) + 1 if key else 0
    part = parts[key] if key else index
    _print_head(part, console, f"Story {number} of {len(parts)}:" if key else "Read")
    rows = [view_row(c, part) for c in list(part.claims.values())[:SHOWN_CLAIMS]]
    if rows:
        _print_claims(rows, console)
        _print_rest(part, len(rows), console)
    else:
        console.print(Text("No claim was found in what was read."))
    moments = list_milestones(part, SHOWN_DAYS)
    if moments:
        console.print()
        console.print(Text("Timeline", style="bold"))
    _print_moments(moments, console)
    _print_news(part, console)
    _print_commands(_list_commands(part, store, f" --story {number}" if key else ""), console)


def render_stories(record: Record, console: Console) -> None:
    """Every story: how much it holds, on which days, what is new in it."""
    digests = list_digests(part_stories(index_record(record)))
    if digests:
        _print_stories(digests, console, len(digests))
    else:
        console.print(Text("No stories."))


def _print_stories(digests: list[Digest], console: Console, shown: int) -> None:
    left = len(str(min(shown, len(digests))))
    heads = [(Text(name, style="dim"), len(name)) for name in SIZES]
    print_beside(Text(""), left, Text("STORY", style="dim"), console, heads)
    for digest in digests[:shown]:
        counts = zip((digest.reports, digest.texts, digest.claims), SIZES, strict=True)
        number = Text(str(digest.number).rjust(left), style="cyan")
        title = Text(shorten(digest.title, 160), style="bold")
        print_beside(number, left, title, console, [(Text(f"{n:,}"), len(name)) for n, name in counts])
        print_wrapped(Text(write_facts(digest), style="dim"), left + GAP + GAP, console)
        if digest.news:
            told = f"New since {digest.eve}: {digest.latest}: "
            print_wrapped(Text.assemble(told, _write_item(digest.news[0])), left + GAP + GAP, console)
    rest = digests[shown:]
    if rest:
        more = f"{count(len(rest), 'more story', 'more stories')} of {count(sum(d.reports for d in rest), 'report')}"
        console.print(Text(f"…  {more}", style="dim"))


def _print_head(index: Index, console: Console, head: str = "Read") -> None:
    print_hanging(Text(f"{head} {write_coverage(index)}"), 0, console)
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
    news, eve = list_latest(index), find_eve(index)
    if not news or not eve:
        return
    words = [_write_item(item) for item in news[:SHOWN_NEW]]
    more = [f"{len(news) - SHOWN_NEW} more"] if len(news) > SHOWN_NEW else []
    console.print()
    print_hanging(
        Text.assemble((f"New since {write_days(eve, eve)}: ", "bold"), " · ".join([*words, *more])), 0, console
    )


def _write_item(item: Item) -> str:
    """`No deal exists (3)`; what is no new claim with what it is: `new denial: the pumps leave (2)`."""
    what = "" if item.what == "new claim" else f"{item.what}: "
    return f"{what}{shorten(item.told, LONGEST_NEW).rstrip('.')} ({item.claim})"


def _list_commands(index: Index, store: str, of: str) -> list[tuple[str, str]]:
    """What to ask next of one story, with what the answer is; `of` names it where there are others."""
    show, eve = f"headwater show {store}", find_eve(index)
    since = f"headwater since {eve + dt.timedelta(days=1)} -s {store}{of}" if eve else ""
    first = next(iter(index.places.values()), 0)
    commands = [
        (first, f"{show} claim {first}", "every place that says it"),
        (len(index.claims) > SHOWN_CLAIMS, f"{show} claims{of}", f"all {len(index.claims)} claims"),
        (since, since, "all that is new"),
        (index.record.problems, f"{show} problems{of}", "what looks wrong"),
        (first, f"headwater without SOURCE -s {store}{of}", "what falls without it"),
        (True, f"headwater export {store} --format html{of} -o {Path(store).stem}.html", "one page to send on"),
    ]
    return [(command, what) for is_there, command, what in commands if is_there]


def _list_ways(record: Record, store: str) -> list[tuple[str, str]]:
    """What to ask next of several stories."""
    show = f"headwater show {store}"
    stories = len(record.stories)
    return [
        (f"{show} story 1", "the first screen of one: by its number, or a part of its title"),
        *([(f"{show} stories", f"all {stories:,} stories")] if stories > SHOWN_STORIES else []),
        (f"{show} claims --story 1", "so with brief, timeline, actors, problems, since, without, ask and export"),
        *([(f"{show} problems", "what looks wrong")] if record.problems else []),
        (f"headwater serve {store}", "the same as pages"),
    ]


def _print_commands(commands: list[tuple[str, str]], console: Console) -> None:
    console.print()
    print_columns(((Text(command, style="cyan"), Text(what, style="dim")) for command, what in commands), console)


def _head_stories(
    record: Record, story: str | None, console: Console, is_told: Callable[[Index], object] = lambda part: True
) -> Iterator[Index]:
    """The look-ups of each story, of several under its title, or of the one that is asked for alone."""
    index = index_record(record)
    parts = part_stories(index)
    if len(parts) < 2:
        yield index
        return
    wanted = find_story(story, record).id if story else ""
    is_first = True
    for number, (key, part) in enumerate(parts.items(), 1):
        if wanted == key or (not wanted and is_told(part)):
            if not is_first:
                console.print()
            is_first = False
            print_hanging(Text.assemble((f"Story {number}  ", "cyan"), (name_story(part), "bold")), 4, console)
            yield part


def render_brief(record: Record, console: Console, story: str | None = None) -> None:
    """The brief, its citations as numbers, and what the numbers are; of several stories one after the other."""
    for index in _head_stories(record, story, console):
        topics: dict[str, list[str]] = {}
        for sentence in compose_brief(index):
            topics.setdefault(sentence.topic, []).append(flatten(sentence.text))
        for sentences in topics.values():
            print_hanging(Text(" ".join(sentences)), 0, console)
            console.print()
        left = len(str(max(index.numbers.values(), default=0))) + 2
        for key, report in index.reports.items():
            number = Text(f"[{index.numbers[key]}]".rjust(left), style="cyan")
            title = (write_title(report), "")
            print_beside(number, left, Text.assemble(title, (f"  {flatten(report.file)}", "dim")), console)


def render_claims(record: Record, console: Console, story: str | None = None) -> None:
    """Every claim, best first, with its counts and voices; of several stories one after the other."""
    for index in _head_stories(record, story, console):
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


def render_timeline(
    record: Record, console: Console, days: str | None = None, store: str = STORE, story: str | None = None
) -> None:
    """What is said to have happened, by when it happened: of a long story the days that matter most.

    `days` is `all` for every entry, or the beginning of a date (2031-05) for those of a day, a month or a year.
    """
    for index in _head_stories(record, story, console):
        moments = _choose_moments(index, days)
        _print_moments(moments, console)
        if not moments:
            console.print(Text(f"No entries on the timeline{f' of {days}' if days and days != ALL else ''}."))
        left = len(index.record.timeline) - len(moments)
        if days is None and left:
            _print_rest_of_timeline(index, left, console, f"headwater show {store} timeline")


def _choose_moments(index: Index, days: str | None) -> list[Moment]:
    if days is None:
        return list_milestones(index)
    return list_moments(index) if days == ALL else list_days(index, days)


def _print_rest_of_timeline(index: Index, left: int, console: Console, show: str) -> None:
    """How to see what stands behind the days that matter most."""
    commands = [(f"{show} {ALL}", f"{count(left, 'more entry', 'more entries')}")]
    commands += [(f"{show} {day}", "all of one day; so of a month or a year") for day in rank_days(index)[:1]]
    console.print()
    print_columns(((Text(c, style="cyan"), Text(what, style="dim")) for c, what in commands), console)


def render_actors(record: Record, console: Console, story: str | None = None) -> None:
    """Those who speak first, then the others, with the forms of their names; of several stories one after the other."""
    for index in _head_stories(record, story, console):
        actors = fold_silent(list_actors(index))
        for actor in actors:
            _print_profile(actor, console)
        if not actors:
            console.print(Text("No actors."))


def _print_profile(actor: Profile, console: Console) -> None:
    says = count(actor.statements, "statement") if actor.statements else None
    facts = [*actor.asides, says, f"named {count(actor.mentions, 'time')}"]
    words = Text.assemble((actor.name, "bold"), (f"  {' · '.join(filter(None, facts))}", "dim"))
    print_hanging(words, 4, console)
    others = [v.text for v in actor.variants if v.text != actor.name]
    if others:
        print_wrapped(Text(f"also {'; '.join(others)}"), 4, console)


def render_actor(record: Record, wanted: str, console: Console) -> None:
    """One actor, by a form of its name or its id; all of that name, where several bear it; NotFound for none."""
    index = index_record(record)
    for number, profile in enumerate(find_actors(wanted, index)):
        if number:
            console.print()
        print_actor(profile, index, console)


def render_problems(record: Record, console: Console, story: str | None = None) -> None:
    """What could not be read and what looks wrong, each with its place; of several stories one after the other."""
    problems = undated = 0
    for index in _head_stories(record, story, console, lambda part: part.record.problems or _list_undated(part)):
        loose = _list_undated(index)
        _print_problems(index.record.problems, index, console)
        for report in loose:
            print_hanging(Text.assemble(("undated", "bold"), f"  {flatten(report.file)}"), 4, console)
            print_wrapped(Text(flatten(report.published.basis)), 4, console)
        problems, undated = problems + len(index.record.problems), undated + len(loose)
    whole = index_record(record)
    stray = list_stray(record, part_stories(whole)) if len(record.stories) > 1 and not story else []
    if stray:
        console.print()
        console.print(Text("Of no story", style="bold"))
        _print_problems(stray, whole, console)
    told = f"{count(problems + len(stray), 'thing looks', 'things look')} wrong"
    more = f", {count(undated, 'report is', 'reports are')} undated" if undated else ""
    console.print(Text(f"{told}{more}."))


def _list_undated(index: Index) -> list[Report]:
    return [r for r in index.reports.values() if not r.published.is_known]


def _print_problems(problems: Iterable[Problem], index: Index, console: Console) -> None:
    for problem in problems:
        where = "" if problem.spans else f"  {flatten(problem.uri)}"
        print_hanging(Text.assemble((flatten(problem.what.replace("_", " ")), "bold"), where), 4, console)
        if problem.detail:
            print_wrapped(Text(flatten(problem.detail)), 4, console)
        for pointer in point_all(problem.spans, index):
            print_wrapped(_write_place(pointer, index), 4, console)


def _write_place(pointer: Pointer, index: Index) -> Text:
    words = shorten(pointer.words.strip(QUOTATION_MARKS), 200)
    return Text.assemble(f"[{pointer.report}] “{words}”", (f"  {locate(pointer, index)}", "dim"))
