"""What is true of a story: which statements assert one fact, whose they are, and how reports come from each other."""

from collections.abc import Iterable
from itertools import combinations

from benchmarks.lab.plans import Filler, Narration, Telling
from benchmarks.lab.stories import LabStory
from benchmarks.lab.world import World
from benchmarks.lab.writing import LabReport, Told
from headwater.record.model import ReportRelation


def list_told(reports: Iterable[LabReport]) -> list[Told]:
    """Every statement that asserts a fact, and every narrated event, by report and place."""
    return [told for report in reports for told in report.told]


def count_voices(world: World, told: Iterable[Told]) -> int:
    """How many institutions are behind these; sources that nothing identifies and narrators count for nothing.

    Where nobody who is identified says so, whoever does by saying so what a narrator tells is the one voice.
    """
    told = list(told)
    said = {world.institution(t.speaker) for t in told if t.speaker} - {None}
    return len(said or {world.institution(t.doer) for t in told if t.doer})


def count_texts(story: LabStory, told: Iterable[Told]) -> int:
    """How many texts, as opposed to copies and translations of them, these stand in."""
    texts = {r.report.id: r.plan.text for r in story.reports}
    return len({texts[t.report] for t in told})


def relate_reports(a: LabReport, b: LabReport) -> ReportRelation:
    """What two reports have to do with each other, by how they were made."""
    if a.plan.text == b.plan.text:
        return "near_duplicate"
    own_words = [{i for i in r.plan.items if isinstance(i, Filler | Narration)} for r in (a, b)]
    if own_words[0] & own_words[1]:
        return "reused_passages"
    if any(_is_one_quotation(s, t) for s in a.plan.tellings for t in b.plan.tellings):
        return "shared_quotation"
    return "independent"


def _is_one_quotation(a: Telling, b: Telling) -> bool:
    """Whether both are one utterance, in quotation marks or in the same words."""
    quoted = a.directness != "indirect" and b.directness != "indirect"
    return a.utterance == b.utterance and (quoted or a.wording == b.wording)


def pair_reports(story: LabStory) -> list[tuple[LabReport, LabReport]]:
    """Every two reports of a story, the one that was made first before the other."""
    return list(combinations(story.reports, 2))
