"""The one place that knows the order: bytes → reports → annotations → actors, copies → dates → claims → the record."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, Protocol

import msgspec

from headwater.annotate.attribution.attributions import find_attributions
from headwater.annotate.attribution.proposals import add_proposals
from headwater.annotate.attribution.quotations import find_doubts, find_quotations
from headwater.annotate.attribution.statements import find_sayings
from headwater.annotate.happenings.events import find_events
from headwater.annotate.happenings.explanations import explain_events, list_told
from headwater.annotate.parses import parse_sentences
from headwater.annotate.reference.anaphora import link_mentions
from headwater.annotate.reference.mentions import find_mentions
from headwater.annotate.reference.voices import add_voices
from headwater.annotate.sentences import split_sentences
from headwater.annotate.timing.bearings import date_happenings, date_sayings
from headwater.annotate.timing.times import find_times
from headwater.annotations import Annotations, Explanation, Mention
from headwater.domain.cases import Case, Outcome, try_case
from headwater.domain.pack import Pack, load_pack
from headwater.encoder.model import default_encoder, encoder_name
from headwater.encoder.readings import Encoder
from headwater.errors import NothingToRead, ReadError, StoreError
from headwater.link.changes import list_changes
from headwater.link.claims import form_claims
from headwater.link.copies import find_copies
from headwater.link.counts import group_texts
from headwater.link.dating import date_undated, list_unsettled
from headwater.link.days import share_days
from headwater.link.matters import LEAST, SHARED, encode_profile, find_homes, list_keys, part_matters, profile_report
from headwater.link.origins import find_origins
from headwater.link.questions import find_answers, leave_words
from headwater.link.reading import Reading, index_reading
from headwater.link.stories import tell_stories
from headwater.link.timeline import order_timeline
from headwater.proof.problems import proofread
from headwater.read.plain import read_plain
from headwater.read.sources import Source, find_sources
from headwater.record.answers import Answer
from headwater.record.judgements import Judgement, current_judgements
from headwater.record.model import Copy, Header, Problem, Report, Zone, identify
from headwater.record.places import Places
from headwater.record.store import Store
from headwater.record.whole import Record, join_parts
from headwater.resolve.actors import Actors, resolve_actors
from headwater.resolve.binding import Bound, bind_report
from headwater.settings import VERSION
from headwater.text import Extent, fold

PACKS = ("arms_transfers", "politics")
RULES = "rules/4"  # what annotates; goes up when the rules yield something else, so that stores are annotated anew
LINKS = "links/3"  # what places and links; goes up when the same reports make another record, so that stores link anew


class Progress(Protocol):
    """Told after each step: what is being done, how much of it is done, how much there is (None: unknown)."""

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """Take note."""


def trace(
    inputs: Sequence[str | Path],
    store: str | Path,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Record:
    """Read reports into a store and link what is new with what it touches; the record of all that is in the store.

    Inputs are files, folders, glob patterns, or "-" for standard input.  What cannot be read becomes a `problem` of the
    record and the rest goes on; NothingToRead when the store holds no report in the end, StoreError when the store
    cannot be written.
    """
    with Store(store) as kept:
        _add_reports(kept, inputs, stdin, progress or _say_nothing)
        return kept.read_record()


def add_reports(
    inputs: Sequence[str | Path],
    store: str | Path,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> None:
    """The same without the record: what it costs depends on what the new reports touch, not on the store's size."""
    with Store(store) as kept:
        _add_reports(kept, inputs, stdin, progress or _say_nothing)


def _add_reports(kept: Store, inputs: Sequence[str | Path], stdin: BinaryIO | None, tell: Progress) -> None:
    _read_all(kept, list(find_sources(inputs, stdin)), tell)
    if kept.is_empty():
        raise NothingToRead(_explain_nothing(inputs, kept.refusals()))
    link_store(kept, tell)


def open_record(path: str | Path) -> Record:
    """The record in a store."""
    if not Path(path).exists():
        raise StoreError(f"{path} is not there: make it with `headwater trace REPORTS -o {path}`")
    with Store(path) as store:
        return store.read_record()


def trace_texts(texts: Mapping[str, str]) -> Record:
    """The record of reports given as texts by name, without a store."""
    return link_reports(read_texts(texts))


def read_texts(texts: Mapping[str, str]) -> list[tuple[Report, Annotations]]:
    """Reports given as texts by name, with their annotations."""
    reports = [read_plain(name, name, text.encode(), None) for name, text in texts.items()]
    return [(report, annotate_report(report, _packs(), default_encoder())) for report in reports]


def _read_all(store: Store, sources: Sequence[Source | Problem], tell: Progress) -> None:
    """Read and annotate what the store does not hold yet; one transaction a report."""
    engine = name_engine()
    for done, source in enumerate(sources):
        tell("read", done, len(sources))
        if isinstance(source, Problem):
            store.add_refusal(source)
            continue
        try:
            report = read_plain(source.uri, source.file, source.load(), _now())
        except (ReadError, OSError) as error:
            store.add_refusal(_refuse(source.uri, str(error)))
            continue
        if not store.is_known(report.id, engine):
            store.add_report(report, engine, msgspec.json.encode(annotate_report(report, _packs(), default_encoder())))
    tell("read", len(sources), len(sources))


def read_reports(inputs: Sequence[str | Path], stdin: BinaryIO | None = None) -> list[tuple[Report, Annotations]]:
    """The readable reports of the inputs with their annotations, without a store."""
    sources = (s for s in find_sources(inputs, stdin) if isinstance(s, Source))
    reports = [read_plain(s.uri, s.file, s.load(), None) for s in sources]
    return [(report, annotate_report(report, _packs(), default_encoder())) for report in reports]


def annotate_report(report: Report, packs: Sequence[Pack], encoder: Encoder) -> Annotations:
    """Everything that reading one report yields; sees nothing but the report."""
    text = report.text
    sentences = split_sentences(report)
    parses = parse_sentences(text, sentences, encoder)
    quotations = find_quotations(text, sentences)
    times = find_times(text, sentences, [q.outer for q in quotations])
    named = find_mentions(report, sentences)
    known = find_attributions(text, sentences, quotations, named, times)
    attributions = add_proposals(text, sentences, parses, known)
    mentions = link_mentions(report, sentences, add_voices(text, named, attributions), attributions)
    found = find_sayings(text, sentences, quotations, mentions, times, attributions)
    sayings = date_sayings(text, times, found, parses)
    happenings = find_events(text, sentences, mentions, times, sayings, packs, parses)
    return Annotations(
        report=report.id,
        sentences=sentences,
        mentions=mentions,
        times=times,
        sayings=sayings,
        happenings=date_happenings(text, times, happenings, sayings, parses),
        doubts=find_doubts(text, quotations),
    )


def link_store(kept: Store, tell: Progress) -> None:
    """Link the matters of a store that new reports touch; the others stay as they are."""
    refusals = kept.refusals()
    judgements = current_judgements(kept.judgements(), "mentions")
    kept.write_parts(lambda places: _link_touched(places, refusals, judgements, tell))


def _link_touched(
    places: Places, refusals: tuple[Problem, ...], judgements: Sequence[Judgement], tell: Progress
) -> Iterator[tuple[int, Record]]:
    places.forget(f"{VERSION} {LINKS} {name_engine()}")
    touched = sorted(_place_pending(places))
    for done, matter in enumerate(touched):
        tell("link", done, len(touched))
        members = places.list_members(matter)
        rows = [(msgspec.json.decode(r, type=Report), msgspec.json.decode(a, type=Annotations)) for r, a in members]
        named = {key for report, _ in rows for key in places.list_named(report.file)}
        yield matter, link_matter(rows, named, judgements)
    places.settle()
    tell("link", len(touched), len(touched))
    yield 0, Record(header=_make_header(), problems=refusals)


def _place_pending(places: Places) -> set[int]:
    """Place what has no place yet; the matters that have to be linked."""
    touched = places.list_pending()
    for key in tuple(touched):
        if places.find(key) is None:
            report = msgspec.json.decode(places.read_report(key), type=Report)
            touched += _place_report(places, report)
    return {places.find(key) or 0 for key in touched}


def _place_report(places: Places, report: Report) -> list[str]:
    """Put a report into the matter of its neighbours, which it may join to one; other reports that it touches."""
    profile = profile_report(report)
    keys = list_keys(profile)
    homes = find_homes(profile, places.list_near(keys.terms, SHARED, LEAST, keys.others), places.read_profile)
    named = places.list_named(report.file)
    places.join({places.add(report, encode_profile(profile), keys.terms, keys.others), *homes})
    return [] if places.list_named(report.file) == named else named


def link_reports(rows: Sequence[tuple[Report, Annotations]], refusals: Sequence[Problem] = ()) -> Record:
    """The record of these reports, whatever their order."""
    rows = sorted(rows, key=lambda row: row[0].id)
    named = {r.file: r.id for r in sorted((r for r, _ in rows), key=lambda r: (r.uri, r.id), reverse=True)}
    matters = part_matters([profile_report(report) for report, _ in rows])
    parts = [link_matter([rows[n] for n in matter], set(named.values())) for matter in matters]
    header = _make_header()
    return join_parts(header, [*parts, Record(header=header, problems=tuple(refusals))])


def link_matter(
    rows: Sequence[tuple[Report, Annotations]], named: Collection[str], judgements: Sequence[Judgement] = ()
) -> Record:
    """The part of the record that reports of one matter make; those in `named` have their file names to themselves."""
    rows = sorted(rows, key=lambda row: row[0].id)
    found = {report.id: annotations for report, annotations in rows}
    actors = resolve_actors([r for r, _ in rows], [a for _, a in rows], judgements)
    chained = sorted(_chain_versions([r for r, _ in rows]), key=lambda r: r.id)
    reports = [_with_outlet(r if r.id in named else _rename(r), actors) for r in chained]
    reading = read_together(reports, found, actors)
    copies = find_copies(reading)
    texts = group_texts(reading, copies)
    days = date_undated(reading, found, copies, texts)
    reports = [msgspec.structs.replace(r, published=days.get(r.id, r.published)) for r in reports]
    record = share_days(bind_all(reports, found, actors), copies)
    reading = index_reading(record, _extents(found))
    problems = [*actors.doubts, *list_unsettled(reading, days), *proofread(record)]
    return complete_record(record, reading, copies, problems)


def read_together(reports: Sequence[Report], found: Mapping[str, Annotations], actors: Actors) -> Reading:
    """The reading of these reports, for linking."""
    return index_reading(bind_all(reports, found, actors), _extents(found))


def bind_all(reports: Sequence[Report], found: Mapping[str, Annotations], actors: Actors) -> Record:
    """What reading yields, as a record in which nothing is linked."""
    of: dict[str, dict[int, str]] = defaultdict(dict)
    for (key, place), actor in actors.of.items():
        of[key][place] = actor
    bound = [bind_report(r, found[r.id], of[r.id]) for r in reports]

    def gather(part: Callable[[Bound], Iterable[msgspec.Struct]]) -> tuple[msgspec.Struct, ...]:
        return tuple(item for b in bound for item in part(b))

    return Record(
        header=_make_header(),
        reports=tuple(reports),
        mentions=gather(lambda b: b.mentions),  # type: ignore[arg-type]
        times=gather(lambda b: b.times),  # type: ignore[arg-type]
        actors=actors.actors,
        statements=gather(lambda b: b.statements),  # type: ignore[arg-type]
        events=gather(lambda b: b.events),  # type: ignore[arg-type]
        problems=gather(lambda b: b.problems),  # type: ignore[arg-type]
    )


def complete_record(
    record: Record, reading: Reading, copies: Sequence[Copy], problems: Sequence[Problem] = ()
) -> Record:
    """A record of what was read, linked: origins, claims, timeline, story, changes."""
    voices = find_origins(reading)
    claims = form_claims(reading, voices, group_texts(reading, copies), copies)
    timeline = order_timeline(reading, claims, voices)
    place = {key: n for n, key in enumerate(reading.reports)}
    statements = [msgspec.structs.replace(s, origin=voices.of.get(s.id)) for s in record.statements]
    return msgspec.structs.replace(
        record,
        reports=tuple(sorted(record.reports, key=lambda r: place[r.id])),
        statements=tuple(statements),
        origins=voices.origins,
        copies=tuple(copies),
        claims=claims,
        timeline=timeline,
        stories=tell_stories(reading, claims, timeline),
        changes=list_changes(reading, claims, voices),
        problems=tuple(sorted((*record.problems, *problems), key=lambda p: (p.uri, p.id))),
    )


def ask(record: Record, question: str) -> tuple[Answer, ...]:
    """The claims that answer a question, the best first; empty when no report says such a thing."""
    report, found = _read_passage(f"{question.strip()}\n", _packs())
    named = [m for m in found.mentions if m.level in ("name", "demonym")]
    actors = {actor for m in named for actor in _find_actors(record, m)}
    covered = [m.extent for m in named] + [h.trigger for h in found.happenings]
    return find_answers(record, leave_words(report.text, covered), actors, {h.type for h in found.happenings})


def try_cases(pack: Pack, cases: Iterable[Case]) -> Iterator[Outcome]:
    """What the project makes of the cases of a pack, one by one."""
    for case in cases:
        _, found = _read_passage(case.text, [pack])
        yield try_case(case, list_told(found, pack))


def explain(passage: str, packs: Sequence[Pack]) -> Iterator[tuple[Pack, Explanation]]:
    """Why the words of a passage are events of some packs, or why they are none."""
    for pack in packs:
        report, found = _read_passage(passage, [pack])
        parses = parse_sentences(report.text, found.sentences, default_encoder())
        yield from ((pack, e) for e in explain_events(report.text, found, pack, parses))


def _read_passage(passage: str, packs: Sequence[Pack]) -> tuple[Report, Annotations]:
    """A passage read as a report that has nothing but it."""
    report = read_plain("passage", "passage", passage.encode(), None)
    report = msgspec.structs.replace(report, zones=(_body_of(report),))
    return report, annotate_report(report, packs, default_encoder())


def _body_of(report: Report) -> Zone:
    return Zone(kind="body", start=0, end=len(report.text))


def _find_actors(record: Record, mention: Mention) -> set[str]:
    """The record's actors that a mention outside of it names."""
    if mention.country and mention.type == "state":
        return {a.id for a in record.actors if a.schema == "Country" and a.country == mention.country}
    wanted = fold(mention.name)
    return {a.id for a in record.actors if wanted in {fold(a.name), *(fold(n.text) for n in a.names)}}


def name_engine() -> str:
    """What annotates, for the header and the store: rules, the encoder by its digest, packs with their versions."""
    return " ".join((RULES, encoder_name(), *(f"{p.name}/{p.version}" for p in _packs())))


@lru_cache(maxsize=1)
def _packs() -> tuple[Pack, ...]:
    return tuple(load_pack(name) for name in PACKS)


def _make_header() -> Header:
    domain = " ".join(f"{p.name}/{p.version}" for p in _packs())
    return Header(headwater=VERSION, model=f"{RULES} {encoder_name()}", domain=domain, created=_now())


def _extents(found: Mapping[str, Annotations]) -> dict[str, tuple[Extent, ...]]:
    return {key: tuple(s.extent for s in a.sentences) for key, a in found.items()}


def _with_outlet(report: Report, actors: Actors) -> Report:
    return msgspec.structs.replace(report, outlet=actors.outlets.get(report.id))


def _chain_versions(reports: Sequence[Report]) -> list[Report]:
    """Each report at an address that had another before is a version of that one; the earlier published comes first."""
    last: dict[str, str] = {}
    chained = []
    for report in sorted(reports, key=lambda r: (r.uri, str(r.published.start or "9999"), r.id)):
        chained.append(msgspec.structs.replace(report, version_of=last.get(report.uri)))
        last[report.uri] = report.id
    return chained


def _rename(report: Report) -> Report:
    """A report under a file name with a part of its id: an earlier locator has the name itself."""
    stem, dot, suffix = report.file.rpartition(".")
    return msgspec.structs.replace(report, file=f"{stem or suffix}~{report.id[4:12]}{dot}{suffix if stem else ''}")


def _refuse(uri: str, why: str) -> Problem:
    return Problem(id=identify("prb", uri, "not read"), uri=uri, what="not read", detail=why)


def _explain_nothing(inputs: Sequence[str | Path], refusals: Sequence[Problem]) -> str:
    given = ", ".join(map(str, inputs)) or "nothing"
    reasons = "".join(f"\n  {p.uri}: {p.detail}" for p in refusals[:5])
    return f"no report could be read from {given}: give text files, a folder, or - for standard input{reasons}"


def _say_nothing(step: str, done: int, total: int | None) -> None:
    """No progress is shown."""


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
