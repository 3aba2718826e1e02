"""Reports into a store, each read once: what is new, what is another version, what was there already."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

import msgspec

from headwater.encoder.model import default_encoder
from headwater.errors import ReadError
from headwater.fetch.client import Client
from headwater.pipeline.annotation import annotate_report
from headwater.pipeline.engine import default_packs, name_engine, tell_time
from headwater.pipeline.fetching import fetch_reports
from headwater.pipeline.reading import Tally
from headwater.pipeline.translating import is_foreign, translate_report
from headwater.record.model import Problem, Report
from headwater.record.revisions import has_same_words
from headwater.record.spans import identify
from headwater.record.store import Store

Outcome = Literal["added", "revised", "unchanged", "refused"]


class Visit(NamedTuple):
    """How addresses are fetched; with `follow` the pages that a feed links to in place of its entries."""

    client: Client
    follow: bool = False


def keep_found(store: Store, found: Report | Problem, engine: str, translator: str | None = None) -> Outcome:
    """Keep a report with its annotations, or the reason why there is none."""
    if isinstance(found, Problem):
        store.add_refusal(found)
        return "refused"
    versions = store.list_versions(found.uri)
    known = next((report for report in versions if report.id == found.id), None)
    if known and store.is_known(found.id, engine) and not (translator and is_foreign(known)):
        return "unchanged"
    report, fault = _translate(store, known or found, translator)
    if not (fault and known):
        annotations = msgspec.json.encode(annotate_report(report, default_packs(), default_encoder()))
        store.replace_report(report, engine, annotations)
    if fault:
        store.add_refusal(fault)
    return "unchanged" if known else "revised" if versions else "added"


def _translate(store: Store, report: Report, translator: str | None) -> tuple[Report, Problem | None]:
    """The report in English where it can be had, else as it came with the reason."""
    if not translator or not is_foreign(report):
        return report, None
    try:
        return translate_report(report, translator, store.visits()), None
    except ReadError as error:
        key = identify("prb", report.id, "not translated")
        return report, Problem(id=key, uri=report.uri, what="not translated", detail=str(error))


def keep_visited(store: Store, found: Report | Problem, engine: str, translator: str | None = None) -> Outcome:
    """Keep a report that was fetched: other bytes that say the same words at one address are no other version."""
    if isinstance(found, Report):
        before = [report for report in store.list_versions(found.uri) if report.id != found.id]
        if any(has_same_words(_original(report), found.text) for report in before):
            return "unchanged"
    return keep_found(store, found, engine, translator)


def _original(report: Report) -> str:
    return report.translated_from.text if report.translated_from else report.text


def keep_fetched(store: Store, addresses: Sequence[str], visit: Visit, translator: str | None = None) -> Tally:
    """Fetch addresses and keep what they hold; how much was new, was there already, and was refused."""
    engine = name_engine()
    found = fetch_reports(addresses, visit.client, tell_time(), follow=visit.follow)
    outcomes = Counter(keep_visited(store, item, engine, translator) for item in found)
    return Tally(outcomes["added"] + outcomes["revised"], outcomes["unchanged"], outcomes["refused"])


def translate_kept(store: Store, translator: str) -> None:
    """Translate what a store holds in other languages."""
    engine = name_engine()
    for report in [report for report, *_ in store.reports() if is_foreign(report)]:
        keep_found(store, report, engine, translator)
