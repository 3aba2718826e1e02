"""What the engine runs on rows: the pure functions of reading and linking between columns of bytes.

Each imports its stage itself: every step starts processes of its own, and all stages take two thirds of a second.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from headwater.annotations import Annotations
from headwater.link.neighbours.matters import encode_profile, join_shelf, list_keys, list_shelves, profile_report
from headwater.record.jsonl import encode_item
from headwater.record.model import Header, Report
from headwater.scale.profiles import open_profiles

NO_ROUTE = -1


def number_report(report: str) -> int:
    """The 64 bits of a report's id as a signed number, by which tables are joined."""
    return int(report.removeprefix("rep_"), 16) - 2**63


def read_source(uri: str, file: str, path: str, collected: str) -> Iterator[dict[str, Any]]:
    """The reports of one input as rows, and its problems.

    `route` brings reports with much text in common together (the smallest hash of their word runs): what they share
    is then annotated once, because a worker keeps the sentences that it has read.
    """
    from headwater.read.inputs import read_input
    from headwater.read.sources import Source

    for found in read_input(Source(uri=uri, file=file, path=Path(path)), collected):
        if not isinstance(found, Report):
            yield {"problem": msgspec.json.encode(found)}
            continue
        profile = profile_report(found)
        yield {
            "number": number_report(found.id),
            "uri": found.uri,
            "file": found.file,
            "report": msgspec.json.encode(found),
            "route": int(profile.signature[0]) if profile.numbers else NO_ROUTE,
            "profile": encode_profile(profile),
            "keys": sorted(list_shelves(list_keys(profile))),
        }


def annotate(report: bytes) -> bytes:
    """The annotations of a report."""
    from headwater.encoder.model import default_encoder
    from headwater.pipeline.annotation import annotate_report
    from headwater.pipeline.engine import default_packs

    found = annotate_report(msgspec.json.decode(report, type=Report), default_packs(), default_encoder())
    return msgspec.json.encode(found)


def find_edges(shelf: Sequence[int], profiles: str) -> Iterator[dict[str, int]]:
    """Pairs of neighbours on one shelf, by the numbers of the reports; the folder has the profiles of all."""
    for left, right in join_shelf(shelf, open_profiles(profiles).load):
        yield {"left": left, "right": right}


def link(
    reports: Sequence[bytes],
    annotations: Sequence[bytes],
    profiles: Sequence[bytes],
    named: Sequence[bool],
    stories: str | None,
) -> Iterator[dict[str, Any]]:
    """The objects of the record that the reports of one matter make.

    A store with the matter is left in the folder `stories`, which every worker can write, where one is given.
    """
    from headwater.pipeline.linking import link_matter

    read = [msgspec.json.decode(report, type=Report) for report in reports]
    found = [msgspec.json.decode(row, type=Annotations) for row in annotations]
    own = {report.id for report, has_name in zip(read, named, strict=True) if has_name}
    part = link_matter(list(zip(read, found, strict=True)), own)
    items = [item for item in part.items() if not isinstance(item, Header)]
    lines = [encode_item(item).decode() for item in items]
    for position, (item, line) in enumerate(zip(items, lines, strict=True)):
        yield {"kind": item.kind, "id": item.id, "position": position, "json": line}
    if stories is not None:
        from headwater.scale.stores import Matter, write_story

        write_story(Matter(sorted(zip(reports, annotations, profiles, strict=True)), lines), Path(stories))
