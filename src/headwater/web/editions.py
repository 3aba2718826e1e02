"""The record as it stands now, with all that its pages look up; a new edition when the store has changed."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import NamedTuple, TypeVar

from headwater.errors import NotFound
from headwater.pipeline.tracing import open_record
from headwater.record.answers import Shift
from headwater.record.judgements import Judgement
from headwater.record.model import Actor
from headwater.record.screenings import Hit, latest_screenings
from headwater.record.store import Store, is_store
from headwater.record.whole import Record
from headwater.tell.digests import Digest, list_digests
from headwater.tell.index import Index, index_record
from headwater.tell.namesakes import tell_apart
from headwater.tell.river import River, view_river
from headwater.tell.stories import find_story, part_stories
from headwater.web.addresses import Site, list_targets
from headwater.web.facts import Facts, gather_facts
from headwater.web.front import Front, view_front
from headwater.web.passages import Passage, Passages
from headwater.web.queries import SearchQuery, StoryQuery

Stamp = tuple[int, ...]
Q = TypeVar("Q", bound=StoryQuery)


class Kept(NamedTuple):
    """What a store keeps beside its record: what each judgement changed, the run of each report, and the last run."""

    effects: dict[int, tuple[Shift, ...]]
    runs: dict[str, int]
    last: int


NOTHING = Kept({}, {}, 0)


class Edition:
    """One record with its look-ups, each made when first asked for."""

    def __init__(
        self, record: Record, judgements: tuple[Judgement, ...] = (), hits: tuple[Hit, ...] = (), kept: Kept = NOTHING
    ) -> None:
        self.index = index_record(record)
        self.judgements = judgements
        self.kept = kept
        self.to = Site(self.index)
        self.anchors = _map_anchors(record, hits)
        self._former = {old: a for a in record.actors for old in a.was}

    @cached_property
    def facts(self) -> dict[str, Facts]:
        """What claims are filtered and sorted by."""
        return gather_facts(self.index)

    @cached_property
    def targets(self) -> dict[str, set[int]]:
        """Where the pages of reports need anchors."""
        found = list_targets(self.index.record)
        for member in (m for j in self.judgements for m in j.members if m.report):
            found.setdefault(member.report, set()).add(max(member.start, 0))
        return found

    @cached_property
    def passages(self) -> Passages:
        """The sentences of all reports, to be searched."""
        return Passages(self.index)

    @cached_property
    def front(self) -> Front:
        """The parts of the story."""
        return view_front(self.index)

    @cached_property
    def river(self) -> River | None:
        """The drawing of who says what where, which the story and a page of its own show."""
        return view_river(self.index)

    @cached_property
    def parts(self) -> dict[str, Index]:
        """The look-ups of each story alone, by its id, the largest first."""
        return part_stories(self.index)

    @cached_property
    def digests(self) -> list[Digest]:
        """The stories as lines of a list."""
        return list_digests(self.parts)

    @cached_property
    def apart(self) -> dict[str, str]:
        """What tells actors of one name apart, by their ids."""
        return tell_apart(self.index)

    def look(self, story: str | None) -> Index:
        """The look-ups of one story, by its id, or of all."""
        return self.parts[story] if story else self.index

    def settle(self, query: Q) -> Q:
        """A query with the id of its story, however it names it; NotFound where there is none such."""
        if not query.story:
            return query
        return query.model_copy(update={"story": find_story(query.story, self.index.record).id})

    def find_passages(self, query: SearchQuery, most: int) -> tuple[int, list[Passage]]:
        """How many sentences have the words of a settled query, and those on its page."""
        return self.passages.find(query.q, most, (query.page - 1) * most, reports=self.look(query.story).reports)

    def warm(self) -> None:
        """Look up now what the first page needs, so that nobody waits for it."""
        first = self.digests if len(self.parts) > 1 else (self.front, self.river)
        _ = self.facts, first

    def find_actor(self, key: str) -> Actor:
        """The actor of this id, or of one that it had before."""
        actor = self.index.actors.get(key) or self._former.get(key)
        if actor is None:
            raise NotFound(f"no actor {key!r}; the page of actors lists those that the reports name")
        return actor


class Holding:
    """A file that holds a record, and its current edition."""

    def __init__(self, path: str | Path) -> None:
        self._path = Path(path)
        self._lock = Lock()
        self._stamp: Stamp = ()
        self._edition: Edition | None = None

    def read(self) -> Edition:
        """The edition of what the file holds now."""
        with self._lock:
            stamp = self._take_stamp()
            if self._edition is None or stamp != self._stamp:
                self._edition, self._stamp = self._open(), stamp
            return self._edition

    def _open(self) -> Edition:
        record = open_record(self._path)
        if not is_store(self._path):
            return Edition(record)
        with Store(self._path) as kept:
            hits = tuple(hit for run in latest_screenings(kept.screenings()) for hit in run.hits)
            return Edition(record, kept.judgements(), hits, Kept(kept.effects(), kept.runs(), kept.find_last()))

    def _take_stamp(self) -> Stamp:
        """Changes when somebody writes; an empty log beside the store is only one that somebody reads."""
        files = [self._path, self._path.with_name(f"{self._path.name}-wal")]
        found = [file.stat() for file in files if file.exists()]
        return tuple(n for s in found if s.st_size for n in (s.st_mtime_ns, s.st_size))


def _map_anchors(record: Record, hits: Iterable[Hit]) -> dict[tuple[str, str, str], str]:
    """Where a judgement on a hit is laid, by actor, list and entry: the place that names the party first."""
    owner = {m.span: m.actor for m in record.mentions if m.actor} if hits else {}
    return {
        (actor, hit.list, hit.entry): f"{hit.anchor.report}:{hit.anchor.start}-{hit.anchor.end}"
        for hit in hits
        if (actor := owner.get(hit.anchor))
    }
