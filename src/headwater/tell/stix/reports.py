"""Reports as STIX reports, and what one has from another as relationships."""

import datetime as dt
import re
from collections.abc import Iterator

from headwater.record.model import Copy, Report
from headwater.tell.index import Index, group_texts
from headwater.tell.stix.frame import MAKER, Object, Stamps, identify, make_object, write_time
from headwater.tell.stix.parties import find_parties
from headwater.tell.views import name_report
from headwater.tell.wording import flatten, write_when

_WEB = re.compile(r"https?://\S+")
_DIGEST = re.compile(r"[0-9a-f]{64}")
# Relations of whole reports that say something of where a text comes from.
SHARED = {
    "near_duplicate": "carry one text, or two translations of one",
    "reused_passages": "have passages in common",
    "shared_quotation": "have quotations in common",
}


def list_reports(index: Index, stamps: Stamps) -> Iterator[Object]:
    """A report for each report, on those who speak in it."""
    parties = find_parties(index)
    texts = {number: group[0] for group in group_texts(index) for number in group}
    for report in index.reports.values():
        speakers = [s.speaker.actor for s in index.record.statements if s.report == report.id and s.speaker]
        named = dict.fromkeys(key for key in (report.outlet, *speakers) if key in parties)
        times = stamps.stamp([report.id])
        properties = {
            "name": flatten(report.title or report.file) or "(no title)",
            "description": _describe(report, index),
            "published": _write_published(report, times),
            "lang": report.language,
            # A report must refer to something: one in which nobody speaks, to whoever read it.
            "object_refs": [identify("identity", key) for key in named if key] or [MAKER],
            "external_references": [_refer(report, index)],
        }
        yield make_object("report", report.id, times, properties, _extend(report, texts[index.numbers[report.id]]))


def _describe(report: Report, index: Index) -> str:
    credits = [f"{c.kind} {flatten(c.name)}" for c in report.credits]
    parts = [f"Report {index.numbers[report.id]}, {name_report(report, index)}", *credits]
    parts.append(f"published {write_when(report.published)} ({flatten(report.published.basis)})")
    return "; ".join(parts)


def _write_published(report: Report, times: Object) -> str:
    """The standard must have an instant: the first on which it may have been published, as the extension says in days.

    A report whose days are not known was published before it was collected: that is the instant then.
    """
    day = report.published.start or report.published.end
    if day is None:
        return str(times["created"])
    return write_time(dt.datetime.combine(day, dt.time(), dt.UTC))


def _refer(report: Report, index: Index) -> Object:
    is_web = bool(_WEB.fullmatch(report.uri))
    reference: Object = {"source_name": name_report(report, index) or "report", "description": flatten(report.file)}
    if _DIGEST.fullmatch(report.sha256):
        reference["hashes"] = {"SHA-256": report.sha256}
    return reference | ({"url": report.uri} if is_web else {"external_id": report.id})


def _extend(report: Report, text: int) -> Object:
    when = report.published
    return {
        "record_id": report.id,
        "file": flatten(report.file),
        "sha256": report.sha256,
        "published_from": when.start.isoformat() if when.start else None,
        "published_until": when.end.isoformat() if when.end else None,
        "published_basis": flatten(when.basis),
        "text": text,
        "credits": [f"{c.kind}: {flatten(c.name)}" for c in report.credits],
    }


def list_copies(index: Index, stamps: Stamps) -> Iterator[Object]:
    """A relationship for each two reports of which one has something from the other."""
    for copy in index.record.copies:
        if copy.is_whole and copy.relation in SHARED and {copy.a.report, copy.b.report} <= index.reports.keys():
            yield _relate(copy, index, stamps)


def _relate(copy: Copy, index: Index, stamps: Stamps) -> Object:
    source, target = copy.a.report, copy.b.report
    if copy.direction == "a>b":
        source, target = target, source
    numbers = f"{index.numbers[source]} and {index.numbers[target]}"
    properties = {
        "relationship_type": "derived-from" if copy.direction else "related-to",
        "description": f"Reports {numbers} {SHARED[copy.relation]}.",
        "source_ref": identify("report", source),
        "target_ref": identify("report", target),
    }
    return make_object("relationship", copy.id, stamps.stamp([source, target]), properties)
