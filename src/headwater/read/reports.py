"""A report from its text: zones, day of publication, language and credits; one maker for every kind of input."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from headwater.dates import When
from headwater.read.credits import find_credits
from headwater.read.language import detect_language
from headwater.read.published import find_published
from headwater.read.zones import mark_zones
from headwater.record.model import Report
from headwater.record.spans import identify


class Origin(NamedTuple):
    """Where a report comes from: its locator, the name to show, the digest of its bytes, the time of collection."""

    uri: str
    file: str
    sha256: str
    collected: str | None


def make_report(
    origin: Origin,
    text: str,
    *,
    head: Sequence[str] = (),
    published: When | None = None,
    language: str | None = None,
    known: Mapping[str, str] | None = None,
    latest: When | None = None,
) -> Report:
    """The report of a text.

    What the input has stated outside of the text comes first where it is certain: the kinds of its first blocks
    (`head`), those of paragraphs by their words (`known`), and the day (`published`).  A stated `language` counts only
    where the words are too few to tell theirs, and a bound of the day (`latest`) only where nothing else does.
    """
    number = identify("rep", origin.uri, origin.sha256)
    zones = mark_zones(text, head, known or {})
    day = published or find_published(text, zones)
    title = next((z for z in zones if z.kind == "title"), None)
    prose = " ".join(text[z.start : z.end] for z in zones if z.kind in ("body", "title", "standfirst"))
    return Report(
        id=number,
        uri=origin.uri,
        file=origin.file,
        sha256=origin.sha256,
        title=text[title.start : title.end] if title else None,
        outlet=None,
        published=day if day.is_known or latest is None else latest,
        collected=origin.collected,
        language=detect_language(prose or text) or language,
        text=text,
        zones=zones,
        credits=find_credits(number, text, zones),
    )
