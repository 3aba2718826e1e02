"""A record as a STIX 2.1 bundle: reports, those who speak, a note for each claim, opinions of who says or denies it.

A claim is a `note` on the reports that carry it; whoever stands behind it agrees with that note, whoever denies it
disagrees.  An opinion is never ours.  Nothing in the bundle says that a claim is true.
"""

import msgspec

from headwater.record.whole import Record
from headwater.tell.index import Index, index_record
from headwater.tell.stix.claims import list_claim_objects
from headwater.tell.stix.frame import Object, Stamps, identify, introduce
from headwater.tell.stix.parties import list_identities, list_parts
from headwater.tell.stix.reports import list_copies, list_reports


def write_bundle(record: Record) -> bytes:
    """The bundle as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(make_bundle(record)), indent=2) + b"\n"


def make_bundle(record: Record) -> Object:
    """The bundle as plain values; its id follows from what is in it."""
    objects = _list_objects(index_record(record))
    key = msgspec.json.encode(objects).decode()
    return {"type": "bundle", "id": identify("bundle", key), "objects": objects}


def _list_objects(index: Index) -> list[Object]:
    stamps = Stamps(index)
    makers = (list_identities, list_reports, list_parts, list_copies, list_claim_objects)
    return [*introduce(), *(found for make in makers for found in make(index, stamps))]
