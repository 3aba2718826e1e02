"""What a record answers on a terminal: what is new, what falls without a source, which claims answer a question."""

from collections import Counter
from collections.abc import Mapping, Sequence
from shlex import quote

import msgspec
from rich.console import Console
from rich.text import Text

from headwater.record.answers import Answer, Strike, Struck, Tally
from headwater.record.model import Change, Claim, Report, Story
from headwater.record.whole import Record
from headwater.tell.columns import print_beside, print_hanging, print_wrapped
from headwater.tell.counts import write_counts
from headwater.tell.index import Index, index_record, name_story, number_reports
from headwater.tell.namesakes import label_actor, label_actors, tell_apart
from headwater.tell.news import Batch, Item, list_news
from headwater.tell.overview import write_numbers
from headwater.tell.stories import find_story, list_bearers, look_at, map_homes, name_homes, name_title, part_stories
from headwater.tell.wording import count, flatten, limit_words, shorten, write_days
from headwater.text import fold

NAMED = 12  # undated reports
SHOWN = 30  # standing claims that a strike lists; the rest are counted
TITLE = 60  # characters of a story's title beside a claim


def render_changes(record: Record, changes: Sequence[Change], console: Console, story: str | None = None) -> None:
    """What is new, each thing with its claim, its words and where it stands; of several stories each for itself."""
    parts = part_news(record, changes, story) if changes else []
    for title, batches in parts:
        if title:
            console.print(Text(title, style="bold"))
        for batch in batches:
            console.print(Text(batch.heading, style="dim" if title else "bold"))
            for item in batch.items:
                _print_item(item, console)
    if not parts:
        last = max((r.published.end for r in _list_reports(record, story) if r.published.end), default=None)
        until = f" The latest report is of {write_days(last, last)}." if last else ""
        console.print(Text(f"Nothing is new{write_story(record, story)}.{until}"))


def part_news(record: Record, changes: Sequence[Change], story: str | None = None) -> list[tuple[str, list[Batch]]]:
    """The news of each story that has any, with its title; of the only one without.

    Without changes they are the claims by first appearance.
    """
    index = index_record(msgspec.structs.replace(record, changes=tuple(changes)))
    if len(record.stories) < 2:
        rows = [("", list_news(index))]
    else:
        wanted = find_story(story, record).id if story else ""
        parts = (part for key, part in part_stories(index).items() if wanted in ("", key))
        rows = [(name_story(part), list_news(part)) for part in parts if part.record.changes or not changes]
    return [(title, batches) for title, batches in rows if batches]


def write_story(record: Record, story: str | None) -> str:
    """` in “Flood pumps for Estmark”`, where one of several is asked for."""
    return f" in “{name_title(find_story(story, record))}”" if story else ""


def _list_reports(record: Record, story: str | None) -> list[Report]:
    own = find_story(story, record).reports if story else ()
    return [r for r in record.reports if r.id in own or not story]


def list_undated(record: Record, story: str | None = None) -> list[Report]:
    """The reports that no day parts into old and new."""
    return [r for r in _list_reports(record, story) if not r.published.is_known]


def render_undated(record: Record, console: Console, story: str | None = None) -> None:
    """Which reports no day parts into old and new."""
    files = [flatten(r.file) for r in list_undated(record, story)]
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


def name_struck(strike: Strike, index: Index) -> str:
    """What is struck out, each name once, with what tells namesakes apart."""
    actors = [index.actors[key] for key in strike.actors]
    files = [flatten(name) for name in strike.names[len(actors) :]]
    return limit_words([*label_actors(actors, tell_apart(index)), *files], NAMED)


def list_namesakes(strike: Strike, index: Index) -> list[tuple[str, str]]:
    """The actors of one name that are struck out together, by id and by what each alone is called."""
    apart = tell_apart(index)
    actors = [index.actors[key] for key in strike.actors]
    names = Counter(fold(actor.name) for actor in actors)
    return [(actor.id, label_actor(actor, apart)) for actor in actors if names[fold(actor.name)] > 1]


def explain_untouched(strike: Strike, index: Index) -> str:
    """Why no claim rests on a source that is there."""
    spans = [s for key in strike.actors for n in index.actors[key].names for s in n.spans]
    if not spans:
        return "No claim rests on it."
    numbers = write_numbers(tuple(number_reports(spans, index)))
    return (
        f"No claim rests on it: it is named in {numbers}, but no report is known to be its own, to credit it, or to "
        "have from it what it says."
    )


def render_strike(record: Record, strike: Strike, console: Console, story: str | None = None) -> None:
    """Which claims fall without the source, and which stand with less; of several stories each for itself."""
    index = index_record(record)
    console.print(Text(f"Without {name_struck(strike, index)}{write_story(record, story)}", style="bold"))
    strike = leave_story(strike, index, story)
    falls = [s for s in strike.struck if s.falls]
    stands = [s for s in strike.struck if not s.falls]
    total = count(strike.untouched + len(strike.struck), "claim")
    words = f"{len(falls)} of {total} fall, {len(stands)} stand with less, {strike.untouched} are untouched."
    print_hanging(Text(words if strike.struck else f"{words} {explain_untouched(strike, index)}"), 0, console)
    alone = [f"headwater without {quote(label)}" for _, label in list_namesakes(strike, index)]
    if alone:
        print_hanging(Text(f"To strike out one alone: {limit_words(alone, NAMED, 'or')}", style="dim"), 0, console)
    _print_struck("Fall", falls, index, console)
    _print_struck("Stand with less", stands, index, console)


def leave_story(strike: Strike, index: Index, story: str | None) -> Strike:
    """What a strike leaves of one story alone."""
    if not story:
        return strike
    claims = look_at(index.record, story).claims
    struck = tuple(s for s in strike.struck if s.claim.id in claims)
    return msgspec.structs.replace(strike, struck=struck, untouched=len(claims) - len(struck))


def _print_struck(heading: str, rows: Sequence[Struck], index: Index, console: Console) -> None:
    if not rows:
        return
    console.print()
    console.print(Text(heading, style="bold"))
    left, homes = 2 + len(str(len(index.claims))), map_homes(index.record)
    for row in sorted(rows, key=lambda r: index.places[r.claim.id])[:SHOWN]:
        number = index.places[row.claim.id]
        after = _write_tally(row.after) if row.after else "nothing"
        counts = (f"{_write_tally(row.before)} → {after}", "dim")
        words = Text.assemble(f"{flatten(row.claim.proposition)}  ", counts, *_write_home(row.claim, homes))
        print_beside(Text(str(number).rjust(left), style="cyan"), left, words, console)
    if len(rows) > SHOWN:
        console.print(Text(f"…  {len(rows) - SHOWN} more", style="dim"))


def _write_home(claim: Claim, homes: Mapping[str, Story]) -> list[tuple[str, str]]:
    """The story of a claim, where it might be of another."""
    title = name_homes(list_bearers(claim), homes)
    return [(f" · {shorten(title, TITLE)}", "dim")] if title else []


def _write_tally(tally: Tally) -> str:
    parts = (count(tally.reports, "report"), count(tally.texts, "text"), count(tally.voices, "voice"))
    return ", ".join(parts)


def render_answers(record: Record, answers: Sequence[Answer], console: Console, story: str | None = None) -> None:
    """The claims that answer a question with their counts, or that none was found."""
    index, homes = index_record(record), map_homes(record)
    own = look_at(record, story).claims
    answers = [a for a in answers if a.claim.id in own]
    if not answers:
        told = write_story(record, story)
        console.print(Text(f"No claim was found{told} that answers this. Ask with other words, or fewer."))
    for answer in answers:
        claim = index.claims[answer.claim.id]
        denied = (" · denied", "red") if claim.denials else ""
        number = (f"{index.places[claim.id]}", "cyan")
        print_hanging(Text.assemble(number, f"  {flatten(claim.proposition)}"), 4, console)
        counts = Text.assemble((write_counts(claim, index), "dim"), denied, *_write_home(claim, homes))
        print_wrapped(counts, 4, console)
        report = index.numbers[answer.nearest.report]
        print_wrapped(Text(f"[{report}] “{shorten(answer.nearest.text, 160)}”", style="dim"), 4, console)
