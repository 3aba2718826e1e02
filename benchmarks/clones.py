"""A store made large: its reports again under other addresses, with other names, as reports of other matters.

Of the words by which neighbours are looked up most are renamed (they are names, mostly) and the lightest are kept, as
words of the field that many reports share.  A clone has its place, its keys and its profile like any report, and it is
in the record; it is not annotated, and nothing is linked in its matter.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from headwater.annotations import Annotations
from headwater.link.matters import TERMS, Profile, decode_profile, encode_profile, list_keys
from headwater.link.streams import Sketch
from headwater.record.model import Report
from headwater.record.spans import identify

KEPT = 4  # of the heaviest terms, the lightest, that clones share with their originals
QUERY = """
    SELECT p.matter, p.profile, r.json FROM place p JOIN report r ON r.id = p.report ORDER BY p.number
"""


def clone_reports(path: Path, number: int) -> None:
    """Fill a store with clones of its reports until it holds so many."""
    db = sqlite3.connect(path)
    originals = db.execute(QUERY).fetchall()
    place = db.execute("SELECT max(number) FROM place").fetchone()[0]
    clones = (row for round in range(1, number // len(originals) + 1) for row in _clone_all(originals, round))
    for report, profile, matter in (row for row, _ in zip(clones, range(number - len(originals)), strict=False)):
        place += 1
        _insert(db, report, profile, place, matter)
    db.commit()
    db.close()


def _clone_all(originals: list[Any], round: int) -> Iterator[tuple[Report, Profile, int]]:
    for matter, profile, data in originals:
        report = msgspec.json.decode(data, type=Report)
        uri = f"clones/{round}/{report.uri}"
        clone = msgspec.structs.replace(
            report, id=identify("rep", uri), uri=uri, file=f"{round}-{report.file}", zones=(), credits=()
        )
        yield clone, _rename(decode_profile(profile), uri, round), 10_000_000 * round + matter


def _rename(profile: Profile, uri: str, round: int) -> Profile:
    terms = profile.sketch.terms
    renamed = tuple((f"{term}~{round}", weight) for term, weight in terms[: TERMS - KEPT]) + terms[TERMS - KEPT :]
    numbers = (np.frombuffer(profile.numbers, "<u4") ^ np.uint32(round * 2654435761 % 2**32)).tobytes()
    return Profile(uri, Sketch(renamed, profile.sketch.day), numbers)


def _insert(db: sqlite3.Connection, report: Report, profile: Profile, place: int, matter: int) -> None:
    data, keys = msgspec.json.encode(report), list_keys(profile)
    unread = msgspec.json.encode(Annotations(report=report.id))
    row = (place, report.id, matter, report.file, report.uri, encode_profile(profile))
    db.execute("INSERT INTO report VALUES (?, ?, ?)", (report.id, report.uri, data))
    db.execute("INSERT INTO annotation VALUES (?, ?, ?)", (report.id, "clone", unread))
    db.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?)", row)
    db.executemany("INSERT INTO term VALUES (?, ?, ?)", [(key, place, weight) for key, weight in keys.terms.items()])
    db.executemany("INSERT INTO bond VALUES (?, ?)", [(key, place) for key in sorted(set(keys.others))])
    db.execute("INSERT INTO object VALUES (?, 'report', 0, 1, 1, ?, ?)", (report.id, data, matter))
