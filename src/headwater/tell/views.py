"""Claims as plain values to show: what the terminal and the page have in common, with nothing left to look up."""

from typing import NamedTuple

from headwater.record.model import Claim, Difference, Report, is_furniture
from headwater.record.spans import Evidence, Span
from headwater.tell.chains import describe_origin, trace_chain
from headwater.tell.context import Context, cut_sentence
from headwater.tell.counts import explain_counts
from headwater.tell.grades import write_grade
from headwater.tell.index import Index, find_origin, find_statement, number_reports
from headwater.tell.rulings import write_place, write_saying
from headwater.tell.voices import list_origins, list_voices, name_speaker, write_denial, write_voices
from headwater.tell.wording import ACTS, DONE, flatten, shorten

SHORTEST_OPENING = 6  # words of a line of the body that stands for a missing headline
LONGEST_OPENING = 90  # characters of it


class Pointer(NamedTuple):
    """A place in a report that a page can link to: the report's number, the offset, the words there."""

    report: int
    start: int
    words: str


class Row(NamedTuple):
    """A claim as one line of a table; `voices` is the count, `who` names them, `denied` says by whom.

    `grade` is the letter of its sources with its number, after the Admiralty code.
    """

    number: int
    proposition: str
    reports: int
    texts: int
    origins: int
    voices: int
    who: str
    denied: str | None
    grade: str


class Backing(NamedTuple):
    """A telling in its sentence, with who says it (`actor` is the id of the speaker) and how the words came here.

    `name` is its number, `place` what it is called where it is judged, `saying` the same of its statement.
    """

    pointer: Pointer
    label: str
    context: Context
    speaker: str | None
    actor: str | None
    act: str | None
    modality: str | None
    chain: tuple[str, ...]
    name: str = ""
    place: str = ""
    saying: str = ""


class Source(NamedTuple):
    """An origin of a claim; `reports` are the numbers of those that carry it for this claim."""

    words: str
    voice: str
    is_certain: bool
    reports: tuple[int, ...]
    reasons: tuple[str, ...]


class Contrast(NamedTuple):
    """A difference between supports, with the words of both sides."""

    kind: str
    words: str
    pointers: tuple[Pointer, ...]


class Detail(NamedTuple):
    """Everything that the record holds of one claim."""

    row: Row
    supports: tuple[Backing, ...]
    denials: tuple[Backing, ...]
    sources: tuple[Source, ...]
    contrasts: tuple[Contrast, ...]
    explanations: tuple[str, ...]
    related: tuple[tuple[int, str], ...]


def name_report(report: Report, index: Index) -> str:
    """How a report is called in running text: its outlet where that is known, else the short name of its file."""
    outlet = index.actors.get(report.outlet or "")
    credited = next((c.name for c in report.credits if c.kind == "outlet"), None)
    name = shorten(outlet.name if outlet else credited or index.labels[report.id], 40)
    return name + write_marks(report, index)


def write_title(report: Report, otherwise: str = "(no title)") -> str:
    """Its headline; where it has none the first words of its body, and where that says nothing what else is given."""
    lines = (line for z in report.zones if z.kind == "body" for line in report.text[z.start : z.end].splitlines())
    opening = next((line for line in lines if len(line.split()) >= SHORTEST_OPENING), "")
    return flatten(report.title or "") or shorten(opening, LONGEST_OPENING) or otherwise


def write_marks(report: Report, index: Index) -> str:
    """What must be known of a report wherever it is named: that it was translated, that it has been replaced."""
    marks = [f"translated from {flatten(report.translated_from.language)}"] if report.translated_from else []
    marks += ["earlier version"] if report.id in index.replaced else []
    return f" ({', '.join(marks)})" if marks else ""


def view_row(claim: Claim, index: Index) -> Row:
    """A claim as one line."""
    return Row(
        number=index.places[claim.id],
        proposition=flatten(claim.proposition) or "(no words)",
        reports=claim.reports,
        texts=claim.texts,
        origins=len(list_origins(claim, index)),
        voices=claim.independent_origins,
        who=write_voices(claim, index),
        denied=write_denial(claim, index),
        grade=write_grade(claim, index),
    )


def view_detail(claim: Claim, index: Index) -> Detail:
    """A claim with every support, denial, origin, difference and reason."""
    related = [(index.places[k], flatten(index.claims[k].proposition)) for k in claim.related if k in index.places]
    return Detail(
        row=view_row(claim, index),
        supports=view_backings(claim.support, index, f"{index.places[claim.id]}."),
        denials=view_backings(claim.denials, index, f"{index.places[claim.id]}.d"),
        sources=_view_sources(claim, index),
        contrasts=tuple(view_contrast(d, index) for d in claim.differences),
        explanations=explain_counts(claim, index),
        related=tuple(sorted(related)),
    )


def point_to(span: Span | Evidence, index: Index) -> Pointer | None:
    """The place of a span, from its first letter on, unless its report is not in the record."""
    number = index.numbers.get(span.report)
    start = span.start + len(span.text) - len(span.text.lstrip())
    return Pointer(number, start, flatten(span.text)) if number else None


def locate(pointer: Pointer, index: Index) -> str:
    """A place as `file:start`."""
    key = next(key for key, number in index.numbers.items() if number == pointer.report)
    return f"{flatten(index.reports[key].file)}:{pointer.start}"


def point_all(spans: tuple[Span, ...], index: Index) -> tuple[Pointer, ...]:
    """The places of some spans, each once, in the order of reports."""
    return tuple(sorted({p for s in spans if (p := point_to(s, index))}))


def order_evidence(evidence: tuple[Evidence, ...], index: Index) -> list[Evidence]:
    """Each telling by its longest passage, in the order of reports and their text: `3.2` is the second of claim 3."""
    return [_pick(telling) for telling in _list_tellings(evidence, index)]


def _list_tellings(evidence: tuple[Evidence, ...], index: Index) -> list[list[Evidence]]:
    """Evidence by sentence and speaker: a statement and the event that it reports cut one sentence in two ways."""
    known = [e for e in evidence if e.report in index.numbers]
    known.sort(key=lambda e: (index.numbers[e.report], e.start, e.end, e.event or "", e.statement or ""))
    found: dict[tuple[str, str, str | None], list[Evidence]] = {}
    for piece in known:
        who = name_speaker(piece, index) if find_statement(piece, index) else None
        key = (piece.report, "".join(_cut_context(piece, index)), who)
        found.setdefault(key, []).append(piece)
    return list(found.values())


def _pick(telling: list[Evidence]) -> Evidence:
    return max(telling, key=lambda e: len(flatten(e.text)))


def view_backings(evidence: tuple[Evidence, ...], index: Index, head: str = "") -> tuple[Backing, ...]:
    """Each telling in the order of reports and of their text, named after a head (`3.` makes `3.1`, `3.2` …)."""
    rows = enumerate(_list_tellings(evidence, index), 1)
    return tuple(_view_telling(telling, index, f"{head}{n}" if head else "") for n, telling in rows)


def _cut_context(evidence: Evidence, index: Index) -> Context:
    report = index.reports[evidence.report]
    return cut_sentence(report.text, evidence.start, evidence.end, _find_body(report, evidence.start))


def _view_telling(telling: list[Evidence], index: Index, name: str) -> Backing:
    evidence = _pick(telling)
    report, statement = index.reports[evidence.report], find_statement(evidence, index)
    events = [index.events[e.event] for e in telling if e.event in index.events]
    known = next((e for e in telling if find_origin(e, index)), evidence)
    speaker = name_speaker(known, index)
    return Backing(
        pointer=point_to(evidence, index) or Pointer(0, 0, ""),
        label=name_report(report, index),
        context=_cut_context(evidence, index),
        speaker=speaker,
        actor=statement.actor if statement else None,
        act=ACTS.get(statement.act, statement.act) if statement else DONE if speaker else None,
        modality=next((e.modality for e in events if e.modality != "actual"), None),
        chain=trace_chain(known, index),
        name=name,
        place=write_place(evidence),
        saying=write_saying(statement) if statement else "",
    )


def _find_body(report: Report, start: int) -> int:
    """Where the last furniture before an offset ends: a date line on one line with the text is not its sentence."""
    return max((z.end for z in report.zones if is_furniture(z) and z.end <= start), default=0)


def _view_sources(claim: Claim, index: Index) -> tuple[Source, ...]:
    sources = []
    for voice in list_voices(claim, index):
        for key in voice.origins:
            origin = index.origins[key]
            carried = [e for e in claim.support if _rests_on(e, key, index)]
            numbers = tuple(number_reports(carried, index))
            words = describe_origin(origin, index)
            sources.append(
                Source(words, voice.name, key in claim.origins, numbers, tuple(flatten(r) for r in origin.reasons))
            )
    return tuple(sources)


def _rests_on(evidence: Evidence, origin: str, index: Index) -> bool:
    found = find_origin(evidence, index)
    return found is not None and found.id == origin


def view_contrast(difference: Difference, index: Index) -> Contrast:
    """A difference in words, with its places."""
    return Contrast(difference.kind or "note", flatten(difference.words), point_all(difference.spans, index))
