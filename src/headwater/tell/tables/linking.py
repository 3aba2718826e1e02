"""Tables of what joins reports: actors, origins, copies, claims with their evidence and differences."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from headwater.record.model import Actor, Claim, Copy, Difference, Origin
from headwater.record.spans import Evidence, Span
from headwater.tell.actors import Profile, list_actors
from headwater.tell.cells import Cell
from headwater.tell.chains import describe_origin
from headwater.tell.index import Index, find_origin, find_statement
from headwater.tell.tables.columns import Table, cite, cite_all, name, name_file, place_columns, when_columns
from headwater.tell.views import Row, view_row
from headwater.tell.voices import name_speaker


class _Figure(NamedTuple):
    actor: Actor
    profile: Profile


def _list_figures(index: Index) -> Iterable[_Figure]:
    return (_Figure(index.actors[profile.key], profile) for profile in list_actors(index))


ACTORS: Table[_Figure] = Table(
    _list_figures,
    {
        "id": lambda it, index: it.actor.id,
        "name": lambda it, index: it.actor.name,
        "schema": lambda it, index: it.actor.schema,
        "country": lambda it, index: it.actor.country,
        "part_of": lambda it, index: it.actor.part_of,
        "part_of_name": lambda it, index: name(it.actor.part_of, index),
        "offices": lambda it, index: tuple(dict.fromkeys(office.title for office in it.actor.offices)),
        "names": lambda it, index: tuple(form.text for form in it.profile.variants),
        "members": lambda it, index: it.actor.members,
        "possibly_same_as": lambda it, index: it.actor.possibly_same_as,
        "about": lambda it, index: it.profile.asides,
        "statements": lambda it, index: it.profile.statements,
        "named": lambda it, index: it.profile.mentions,
        "evidence": lambda it, index: cite_all((form.spans[0] for form in it.actor.names if form.spans), index),
    },
)


def _cite_origin(origin: Origin, index: Index) -> tuple[str, ...]:
    said = [index.statements[key] for key in origin.statements if key in index.statements]
    done = [index.events[key] for key in origin.events if key in index.events]
    spans = [*(span for statement in said for span in statement.extent), *(event.trigger for event in done)]
    return cite_all(spans, index)


ORIGINS: Table[Origin] = Table(
    lambda index: index.record.origins,
    {
        "id": lambda origin, index: origin.id,
        "origin": describe_origin,
        "identified": lambda origin, index: origin.identified,
        "speaker": lambda origin, index: origin.speaker,
        "speaker_name": lambda origin, index: name(origin.speaker, index),
        "institution": lambda origin, index: origin.institution,
        "institution_name": lambda origin, index: name(origin.institution, index),
        "occasion": lambda origin, index: origin.occasion,
        **when_columns(lambda origin: origin.when),
        "statements": lambda origin, index: origin.statements,
        "events": lambda origin, index: origin.events,
        "reasons": lambda origin, index: origin.reasons,
        "evidence": _cite_origin,
    },
)
COPIES: Table[Copy] = Table(
    lambda index: index.record.copies,
    {
        "id": lambda copy, index: copy.id,
        "relation": lambda copy, index: copy.relation,
        "whole": lambda copy, index: copy.is_whole,
        "same_utterance": lambda copy, index: copy.same_utterance,
        "direction": lambda copy, index: copy.direction,
        "score": lambda copy, index: copy.score,
        "reasons": lambda copy, index: copy.reasons,
        "a_report": lambda copy, index: copy.a.report,
        "a_file": lambda copy, index: name_file(copy.a.report, index),
        "a_evidence": lambda copy, index: _cite_side(copy.a.span, copy.a.report, index),
        "a_text": lambda copy, index: copy.a.text,
        "b_report": lambda copy, index: copy.b.report,
        "b_file": lambda copy, index: name_file(copy.b.report, index),
        "b_evidence": lambda copy, index: _cite_side(copy.b.span, copy.b.report, index),
        "b_text": lambda copy, index: copy.b.text,
    },
)


def _cite_side(span: Span | None, report: str, index: Index) -> str:
    """The place of a passage; of a whole report, all of it."""
    if span:
        return cite(span, index)
    whole = index.reports.get(report)
    return f"{whole.file}:0-{len(whole.text)}" if whole else report


class _Standing(NamedTuple):
    claim: Claim
    row: Row


def _list_claims(index: Index) -> Iterable[_Standing]:
    return (_Standing(claim, view_row(claim, index)) for claim in index.claims.values())


def _write_credibility(standing: _Standing, index: Index) -> Cell:
    sure = standing.claim.credibility
    return f"{sure.code}: {sure.reason}" if sure else None


def _list_files(standing: _Standing, index: Index) -> tuple[str, ...]:
    files = {name_file(e.report, index) for e in standing.claim.support}
    return tuple(sorted(file for file in files if file))


CLAIMS: Table[_Standing] = Table(
    _list_claims,
    {
        "number": lambda it, index: it.row.number,
        "id": lambda it, index: it.claim.id,
        "claim": lambda it, index: it.row.proposition,
        "reports": lambda it, index: it.row.reports,
        "texts": lambda it, index: it.row.texts,
        "origins": lambda it, index: it.row.origins,
        "voices": lambda it, index: it.row.voices,
        "who": lambda it, index: it.row.who,
        "denied": lambda it, index: it.row.denied,
        "independence": lambda it, index: it.claim.independence.replace("_", " "),
        "grade": lambda it, index: it.row.grade,
        "credibility": _write_credibility,
        "reported_in": _list_files,
        "outlets": lambda it, index: it.claim.outlets,
        "first_seen": lambda it, index: it.claim.first_seen,
        "last_seen": lambda it, index: it.claim.last_seen,
        "origin_ids": lambda it, index: it.claim.origins,
        "uncertain_origin_ids": lambda it, index: it.claim.uncertain_origins,
        "related_ids": lambda it, index: it.claim.related,
        "evidence": lambda it, index: cite_all(it.claim.support, index),
    },
)


def view_claims(claims: Iterable[Claim], index: Index) -> Iterator[list[Cell]]:
    """The rows of some claims."""
    for claim in claims:
        standing = _Standing(claim, view_row(claim, index))
        yield [column(standing, index) for column in CLAIMS.columns.values()]


class _Piece(NamedTuple):
    claim: Claim
    side: str
    number: int
    evidence: Evidence


def _list_pieces(index: Index) -> Iterator[_Piece]:
    for claim in index.claims.values():
        for side, pieces in (("support", claim.support), ("denial", claim.denials)):
            yield from (_Piece(claim, side, number, piece) for number, piece in enumerate(pieces, 1))


def _find_speaker(piece: _Piece, index: Index) -> Cell:
    said, origin = find_statement(piece.evidence, index), find_origin(piece.evidence, index)
    return said.actor if said else origin.speaker if origin else None


def _find_origin(piece: _Piece, index: Index) -> Cell:
    origin = find_origin(piece.evidence, index)
    return origin.id if origin else None


EVIDENCE: Table[_Piece] = Table(
    _list_pieces,
    {
        "id": lambda piece, index: f"{piece.claim.id}/{piece.side}/{piece.number}",
        "claim": lambda piece, index: piece.claim.id,
        "claim_number": lambda piece, index: index.places[piece.claim.id],
        "side": lambda piece, index: piece.side,
        **place_columns(lambda piece: piece.evidence),
        "statement": lambda piece, index: piece.evidence.statement,
        "event": lambda piece, index: piece.evidence.event,
        "speaker": _find_speaker,
        "speaker_name": lambda piece, index: name_speaker(piece.evidence, index),
        "origin": _find_origin,
    },
)


def _list_differences(index: Index) -> Iterator[tuple[Claim, int, Difference]]:
    for claim in index.claims.values():
        yield from ((claim, number, found) for number, found in enumerate(claim.differences, 1))


DIFFERENCES: Table[tuple[Claim, int, Difference]] = Table(
    _list_differences,
    {
        "id": lambda row, index: f"{row[0].id}/difference/{row[1]}",
        "claim": lambda row, index: row[0].id,
        "claim_number": lambda row, index: index.places[row[0].id],
        "kind": lambda row, index: row[2].kind,
        "difference": lambda row, index: row[2].words,
        "texts": lambda row, index: tuple(span.text for span in row[2].spans),
        "evidence": lambda row, index: cite_all(row[2].spans, index),
    },
)
