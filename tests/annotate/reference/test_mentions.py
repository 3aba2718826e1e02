import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.annotate.reference.mentions import find_mentions
from headwater.annotations import Mention
from headwater.record.model import Report
from tests.annotate.readings import make_report, read_sentences

WORDS = st.lists(
    st.sampled_from(
        (
            "Peru Peru's Chile the The minister Minister Joan Quill Quill's said he its they we and of for , . “ ” "
            '" ( ) U.S. US-led Mr. President deal arms two countries officials Ministry Foreign New York \n\n Jr. '
            "Council leader 1 May — it"
        ).split(" ")
    ),
    max_size=60,
)


def read(body: str, title: str = "", **credits: str) -> tuple[Report, tuple[Mention, ...]]:
    report = make_report(body, title)
    return report, find_mentions(report, read_sentences(report))


def find(mentions: tuple[Mention, ...], name: str) -> Mention:
    return next(m for m in mentions if m.name == name)


@pytest.mark.parametrize(
    ("body", "name", "title", "body_name", "country"),
    [
        ("Polish Foreign Minister Jan Kowalski left.", "Jan Kowalski", "Foreign Minister", "Polish", "pl"),
        ("Harbour Council spokesman Jan Kowalski left.", "Jan Kowalski", "spokesman", "Harbour Council", None),
        ("White House press secretary Mira Stell left.", "Mira Stell", "press secretary", "White House", "us"),
        ("Prime Minister Jan Kowalski of Poland left.", "Jan Kowalski", "Prime Minister", "Poland", "pl"),
        ("Poland's finance minister, Jan Kowalski, left.", "Jan Kowalski", "finance minister", "Poland", "pl"),
        ("Jan Kowalski, the head of the Harbour Council, left.", "Jan Kowalski", "head", "Harbour Council", None),
        (
            "The chief envoy of the Harbour Council, Jan Kowalski, left.",
            "Jan Kowalski",
            "chief envoy",
            "Harbour Council",
            None,
        ),
        ("Polish UN Ambassador Jan Kowalski left.", "Jan Kowalski", "Ambassador", "Polish", "pl"),
        ("DNC Chair Mira Stell left.", "Mira Stell", "Chair", "DNC", "us"),
        (
            "The Minister of Foreign Affairs of Poland, Jan Kowalski, left.",
            "Jan Kowalski",
            "Minister of Foreign Affairs",
            "Poland",
            "pl",
        ),
        (
            "Minister of Defence of Poland Jan Kowalski left.",
            "Jan Kowalski",
            "Minister of Defence",
            "Poland",
            "pl",
        ),
        (
            "The Chief of the General Staff of Poland, Jan Kowalski, left.",
            "Jan Kowalski",
            "Chief of the General Staff",
            "Poland",
            "pl",
        ),
        ("The US Secretary of the Interior, Mira Stell, left.", "Mira Stell", "Secretary of the Interior", "US", "us"),
        ("The Polish ambassador to Chile, Jan Kowalski, left.", "Jan Kowalski", "ambassador", "Polish", "pl"),
        ("General Staff spokesman Jan Kowalski left.", "Jan Kowalski", "spokesman", "General Staff", None),
    ],
)
def test_titles_with_their_bodies(body: str, name: str, title: str, body_name: str, country: str | None) -> None:
    report, mentions = read(body)
    person = find(mentions, name)
    assert person.title is not None
    assert person.title.of(report.text) == title
    assert person.body is not None
    assert mentions[person.body].name == body_name
    assert person.country == country


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Jan Kowalski, the ambassador to Chile, left.", "Jan Kowalski"),
        ("The ambassador to Chile, Jan Kowalski, left.", "Jan Kowalski"),
        ("Its ambassador to the United Nations, Jan Kowalski, left.", "Jan Kowalski"),
        ("UN ambassador Jan Kowalski left.", "Jan Kowalski"),
        ("Two diplomats in New York left.", "Two diplomats in New York"),
        ("Polish passengers on the ferry left.", "Polish passengers"),
        ("South Korean experts left.", "South Korean experts"),
    ],
)
def test_who_is_posted_to_it_or_only_comes_from_it_does_not_speak_for_it(body: str, name: str) -> None:
    _, mentions = read(body)
    assert find(mentions, name).body is None


@pytest.mark.parametrize("name", ["Officials in Pyongyang", "Polish soldiers", "UN experts"])
def test_who_acts_for_it_does(name: str) -> None:
    _, mentions = read(f"{name} left.")
    assert find(mentions, name).body is not None


def test_the_general_staff_is_a_body_and_no_general() -> None:
    _, mentions = read("The Ukrainian General Staff denied it.")
    staff = find(mentions, "General Staff")
    assert (staff.type, staff.title, staff.country) == ("public_body", None, "ua")


def test_a_title_is_no_mention_of_its_own() -> None:
    _, mentions = read("The chief spokesman of the Harbour Council, Jan Kowalski, left.")
    assert [m.name for m in mentions] == ["Harbour Council", "Jan Kowalski"]


def test_the_unnamed_belong_to_a_body() -> None:
    _, mentions = read("An official at the Polish Fisheries Ministry and US officials said so.")
    official, officials = find(mentions, "An official at the Polish Fisheries Ministry"), find(mentions, "US officials")
    assert (official.country, officials.country) == ("pl", "us")
    assert official.body is not None
    assert mentions[official.body].name == "Polish Fisheries Ministry"


def test_joined_parties_know_their_members() -> None:
    _, mentions = read("Peru, Chile and Brazil agreed.")
    joint = find(mentions, "Peru, Chile and Brazil")
    assert joint.level == "conjunction"
    assert [mentions[m].name for m in joint.members] == ["Peru", "Chile", "Brazil"]


def test_no_name_inside_a_name() -> None:
    _, mentions = read("The White House National Security Council and the South Korean Unification Ministry wrote.")
    assert [m.name for m in mentions if m.level == "name"] == [
        "White House National Security Council",
        "South Korean Unification Ministry",
    ]


def test_credits_are_mentions() -> None:
    credits = {"Jan KOWALSKI / AFP": "photo", "www.reuters.com": "outlet", "Mira Stell": "byline"}
    report = make_report("Peru agreed.", credits=credits)  # type: ignore[arg-type]
    mentions = find_mentions(report, read_sentences(report))
    assert [(m.name, m.type) for m in mentions[1:]] == [
        ("Jan KOWALSKI", "person"),
        ("AFP", "media"),
        ("www.reuters.com", "media"),
        ("Mira Stell", "person"),
    ]


@settings(max_examples=60, deadline=None)
@given(WORDS)
def test_a_mention_is_a_slice_whatever_the_text(words: list[str]) -> None:
    report, mentions = read(" ".join(words))
    for mention in mentions:
        words_of = mention.extent.of(report.text)
        assert words_of == words_of.strip() != ""
        assert mention.name == words_of or mention.type == "goods"
        assert mention.title is None or mention.title.of(report.text).strip()
        assert mention.body is None or 0 <= mention.body < len(mentions)
        assert all(0 <= m < len(mentions) for m in mention.members)
    assert list(mentions) == sorted(mentions, key=lambda m: (m.extent.start, -m.extent.end))


def test_a_long_report_takes_linear_time() -> None:
    body = "Polish envoy Jan Kowalski told reporters that Peru and Chile had met the two officials. " * 400
    read(body[:900])
    start = time.process_time()
    read(body)
    # 6,000 words: 20 ms a thousand is the aim; the bound leaves room for slow machines.
    assert time.process_time() - start < 1.5
