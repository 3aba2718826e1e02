"""The reader as a torch module: MiniLM-L6 with a shape embedding, and heads over words.

The encoder is BERT (Devlin et al., 2019) in six layers of 384 (Wang et al., 2020; weights of all-MiniLM-L6-v2); trees
are scored by biaffine attention (Dozat & Manning, 2017), spans by a linear-chain CRF over BIO tags.
"""

from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from headwater.encoder.features import SHAPES
from training.labels import ATTRIBUTION, ENTITIES, RELATIONS, TIMES, UPOS, XPOS, bio

FORBIDDEN = -1e4


class Shape(NamedTuple):
    """Sizes of the encoder; the default is MiniLM-L6."""

    layers: int = 6
    width: int = 384
    inner: int = 1536
    attention_heads: int = 12
    vocabulary: int = 30522
    arc: int = 256
    relation: int = 96
    link: int = 96


class Batch(NamedTuple):
    """Padded input: pieces and shapes (sentences × pieces), first and last piece of each word (sentences × words).

    Masks are None where nothing is padded.
    """

    pieces: Tensor
    shapes: Tensor
    firsts: Tensor
    lasts: Tensor
    piece_mask: Tensor | None
    word_mask: Tensor | None


class Output(NamedTuple):
    """Scores; B sentences, W words.

    `arcs` (B, W, W + 1): score of each head, 0 being the root; `relations` (B, W, W + 1, R); `content_cue` and
    `cue_source` (B, W, W + 1): which cue a content hangs on, which source a cue has, 0 being none.
    """

    upos: Tensor
    xpos: Tensor
    arcs: Tensor
    relations: Tensor
    entities: Tensor
    attribution: Tensor
    times: Tensor
    content_cue: Tensor
    cue_source: Tensor
    facts: Tensor
    vector: Tensor


class Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.attention_heads = shape.attention_heads
        self.query_key_value = nn.Linear(shape.width, 3 * shape.width)
        self.joined = nn.Linear(shape.width, shape.width)
        self.first_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.inner = nn.Linear(shape.width, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.width)
        self.second_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """States (B, L, D) to states; `mask` is added to the attention scores."""
        size, length, width = states.shape
        split = self.query_key_value(states).view(size, length, 3, self.attention_heads, -1).permute(2, 0, 3, 1, 4)
        # Written out: torch's fused form takes five times as long backward on a processor.
        scores = split[0] @ split[1].transpose(-1, -2) * split.shape[-1] ** -0.5
        context = (scores if mask is None else scores + mask).softmax(-1).to(split.dtype) @ split[2]
        context = context.transpose(1, 2).reshape(size, length, width)
        states = self.first_norm(states + self.joined(context))
        return self.second_norm(states + self.dropout(self.outer(F.gelu(self.inner(states)))))


class Encoder(nn.Module):
    """Embeddings and layers; gives the states of every level, for the heads to mix."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.pieces = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(512, shape.width)
        self.shapes = nn.Embedding(2 * len(SHAPES), shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        nn.init.zeros_(self.shapes.weight)

    def forward(self, pieces: Tensor, shapes: Tensor | None, mask: Tensor | None) -> list[Tensor]:
        """States of each level, embeddings first."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        embedded = self.pieces(pieces) + self.positions(places)
        states = self.dropout(self.norm(embedded if shapes is None else embedded + self.shapes(shapes)))
        levels = [states]
        for layer in self.layers:
            levels.append(layer(levels[-1], mask))
        return levels


class Mix(nn.Module):
    """A learned weighing of the levels (Peters et al., 2018), then words as the mean of first and last piece."""

    def __init__(self, levels: int, dropout: float) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.linspace(-1.0, 1.0, levels))
        self.scale = nn.Parameter(torch.ones(()))
        self.dropout = nn.Dropout(dropout)

    def shares(self) -> Tensor:
        """The weight of each level."""
        return self.scale * self.weights.softmax(0)

    def forward(self, words: Tensor) -> Tensor:
        """Word states (B, W, D), made less certain while training."""
        return self.dropout(words)


def mix_levels(mixes: list[Mix], levels: list[Tensor], firsts: Tensor, lasts: Tensor) -> list[Tensor]:
    """Word states (B, W, D) of each group of heads: one product for all, since single sums would cost a layer."""
    size, length, width = levels[0].shape
    offsets = length * torch.arange(size, device=firsts.device).unsqueeze(1)
    stacked = torch.stack(levels).view(len(levels), size * length, width)
    ends = [stacked.index_select(1, (places + offsets).flatten()) for places in (firsts, lasts)]
    shares = torch.stack([mix.shares() for mix in mixes]) / 2
    mixed = (shares @ (ends[0] + ends[1]).flatten(1)).view(len(mixes), *firsts.shape, width)
    return [mix(words) for mix, words in zip(mixes, mixed, strict=True)]


class Pairs(nn.Module):
    """Biaffine scores of every word against every word and, at position 0, against none."""

    def __init__(self, width: int, size: int, dropout: float, labels: int = 1) -> None:
        super().__init__()
        self.lower = nn.Sequential(nn.Linear(width, size), nn.GELU(), nn.Dropout(dropout))
        self.upper = nn.Sequential(nn.Linear(width, size), nn.GELU(), nn.Dropout(dropout))
        self.none = nn.Parameter(torch.randn(width) * 0.02)
        self.weight = nn.Parameter(torch.zeros(size + 1, labels * (size + 1)))
        nn.init.xavier_uniform_(self.weight.data)
        self.labels = labels

    def forward(self, words: Tensor) -> Tensor:
        """(B, W, W + 1) or, with labels, (B, W, W + 1, labels)."""
        size, count, _ = words.shape
        root = self.none.expand(size, 1, -1)
        lower = F.pad(self.lower(words), (0, 1), value=1.0)
        upper = F.pad(self.upper(torch.cat([root, words], 1)), (0, 1), value=1.0)
        half = (lower @ self.weight).view(size, count * self.labels, -1)
        scores = half @ upper.transpose(1, 2)
        if self.labels == 1:
            return scores
        return scores.view(size, count, self.labels, count + 1).permute(0, 1, 3, 2)


class Chain(nn.Module):
    """A linear-chain CRF over BIO tags; transitions that break a span are forbidden, not learned."""

    def __init__(self, tags: list[str]) -> None:
        super().__init__()
        self.moves = nn.Parameter(torch.zeros(len(tags), len(tags)))
        self.starts = nn.Parameter(torch.zeros(len(tags)))
        legal = [[not b.startswith("I-") or a[2:] == b[2:] != "" for b in tags] for a in tags]
        self.register_buffer("legal", torch.tensor(legal), persistent=False)
        self.register_buffer("may_start", torch.tensor([not t.startswith("I-") for t in tags]), persistent=False)

    def transitions(self) -> tuple[Tensor, Tensor]:
        """Scores of moves (from × to) and of first tags."""
        return self.moves.masked_fill(~self.legal, FORBIDDEN), self.starts.masked_fill(~self.may_start, FORBIDDEN)

    def loss(self, emissions: Tensor, allowed: Tensor, mask: Tensor) -> Tensor:
        """Negative log probability that the tags lie in `allowed` (B, W, T), summed over the batch."""
        both = torch.cat([emissions, emissions.masked_fill(~allowed, FORBIDDEN)])
        total = self._forward(both, torch.cat([mask, mask]))
        return (total[: len(emissions)] - total[len(emissions) :]).clamp(min=0).sum()

    def _forward(self, emissions: Tensor, mask: Tensor) -> Tensor:
        moves, starts = self.transitions()
        state = starts + emissions[:, 0]
        for at in range(1, emissions.shape[1]):
            ahead = torch.logsumexp(state.unsqueeze(2) + moves, 1) + emissions[:, at]
            state = torch.where(mask[:, at].unsqueeze(1), ahead, state)
        return torch.logsumexp(state, 1)


class Reader(nn.Module):
    """The encoder and its heads."""

    def __init__(self, shape: Shape | None = None, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape = shape or Shape()
        self.encoder = Encoder(shape, dropout)
        levels, width = shape.layers + 1, shape.width
        self.mixes = nn.ModuleDict({name: Mix(levels, 0.2) for name in ("syntax", "spans", "attribution", "facts")})
        self.upos, self.xpos = nn.Linear(width, len(UPOS)), nn.Linear(width, len(XPOS))
        self.arcs = Pairs(width, shape.arc, 0.2)
        self.relations = Pairs(width, shape.relation, 0.2, len(RELATIONS))
        tags = {"entities": bio(ENTITIES), "attribution": bio(ATTRIBUTION), "times": bio(TIMES)}
        self.chains = nn.ModuleDict({name: Chain(t) for name, t in tags.items()})
        self.spans = nn.ModuleDict({name: nn.Linear(width, len(t)) for name, t in tags.items()})
        self.content_cue = Pairs(width, shape.link, 0.1)
        self.cue_source = Pairs(width, shape.link, 0.1)
        self.facts = nn.Sequential(nn.Linear(width, width // 2), nn.GELU(), nn.Linear(width // 2, 3))
        self.vector = nn.Linear(width, width)
        nn.init.eye_(self.vector.weight)
        nn.init.zeros_(self.vector.bias)

    def forward(self, batch: Batch) -> Output:
        """Scores of every head for a batch."""
        mask = attention_mask(batch.piece_mask)
        levels = self.encoder(batch.pieces, batch.shapes, mask)
        mixed = mix_levels(list(self.mixes.values()), levels, batch.firsts, batch.lasts)  # type: ignore[arg-type]
        words = dict(zip(self.mixes, mixed, strict=True))
        return Output(
            upos=self.upos(words["syntax"]),
            xpos=self.xpos(words["syntax"]),
            arcs=self.arcs(words["syntax"]),
            relations=self.relations(words["syntax"]),
            entities=self.spans["entities"](words["spans"]),
            attribution=self.spans["attribution"](words["attribution"]),
            times=self.spans["times"](words["spans"]),
            content_cue=self.content_cue(words["attribution"]),
            cue_source=self.cue_source(words["attribution"]),
            facts=self.facts(words["facts"]),
            vector=F.normalize(self.vector(mean_pool(levels[-1], batch.piece_mask)), dim=-1),
        )


def attention_mask(piece_mask: Tensor | None) -> Tensor | None:
    """What is added to attention scores; None where nothing is padded."""
    if piece_mask is None or piece_mask.all():
        return None
    return torch.zeros(piece_mask.shape).masked_fill(~piece_mask, FORBIDDEN)[:, None, None, :]


def mean_pool(states: Tensor, piece_mask: Tensor | None) -> Tensor:
    """The mean over a sentence's pieces."""
    if piece_mask is None:
        return states.mean(1)
    weights = piece_mask.unsqueeze(-1).to(states.dtype)
    return (states * weights).sum(1) / weights.sum(1)


def load_encoder(encoder: Encoder, folder: Path) -> None:
    """The published weights; the shape embedding stays zero, so that the first state is the original's."""
    given = load_file(folder / "model.safetensors")
    given = {k.removeprefix("bert."): v for k, v in given.items()}
    e = "embeddings."
    kinds = given[e + "token_type_embeddings.weight"][0]
    encoder.pieces.weight.data.copy_(given[e + "word_embeddings.weight"])
    encoder.positions.weight.data.copy_(given[e + "position_embeddings.weight"] + kinds)
    _copy(encoder.norm, given, e + "LayerNorm")
    for i, layer in enumerate(encoder.layers):
        prefix = f"encoder.layer.{i}."
        for part in ("weight", "bias"):
            three = [given[f"{prefix}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            getattr(layer.query_key_value, part).data.copy_(torch.cat(three))
        _copy(layer.joined, given, prefix + "attention.output.dense")
        _copy(layer.first_norm, given, prefix + "attention.output.LayerNorm")
        _copy(layer.inner, given, prefix + "intermediate.dense")
        _copy(layer.outer, given, prefix + "output.dense")
        _copy(layer.second_norm, given, prefix + "output.LayerNorm")


def _copy(module: nn.Module, given: dict[str, Tensor], name: str) -> None:
    module.weight.data.copy_(given[f"{name}.weight"])  # type: ignore[operator, union-attr]
    module.bias.data.copy_(given[f"{name}.bias"])  # type: ignore[operator, union-attr]
