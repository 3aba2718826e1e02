"""The shipped reader: the same bytes always, and sense on plain sentences."""

from pathlib import Path

import msgspec
import onnxruntime
import pytest

from headwater.encoder.features import build_features
from headwater.encoder.model import OnnxEncoder, default_encoder
from headwater.encoder.phrases import find_phrases
from headwater.encoder.readings import Output, Reading, read_sentence
from headwater.encoder.words import split_words

TINY = Path(__file__).parents[1] / "cases" / "tiny_reader"
SENTENCES = [
    "Norland's defence ministry said on Monday that it had shipped 40 rockets to Brennick.",
    "“We never signed that contract,” the spokeswoman told reporters.",
    "Two officials, who asked not to be named, denied the report.",
    "Talks resume in May.",
]


def dump(output: Output) -> list[bytes]:
    return [x.tobytes() for x in msgspec.structs.astuple(output)]


def encode(encoder: OnnxEncoder, text: str) -> list[bytes]:
    return dump(encoder.encode(build_features([e.of(text) for e in split_words(text)])))


@pytest.mark.parametrize("folder", [None, TINY], ids=["shipped", "tiny"])
def test_a_sentence_alone_and_among_others_gives_the_same_bytes(folder: Path | None) -> None:
    encoder = OnnxEncoder(folder) if folder else default_encoder()
    alone = [encode(encoder, s) for s in SENTENCES]
    among = [encode(encoder, s) for s in [*SENTENCES * 8, *reversed(SENTENCES)]]
    assert among[: len(SENTENCES)] == alone
    assert among[-len(SENTENCES) :] == alone[::-1]


@pytest.mark.parametrize("threads", [2, 4])
def test_the_threads_of_the_machine_change_nothing(threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = [encode(default_encoder(), s) for s in SENTENCES]
    monkeypatch.setenv("OMP_NUM_THREADS", str(threads))
    assert [encode(OnnxEncoder(default_encoder().path.parent), s) for s in SENTENCES] == alone
    many = OnnxEncoder(default_encoder().path.parent)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads  # what the package never asks for gives the same bytes too
    many._session = onnxruntime.InferenceSession(str(many.path), options, providers=["CPUExecutionProvider"])
    assert [encode(many, s) for s in SENTENCES] == alone


def test_a_second_run_gives_the_same_bytes() -> None:
    again = OnnxEncoder(default_encoder().path.parent)
    assert [encode(again, s) for s in SENTENCES] == [encode(default_encoder(), s) for s in SENTENCES]


def spans(reading: Reading, text: str, label: str) -> list[str]:
    found = (*reading.attribution, *reading.entities, *reading.times)
    return [text[reading.words[s.start].start : reading.words[s.end - 1].end] for s in found if s.label == label]


def test_who_says_what_is_read() -> None:
    text = SENTENCES[0]
    reading = read_sentence(default_encoder(), text)
    assert spans(reading, text, "source") == ["Norland's defence ministry"]
    assert spans(reading, text, "cue")[0].startswith("said")
    assert spans(reading, text, "content")[-1].endswith("40 rockets to Brennick")
    assert "Brennick" in spans(reading, text, "location") + spans(reading, text, "organization")
    content = next(s.start for s in reading.attribution if s.label == "content")
    cue = reading.cues[content]
    assert reading.words[reading.sources[cue]].of(text) == "Norland"


def test_the_tree_has_the_verb_at_its_root() -> None:
    text = SENTENCES[2]
    reading = read_sentence(default_encoder(), text)
    root = reading.heads.index(-1)
    assert reading.words[root].of(text) == "denied"
    assert len(reading.upos) == len(reading.heads) == len(reading.facts) == len(reading.words)


def test_phrases_are_whole_and_lie_in_one_another() -> None:
    text = "Prime Minister Ada Vance met him in Brennick."
    reading = read_sentence(default_encoder(), text)
    phrases = find_phrases(default_encoder().labels, reading)
    found = {(text[reading.words[s.start].start : reading.words[s.end - 1].end], s.label) for s in phrases}
    assert found >= {("Prime Minister Ada Vance", "person"), ("Ada Vance", "person"), ("him", "person")}
    assert ("Brennick", "location") in found
    places = [(s.start, -s.end) for s in phrases]
    assert places == sorted(set(places))


def test_a_sentence_of_nothing_is_read_as_nothing() -> None:
    reading = read_sentence(default_encoder(), "")
    assert reading.words == () and reading.heads == ()
