"""`python -m benchmarks speed`: reading, heads and decoding included, beside the bare encoder on the same sentences."""

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import onnxruntime

from benchmarks.reader.options import load_encoder, run
from headwater.annotate.sentences import split_text
from headwater.encoder.features import Features, build_features
from headwater.encoder.readings import Encoder, read_sentence
from headwater.encoder.words import split_words

if TYPE_CHECKING:
    import onnx

SENTENCES, ROUNDS = 300, 5


def main(arguments: list[str]) -> int:
    """Measure sentences a second on the texts of a folder, beside the same encoder without heads."""
    return run(measure, arguments, main.__doc__)


def measure(options: argparse.Namespace) -> Mapping[str, float]:
    """Medians over rounds in which both run in turn; memory is the peak of the whole process in MB."""
    texts = [p.read_text(encoding="utf-8") for p in sorted(options.data.rglob("*.txt"))]
    sentences = [e.of(text) for text in texts for e in split_text(text)][:SENTENCES]
    if not sentences:
        raise LookupError("no text file")
    encoder = load_encoder(options.encoder)
    features = [build_features([e.of(s) for e in split_words(s)]) for s in sentences]
    with tempfile.TemporaryDirectory() as folder:
        bare = bare_session(encoder.path, Path(folder))
        rounds = [
            (_time(lambda: _read_anew(encoder, sentences)), _time(lambda: _run_bare(bare, features)))
            for _ in range(ROUNDS)
        ]
    ratio = statistics.median(own / alone for own, alone in rounds)
    return {
        "sentences_per_second": len(sentences) / statistics.median(own for own, _ in rounds),
        "bare_sentences_per_second": len(sentences) / statistics.median(alone for _, alone in rounds),
        "time_ratio": ratio,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "sentences": float(len(sentences)),
    }


def bare_session(path: Path, folder: Path) -> onnxruntime.InferenceSession:
    """The network cut off behind its last layer, in a session of its own."""
    import onnx  # the interpreters of peers, which run other tasks, have none

    states = last_states(onnx.load(str(path)))
    target = folder / "bare.onnx"
    onnx.utils.extract_model(str(path), str(target), ["pieces", "shapes"], [states])
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(target), options, providers=["CPUExecutionProvider"])


def last_states(model: "onnx.ModelProto") -> str:
    """The output of the last layer's second normalisation."""
    norms = [n for n in model.graph.node if "second_norm" in n.name]
    return str(norms[-1].output[0])


def _read_anew(encoder: Encoder, sentences: list[str]) -> None:
    read_sentence.cache_clear()  # a sentence that recurs would cost nothing
    for sentence in sentences:
        read_sentence(encoder, sentence)


def _run_bare(session: onnxruntime.InferenceSession, features: list[Features]) -> None:
    for item in features:
        session.run(None, {"pieces": item.pieces, "shapes": item.shapes})


def _time(work: Callable[[], object]) -> float:
    begun = time.process_time()  # both run in one thread: what else the machine does is not counted
    work()
    return time.process_time() - begun
