import pytest

from headwater.dates import When
from headwater.pipeline.tracing import trace_texts

OTHERS = {
    "b.txt": "Shaft idle for a third day\n\nPublished: {}\n\nThe management of Orle Copper at Varn called the strike "
    "at its deepest shaft unlawful, and sent the guards of its gates home. Pilar Quiroga, who speaks for the company, "
    "said the furnaces would be kept warm.\n",
    "c.txt": "Union of shaft workers rejects offer\n\nPublished: {}\n\nShaft workers at Varn turned down an offer of "
    "Orle Copper, their leader Tomas Arvell said. The strike over pay goes on.\n",
}
LEDE = (
    "Workers at the shaft of Orle Copper in Varn went on strike on {} over pay, Ada Lund, who leads their union, said."
)


def date(dateline: str, weekday: str, *days: str) -> When:
    texts = {name: text.format(day) for (name, text), day in zip(OTHERS.items(), days, strict=True)}
    record = trace_texts(
        {"a.txt": f"Workers down tools at Varn\n\nVARN, {dateline} - {LEDE.format(weekday)}\n", **texts}
    )
    return next(r.published for r in record.reports if r.file == "a.txt")


@pytest.mark.parametrize(
    ("dateline", "weekday", "days", "day"),
    [
        ("March 11 (AFP)", "Tuesday", ("12 March 2031", "14 March 2031"), "2031-03-11"),
        ("March 12 (AFP)", "Tuesday", ("12 March 2031", "14 March 2031"), "2031-03-12"),
        ("11 March (AFP)", "Tuesday", ("12 March 2031", "14 March 2034"), "2031-03-11"),  # no Tuesday in 2034
        ("Dec 31 (AFP)", "Wednesday", ("2 January 2031", "3 January 2031"), None),  # it was a Tuesday
        ("Dec. 31 (AFP)", "Tuesday", ("2 January 2031", "3 January 2031"), "2030-12-31"),
        ("March 1 (AFP)", "Tuesday", ("12 March 2031", "14 March 2031"), None),  # March 11 is another day
        ("June 11 (AFP)", "Tuesday", ("12 March 2031", "14 March 2031"), None),  # nothing is near
    ],
)
def test_a_day_without_its_year(dateline: str, weekday: str, days: tuple[str, str], day: str | None) -> None:
    found = date(dateline, weekday, *days)
    assert (str(found.start) if found.start else None) == day
    assert found.text and found.text in dateline
    assert found.basis.startswith("inferred" if day else f"the dateline has '{found.text}' without a year")


def test_a_weekday_in_what_somebody_tells_is_not_the_day_of_the_report() -> None:
    told = "that the blast {} at Varn killed 11 miners of the Orle shaft.\n\n“Our gates stay shut until they pay,” said"
    texts = {
        "a.txt": f"Union denounces blast at Varn\n\nOsk, March 12 (Osk News) The miners' union denounced today "
        f"{told.format('last Saturday')} Pilar Quiroga, its leader.\n",
        "b.txt": f"Blast killed miners, says union\n\nMarch 12, 2031\n\nOSK - The miners' union denounced on Wednesday "
        f"{told.format('on Saturday')} Pilar Quiroga.\n",
    }
    published = {r.file: r.published for r in trace_texts(texts).reports}
    assert str(published["a.txt"].start) == str(published["a.txt"].end) == "2031-03-12"
    assert " to 2031" not in published["a.txt"].basis  # a day is no span


def test_words_said_on_the_first_weekday_of_a_report_date_it() -> None:
    words = "“The shaft has been rotten for thirty years and nobody wanted to know of it,” said Pilar Quiroga"
    texts = {
        "a.txt": f"Shaft at Varn to close\n\nVARN - Orle Copper showed on Monday what it called a plan. {words}. "
        "A guard died on Sunday.\n",
        "b.txt": f"Orle Copper closes shaft\n\n10 March 2031\n\nVARN - {words}, of Orle Copper, on Monday.\n",
    }
    record = trace_texts(texts)
    days = {r.file: r.published for r in record.reports}
    assert [str(day) for day in (days["a.txt"].start, days["a.txt"].end)] == ["2031-03-10", "2031-03-16"]
    assert [str(t.when.end) for t in record.times if t.span.text == "Sunday"] == ["2031-03-09"]
    assert (
        {str(s.said.start) for s in record.statements} == {str(s.said.end) for s in record.statements} == {"2031-03-10"}
    )


KEY = "https://example.org/entry/shaft_us_73175ac0e4b0aa00bb11cc22"  # made on 10 March 2031, a Monday


@pytest.mark.parametrize(
    ("weekday", "day"),
    [
        ("Monday", "2031-03-10"),
        ("Friday", "2031-03-10"),
        ("Tuesday", "2031-03-11"),  # revised
    ],
)
def test_a_key_in_the_address_dates_a_report(weekday: str, day: str) -> None:
    record = trace_texts({"a.txt": f"{KEY}\n\nWorkers down tools at Varn\n\nVARN - {LEDE.format(weekday)}\n"})
    (found,) = (r.published for r in record.reports)
    assert str(found.start) == str(found.end) == day


def test_a_key_far_from_the_dated_reports_is_only_a_bound() -> None:
    others = {name: text.format("20 April 2031") for name, text in OTHERS.items()}
    record = trace_texts(
        {"a.txt": f"{KEY}\n\nWorkers down tools at Varn\n\nVARN - {LEDE.format('Monday')}\n", **others}
    )
    found = next(r.published for r in record.reports if r.file == "a.txt")
    assert (str(found.start), found.end) == ("2031-03-10", None)
