"""Claims as STIX notes on the reports that carry them, and who says or denies them as opinions on those notes."""

from collections.abc import Iterable, Iterator

from headwater.record.model import Claim
from headwater.record.spans import Evidence
from headwater.tell.chains import describe_origin
from headwater.tell.counts import write_counts
from headwater.tell.index import Index, find_origin, find_statement
from headwater.tell.stix.frame import Object, Stamps, identify, make_object
from headwater.tell.stix.parties import find_parties
from headwater.tell.tables.columns import cite
from headwater.tell.views import Row, view_row
from headwater.tell.voices import NO_SOURCE, name_speaker
from headwater.tell.wording import capitalise, count, flatten, quote

# Admiralty numbers on the standard's scale of 0 to 100 (its appendix A); 6, cannot be judged, has none.
CONFIDENCE = {1: 90, 2: 70, 3: 50, 4: 30, 5: 10}
QUOTED = 40  # words of a passage


def list_claim_objects(index: Index, stamps: Stamps) -> Iterator[Object]:
    """A note for each claim, followed by the opinions on it."""
    parties = set(find_parties(index))
    for claim in index.claims.values():
        times = stamps.stamp(e.report for e in (*claim.support, *claim.denials))
        yield _note(claim, times, index)
        for side, word, pieces in (("says", "agree", claim.support), ("denies", "disagree", claim.denials)):
            for who, evidence in _group(pieces, index).items():
                yield _opine(claim, side, word, who, evidence, times, parties, index)


def _note(claim: Claim, times: Object, index: Index) -> Object:
    row, sure = view_row(claim, index), claim.credibility
    reports = dict.fromkeys(e.report for e in (*claim.support, *claim.denials) if e.report in index.reports)
    properties = {
        "abstract": row.proposition,
        "content": _tell(claim, row, index),
        "confidence": CONFIDENCE.get(sure.code) if sure else None,
        "object_refs": [identify("report", key) for key in reports],
    }
    extension = {
        "record_id": claim.id,
        "number": row.number,
        "reports": row.reports,
        "texts": row.texts,
        "origins": row.origins,
        "voices": row.voices,
        "independence": claim.independence,
        "credibility": sure.code if sure else None,
        "credibility_reason": flatten(sure.reason) if sure else None,
        "first_seen": claim.first_seen,
        "last_seen": claim.last_seen,
        "evidence": _place(claim.support, index),
        "denials": _place(claim.denials, index),
    }
    return make_object("note", claim.id, times, properties, extension)


def _tell(claim: Claim, row: Row, index: Index) -> str:
    """The claim, its counts and its standing in words, then where it stands."""
    sure = claim.credibility
    standing = [
        f"{write_counts(claim, index)}, {count(row.voices, 'voice')}: {row.who}.",
        f"{capitalise(row.denied)}." if row.denied else "",
        "Independence not established." if claim.independence == "not_established" else "",
        f"Credibility {sure.code} of 6 (Admiralty scale): {flatten(sure.reason)}" if sure else "",
    ]
    places = [f"{cite(e, index)}: {quote(e.text, QUOTED)}" for e in claim.support]
    denials = [f"denied, {cite(e, index)}: {quote(e.text, QUOTED)}" for e in claim.denials]
    return "\n".join([row.proposition, " ".join(filter(None, standing)), *places, *denials])


def _place(pieces: Iterable[Evidence], index: Index) -> list[Object]:
    return [
        {
            "report_ref": identify("report", e.report),
            "file": flatten(index.reports[e.report].file),
            "start": e.start,
            "end": e.end,
            "text": flatten(e.text),
        }
        for e in pieces
        if e.report in index.reports
    ]


def _group(pieces: Iterable[Evidence], index: Index) -> dict[str, list[Evidence]]:
    """Evidence by who says it, in words; what nobody identified says is nobody's opinion."""
    found: dict[str, list[Evidence]] = {}
    for piece in pieces:
        origin = find_origin(piece, index)
        words = describe_origin(origin, index) if origin else name_speaker(piece, index)
        if words and words != NO_SOURCE and piece.report in index.reports:
            found.setdefault(words, []).append(piece)
    return found


def _opine(
    claim: Claim,
    side: str,
    word: str,
    who: str,
    evidence: list[Evidence],
    times: Object,
    parties: set[str],
    index: Index,
) -> Object:
    places = [f"{cite(e, index)}: {quote(e.text, QUOTED)}" for e in evidence]
    properties = {
        "opinion": word,
        "explanation": "\n".join([f"{who} {side} it:", *places]),
        "authors": [who],
        "object_refs": [identify("note", claim.id)],
    }
    speakers = (find_statement(e, index) for e in evidence)
    keys = [s.speaker.actor for s in speakers if s and s.speaker and s.speaker.actor in parties]
    extension = {
        "record_id": claim.id,
        "origin": who,
        "speaker_ref": identify("identity", keys[0]) if keys and keys[0] else None,
        "evidence": _place(evidence, index),
    }
    return make_object("opinion", f"{claim.id} {side} {who}", times, properties, extension)
