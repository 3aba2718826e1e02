"""The STIX bundle is valid by the standard's own tools, says what the record says, and is the same each time."""

import json
import uuid
import warnings
from typing import Any

import msgspec
import pytest

from headwater.errors import RecordError
from headwater.record.whole import Record
from headwater.tell.stix.bundle import make_bundle, write_bundle
from headwater.tell.stix.frame import EXTENSION, NAMESPACE
from tests.tell.affair import AFFAIR, POOR, TEXTS, reword

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the library's own imports are old-fashioned
    import stix2

PRINTED = msgspec.structs.replace(AFFAIR.reports[0], uri="https://paper.example/a?b=1", sha256="0a" * 32)
COPIED = msgspec.structs.replace(AFFAIR.copies[0], direction="a>b")
WEB = msgspec.structs.replace(AFFAIR, reports=(PRINTED, *AFFAIR.reports[1:]), copies=(COPIED,))
RECORDS = pytest.mark.parametrize(
    "record",
    [AFFAIR, WEB, *POOR.values(), reword(AFFAIR, "“x” <b>\x1b")],
    ids=["affair", "from the web", *POOR, "odd words"],
)
OBSERVABLES = uuid.UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")  # the standard keeps this namespace for those


def group(record: Record) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for thing in make_bundle(record)["objects"]:
        found.setdefault(thing["type"], []).append(thing)
    return found


@RECORDS
def test_the_library_takes_every_object_without_custom_content(record: Record) -> None:
    bundle = stix2.parse(write_bundle(record).decode(), allow_custom=False, version="2.1")
    assert len(bundle.objects) == len(make_bundle(record)["objects"])
    for thing in bundle.objects:
        assert thing.spec_version == "2.1"
        assert thing.modified >= thing.created


@pytest.mark.slow
@RECORDS
def test_the_validator_of_the_standard_finds_no_fault(record: Record) -> None:
    # Not among the development tools, because a package that it needs has no wheel: `pip install stix2-validator`.
    pytest.importorskip("stix2validator.v21")
    validator = pytest.importorskip("stix2validator")
    options = validator.ValidationOptions(version="2.1")
    results = validator.validate_instance(json.loads(write_bundle(record)), options)
    assert results.is_valid, results.errors
    # It advises random ids ({103}); ours follow from the record, as the standard allows.
    assert [str(w) for w in results.warnings if "{103}" not in str(w)] == []


@RECORDS
def test_ids_are_of_a_namespace_of_our_own_and_shared_by_nothing(record: Record) -> None:
    objects = make_bundle(record)["objects"]
    keys = [uuid.UUID(thing["id"].partition("--")[2]) for thing in objects]
    assert len(set(keys)) == len(keys)
    assert {key.version for key in keys} == {5}
    assert NAMESPACE != OBSERVABLES


@RECORDS
def test_references_lead_to_objects_of_the_bundle(record: Record) -> None:
    objects = make_bundle(record)["objects"]
    known = {thing["id"] for thing in objects}
    for thing in objects:
        refs = [thing[key] for key in thing if key.endswith("_ref")] + thing.get("object_refs", [])
        for piece in thing.get("extensions", {}).get(EXTENSION, {}).get("evidence", []):
            refs.append(piece["report_ref"])
        assert set(refs) <= known, thing["id"]


def test_a_claim_is_a_note_with_its_counts_and_opinions_for_and_against_it() -> None:
    found = group(AFFAIR)
    note = next(n for n in found["note"] if n["extensions"][EXTENSION]["record_id"] == "clm_sale")
    assert note["abstract"] == "Vallonia will sell flood pumps to Estmark."
    assert "2 reports, 1 text, 1 origin, 1 voice: only Vallonia (Ilan Brode). Denied by" in note["content"]
    told = note["extensions"][EXTENSION]
    assert (told["reports"], told["texts"], told["voices"], told["credibility"]) == (2, 1, 1, 4)
    assert note["confidence"] == 30  # the standard's value for Admiralty 4
    opinions = [o for o in found["opinion"] if o["object_refs"] == [note["id"]]]
    assert {(o["opinion"], o["authors"][0].partition(",")[0]) for o in opinions} == {
        ("agree", "Ilan Brode"), ("disagree", "Estmark Water Board (Estmark)"),
    }  # fmt: skip
    # What nobody identified says is a note, and nobody's opinion.
    bare = next(n for n in found["note"] if n["extensions"][EXTENSION]["record_id"] == "clm_port")
    assert not any(o["object_refs"] == [bare["id"]] for o in found["opinion"])


def test_a_copy_is_derived_from_what_it_copies() -> None:
    found = group(WEB)
    copied = next(r for r in found["relationship"] if r["relationship_type"] == "derived-from")
    files = {r["id"]: r["extensions"][EXTENSION]["file"] for r in found["report"]}
    assert (files[copied["source_ref"]], files[copied["target_ref"]]) == ("courier_0b.txt", "gazette_0a.txt")
    assert {r["relationship_type"] for r in group(AFFAIR)["relationship"]} == {"related-to"}


def test_evidence_points_at_the_words() -> None:
    files = {report.file: TEXTS[report.id] for report in AFFAIR.reports}
    pieces = [p for n in group(AFFAIR)["note"] for p in n["extensions"][EXTENSION]["evidence"]]
    assert pieces
    for piece in pieces:
        assert files[piece["file"]][piece["start"] : piece["end"]] == piece["text"]


def test_times_are_those_of_the_record() -> None:
    first = AFFAIR.reports[0].id
    reports = tuple(
        msgspec.structs.replace(r, collected="2031-05-06T10:00:00+02:00" if r.id == first else "2031-05-06T09:30:00Z")
        for r in AFFAIR.reports
    )
    record = msgspec.structs.replace(AFFAIR, reports=reports)
    assert write_bundle(record) == write_bundle(record)
    found = group(record)
    assert {r["created"] for r in found["report"]} == {"2031-05-06T08:00:00.000Z", "2031-05-06T09:30:00.000Z"}
    assert {r["modified"] for r in found["report"]} == {"2031-05-07T00:00:00.000Z"}
    week = next(r for r in found["report"] if r["extensions"][EXTENSION]["record_id"] == first)
    assert week["published"] == "2031-05-04T00:00:00.000Z"
    assert week["extensions"][EXTENSION]["published_until"] == "2031-05-06"


def test_a_record_without_a_time_is_explained() -> None:
    header = msgspec.structs.replace(AFFAIR.header, created="yesterday")
    with pytest.raises(RecordError, match="yesterday"):
        make_bundle(msgspec.structs.replace(AFFAIR, header=header))
