"""Tables of what a record tells of all its reports: the timeline, stories, what is new, what looks wrong."""

from collections.abc import Iterable

from headwater.dates import order
from headwater.record.model import Change, Entry, Problem, Story
from headwater.tell.index import Index
from headwater.tell.tables.columns import Table, cite_all, when_columns


def _list_entries(index: Index) -> Iterable[Entry]:
    return sorted(index.record.timeline, key=lambda entry: (order(entry.when), entry.id))


TIMELINE: Table[Entry] = Table(
    _list_entries,
    {
        "id": lambda entry, index: entry.id,
        **when_columns(lambda entry: entry.when),
        "happening": lambda entry, index: entry.text,
        "modality": lambda entry, index: entry.modality,
        "claims": lambda entry, index: entry.claims,
        "texts": lambda entry, index: tuple(span.text for span in entry.support),
        "evidence": lambda entry, index: cite_all(entry.support, index),
    },
)
STORIES: Table[Story] = Table(
    lambda index: index.record.stories,
    {
        "id": lambda story, index: story.id,
        "title": lambda story, index: story.title,
        "first_seen": lambda story, index: story.first_seen,
        "last_seen": lambda story, index: story.last_seen,
        "reports": lambda story, index: story.reports,
        "episodes": lambda story, index: tuple(episode.label for episode in story.episodes),
    },
)
CHANGES: Table[Change] = Table(
    lambda index: index.record.changes,
    {
        "id": lambda change, index: change.id,
        "since": lambda change, index: str(change.since),
        "what": lambda change, index: change.what,
        "claim": lambda change, index: change.claim,
        "claim_number": lambda change, index: index.places.get(change.claim or ""),
        "before": lambda change, index: change.before,
        "after": lambda change, index: change.after,
        "evidence": lambda change, index: cite_all(change.support, index),
    },
)
PROBLEMS: Table[Problem] = Table(
    lambda index: index.record.problems,
    {
        "id": lambda problem, index: problem.id,
        "uri": lambda problem, index: problem.uri,
        "what": lambda problem, index: problem.what,
        "detail": lambda problem, index: problem.detail,
        "texts": lambda problem, index: tuple(span.text for span in problem.spans),
        "evidence": lambda problem, index: cite_all(problem.spans, index),
    },
)
