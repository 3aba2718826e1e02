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
from training.labels import ATTRIBUTION, ENTITIES, GENERAL, PHRASES, RELATIONS, TIMES, UPOS, XPOS, bio

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
    fact: int = 192
    phrase: int = 192


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

    `arcs` (B, W, W + 1): score of each head, 0 being the root; `relations` (B, W, R); `content_cue` and `cue_source`
    (B, W, W + 1): which cue a content hangs on, which source a cue has, 0 being none; `senses` (B, W, D): what a word
    adds to the meaning of a span.  `general_outer` and `general_inner` teach what a phrase is and are not exported.
    """

    upos: Tensor
    xpos: Tensor
    arcs: Tensor
    relations: Tensor
    entities: Tensor
    attribution: Tensor
    times: Tensor
    outer: Tensor
    inner: Tensor
    content_cue: Tensor
    cue_source: Tensor
    facts: Tensor
    senses: Tensor
    vector: Tensor
    general_outer: Tensor
    general_inner: Tensor


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
    """A learned weighing of the levels (Peters et al., 2018) for each group of heads; words are the mean of their ends.

    One product serves all groups, since single sums would cost a layer.
    """

    def __init__(self, names: list[str], levels: int, dropout: float) -> None:
        super().__init__()
        self.names = names
        self.weights = nn.Parameter(torch.linspace(-1.0, 1.0, levels).repeat(len(names), 1))
        self.scales = nn.Parameter(torch.ones(len(names), 1))
        self.dropout = nn.Dropout(dropout)

    def forward(self, levels: Tensor, firsts: Tensor, lasts: Tensor) -> tuple[list[Tensor], Tensor]:
        """Word states (N, D) of each group, made less certain while training; of the last level, as they are.

        `levels` (L, P, D) are of all pieces, `firsts` and `lasts` (N) the places of words among these.
        """
        words = levels.index_select(1, firsts) + levels.index_select(1, lasts)
        shares = self.scales * self.weights.softmax(1) / 2
        mixed = (shares @ words.flatten(1)).view(len(self.names), -1, levels.shape[-1])
        return [self.dropout(part) for part in mixed.unbind(0)], words[-1]


class Pairs(nn.Module):
    """Biaffine scores of every word against every word and, at position 0, against none."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.bind = nn.Linear(size, size)
        self.none = nn.Parameter(torch.randn(size) * 0.02)

    def forward(self, lower: Tensor, upper: Tensor) -> Tensor:
        """(…, W, W + 1), from what each word is as the lower and as the upper one."""
        return self.bind(lower) @ put_first(self.none, upper).transpose(-1, -2)


class Relations(nn.Module):
    """The relation of each word to the head that the arcs expect: no pair but the likely one is scored."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.none = nn.Parameter(torch.randn(size) * 0.02)
        self.labels = nn.Linear(3 * size, len(RELATIONS))

    def forward(self, arcs: Tensor, lower: Tensor, upper: Tensor) -> Tensor:
        """(…, W, R)."""
        heads = arcs.detach().softmax(-1).to(upper.dtype) @ put_first(self.none, upper)
        return self.labels(torch.cat([lower, heads, lower * heads], -1))


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


TAGS = {
    "entities": bio(ENTITIES),
    "times": bio(TIMES),
    "attribution": bio(ATTRIBUTION),
    "outer": bio(PHRASES),
    "inner": bio(PHRASES),
    "general_outer": bio(GENERAL),
    "general_inner": bio(GENERAL),
}


class Reader(nn.Module):
    """The encoder and its heads; heads that read the same mix of levels share one product."""

    def __init__(self, shape: Shape | None = None, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape = shape or Shape()
        self.encoder = Encoder(shape, dropout)
        width, tags = shape.width, {name: len(t) for name, t in TAGS.items()}
        self.mix = Mix(["syntax", "spans", "attribution", "facts", "phrases"], shape.layers + 1, 0.2)
        self.dropout = nn.Dropout(0.2)
        self.syntax = nn.Linear(width, len(UPOS) + len(XPOS) + 2 * shape.arc + 2 * shape.relation)
        self.spans = nn.Linear(width, tags["entities"] + tags["times"])
        self.attribution = nn.Linear(width, tags["attribution"] + 4 * shape.link)
        self.facts, self.fact_styles = nn.Linear(width, shape.fact), nn.Linear(shape.fact, 3)
        self.phrases, self.defence = nn.Linear(width, shape.phrase), nn.Linear(shape.phrase, 2 * tags["outer"])
        self.general = nn.Linear(shape.phrase, 2 * tags["general_outer"])
        self.arcs, self.relations = Pairs(shape.arc), Relations(shape.relation)
        self.content_cue, self.cue_source = Pairs(shape.link), Pairs(shape.link)
        self.chains = nn.ModuleDict({name: Chain(t) for name, t in TAGS.items()})
        self.vector = nn.Linear(width, width)
        nn.init.eye_(self.vector.weight)
        nn.init.zeros_(self.vector.bias)

    def forward(self, batch: Batch) -> Output:
        """Scores of every head for a batch."""
        levels = self.encoder(batch.pieces, batch.shapes, attention_mask(batch.piece_mask))
        offsets = batch.pieces.shape[1] * torch.arange(len(batch.firsts), device=batch.firsts.device).unsqueeze(1)
        places = [(p + offsets).flatten() for p in (batch.firsts, batch.lasts)]
        parts, senses = self.mix(torch.stack(levels).flatten(1, 2), *places)
        words, senses = ([x.view(*batch.firsts.shape, -1) for x in group] for group in (parts, [senses]))
        return self.read_words(words, senses[0], mean_pool(levels[-1], batch.piece_mask), batch.word_mask)

    def forward_single(self, pieces: Tensor, shapes: Tensor, firsts: Tensor, lasts: Tensor) -> Output:
        """The same for one sentence, every dimension of sentences left out: what is exported."""
        levels = torch.cat(self.encoder(pieces[None], shapes[None], None))
        words, senses = self.mix(levels, firsts, lasts)
        return self.read_words(words, senses, levels[-1].mean(0), None)

    def read_words(self, parts: list[Tensor], senses: Tensor, pooled: Tensor, mask: Tensor | None) -> Output:
        """Scores of every head from the states of words (…, W, D) of each group and of the sentence."""
        words = dict(zip(self.mix.names, parts, strict=True))
        found = self._read_syntax(words["syntax"], mask) | self._read_attribution(words["attribution"], mask)
        found |= _cut(self.spans(words["spans"]), entities=TAGS["entities"], times=TAGS["times"])
        hidden = self.dropout(F.gelu(self.phrases(words["phrases"])))
        found |= _cut(self.defence(hidden), outer=TAGS["outer"], inner=TAGS["inner"])
        found |= _cut(self.general(hidden), general_outer=TAGS["general_outer"], general_inner=TAGS["general_inner"])
        facts = self.fact_styles(F.gelu(self.facts(words["facts"])))
        vector = self.vector(pooled)
        return Output(**found, facts=facts, senses=senses, vector=vector / vector.norm(dim=-1, keepdim=True))

    def _read_syntax(self, words: Tensor, mask: Tensor | None) -> dict[str, Tensor]:
        arc, relation = self.shape.arc, self.shape.relation
        tags, pairs = self.syntax(words).split([len(UPOS) + len(XPOS), 2 * arc + 2 * relation], -1)
        parts = self.dropout(F.gelu(pairs)).split([arc, arc, relation, relation], -1)
        arcs = mask_words(self.arcs(parts[0], parts[1]), mask)
        return _cut(tags, upos=UPOS, xpos=XPOS) | {"arcs": arcs, "relations": self.relations(arcs, *parts[2:])}

    def _read_attribution(self, words: Tensor, mask: Tensor | None) -> dict[str, Tensor]:
        link = self.shape.link
        tags, pairs = self.attribution(words).split([len(TAGS["attribution"]), 4 * link], -1)
        parts = self.dropout(F.gelu(pairs)).split(link, -1)
        links = {"content_cue": self.content_cue(*parts[:2]), "cue_source": self.cue_source(*parts[2:])}
        return {"attribution": tags} | {name: mask_words(scores, mask) for name, scores in links.items()}


def _cut(scores: Tensor, **labels: list[str]) -> dict[str, Tensor]:
    """The columns of each head."""
    return dict(zip(labels, scores.split([len(x) for x in labels.values()], -1), strict=True))


def put_first(none: Tensor, words: Tensor) -> Tensor:
    """What stands for the root or for none, before the words (…, W, D)."""
    row = none[None] if words.dim() == 2 else none.expand(len(words), 1, -1)
    return torch.cat([row, words], -2)


def mask_words(scores: Tensor, mask: Tensor | None) -> Tensor:
    """Scores of heads (B, W, W + 1) that are padding put out of reach; the first column is the root or none."""
    if mask is None:
        return scores
    return scores.masked_fill(~F.pad(mask, (1, 0), value=True)[:, None, :], FORBIDDEN)


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
