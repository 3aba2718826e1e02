"""What the shape of words brings: the newswire's entities learned twice, with and without the shape embedding.

    python -m training.ablation WORK_FOLDER MINILM_FOLDER [STEPS]

Both runs begin from the published encoder and see the same batches of the sets with entities, nothing else; without,
every word has one shape.  Prints F1 on the newswire's development outlets.
"""

import random
import sys
from pathlib import Path

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray

from benchmarks.reader.entities import name_worldwide
from benchmarks.reader.spans import Labelled, score_exact
from headwater.encoder.chains import Chain, find_spans
from training.batches import Item, collate
from training.network import TAGS, Encoder, Reader, load_encoder
from training.train import Plan, Run, load_items, make_optimizer, sample_epoch, train_step

SETS = ("worldwide", "wikigold", "crossner")


def blank_shapes(item: Item) -> Item:
    """The item with one shape for all words."""
    shapes: NDArray[np.int64] = np.zeros_like(item.features.shapes)
    return msgspec.structs.replace(item, features=msgspec.structs.replace(item.features, shapes=shapes))


def learn(items: dict[str, list[Item]], source: Path, steps: int) -> Reader:
    """A reader of entities alone."""
    torch.manual_seed(1)
    reader, teacher = Reader(), Encoder(Reader().shape, 0.0).eval()
    for encoder in (reader.encoder, teacher):
        load_encoder(encoder, source)
    run = Run(reader.train(), make_optimizer(reader))
    chance = random.Random(1)
    while run.step < steps:
        for group in sample_epoch(items, chance)[: steps - run.step]:
            train_step(run, teacher, group, Plan(steps))
    return reader.eval()


def score(reader: Reader, items: list[Item]) -> dict[str, float]:
    """F1 by type on the newswire, by the best legal tags."""
    moves, starts = reader.chains["entities"].transitions()  # type: ignore[operator]
    chain = Chain(tuple(TAGS["entities"]), moves.detach().numpy(), starts.detach().numpy())
    gold, found = [], []
    for number, item in enumerate(items):
        words = item.example.words
        with torch.no_grad():
            emissions = reader(collate([item])[0]).entities[0].numpy()
        gold += [Labelled("", number, *span) for span in item.example.entities or ()]
        named = [(s, name_worldwide(s.label, " ".join(words[s.start : s.end]))) for s in find_spans(chain, emissions)]
        found += [Labelled("", number, span.start, span.end, kind) for span, kind in named if kind]
    return score_exact(gold, found)


if __name__ == "__main__":
    work, source = Path(sys.argv[1]), Path(sys.argv[2])
    parts = [{n: m for n, m in load_items(work, part).items() if n in SETS} for part in ("train", "dev")]
    for name in ("with shapes", "without"):
        train, dev = (
            {n: [i if name != "without" else blank_shapes(i) for i in m] for n, m in p.items()} for p in parts
        )
        figures = score(learn(train, source, int(sys.argv[3]) if len(sys.argv) > 3 else 600), dev["worldwide"])
        print(name, {kind: round(100 * f1, 1) for kind, f1 in figures.items()}, flush=True)
