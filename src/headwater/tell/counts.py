"""Why the counts of a claim are what they are: in words, from the record alone."""

from itertools import combinations

from headwater.record.model import Claim, Copy
from headwater.record.spans import overlap
from headwater.tell.grades import explain_grade
from headwater.tell.index import Index, group_texts, number_reports
from headwater.tell.voices import Voice, list_origins, list_voices
from headwater.tell.wording import count, flatten, join_ranges, join_words

RELATIONS = {
    "verbatim": "the same passage, word for word",
    "near": "the same passage, nearly word for word",
    "paraphrase": "one passage in other words or another translation",
}


def write_counts(claim: Claim, index: Index) -> str:
    """`5 reports, 4 texts, 4 origins`, in the wording that every page uses."""
    origins = len(list_origins(claim, index))
    return f"{count(claim.reports, 'report')}, {count(claim.texts, 'text')}, {count(origins, 'origin')}"


def explain_counts(claim: Claim, index: Index) -> tuple[str, ...]:
    """One line a number: which reports, why so many texts, which voices; then the record's own reasons."""
    numbers = number_reports(claim.support, index)
    lines = [f"{count(claim.reports, 'report')}: {join_ranges(numbers) or 'none'}."]
    lines.append(f"{count(claim.texts, 'text')}{_explain_texts(claim, numbers, index)}.")
    lines.append(_explain_voices(claim, index))
    if claim.credibility:
        lines.append(explain_grade(claim, index))
    return tuple(flatten(line) for line in (*lines, *claim.reasons))


def _explain_texts(claim: Claim, numbers: list[int], index: Index) -> str:
    if claim.texts >= claim.reports:
        return ": no two of them carry one text" if claim.reports > 1 else ""
    groups = [[n for n in g if n in numbers] for g in group_texts(index)]
    shared = [join_words([str(n) for n in g]) for g in groups if len(g) > 1]
    lines = [f"{words} carry one text" for words in shared]
    # Whole reports that are one text say it all, unless still more of them were counted as one.
    if claim.reports - claim.texts > sum(max(0, len(g) - 1) for g in groups):
        lines += [f"{a} and {b} carry {words}" for (a, b), words in sorted(_list_copies(claim, numbers, index).items())]
    return f": {'; '.join(lines)}" if lines else ": copies and translations of one text count once"


def _list_copies(claim: Claim, numbers: list[int], index: Index) -> dict[tuple[int, int], str]:
    """The pairs of reports that share the passages which support the claim."""
    pairs = {}
    for a, b in combinations(numbers, 2):
        for copy in index.record.copies:
            if _is_shared(copy, claim, (a, b), index):
                pairs[a, b] = RELATIONS.get(copy.relation, copy.relation)
    return pairs


def _is_shared(copy: Copy, claim: Claim, pair: tuple[int, int], index: Index) -> bool:
    sides = [span for span in (copy.a.span, copy.b.span) if span]
    if {index.numbers.get(s.report) for s in sides} != set(pair):
        return False
    return all(any(overlap(side, e.span) for e in claim.support) for side in sides)


def _explain_voices(claim: Claim, index: Index) -> str:
    voices = list_voices(claim, index)
    if not voices:
        return "No identified source: independence not established."
    parts = [f"{v.name} (through {_count_origins(v, claim)})" for v in voices if v.is_certain]
    doubtful = [v.name for v in voices if not v.is_certain]
    line = f"{count(claim.independent_origins, 'voice')}: {'; '.join(parts) or 'none for certain'}."
    if doubtful:
        line += f" Perhaps not a voice of its own: {'; '.join(doubtful)}."
    if claim.independence == "not_established":
        line += " Independence not established."
    if any(len(v.origins) > 1 for v in voices):
        line += " An institution is one voice, however many speak for it."
    return line


def _count_origins(voice: Voice, claim: Claim) -> str:
    """How many occasions a voice spoke on; those that may be one of these are no number of their own."""
    perhaps = sum(key not in claim.origins for key in voice.origins)
    sure = count(len(voice.origins) - perhaps, "origin")
    return f"{sure}, and {perhaps} that may be {'one' if perhaps == 1 else 'some'} of them" if perhaps else sure
