"""Domain packs on a terminal: what there is, how the cases of a pack fare, why a sentence was an event."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from headwater.annotations import Explanation
from headwater.domain.cases import Outcome
from headwater.domain.pack import Pack
from headwater.tell.columns import print_columns, print_wrapped
from headwater.tell.wording import count


def render_packs(packs: Iterable[Pack], console: Console) -> None:
    """Each pack with its types."""
    for pack in packs:
        console.print(Text.assemble((pack.name, "bold"), f" {pack.version}"))
        print_wrapped(Text(pack.about), 4, console)
        print_wrapped(Text(", ".join(pack.types)), 4, console)


def render_check(pack: Pack, outcomes: Sequence[Outcome], console: Console) -> None:
    """The cases that went wrong, each with its file and line, and the figures of all."""
    triggers = sum(len(group) for group in pack.triggers.values())
    console.print(
        Text(f"{pack.name} {pack.version}: {count(len(pack.types), 'type')}, {len(pack.rules)} rules, {triggers} words")
    )
    if not outcomes:
        console.print(Text(f"It has no cases: write some in {pack.name}.cases/, beside its file."))
        return
    for outcome in (o for o in outcomes if o.faults):
        console.print(Text(f"{outcome.case.place}: {outcome.case.text}"), soft_wrap=True)
        for fault in outcome.faults:
            print_wrapped(Text(fault), 4, console)
    print_columns(((Text(name), Text(figure)) for name, figure in _figures(outcomes)), console)


def _figures(outcomes: Sequence[Outcome]) -> Iterable[tuple[str, str]]:
    wanted = sum(len(o.case.events) for o in outcomes)
    found, typed = sum(o.found for o in outcomes), sum(o.typed for o in outcomes)
    right = sum(o.roles_right for o in outcomes)
    asked = right + sum(o.roles_wrong + o.roles_missed for o in outcomes)
    yield "cases as expected", f"{sum(not o.faults for o in outcomes)} of {len(outcomes)}"
    yield "events found", f"{found} of {wanted}, {typed} of the right type, {sum(o.false for o in outcomes)} false"
    yield "modality and polarity", f"{sum(o.judged for o in outcomes)} of {found}"
    yield "roles", f"{right} of {asked}, {sum(o.roles_wrong for o in outcomes)} in the wrong role"


def render_explanations(text: str, found: Sequence[tuple[Pack, Explanation]], console: Console) -> None:
    """The events of a passage with what they rest on; then what came near, and why it is none."""
    told = [(pack, e) for pack, e in found if e.happening is not None]
    for pack, explanation in told:
        _print_event(text, pack, explanation, console)
    if not told:
        console.print(Text("No pack finds an event here."))
    near = [(pack, e) for pack, e in found if e.refusal is not None and not _is_told(e, told)]
    if near:
        console.print(Text("Not events:"))
    for pack, explanation in near:
        place = f"{explanation.trigger.of(text)} as {pack.name}:{explanation.type}"
        print_wrapped(Text(f"{place} ({explanation.rule}, line {explanation.line}): {explanation.refusal}"), 4, console)


def _is_told(explanation: Explanation, told: Iterable[tuple[Pack, Explanation]]) -> bool:
    """Whether another rule of the same type takes the word."""
    return any(e.trigger == explanation.trigger and e.type == explanation.type for _, e in told)


def _print_event(text: str, pack: Pack, explanation: Explanation, console: Console) -> None:
    happening = explanation.happening
    if happening is None:
        return
    console.print(Text.assemble((happening.trigger.of(text), "bold"), f" is {happening.type}"))
    rule = pack.rules[[r.name for r in pack.rules].index(explanation.rule)]
    rows = [
        ("rule", f"{explanation.rule}, line {explanation.line} of the pack"),
        ("words", ", ".join((*rule.verbs, *rule.nouns))),
        ("modality", f"{happening.modality}, {happening.polarity}: {happening.reason.partition('; ')[2]}"),
        *(("role", path) for path in explanation.paths),
        ("codes", ", ".join(f"{scheme} {code}" for scheme, code in happening.codes.items()) or "none"),
    ]
    if explanation.certainty is not None:
        rows.append(("certainty", f"{explanation.certainty:+.1f} of -3 (did not happen) to +3 (happened), as read"))
    print_columns(((Text(f"    {name}"), Text(value)) for name, value in rows), console)
