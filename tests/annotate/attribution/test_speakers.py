"""The words and the mention for a speaker."""

import pytest

from headwater.annotate.attribution.speakers import find_speaker, is_relay, name_in
from headwater.annotations import Mention, MentionType
from headwater.pipeline.annotation import read_texts
from headwater.record.model import Level
from headwater.text import Extent


def locate(text: str, words: str) -> Extent:
    return Extent(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Governor Ada Lund", "Ada Lund"),
        ("Foreign Minister Anka Petrov", "Anka Petrov"),
        ("The White Lodge", "White Lodge"),
        ("the Defence Council", "Defence Council"),
        ("port authority spokesman Tomas Reyes", "Tomas Reyes"),
        ("A senior official", "A senior official"),
        ("An official at the Ministry", "An official at the Ministry"),
        ("He", "He"),
        ("Norland's", "Norland"),
        ("The Lindholm Times", "The Lindholm Times"),
    ],
)
def test_the_words_of_a_speaker_that_is_no_mention(phrase: str, name: str) -> None:
    assert name_in(phrase, [Extent(0, len(phrase))]).of(phrase) == name


@pytest.mark.parametrize(
    ("segments", "mentions", "chosen"),
    [
        (
            ["Ada Lund", "a spokeswoman for the Defence Council"],
            ["Ada Lund:person", "Defence Council:public_body"],
            "Ada Lund",
        ),
        (["the deputy envoy", "Lena Voss"], ["the deputy envoy:other", "Lena Voss:person"], "Lena Voss"),
        (
            ["A spokesman for Mayor Lund"],
            ["A spokesman for Mayor Lund:other", "Lund:person"],
            "A spokesman for Mayor Lund",
        ),
        (["A spokesman for Mayor Lund"], ["Lund:person"], None),
        (["Ambassador to the League Ada Lund"], ["League:organization", "Ada Lund:person"], "Ada Lund"),
        (["Norland"], [], None),
    ],
)
def test_the_mention_of_a_speaker(segments: list[str], mentions: list[str], chosen: str | None) -> None:
    text = ", ".join(segments) + ", said"
    kinds: dict[str, MentionType] = {
        "person": "person",
        "public_body": "public_body",
        "organization": "organization",
        "other": "other",
    }
    known = []
    for words, kind in (m.split(":") for m in mentions):
        level: Level = "nominal" if words[0].islower() or words.startswith("A ") else "name"
        known.append(Mention(extent=locate(text, words), level=level, type=kinds[kind], name=words))
    found, _ = find_speaker(text, [locate(text, s) for s in segments], known)
    assert (None if found is None else known[found].name) == chosen


@pytest.mark.parametrize("words", ["Reuters", "the Associated Press", "The Lindholm Times", "Radio Nord", "Post"])
def test_channels_are_known_by_name(words: str) -> None:
    assert is_relay(words, Extent(0, len(words)))


@pytest.mark.parametrize("words", ["Ada Lund", "reporters", "Daily"])
def test_other_words_name_no_channel(words: str) -> None:
    assert not is_relay(words, Extent(0, len(words)))


@pytest.mark.parametrize(
    ("sentence", "speaker", "content"),
    [
        ("The ferry has sunk, Reuters reported on Monday, citing mayor Ada Lund.", "Ada Lund", "The ferry has sunk"),
        ("Reuters, quoting unnamed officials, said the ferry had sunk.", "unnamed officials", "the ferry had sunk"),
        ("Reuters reported that the ferry had sunk, citing two officials.", "two officials", "the ferry had sunk"),
        ("Citing two officials, Reuters reported that the ferry had sunk.", "two officials", "the ferry had sunk"),
        ("The ferry has sunk, Reuters reported, citing photographs.", "Reuters", "The ferry has sunk"),
        ("The ferry has sunk, Reuters reported without citing officials.", "Reuters", "The ferry has sunk"),
        ("The mayor said the ferry had sunk, citing two officials.", "The mayor", "the ferry had sunk"),
    ],
)  # fmt: skip
def test_who_is_cited_speaks_and_the_agency_passes_it_on(sentence: str, speaker: str, content: str) -> None:
    ((report, found),) = read_texts({"a.txt": f"OSLO, 3 May 2024 - {sentence}\n"})
    (saying,) = [s for s in found.sayings if s.content]
    assert saying.speaker_extent is not None
    assert (saying.speaker_extent.of(report.text), saying.content[0].of(report.text)) == (speaker, content)
    relays = [found.mentions[k].extent.of(report.text) for k in saying.relays]
    assert relays == (["Reuters"] if "Reuters" in sentence else [])
