"""The stories of a record that holds several: how one is called and found, and the look-ups of one alone."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from headwater.errors import NotFound
from headwater.record.model import Actor, Claim, Origin, Problem, Story
from headwater.record.whole import Record
from headwater.tell.index import Index, index_record
from headwater.tell.wording import flatten, limit_words, shorten

NAMED = 8  # stories that are named where the one asked for is not there
# In which reports each thing of a record stands; origins stand where their statements do.
STANDS: dict[str, Callable[[Any], Iterable[str]]] = {
    "mentions": lambda mention: (mention.span.report,),
    "times": lambda time: (time.span.report,),
    "actors": lambda actor: (s.report for n in actor.names for s in n.spans),
    "statements": lambda statement: (statement.report,),
    "events": lambda event: (event.report,),
    "copies": lambda copy: (copy.a.report, copy.b.report),
    "timeline": lambda entry: (s.report for s in entry.support),
    "changes": lambda change: (s.report for s in change.support),
}


def order_stories(record: Record) -> list[Story]:
    """The stories in the order of their numbers: those of most reports first."""
    return sorted(record.stories, key=lambda s: (-len(s.reports), s.first_seen or "9999", s.id))


def name_title(story: Story) -> str:
    """The title of a story on one line."""
    return flatten(story.title) or "Untitled story"


def find_story(wanted: str, record: Record) -> Story:
    """A story by its number, its id, its title, or a part of its title that no other has."""
    key, stories = flatten(wanted).casefold(), order_stories(record)
    numbered = dict(enumerate(stories, 1))
    titles = {s.id: name_title(s).casefold() for s in stories}
    found = [s for n, s in numbered.items() if key in (str(n), s.id, *s.was)]
    found = found or [s for s in stories if key == titles[s.id]]
    found = found or [s for s in stories if key and key in titles[s.id]]
    if len(found) != 1:
        names = [f"{n} {shorten(name_title(s), 60)}" for n, s in numbered.items() if not found or s in found]
        head = f"no one story {wanted!r}: it may be" if found else f"no story {wanted!r}; the record has"
        raise NotFound(f"{head} {limit_words(names, NAMED, 'or' if found else 'and') or 'none'}")
    return found[0]


def list_bearers(claim: Claim) -> Iterable[str]:
    """The reports that carry a claim or deny it."""
    return (e.report for e in (*claim.support, *claim.denials))


def map_homes(record: Record) -> dict[str, Story]:
    """The story of each report, where the record holds several."""
    return {key: story for story in record.stories for key in story.reports} if len(record.stories) > 1 else {}


def name_homes(reports: Iterable[str], homes: Mapping[str, Story]) -> str:
    """The titles of the stories of some reports; nothing where the record holds one story alone."""
    found = {homes[key].id: name_title(homes[key]) for key in reports if key in homes}
    return "; ".join(found.values())


def part_stories(index: Index) -> dict[str, Index]:
    """By id the look-ups of each story alone, the largest first.

    Reports and claims keep the numbers that they have in the whole record; what two stories share is in both.
    """
    record = index.record
    homes = {report: story.id for story in record.stories for report in story.reports}
    dealt = {name: _deal(getattr(record, name), find, homes) for name, find in STANDS.items()}
    told = {s.id: s.report for s in record.statements}
    dealt["origins"] = _deal(record.origins, lambda o: _list_reports(o, told), homes)
    files = {r.uri: r.id for r in record.reports}
    dealt["problems"] = _deal(record.problems, lambda p: [s.report for s in p.spans] or [files.get(p.uri, "")], homes)
    dealt["claims"] = _deal(index.claims.values(), list_bearers, homes)
    return {
        story.id: _cut(index, story, {name: items.get(story.id, []) for name, items in dealt.items()})
        for story in order_stories(record)
    }


def list_stray(record: Record, parts: Mapping[str, Index]) -> list[Problem]:
    """The problems that are of no story: mostly of what could not be read."""
    told = {problem.id for part in parts.values() for problem in part.record.problems}
    return [problem for problem in record.problems if problem.id not in told]


def look_at(record: Record, story: str | None) -> Index:
    """The look-ups of a record, or of one of its stories alone; NotFound where there is none such."""
    index = index_record(record)
    return part_stories(index)[find_story(story, record).id] if story else index


def _list_reports(origin: Origin, told: Mapping[str, str]) -> Iterable[str]:
    return (told[key] for key in origin.statements if key in told)


def _deal(items: Iterable[Any], find: Callable[[Any], Iterable[str]], homes: Mapping[str, str]) -> dict[str, list[Any]]:
    """The items by story, in their order."""
    found: dict[str, list[Any]] = defaultdict(list)
    for item in items:
        for story in dict.fromkeys(homes[report] for report in find(item) if report in homes):
            found[story].append(item)
    return found


def _cut(index: Index, story: Story, items: dict[str, list[Any]]) -> Index:
    own = set(story.reports) & index.reports.keys()
    reports = {key: index.reports[key] for key in sorted(own, key=index.numbers.__getitem__)}
    claims = {claim.id: claim for claim in items["claims"]}
    items["actors"] = [_leave_names(actor, own) for actor in items["actors"]]
    kinds = {name: tuple(found) for name, found in items.items()}
    record = msgspec.structs.replace(index.record, reports=tuple(reports.values()), stories=(story,), **kinds)
    return index._replace(
        record=record,
        reports=reports,
        numbers={key: index.numbers[key] for key in reports},
        claims=claims,
        places={key: index.places[key] for key in claims},
    )


def _leave_names(actor: Actor, reports: set[str]) -> Actor:
    """The actor with those of its names that stand in these reports."""
    names = (msgspec.structs.replace(n, spans=tuple(s for s in n.spans if s.report in reports)) for n in actor.names)
    return msgspec.structs.replace(actor, names=tuple(n for n in names if n.spans))
