"""Quick figures on the dev parts, straight from the torch module; the committed ones come from `benchmarks`."""

from collections import Counter

import torch
from torch import Tensor

from training.batches import Item, collate
from training.corpora import spans_of
from training.labels import ATTRIBUTION, ENTITIES, PHRASE_LABELS, PHRASES, RELATIONS, UPOS, bio
from training.network import Output, Reader


def dev_scores(reader: Reader, items: dict[str, list[Item]], most: int = 600) -> dict[str, float]:
    """UPOS, UAS, LAS on the treebank (greedy heads), span F1 of attribution and of the newswire's entities (greedy)."""
    reader.eval()
    found: dict[str, float] = {}
    counts: Counter[str] = Counter()
    for name in ("ewt", "polnear_sentences", "worldwide", "uw", "re3d"):
        for item in items.get(name, [])[:most]:
            with torch.no_grad():
                batch, targets = collate([item])
                output = reader(batch)
            if targets.heads is not None:
                _count_trees(counts, output, item)
            if targets.attribution is not None:
                _count_spans(counts, output.attribution[0], item.example.attribution or [], bio(ATTRIBUTION), "")
            if name == "worldwide":
                _count_spans(counts, output.entities[0], item.example.entities or [], bio(ENTITIES), "ww_")
            if name == "re3d":
                _count_phrases(counts, output, item)
            if name == "uw" and targets.facts is not None:
                known = ~targets.facts.isnan()
                counts["uw_n"] += int(known.sum())
                counts["uw_error"] += float((output.facts[..., 0][known] - targets.facts[known]).abs().sum())  # type: ignore[assignment]
    for kind in ("upos", "uas", "las"):
        found[kind] = round(100 * counts[kind] / max(1, counts["words"]), 2)
    for kind in {k.rpartition(":")[0] for k in counts if k.endswith(":gold")}:
        hits, guesses, gold = (counts[f"{kind}:{x}"] for x in ("hit", "guess", "gold"))
        found[kind] = round(200 * hits / max(1, guesses + gold), 1)
    found["uw_mae"] = round(counts["uw_error"] / max(1, counts["uw_n"]), 3)
    reader.train()
    return found


def _count_trees(counts: Counter[str], output: Output, item: Item) -> None:
    n, example = item.features.count, item.example
    heads = output.arcs[0].argmax(-1)
    relations = output.relations[0].argmax(-1)
    for i in range(n):
        counts["words"] += 1
        right = int(heads[i]) == example.heads[i]  # type: ignore[index]
        counts["uas"] += right
        label = RELATIONS[int(relations[i])].partition(":")[0]
        counts["las"] += right and label == example.relations[i].partition(":")[0]  # type: ignore[index]
    tags = output.upos[0].argmax(-1).tolist()
    counts["upos"] += sum(UPOS[t] == g for t, g in zip(tags, example.upos or [], strict=False))


def _count_phrases(counts: Counter[str], output: Output, item: Item) -> None:
    tags, kinds = bio(PHRASES), PHRASE_LABELS["re3d"]
    guessed = {
        s for scores in (output.outer[0], output.inner[0]) for s in spans_of(tags[int(t)] for t in scores.argmax(-1))
    }
    wanted = {(a, b, kinds[label]) for a, b, label in item.example.phrases or () if label in kinds}
    counts["phrases:hit"] += len(guessed & wanted)
    counts["phrases:guess"] += len(guessed)
    counts["phrases:gold"] += len(wanted)


def _count_spans(
    counts: Counter[str], scores: Tensor, gold: list[tuple[int, int, str]], tags: list[str], prefix: str
) -> None:
    guessed = {(a, b, label.lower()) for a, b, label in spans_of(tags[int(t)] for t in scores.argmax(-1))}
    wanted = {(a, b, label.lower()) for a, b, label in gold}
    if prefix:
        wanted = {s for s in wanted if s[2] in tags_labels(tags)}
        guessed = {s for s in guessed if s[2] in {w.lower() for w in WORLDWIDE}}
    for label in {s[2] for s in guessed | wanted}:
        kind = prefix + (label if not prefix else "f1")
        counts[f"{kind}:hit"] += sum(s[2] == label for s in guessed & wanted)
        counts[f"{kind}:guess"] += sum(s[2] == label for s in guessed)
        counts[f"{kind}:gold"] += sum(s[2] == label for s in wanted)


def tags_labels(tags: list[str]) -> set[str]:
    """The labels of BIO tags."""
    return {t[2:] for t in tags if t != "O"}


WORLDWIDE = ("Person", "Organization", "Location", "NORP", "Facility", "Date", "Money", "Product", "Misc")
