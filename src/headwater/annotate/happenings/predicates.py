"""The verdict on any word that names an event, whatever names it: what a pack does not list is judged alike."""

from collections.abc import Sequence

from headwater.annotate.happenings.deeds import DEED, FORMS
from headwater.annotate.happenings.modality import Verdict
from headwater.annotate.happenings.roles import set_scene
from headwater.annotate.happenings.trees import find_word
from headwater.annotate.happenings.triggers import read_lines
from headwater.annotate.happenings.units import fold_word
from headwater.annotate.happenings.verdicts import find_verdict, voice_of
from headwater.annotate.parses import Parse
from headwater.annotations import Mention, Saying, Sentence, TimeExpression
from headwater.domain.pack import Trigger
from headwater.text import Extent, words


def judge_words(
    text: str,
    extent: Extent,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
    sayings: Sequence[Saying],
    parses: Sequence[Parse],
) -> tuple[Verdict | None, int | None]:
    """The verdict on the event that some words name, and the saying that carries it; None where they tell none."""
    parse = next((p for p in parses if p.extent.contains(extent)), None)
    for line in read_lines(text, sentences, mentions, times, sayings, parses):
        if not line.sentence.extent.contains(extent) or parse is None:
            continue
        row = line.around(extent)
        voice = voice_of(line, extent, sayings)
        word = find_word(line.tree, row.trigger.extent) if line.tree else None
        return find_verdict(
            line, set_scene(row, read_trigger(text, extent, parse), text, line.tree, word), voice
        ), voice.saying
    return None, None


def read_trigger(text: str, extent: Extent, parse: Parse) -> Trigger:
    """The words as a trigger: verb or noun, and which form, as the sentence's tree has them."""
    at = next(i for i in range(len(parse.reading.words)) if parse.place(i).overlaps(extent))
    tag = parse.reading.xpos[at]
    folded = tuple(fold_word(w.text) for w in words(text, *extent))
    if form := FORMS.get(tag):
        return Trigger(words=folded, part="verb", form=form, rule=DEED)
    return Trigger(words=folded, part="noun", form="plural" if tag in ("NNS", "NNPS") else "singular", rule=DEED)
