"""A small invented affair as a record by hand: three reports, two of them one text, a denial, a claim of nobody's."""

import datetime as dt
from typing import Any

import msgspec

from headwater.dates import When, on, unknown
from headwater.record.model import (
    Actor,
    Change,
    Claim,
    Copy,
    Credibility,
    Credit,
    Difference,
    Entry,
    Event,
    Header,
    Name,
    Office,
    Origin,
    Problem,
    Report,
    Role,
    Speaker,
    Statement,
    Story,
    Zone,
)
from headwater.record.spans import Evidence, Side, Span
from headwater.record.whole import Record

TEXTS = {
    "rep_a": (
        "date 2031-05-02\n\nVallonia to sell flood pumps to Estmark\n\n"
        "Vallonia will sell forty flood pumps to Estmark, ministry spokesman Ilan Brode told a briefing on Thursday. "
        "“The pumps will leave the port in June,” Brode said.\n"
    ),
    "rep_b": (
        "Flood pumps for Estmark\n\n"
        "Vallonia is to sell some flood pumps to Estmark, Ilan Brode of the Ministry of Works said, Northern Wire "
        "reports. “The pumps will leave port in June.”\n"
    ),
    "rep_c": (
        "Estmark denies pump deal\n\nThe water board of Estmark denied that Vallonia would sell it any pumps. "
        "“There is no deal,” its director Mara Quill said.\n\nThe port of Marrow was closed in April.\n"
    ),
    "rep_d": (
        "Dockers walk out in Quellmar\n\nDockers in Quellmar walked out on Thursday, Ilan Brode of their union said. "
        "The Quellmar Post had told of it first.\n"
    ),
}
FIRST, LATER = dt.date(2031, 5, 2), dt.date(2031, 5, 6)
HEADER = Header(headwater="0", model="none", domain="none", created="2031-05-07T00:00:00Z")


def span(report: str, words: str) -> Span:
    """The first place of some words in a report."""
    start = TEXTS[report].index(words)
    return Span(report=report, start=start, end=start + len(words), text=words)


def back(report: str, words: str, statement: str | None = None, event: str | None = None) -> Evidence:
    """The first place of some words as evidence."""
    return Evidence(**msgspec.structs.asdict(span(report, words)), statement=statement, event=event)


def month(number: int) -> When:
    """A month of thirty days of the affair's year."""
    return When(start=dt.date(2031, number, 1), end=dt.date(2031, number, 30), precision="month", basis="named")


def report(key: str, file: str, title: str, published: When, **more: Any) -> Report:
    """A report of this affair."""
    fields: dict[str, Any] = {"outlet": None, "collected": None, "language": "en", "zones": (), "credits": (), **more}
    return Report(
        id=key, uri=f"file:{file}", file=file, sha256="0", title=title, published=published, text=TEXTS[key], **fields
    )


def statement(key: str, where: str, words: str, who: tuple[str, str], **more: Any) -> Statement:
    """A statement of this affair; `who` is the actor and the words for it."""
    fields: dict[str, Any] = {
        "cue": None, "directness": "indirect", "attribution": "explicit", "act": "assert",
        "said": unknown("none given"), **more,
    }  # fmt: skip
    return Statement(
        id=key,
        report=where,
        content=(span(where, words),),
        speaker=Speaker(actor=who[0], span=span(where, who[1])),
        **fields,
    )


def claim(key: str, words: str, support: tuple[Evidence, ...], **more: Any) -> Claim:
    """A claim of this affair, by default of one report without a source."""
    fields: dict[str, Any] = {
        "reports": 1, "outlets": 1, "texts": 1, "independent_origins": 0, "independence": "not_established",
        "first_seen": support[0].report, "last_seen": support[-1].report, **more,
    }  # fmt: skip
    return Claim(id=key, proposition=words, support=support, **fields)


def _name(text: str, *reports: str) -> Name:
    return Name(text=text, spans=tuple(span(r, text) for r in reports))


REPORTS = (
    report(
        "rep_c", "tribune_0c.txt", "Estmark denies pump deal",
        When(start=dt.date(2031, 5, 4), end=LATER, precision="week", basis="inferred"),
    ),
    report(
        "rep_a", "gazette_0a.txt", "Vallonia to sell flood pumps to Estmark", on(FIRST, "header"),
        outlet="act_gazette",
        zones=(
            Zone(kind="boilerplate:header_line", start=0, end=15),
            Zone(kind="title", start=17, end=56),
        ),
    ),
    report(
        "rep_b", "courier_0b.txt", "Flood pumps for Estmark", on(FIRST, "header"),
        credits=(Credit(kind="agency", name="Northern Wire", span=span("rep_b", "Northern Wire")),),
    ),
)  # fmt: skip
ACTORS = (
    Actor(id="act_gazette", name="The Gazette", schema="Organization", names=()),
    Actor(
        id="act_brode", name="Ilan Brode", schema="Person", part_of="act_vallonia",
        names=(_name("Ilan Brode", "rep_a", "rep_b"), _name("Brode", "rep_a")),
        offices=(Office(title="ministry spokesman", of=None, spans=(span("rep_a", "ministry spokesman"),)),),
    ),
    Actor(id="act_vallonia", name="Vallonia", schema="Country", names=(_name("Vallonia", "rep_a", "rep_b", "rep_c"),)),
    Actor(id="act_board", name="Estmark Water Board", schema="PublicBody", part_of="act_estmark", names=()),
    Actor(id="act_estmark", name="Estmark", schema="Country", names=(_name("Estmark", "rep_a", "rep_b", "rep_c"),)),
    Actor(
        id="act_quill", name="Mara Quill", schema="Person", part_of="act_board", names=(_name("Mara Quill", "rep_c"),)
    ),
)  # fmt: skip
SALE = "Vallonia will sell forty flood pumps to Estmark"
STATEMENTS = (
    statement("sta_1", "rep_a", SALE, ("act_brode", "Ilan Brode"), origin="org_briefing"),
    statement(
        "sta_2", "rep_a", "The pumps will leave the port in June,", ("act_brode", "Brode"),
        origin="org_briefing", directness="direct",
    ),
    statement(
        "sta_3", "rep_b", "Vallonia is to sell some flood pumps to Estmark", ("act_brode", "Ilan Brode"),
        origin="org_briefing",
    ),
    statement(
        "sta_4", "rep_c", "that Vallonia would sell it any pumps", ("act_board", "The water board of Estmark"),
        act="deny", origin="org_board",
    ),
    statement("sta_5", "rep_c", "There is no deal,", ("act_quill", "Mara Quill"), directness="direct"),
)  # fmt: skip
EVENTS = (
    Event(
        id="evt_1", report="rep_a", type="general:TRANSFER", trigger=span("rep_a", "will sell"),
        roles=(
            Role(role="item", actor=None, span=span("rep_a", "flood pumps")),
            Role(role="recipient", actor="act_estmark", span=None),
            Role(role="quantity", actor=None, span=span("rep_a", "forty")),
        ),
        when=unknown("none given"), where=None, modality="planned", polarity="pos", statement="sta_1",
    ),
    Event(
        id="evt_2", report="rep_c", type="general:OTHER", trigger=span("rep_c", "closed"), roles=(),
        when=unknown("none given"), where=None, modality="actual", polarity="pos", statement=None,
    ),
)  # fmt: skip
ORIGINS = (
    Origin(
        id="org_briefing", speaker="act_brode", institution="act_vallonia", occasion="briefing on Thursday",
        when=on(dt.date(2031, 5, 1), "Thursday before 2 May"), identified=True, statements=("sta_1", "sta_2", "sta_3"),
        reasons=("both reports quote the June sentence",),
    ),
    Origin(
        id="org_board", speaker="act_board", institution="act_estmark", occasion=None, when=None, identified=True,
        statements=("sta_4", "sta_5"),
    ),
    Origin(
        id="org_none", speaker=None, institution=None, occasion=None, when=None, identified=False, statements=(),
    ),
)  # fmt: skip
CLAIMS = (
    claim(
        "clm_port", "The port of Marrow was closed in April.", (back("rep_c", "closed", event="evt_2"),),
        origins=("org_none",),
    ),
    claim(
        "clm_none", "No deal exists.", (back("rep_c", "There is no deal,", "sta_5"),),
        origins=("org_board",), independent_origins=1, independence="established",
    ),
    claim(
        "clm_june", "The pumps will leave the port in June.",
        (
            back("rep_a", "The pumps will leave the port in June,", "sta_2"),
            back("rep_b", "The pumps will leave port in June."),
        ),
        reports=2, origins=("org_briefing",), independent_origins=1, independence="established",
    ),
    claim(
        "clm_sale", "Vallonia will sell flood pumps to Estmark.",
        (
            back("rep_a", SALE, "sta_1", "evt_1"),
            back("rep_b", "Vallonia is to sell some flood pumps to Estmark", "sta_3"),
        ),
        denials=(back("rep_c", "that Vallonia would sell it any pumps", "sta_4"),),
        reports=2, outlets=2, origins=("org_briefing",), independent_origins=1, independence="established",
        differences=(
            Difference(kind="figure", words="forty / some", spans=(span("rep_a", "forty"), span("rep_b", "some"))),
        ),
        related=("clm_june",),
        credibility=Credibility(code=4, reason="one identified institution, denied by a party."),
    ),
)  # fmt: skip
AFFAIR = Record(
    header=HEADER,
    reports=REPORTS,
    actors=ACTORS,
    statements=STATEMENTS,
    events=EVENTS,
    origins=ORIGINS,
    copies=(
        Copy(id="cpy_1", a=Side(report="rep_a"), b=Side(report="rep_b"), relation="near_duplicate"),
        Copy(
            id="cpy_2", relation="near",
            a=Side(**msgspec.structs.asdict(span("rep_a", "The pumps will leave the port in June,"))),
            b=Side(**msgspec.structs.asdict(span("rep_b", "The pumps will leave port in June."))),
        ),
    ),
    claims=CLAIMS,
    timeline=(
        Entry(
            id="tml_2", when=on(dt.date(2031, 5, 1), "Thursday"), text="Brode announces the sale.",
            support=(span("rep_a", SALE),), claims=("clm_sale",), modality="actual",
        ),
        Entry(
            id="tml_1", when=month(4),
            text="The port of Marrow is closed.", support=(span("rep_c", "closed in April"),), claims=("clm_port",),
            modality="actual",
        ),
        Entry(
            id="tml_3", when=month(6), text="The pumps leave the port.", support=(span("rep_a", "in June"),),
            claims=("clm_june",), modality="planned",
        ),
    ),
    stories=(
        Story(
            id="sto_1", title="Flood pumps for Estmark", reports=("rep_a", "rep_b", "rep_c"),
            first_seen=None, last_seen=None,
        ),
    ),
    changes=(
        Change(
            id="chg_1", since="2031-05-02", what="new_denial", claim="clm_sale", before="undenied", after="denied",
            support=(span("rep_c", "that Vallonia would sell it any pumps"),),
        ),
    ),
    problems=(
        Problem(
            id="prb_1", uri="file:gazette_0a.txt", what="odd_figure", detail="the other report says some",
            spans=(span("rep_a", "forty"),),
        ),
    ),
)  # fmt: skip
# The same with a second story, in which somebody has a name of the first.
MIXED = msgspec.structs.replace(
    AFFAIR,
    reports=(*REPORTS, report("rep_d", "quellmar_0d.txt", "Dockers walk out in Quellmar", on(FIRST, "header"))),
    actors=(
        *ACTORS,
        Actor(id="act_docker", name="Ilan Brode", schema="Person", names=(_name("Ilan Brode", "rep_d"),)),
        Actor(id="act_post", name="Quellmar Post", schema="Organization", names=(_name("Quellmar Post", "rep_d"),)),
    ),
    statements=(
        *STATEMENTS,
        statement(
            "sta_6", "rep_d", "Dockers in Quellmar walked out on Thursday", ("act_docker", "Ilan Brode"),
            origin="org_union",
        ),
    ),
    origins=(
        *ORIGINS,
        Origin(
            id="org_union", speaker="act_docker", institution="act_docker", occasion=None, when=None, identified=True,
            statements=("sta_6",),
        ),
    ),
    claims=(
        *CLAIMS,
        claim(
            "clm_dock", "Dockers walked out in Quellmar.",
            (back("rep_d", "Dockers in Quellmar walked out on Thursday", "sta_6"),),
            origins=("org_union",), independent_origins=1, independence="established",
        ),
    ),
    timeline=(
        *AFFAIR.timeline,
        Entry(
            id="tml_4", when=on(dt.date(2031, 5, 1), "Thursday"), text="Dockers walk out.",
            support=(span("rep_d", "walked out on Thursday"),), claims=("clm_dock",), modality="actual",
        ),
    ),
    stories=(
        *AFFAIR.stories,
        Story(id="sto_2", title="Dockers walk out in Quellmar", reports=("rep_d",), first_seen=None, last_seen=None),
    ),
    problems=(
        *AFFAIR.problems,
        Problem(id="prb_2", uri="torn.pdf", what="unreadable", detail="It is cut off.", spans=()),
    ),
)  # fmt: skip
NOTHING = Record(header=HEADER)
LONE = Record(header=HEADER, reports=(msgspec.structs.replace(REPORTS[0], published=unknown("no date in it")),))
SINGLE = Record(
    header=HEADER, reports=(REPORTS[1],), actors=ACTORS, statements=STATEMENTS[:2], events=EVENTS[:1], origins=ORIGINS,
    claims=(msgspec.structs.replace(CLAIMS[2], support=CLAIMS[2].support[:1], reports=1, last_seen="rep_a"),),
)  # fmt: skip
POOR = {"nothing": NOTHING, "one report, no claims, no date": LONE, "one report, one claim": SINGLE}


def reword(record: Record, words: str) -> Record:
    """The record with these words in every place that a person or a report can fill."""
    claims = tuple(msgspec.structs.replace(c, proposition=words) for c in record.claims)
    reports = tuple(msgspec.structs.replace(r, title=words, file=f"{words}{r.file}") for r in record.reports)
    actors = tuple(msgspec.structs.replace(a, name=words) for a in record.actors)
    stories = tuple(msgspec.structs.replace(s, title=words) for s in record.stories)
    origins = tuple(msgspec.structs.replace(o, occasion=words, reasons=(words,)) for o in record.origins)
    moments = tuple(msgspec.structs.replace(e, text=words) for e in record.timeline)
    problems = tuple(msgspec.structs.replace(p, what=words, detail=words, uri=words) for p in record.problems)
    changes = tuple(msgspec.structs.replace(c, before=words, after=words) for c in record.changes)
    return msgspec.structs.replace(
        record, claims=claims, reports=reports, actors=actors, stories=stories, origins=origins, timeline=moments,
        problems=problems, changes=changes,
    )  # fmt: skip
