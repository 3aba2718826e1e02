"""Turns of a long talk: each is found by its place."""

from collections.abc import Iterator

from headwater.annotate.attribution.turns import find_turns
from headwater.annotate.sentences import split_sentences
from headwater.annotations import Sentence
from headwater.read.plain import read_plain

QUESTION, ANSWER = "Q: What became of the ferry?", "A: We towed it to the harbour. Nobody was hurt."


class Counted(tuple[Sentence, ...]):
    """Sentences that count how often somebody goes through them."""

    walks = 0

    def __iter__(self) -> Iterator[Sentence]:
        self.walks += 1
        return super().__iter__()


def count_walks(turns: int) -> tuple[int, int]:
    """How many turns are found in a talk, and how often its sentences were gone through."""
    text = "\n\n".join(["Ada Lund on the ferry", *[QUESTION, ANSWER] * turns])
    report = read_plain("talk.txt", "talk.txt", text.encode(), None)
    sentences = Counted(split_sentences(report))
    return len(find_turns(report, sentences)), sentences.walks


def test_sentences_are_not_gone_through_for_each_turn() -> None:
    few, many = count_walks(5), count_walks(50)
    assert (few[0], many[0]) == (5, 50)
    assert few[1] == many[1]
