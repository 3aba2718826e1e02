"""Learn the projection that keeps of what passages mean what they assert.

    python -m training.assertions DATA

writes `assertions.npy` beside the shipped reader; two minutes.  Every fifth marked event is kept from it, and every
story that has gold: how much better pairs of these are told apart is what `training.claims` prints.

A linear map, learnt as in Siamese networks (Bromley et al., 1993): the cosine of two projected passages, scaled, is the
logarithm of the odds that they assert one thing.  More passes, a hidden layer and a network that reads both passages
together (22 M parameters) did worse on stories that they had not seen; docs/claims.md has the figures.
"""

import argparse
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from headwater.encoder.model import default_encoder
from headwater.encoder.readings import read_sentence
from training.couples import list_affairs, list_happenings, list_told, list_written
from training.marks import FOLDS, read_marked

TARGET = Path(__file__).parents[1] / "src" / "headwater" / "encoder" / "weights" / "assertions.npy"
WIDTH = 256
EPOCHS, BATCH, RATE, DECAY = 2, 256, 1e-3, 1e-2
MARKED, HAPPENING, WRITTEN, AFFAIR = 2.0, 0.5, 2.0, 1.0  # how much a couple of each source counts
SCALE, BIAS = 8.0, -4.0  # where the odds begin

Vector = NDArray[np.float32]


class Row(NamedTuple):
    """What two passages mean, whether they assert one thing, and how much that counts."""

    first: Vector
    second: Vector
    is_one: bool
    counts: float


class Projection(nn.Module):
    """Two meanings to the logarithm of the odds that one thing is asserted."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.map = nn.Linear(width, WIDTH, bias=False)
        nn.init.orthogonal_(self.map.weight)
        self.scale, self.bias = nn.Parameter(torch.tensor(SCALE)), nn.Parameter(torch.tensor(BIAS))

    def forward(self, first: Tensor, second: Tensor) -> Tensor:
        """Of rows of meanings (B, D) each (B)."""
        own, its = (F.normalize(self.map(side), dim=-1) for side in (first, second))
        return self.scale * (own * its).sum(-1) + self.bias


def main(arguments: list[str]) -> int:
    """Learn, and write."""
    parser = argparse.ArgumentParser(prog="python -m training.assertions", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, help="the collections, one folder each")
    options = parser.parse_args(arguments)
    np.save(TARGET, learn(list(list_rows(options.data))).astype(np.float16))
    return 0


def list_rows(data: Path) -> Iterator[Row]:
    """Couples of all sources with what their passages mean."""
    for n, told in enumerate(read_marked(data / "basil", data / "t17")):
        if n % FOLDS:
            for i, j, is_one in list_told(told):
                a, b = told.items[i].meaning, told.items[j].meaning
                if a is not None and b is not None:
                    yield Row(a, b, is_one, MARKED)
    for source, counts in (
        (list_happenings(data), HAPPENING),
        (list_written(), WRITTEN),
        (list_affairs(), AFFAIR),
    ):
        for known in source:
            yield Row(mean(known.first), mean(known.second), known.is_one, counts)


@cache
def mean(passage: str) -> Vector:
    """The unit vector (384) of what a passage means by itself."""
    total: Vector = read_sentence(default_encoder(), passage).senses.sum(0)
    return total / max(np.float32(np.linalg.norm(total)), np.float32(1e-9))


def learn(rows: list[Row]) -> Vector:
    """The projection (256, 384) that tells best which of some couples assert one thing."""
    torch.manual_seed(0)
    first, second = (torch.from_numpy(np.stack([row[side] for row in rows])) for side in (0, 1))
    wanted, counts = (torch.tensor([float(row[column]) for row in rows]) for column in (2, 3))
    projection = Projection(first.shape[1])
    scales = [projection.scale, projection.bias]
    groups = [{"params": projection.map.parameters()}, {"params": scales, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=RATE, weight_decay=DECAY)
    for _ in range(EPOCHS):
        for some in torch.randperm(len(rows)).split(BATCH):
            odds = projection(first[some], second[some])
            loss = F.binary_cross_entropy_with_logits(odds, wanted[some], weight=counts[some])
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    learnt: Vector = projection.map.weight.detach().numpy()
    return learnt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
