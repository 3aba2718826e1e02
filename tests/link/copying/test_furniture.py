"""What a site puts under all its reports, and what only looks like it: wire copy, an agency's background, a saying."""

import random
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec
import pytest

from headwater.annotations import Annotations
from headwater.link.copying.furniture import KIND
from headwater.pipeline.annotation import read_texts
from headwater.pipeline.linking import link_matter, link_reports
from headwater.pipeline.tracing import link_store
from headwater.record.model import Report
from headwater.record.store import Store
from headwater.record.whole import Record

NEWS = (
    "The ferry Alcyone ran aground off Port Ansel on Monday with 212 passengers aboard. Divers of the Norland navy "
    "found a crack in the hull of the ferry. Harbour master Ada Corriden said the pilot had ignored two warnings.",
    "Norland's navy towed the ferry Alcyone to Port Ansel on Tuesday. The hull of the ferry had taken in water. "
    "Captain Tor Velling told a court that the steering had failed.",
    "Passengers of the ferry Alcyone sued its owner, Velmar Lines, on Wednesday. Their lawyer Ines Okoro said the hull "
    "of the ferry had a crack. Velmar Lines denied it.",
    "The transport minister of Norland, Per Lund, grounded all ships of Velmar Lines on Thursday. He said the ferry "
    "Alcyone had missed two inspections of its hull. The shares of the company fell by a third.",
    "Fishermen near Port Ansel reported an oil slick from the ferry Alcyone on Friday. Ada Corriden said booms would "
    "be laid around the hull of the ferry. Mussel farms were closed.",
    "Prosecutors in Port Ansel charged Captain Tor Velling of the ferry Alcyone on Saturday. They said he had left the "
    "bridge of the ferry for an hour. Velling denied that.",
    "The ferry Alcyone will be broken up, Velmar Lines announced on Sunday. Its chairwoman Runa Hald said repairs of "
    "the hull would cost more than a new ferry. Per Lund welcomed it.",
)
ADVERT = "A fountain pen for every desk and a desk for every fountain pen, at prices unheard of since the war."
NOTICE = "We ask our readers to keep their letters short and to sign them with a full name."
NAMED = "The Morning Herald answers no letters that arrive by telegram or by pigeon."


def lay_out(*under: str, news: Sequence[str] = NEWS) -> dict[str, str]:
    """Reports of one story on different days, each with the same under it."""
    return {
        f"{n}.txt": "\n\n".join((f"{n} May 2031", *text.split(". ", 1), *under)) + "\n"
        for n, text in enumerate(news, 3)
    }


def link(texts: Mapping[str, str]) -> Record:
    rows = read_rows(tuple(texts.items()))
    return link_matter(rows, {report.id for report, _ in rows})


@cache
def read_rows(texts: tuple[tuple[str, str], ...]) -> tuple[tuple[Report, Annotations], ...]:
    return tuple(read_texts(dict(texts)))


def list_furniture(record: Record) -> set[str]:
    return {r.text[z.start : z.end] for r in record.reports for z in r.zones if z.kind == KIND}


def list_told(record: Record) -> list[str]:
    """The words of all that supports a claim, is a copy, stands in the timeline or is new."""
    supports = [e.text for c in record.claims for e in (*c.support, *c.denials)]
    copies = [side.text or "" for c in record.copies for side in (c.a, c.b)]
    rows = [s.text for t in record.timeline for s in t.support] + [s.text for c in record.changes for s in c.support]
    read = [s.text for x in record.statements for s in x.extent] + [e.trigger.text for e in record.events]
    return [*supports, *copies, *rows, *read]


@pytest.mark.parametrize(
    ("line", "number"),
    [(NOTICE, 3), (ADVERT, 4), (NAMED, 4), (f"{ADVERT}\n\n{NOTICE}", 4)],
    ids=["address", "advert", "outlet", "block"],
)
def test_what_stands_under_several_reports_is_furniture_and_tells_nothing(line: str, number: int) -> None:
    record = link(lay_out(line, news=NEWS[:number]))
    assert list_furniture(record) == set(line.split("\n\n"))
    words = [part for part in line.split("\n\n") for part in (part[:20], part[-20:-1])]
    assert not [told for told in list_told(record) if any(w in told for w in words)]
    assert any("ferry" in told for told in list_told(record)), "the rest of the reports is linked"


def test_an_advert_between_a_report_and_the_letters_of_its_readers_takes_more_reports() -> None:
    letters = [f"I have sailed with {name} for years and never saw a life vest on board.\n" for name in "ABCDEFG"]
    texts = [f"{text} {ADVERT} {letter}" for text, letter in zip(NEWS, letters, strict=True)]
    assert list_furniture(link(lay_out(news=texts))) == {ADVERT}
    assert not list_furniture(link(lay_out(news=texts[:5])))


def test_two_reports_are_too_few() -> None:
    assert not list_furniture(link(lay_out(NOTICE, news=NEWS[:2])))


def test_a_wire_story_that_many_print_is_none() -> None:
    copies = {f"outlet{n}.txt": f"3 May 2031\n\n{NEWS[0]} {ADVERT} We will all remember it here.\n" for n in range(9)}
    record = link(copies)
    assert not list_furniture(record)
    assert {c.texts for c in record.claims} == {1}


def test_a_site_that_prints_a_wire_story_with_its_own_furniture_keeps_the_story() -> None:
    wire = {f"outlet{n}.txt": f"10 May 2031\n\n{NEWS[6]}\n\n{NOTICE}\n" for n in range(4)}
    record = link({**lay_out(NOTICE, news=NEWS[:4]), **wire})
    assert list_furniture(record) == {NOTICE}


@pytest.mark.parametrize(
    "background",
    [
        "The talks on the ferry line began in 2015 after Norland closed the old bridge.",
        "Velmar Lines bought the ship in 2019.",
        "A crew of thirty is the rule on a ferry of that size.",
        "It was the worst accident in twenty years.",
        "“We have nothing to hide here, and you will see it,” Per Lund has said.",
        "Per Lund has said that all owners here will be treated alike.",
    ],
    ids=["actor", "party", "thing", "pointing", "quotation", "saying"],
)
def test_background_that_an_agency_repeats_is_none(background: str) -> None:
    assert not list_furniture(link(lay_out(background)))


def test_a_title_that_is_furniture_is_no_title() -> None:
    texts = {name: f"Letters Please and a Pen for Your Desk\n\n{text}" for name, text in lay_out().items()}
    record = link(texts)
    assert {r.title for r in record.reports} == {None}
    assert not any("Pen" in s.title for s in record.stories)


def test_the_order_and_the_batches_in_which_reports_come_change_nothing(tmp_path: Path) -> None:
    rows = read_rows(tuple(lay_out(ADVERT, NOTICE).items()))
    whole = link_reports(rows)
    assert list_furniture(whole) == {ADVERT, NOTICE}
    for seed, size in ((1, 1), (2, 3)):
        with Store(tmp_path / f"{seed}.hw") as store:
            mixed = random.Random(seed).sample(rows, len(rows))
            for start in range(0, len(mixed), size):
                for report, found in mixed[start : start + size]:
                    store.add_report(report, "test", msgspec.json.encode(found))
                link_store(store)
            assert undated(store.read_record()) == undated(whole)


def undated(record: Record) -> Record:
    return msgspec.structs.replace(record, header=msgspec.structs.replace(record.header, created=""))
