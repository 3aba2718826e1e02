import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.read.plain import read_plain
from headwater.record.model import Report
from headwater.record.revisions import compare_versions, has_same_words


def make_report(text: str) -> Report:
    return read_plain("news.txt", "news.txt", text.encode(), None)


def list_words(older: str, newer: str) -> list[tuple[str | None, str | None]]:
    edits = compare_versions(make_report(older), make_report(newer))
    return [(e.before.text if e.before else None, e.after.text if e.after else None) for e in edits]


OLDER = "At least 12 people died when a tank exploded, police said. The mayor blamed a contractor. Schools stay closed."


@pytest.mark.parametrize(
    ("newer", "edits"),
    [
        (OLDER, []),
        (OLDER.replace(" The mayor", "\n\nThe mayor").replace("tank exploded", "tank  exploded"), []),
        (OLDER.replace("12", "15"), [("12", "15")]),
        (OLDER.replace("The mayor blamed a contractor. ", ""), [("The mayor blamed a contractor.", None)]),
        (OLDER + " The port reopens on Friday.", [(None, "The port reopens on Friday.")]),
        (OLDER.replace("mayor blamed a", "governor accused the"), [("mayor blamed a", "governor accused the")]),
    ],
)
def test_only_what_differs_is_an_edit(newer: str, edits: list[tuple[str | None, str | None]]) -> None:
    assert list_words(OLDER, newer) == edits


def test_edits_in_furniture_are_none() -> None:
    older, newer = (f"Tank explodes\n\nBy Anna {name}\n\n{OLDER}\n" for name in ("Lund", "Berg"))
    assert "byline" in {z.kind for z in make_report(older).zones}
    assert list_words(older, newer) == []


def test_a_long_report_that_was_rewritten_is_one_edit_in_short_time() -> None:
    older, newer = (" ".join(f"{word}{n}" for n in range(12_000)) for word in ("left", "right"))
    assert len(compare_versions(make_report(older), make_report(newer))) == 1


TEXTS = st.lists(st.sampled_from(["he", "said", "12", "died.", "The", "mayor", "\n\n", ",", "Left."]), max_size=25)


@given(TEXTS, TEXTS)
def test_undoing_the_edits_gives_the_older_words(older: list[str], newer: list[str]) -> None:
    """Laws: spans are slices, in order and apart on both sides; what is between them is the same on both sides."""
    a, b = (make_report("start " + " ".join(words)) for words in (older, newer))
    here, there = 0, 0
    rest: tuple[str, str] = ("", "")
    for edit in compare_versions(a, b):
        for report, span in ((a, edit.before), (b, edit.after)):
            assert span is None or report.text[span.start : span.end] == span.text
        if edit.before:
            rest = (rest[0] + a.text[here : edit.before.start], rest[1])
            here = edit.before.end
        if edit.after:
            rest = (rest[0], rest[1] + b.text[there : edit.after.start])
            there = edit.after.end
    left, right = rest[0] + a.text[here:], rest[1] + b.text[there:]
    if not any(z.kind.startswith(("byline", "dateline", "credit", "boilerplate")) for z in (*a.zones, *b.zones)):
        assert has_same_words(left, right)
