"""What every STIX object of ours has: an id that follows from the record's, times from the record, its extension.

Ids are UUIDv5 in a namespace of our own: the standard asks for one that is not that of its observables, and for UUIDs
that no two objects share, whatever their types.  The same record gives the same bundle.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from headwater.errors import RecordError
from headwater.tell.index import Index

Object = dict[str, Any]

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:headwater:record:stix")
# Objects that are no part of a record stand in every bundle with one id, so their times are those of their wording.
WORDED = "2026-01-01T00:00:00.000Z"
EXTENSION_VERSION = "1.0.0"


def identify(kind: str, key: str) -> str:
    """The STIX id of an object of a record."""
    return f"{kind}--{uuid.uuid5(NAMESPACE, f'{kind}:{key}')}"


MAKER = identify("identity", "headwater")
EXTENSION = identify("extension-definition", f"headwater-record/{EXTENSION_VERSION}")
SCHEMA = (
    "Properties that Headwater adds. On a report: record_id, file (its name in the record), sha256, "
    "published_from and published_until (the first and the last day on which it may have been published; absent "
    "where not known), published_basis (how that was worked out), text (reports of one value carry one text), "
    "credits. On a note, which is one claim: record_id, number, reports, texts, origins, voices (how many carry "
    "it; voices are independent institutions), independence (established or not_established), credibility "
    "(Admiralty number 1 to 6), credibility_reason, first_seen and last_seen (record ids of reports), evidence "
    "and denials. On an opinion: record_id (the claim), origin (who and on which occasion), speaker_ref (an "
    "identity), evidence. A piece of evidence has report_ref, file, start, end (code points of the report's text, "
    "half-open) and text (the words there)."
)


class Stamps:
    """Times of objects: created when the first of its reports was collected, modified when the record was made."""

    def __init__(self, index: Index) -> None:
        self._made = _read_time(index.record.header.created)
        self._collected = {r.id: _read_time(r.collected) for r in index.reports.values() if r.collected}

    def stamp(self, reports: Iterable[str]) -> Object:
        """The two times of an object that rests on some reports."""
        known = [self._collected[key] for key in reports if key in self._collected]
        first = min(known, default=self._made)
        return {"created": write_time(first), "modified": write_time(max(first, self._made))}


def _read_time(text: str) -> dt.datetime:
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise RecordError(f"{text!r} in the record is no time like 2024-05-14T09:30:00Z") from error
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def write_time(time: dt.datetime) -> str:
    """A time as STIX has it: in UTC, to the millisecond."""
    return f"{time.astimezone(dt.UTC).replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


def make_object(kind: str, key: str, stamps: Object, properties: Object, more: Object | None = None) -> Object:
    """An object with its common properties and, in the extension, `more`; what is empty or not known is left out."""
    head = {"type": kind, "spec_version": "2.1", "id": identify(kind, key), "created_by_ref": MAKER, **stamps}
    told = {"extension_type": "property-extension", **_drop_empty(more or {})}
    return head | _drop_empty(properties) | ({"extensions": {EXTENSION: told}} if more else {})


def _drop_empty(properties: Object) -> Object:
    return {key: value for key, value in properties.items() if value not in (None, "", [], {})}


def introduce() -> list[Object]:
    """The two objects that every bundle begins with: who made it, and what its extension means."""
    stamps = {"created": WORDED, "modified": WORDED}
    maker = make_object("identity", "headwater", stamps, {"name": "Headwater", "identity_class": "system"})
    extension = {
        "type": "extension-definition",
        "spec_version": "2.1",
        "id": EXTENSION,
        "created_by_ref": MAKER,
        **stamps,
        "name": "Headwater record",
        "description": "How widely a claim stands in reports, and where its evidence is.",
        "schema": SCHEMA,
        "version": EXTENSION_VERSION,
        "extension_types": ["property-extension"],
    }
    del maker["created_by_ref"]
    return [maker, extension]
