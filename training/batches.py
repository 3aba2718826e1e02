"""Examples as padded tensors, in batches of like length from one data set each."""

import random
from collections.abc import Sequence
from typing import NamedTuple

import msgspec
import torch
from torch import Tensor

from headwater.encoder.features import Features, build_features
from training.examples import Example, Spans
from training.labels import (
    ALLOWED,
    ATTRIBUTION,
    ENTITIES,
    FACT_STYLES,
    GENERAL,
    PHRASE_LABELS,
    PHRASES,
    RELATIONS,
    TIMES,
    UPOS,
    XPOS,
    bio,
)
from training.network import Batch


class Targets(NamedTuple):
    """Gold of one batch; a layer that its set lacks is None.

    Class layers are (B, W) with -100 where there is nothing to learn; span layers are the allowed tags (B, W, T);
    `events` has a row a mention: sentence, first word, word behind the last, number of its chain.
    `facts` is (B, W) with NaN where nothing is annotated and `fact_style` the output that its set trains.
    """

    upos: Tensor | None = None
    xpos: Tensor | None = None
    heads: Tensor | None = None
    relations: Tensor | None = None
    entities: Tensor | None = None
    attribution: Tensor | None = None
    times: Tensor | None = None
    outer: Tensor | None = None
    inner: Tensor | None = None
    general_outer: Tensor | None = None
    general_inner: Tensor | None = None
    content_cue: Tensor | None = None
    cue_source: Tensor | None = None
    events: Tensor | None = None
    facts: Tensor | None = None
    fact_style: int = 0


def pad(rows: Sequence[Sequence[float]], fill: float, dtype: torch.dtype = torch.long) -> Tensor:
    """A matrix of rows of unequal length."""
    width = max(len(r) for r in rows)
    return torch.tensor([[*r, *([fill] * (width - len(r)))] for r in rows], dtype=dtype)


def collate_features(features: Sequence[Features]) -> Batch:
    """The input of several sentences."""
    columns = [[getattr(f, name).tolist() for f in features] for name in ("pieces", "shapes", "firsts", "lasts")]
    return Batch(
        *(pad(c, 0) for c in columns),
        piece_mask=pad([[1] * len(r) for r in columns[0]], 0, torch.bool),
        word_mask=pad([[1] * len(r) for r in columns[2]], 0, torch.bool),
    )


def collate_targets(examples: Sequence[Example], counts: Sequence[int]) -> Targets:
    """The gold of sentences of one set, cut to the words that fitted."""
    first = examples[0]
    targets: dict[str, Tensor | None] = {}
    for layer, labels in (("upos", UPOS), ("xpos", XPOS), ("relations", RELATIONS)):
        if getattr(first, layer) is not None:
            places = {label: i for i, label in enumerate(labels)}
            rows = [[places.get(x, -100) for x in getattr(e, layer)][:n] for e, n in zip(examples, counts, strict=True)]
            targets[layer] = pad(rows, -100)
    if first.heads is not None:
        rows = [[h if h <= n else -100 for h in e.heads[:n]] for e, n in zip(examples, counts, strict=True)]  # type: ignore[index]
        targets["heads"] = pad(rows, -100)
    for layer, labels in (("entities", ENTITIES), ("attribution", ATTRIBUTION), ("times", TIMES)):
        if getattr(first, layer) is not None:
            allowed = ALLOWED[first.set] if layer == "entities" else {label: label for label in labels}
            tables = [
                allowed_tags(getattr(e, layer), n, labels, allowed, e.unmarked if layer == "entities" else [])
                for e, n in zip(examples, counts, strict=True)
            ]
            targets[layer] = torch.stack([_pad_tags(t, max(counts)) for t in tables])
    if first.phrases is not None:
        targets |= _phrase_targets(examples, counts)
    if first.links is not None:
        targets["content_cue"], targets["cue_source"] = _link_targets(examples, counts)
    if first.events is not None:
        targets["events"] = _event_targets(examples, counts)
    if any(e.facts for e in examples):
        rows = [_fact_row(e.facts or [], n) for e, n in zip(examples, counts, strict=True)]
        targets["facts"] = pad(rows, float("nan"), torch.float)
    return Targets(**targets, fact_style=FACT_STYLES.get(first.set, 0))  # type: ignore[arg-type]


def allowed_tags(
    spans: Spans, count: int, labels: list[str], allowed: dict[str, str], unmarked: list[tuple[int, str]]
) -> Tensor:
    """Which tags each word may have (W, T): in a span its label, outside "O" or an unmarked kind."""
    tags = bio(labels)
    table = torch.zeros(count, len(tags), dtype=torch.bool)
    table[:, 0] = True
    for at, label in unmarked:
        first = tags.index(f"B-{label}")
        table[at : at + 1, first : first + 2] = True
    for start, end, label in spans:
        table[start:end] = label not in allowed
        for name in allowed.get(label, "").split():
            first = tags.index(f"B-{name}")
            table[start : start + 1, first] = True
            table[start + 1 : end, first + 1] = True
    return table


def _phrase_targets(examples: Sequence[Example], counts: Sequence[int]) -> dict[str, Tensor | None]:
    """Two chains: the phrases that lie in no other, and those that hold no other; what lies between is lost."""
    kinds = PHRASE_LABELS[examples[0].set]
    prefix, labels = ("general_", GENERAL) if examples[0].set == "gum" else ("", PHRASES)
    found: dict[str, Tensor | None] = {}
    for name, sign in (("outer", -1), ("inner", 1)):
        tables = []
        for example, count in zip(examples, counts, strict=True):
            spans = [s for s in example.phrases or () if s[2] in kinds]
            kept = pick_apart(sorted(spans, key=lambda s: (sign * (s[1] - s[0]), s)))
            tables.append(_pad_tags(allowed_tags(kept, count, labels, kinds, []), max(counts)))
        found[prefix + name] = torch.stack(tables)
    return found


def pick_apart(spans: Spans) -> Spans:
    """Spans that share no word, the first ones first."""
    kept: Spans = []
    for span in spans:
        if not any(span[0] < end and start < span[1] for start, end, _ in kept):
            kept.append(span)
    return kept


def _pad_tags(table: Tensor, width: int) -> Tensor:
    return torch.nn.functional.pad(table, (0, 0, 0, width - len(table)), value=True)


def _link_targets(examples: Sequence[Example], counts: Sequence[int]) -> tuple[Tensor, Tensor]:
    contents, sources = [], []
    for example, count in zip(examples, counts, strict=True):
        content, source = [-100] * count, [-100] * count
        starts = {a for a, _, label in example.attribution or () if label == "content" and a < count}
        for at in starts:
            content[at] = 0
        for cue, by, what in example.links or ():
            if cue < count:
                source[cue] = by + 1 if by < count else 0
                if 0 <= what < count:
                    content[what] = cue + 1
        contents.append(content)
        sources.append(source)
    return pad(contents, -100), pad(sources, -100)


def _event_targets(examples: Sequence[Example], counts: Sequence[int]) -> Tensor:
    numbers: dict[str, int] = {}
    rows = [
        (row, start, end, numbers.setdefault(chain, len(numbers)))
        for row, (example, count) in enumerate(zip(examples, counts, strict=True))
        for start, end, chain in example.events or ()
        if end <= count
    ]
    return torch.tensor(rows).view(-1, 4)


def _fact_row(facts: list[tuple[int, float]], count: int) -> list[float]:
    row = [float("nan")] * count
    for at, value in facts:
        if at < count:
            row[at] = value
    return row


class Item(msgspec.Struct, frozen=True):
    """An example with its features, made once."""

    example: Example
    features: Features


def make_items(examples: Sequence[Example]) -> list[Item]:
    """Examples ready for batching."""
    return [Item(e, build_features(e.words, e.is_quoted)) for e in examples]


def collate(group: Sequence[Item]) -> tuple[Batch, Targets]:
    """One batch with its gold."""
    features = [i.features for i in group]
    return collate_features(features), collate_targets([i.example for i in group], [f.count for f in features])


def group_items(items: Sequence[Item], pieces: int, chance: random.Random) -> list[list[Item]]:
    """Items in groups as they will be batched: of one set and like length, or of one topic where happenings recur."""
    groups: list[list[Item]] = []
    by_kind: dict[str, list[tuple[float, Item]]] = {}
    for item in items:
        example, length = item.example, len(item.features.pieces)
        if example.events is None:
            by_kind.setdefault(example.set, []).append((length + chance.uniform(-3, 3), item))
        else:
            by_kind.setdefault(f"{example.set} {example.doc.partition('_')[0]}", []).append((chance.random(), item))
    for members in by_kind.values():
        members.sort(key=lambda member: member[0])
        group: list[Item] = []
        longest = 0
        for _, item in members:
            longest = max(longest, len(item.features.pieces))
            if group and (len(group) + 1) * longest > pieces:
                groups.append(group)
                group, longest = [], len(item.features.pieces)
            group.append(item)
        groups.append(group)
    chance.shuffle(groups)
    return groups
