"""What is asked of the record or of the reading itself: a question, a pack's cases, a sentence."""

from collections.abc import Iterable, Iterator, Sequence

from headwater.annotate.happenings.explanations import explain_events, list_told
from headwater.annotate.parses import parse_sentences
from headwater.annotations import Explanation, Mention
from headwater.domain.cases import Case, Outcome, try_case
from headwater.domain.pack import Pack
from headwater.encoder.model import default_encoder
from headwater.link.questions import find_answers, leave_words
from headwater.pipeline.annotation import read_passage
from headwater.pipeline.engine import default_packs
from headwater.record.answers import Answer
from headwater.record.whole import Record
from headwater.text import fold


def ask(record: Record, question: str) -> tuple[Answer, ...]:
    """The claims that answer a question, the best first; empty when no report says such a thing."""
    report, found = read_passage(f"{question.strip()}\n", default_packs())
    named = [m for m in found.mentions if m.level in ("name", "demonym")]
    parties = {_find_actors(record, m) for m in named}
    covered = [m.extent for m in named] + [h.trigger for h in found.happenings]
    return find_answers(record, leave_words(report.text, covered), parties, {h.type for h in found.happenings})


def try_cases(pack: Pack, cases: Iterable[Case]) -> Iterator[Outcome]:
    """What the project makes of the cases of a pack, one by one."""
    for case in cases:
        _, found = read_passage(case.text, [pack])
        yield try_case(case, list_told(found, pack))


def explain(passage: str, packs: Sequence[Pack]) -> Iterator[tuple[Pack, Explanation]]:
    """Why the words of a passage are events of some packs, or why they are none."""
    for pack in packs:
        report, found = read_passage(passage, [pack])
        parses = parse_sentences(report.text, found.sentences, default_encoder())
        yield from ((pack, e) for e in explain_events(report.text, found, pack, parses))


def _find_actors(record: Record, mention: Mention) -> frozenset[str]:
    """The record's actors that a mention outside of it names."""
    if mention.country and mention.type == "state":
        return frozenset(a.id for a in record.actors if a.schema == "Country" and a.country == mention.country)
    wanted = fold(mention.name)
    return frozenset(a.id for a in record.actors if wanted in {fold(a.name), *(fold(n.text) for n in a.names)})
