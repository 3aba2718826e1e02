"""`python -m benchmarks pronouns`: whom "he", "she", "it" and "they" stand for, on GUM."""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.confidence.marking import Phrase, read_conllu
from benchmarks.reader.options import find_file
from headwater.annotate.parses import Parse
from headwater.annotate.reference.aliases import link_names
from headwater.annotate.reference.anaphora import SPEAKERS, link_pronoun, list_options, order_pronouns
from headwater.annotate.reference.antecedents import Case, open_case
from headwater.annotate.reference.descriptions import link_descriptions
from headwater.annotate.reference.entities import Entities
from headwater.annotate.reference.scene import set_scene
from headwater.encoder.model import default_encoder
from headwater.pipeline.annotation import draft_report
from headwater.read.plain import read_plain
from headwater.text import Extent, fold
from training.corpora import read_members

GENRES = ("news", "interview", "speech", "bio", "court", "essay", "letter", "voyage", "podcast", "academic", "textbook")


# Which of the options of a pronoun are right; None where nobody said.
Judge = Callable[[Entities, int, Sequence[int]], Sequence[int] | None]


class Choice(NamedTuple):
    """A pronoun with its options, which of their roots are right, and the root that was chosen."""

    document: str
    case: Case
    options: tuple[int, ...]
    right: frozenset[int]
    found: int | None


def main(arguments: list[str]) -> int:
    """Score which pronouns of the third person find whom they stand for (GUM), beside the nearest that agrees."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="with gum_train_dev.tar.xz")
    parser.add_argument("--part", choices=("train", "dev"), default="dev")
    parser.add_argument("--json", action="store_true", help="one flat JSON object instead of a table")
    options = parser.parse_args(arguments)
    figures = rate(list(read_choices(options.data, options.part)))
    print(json.dumps(figures) if options.json else "\n".join(f"{k:<24} {v}" for k, v in figures.items()))
    return 0


def rate(choices: Sequence[Choice]) -> dict[str, float]:
    """Precision, recall and F1 of the antecedents found, all and by pronoun, and of the nearest that agrees."""
    nearest = [c._replace(found=c.case.entity.roots[c.options[0]] if c.options else None) for c in choices]
    figures: dict[str, float] = {"pronouns": len(choices)}
    for prefix, rows in (("", choices), ("nearest_", nearest)):
        for word in ("", *sorted({c.case.word for c in choices} if not prefix else ())):
            share = _rate([c for c in rows if word in ("", c.case.word)])
            figures |= {f"{prefix}{word}{'_' if word else ''}{key}": round(value, 4) for key, value in share.items()}
    return figures


def _rate(choices: Sequence[Choice]) -> Mapping[str, float]:
    found = Counter("none" if c.found is None else c.found in c.right for c in choices)
    precision = found[True] / max(1, found[True] + found[False])
    recall = found[True] / max(1, sum(bool(c.right) for c in choices))
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / max(1e-9, precision + recall)}


def read_choices(folder: Path, part: str) -> Iterator[Choice]:
    """Every pronoun of the third person in GUM's written genres and speeches, in reading order.

    A root is right where one of its mentions before the pronoun is of the entity that the pronoun is of.
    """
    for member, rows in read_members(find_file(folder, "gum_train_dev.tar.xz")):
        path = Path(member)
        if path.suffix == ".conllu" and path.parent.name == part and path.stem.split("_")[1] in GENRES:
            text, phrases = read_conllu(rows)
            yield from follow(path.stem, text, partial(_find_right, phrases=phrases))


def follow(document: str, text: str, judge: Judge) -> Iterator[Choice]:
    """The pronouns of the third person in a text on which a judge says something, while it is read."""
    entity, parses = gather(document, text)
    for n in order_pronouns(entity.scene):
        word = fold(entity.scene.mentions[n].name)
        options = list_options(entity, n) if word not in SPEAKERS else []
        right = judge(entity, n, options) if word not in SPEAKERS else None
        case, roots = open_case(entity, n, parses), {m: entity.roots[m] for m in options}
        found = link_pronoun(entity, n, parses)
        if right is not None:
            yield Choice(document, case, tuple(options), frozenset(roots[m] for m in right), found)


def gather(name: str, text: str) -> tuple[Entities, Sequence[Parse]]:
    """The actors of a text with what is known of each before pronouns are read, and its parses."""
    report = read_plain(name, name, text.encode(), None)
    draft = draft_report(report, default_encoder())
    scene = set_scene(report, draft.sentences, draft.mentions, draft.quotations, draft.attributions, draft.parses)
    links = link_names(scene)
    return Entities(scene, links, link_descriptions(scene, links)), draft.parses


def _find_right(entity: Entities, n: int, options: Sequence[int], *, phrases: Sequence[Phrase]) -> list[int]:
    """The options whose actor the pronoun stands for, by what names or describes him among them, or else before."""
    mentions = entity.scene.mentions
    own = find_entity(mentions[n].extent, phrases)
    right = []
    for m in options if own is not None else ():
        telling = [k for k in range(n) if entity.roots[k] == entity.roots[m] and mentions[k].level != "pronoun"]
        near = [k for k in telling if k in options] or telling
        if any(find_entity(mentions[k].extent, phrases) == own for k in near):
            right.append(m)
    return right


def find_entity(extent: Extent, phrases: Sequence[Phrase]) -> str | None:
    """Of whom the phrase is that is most like a stretch, among those whose least words it has."""
    near = [p for p in phrases if extent.contains(p.least)]
    best = max(near, key=lambda p: _share(p.extent, extent), default=None)
    return best.entity if best else None


def _share(a: Extent, b: Extent) -> float:
    common = min(a.end, b.end) - max(a.start, b.start)
    return common / (max(a.end, b.end) - min(a.start, b.start))
