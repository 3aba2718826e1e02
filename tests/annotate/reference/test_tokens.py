from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.annotate.reference.tokens import is_capital, read_lines, tokenize, weigh_capitals
from tests.annotate.readings import make_report, read_sentences


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Norway’s fleet", ["Norway", "fleet"]),
        ("the R.C.I.'s boats", ["the", "R.C.I.", "boats"]),
        ("the workers' union", ["the", "workers", "union"]),
        ("They've left", ["They", "left"]),
        ("a US-led force", ["a", "US", "led", "force"]),
        ("anti-Doe crowds", ["anti", "Doe", "crowds"]),
        ("Park Ji-song", ["Park", "Ji-song"]),
        ("the Carver-era pact", ["the", "Carver", "era", "pact"]),
        ("the Peru-Chile border", ["the", "Peru", "Chile", "border"]),
        ("U.S. envoy", ["U.S.", "envoy"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [token.text for token in tokenize(text, 0, len(text))] == words


def test_possessives_are_marked() -> None:
    tokens = tokenize("Norway's and the workers' boats", 0, 31)
    assert [token.text for token in tokens if token.possessive] == ["Norway", "workers"]


@given(st.text(alphabet=st.sampled_from(list("aB.'’- \n\"“”(U.Sé1")), max_size=60))
def test_a_token_is_a_slice(text: str) -> None:
    tokens = tokenize(text, 0, len(text))
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Officials met Carver. Carver smiled.", ["Carver", "Carver"]),
        ("Boats left on Monday in March.", []),
        ("However, the river rose. Meanwhile Quill slept.", ["Quill"]),
        ("They left. The Quill sank.", ["Quill"]),
        ("The word NEVER was underlined.", []),
    ],
)
def test_capitals(body: str, names: list[str]) -> None:
    report = make_report(body)
    lines = read_lines(report.text, read_sentences(report))
    evidence = weigh_capitals(lines)
    assert [t.text for line in lines for t in line.tokens if is_capital(t, line, evidence)] == names


def test_a_headline_needs_evidence() -> None:
    report = make_report("The envoy Quill met them. Talks failed.", title="Quill Envoy Talks Failing Again")
    lines = read_lines(report.text, read_sentences(report))
    assert lines[0].is_headline
    evidence = weigh_capitals(lines)
    assert [t.text for t in lines[0].tokens if is_capital(t, lines[0], evidence)] == ["Quill"]
