"""Reports in memory for tests of one stage: a title where there is one, paragraphs between blank lines."""

from headwater.annotate.sentences import split_sentences
from headwater.annotations import Sentence
from headwater.dates import unknown
from headwater.record.model import Credit, CreditKind, Report, Zone
from headwater.record.spans import cut, identify


def make_report(
    body: str, title: str = "", name: str = "a.txt", credits: dict[str, CreditKind] | None = None
) -> Report:
    text = f"{title}\n\n{body}" if title else body
    start = len(title) + 2 if title else 0
    zones: tuple[Zone, ...] = (Zone(kind="title", start=0, end=len(title)),) if title else ()
    report = Report(
        id=identify("rep", name, text),
        uri=f"file:{name}",
        file=name,
        sha256="",
        title=title or None,
        outlet=None,
        published=unknown("test"),
        collected=None,
        language="en",
        text=text,
        zones=(*zones, Zone(kind="body", start=start, end=len(text))),
        credits=(),
    )
    if not credits:
        return report
    text = report.text + "\n\n" + "\n".join(credits)
    made = []
    place = len(report.text) + 2
    whole = Report(**{f: getattr(report, f) for f in report.__struct_fields__} | {"text": text})
    for words, kind in credits.items():
        made.append(Credit(kind=kind, name=words, span=cut(whole, place, place + len(words))))
        place += len(words) + 1
    zones = (*report.zones, Zone(kind="credit", start=len(report.text) + 2, end=len(text)))
    return Report(**{f: getattr(whole, f) for f in whole.__struct_fields__} | {"zones": zones, "credits": tuple(made)})


def read_sentences(report: Report) -> tuple[Sentence, ...]:
    return split_sentences(report)
