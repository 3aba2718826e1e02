"""A whole story from a seed: a dispatch, what others make of it, and what they find out or say themselves."""

import datetime as dt
import random
from collections.abc import Callable, Sequence

import msgspec

from benchmarks.lab.derivations import (
    date_again,
    derive_plan,
    draw_fillers,
    draw_utterances,
    mix_in,
    near_facts,
    tell_utterances,
)
from benchmarks.lab.facts import FACTS, FAMILIES, TITLES
from benchmarks.lab.plans import COPIES, FRESH, Derivation, Filler, Item, Narration, Plan, Telling, Utterance
from benchmarks.lab.world import World, make_world
from benchmarks.lab.writing import LabReport, write_report

FIRST_DAY = dt.date(2031, 5, 6)
OTHERS = ("chief_o", "speaker_b", "inspector", "researcher", "agent_c", "official_o", "diplomat")


class LabStory(msgspec.Struct, frozen=True):
    """A story: its world and its reports, the dispatch first; texts, truth and record follow from these alone."""

    seed: int
    world: World
    reports: tuple[LabReport, ...]

    @property
    def texts(self) -> dict[str, str]:
        """The plain texts by file name."""
        return {r.report.file: r.report.text for r in self.reports}


class Drafts(msgspec.Struct, frozen=True):
    """The plans so far, and who has been given a report to say."""

    world: World
    plans: tuple[Plan, ...]

    @property
    def dispatch(self) -> Plan:
        """What the first agency wrote."""
        return self.plans[0]

    @property
    def used(self) -> list[Telling]:
        """Every telling so far."""
        return [t for plan in self.plans for t in plan.tellings]

    @property
    def told_facts(self) -> list[str]:
        """Every fact that somebody has asserted so far, in order."""
        return list(dict.fromkeys(t.utterance.fact for t in self.used))


def make_story(seed: int, copies: int = 3, fresh: int = 4) -> LabStory:
    """The story of a seed: a dispatch, `copies` of it in different ways, `fresh` reports of different kinds."""
    rng = random.Random(seed)
    world = make_world(rng)
    drafts = Drafts(world, (_plan_dispatch(rng),))
    kinds = [*rng.sample(COPIES, min(copies, len(COPIES))), *rng.sample(FRESH, min(fresh, len(FRESH)))]
    for kind in rng.sample(kinds, len(kinds)):
        drafts = Drafts(world, (*drafts.plans, _plan_next(rng, drafts, kind)))
    return LabStory(seed, world, tuple(write_report(world, plan) for plan in drafts.plans))


def add_report(story: LabStory, kind: Derivation, seed: int, parent: int = 0) -> LabReport:
    """One more report, published after all others: a copy of the parent, or a fresh one beside the dispatch."""
    rng = random.Random(seed)
    plans = tuple(r.plan for r in story.reports)
    last = max(plan.day for plan in plans) + dt.timedelta(days=1)
    file, outlet = _name_next(plans)
    if kind in COPIES:
        return write_report(story.world, derive_plan(rng, plans[parent], kind, file, outlet, last))
    plan = _plan_next(rng, Drafts(story.world, plans), kind)
    items = tuple(date_again(item, last) for item in plan.items)
    return write_report(story.world, plan._replace(day=last, items=items))


def _plan_dispatch(rng: random.Random) -> Plan:
    """What a speaker of one state says, what somebody else adds, and a fact in the agency's own words."""
    day = FIRST_DAY + dt.timedelta(days=rng.randrange(6))
    families = rng.sample(sorted(FAMILIES), 5)
    facts = [f for family in families for f in rng.sample(FAMILIES[family], rng.choice((1, 1, 2)))]
    main, second = "speaker_o", rng.choice(("inspector", "researcher", "official_o", "chief_o", "diplomat"))
    cut = max(1, len(facts) - rng.choice((1, 2)))
    said = [*draw_utterances(rng, main, day, facts[:cut]), *draw_utterances(rng, second, day, facts[cut:])]
    items: Sequence[Item] = tell_utterances(rng, said, day, ())
    items = [_add_answer(rng, n, item) for n, item in enumerate(items)]
    told = [f.key for f in FACTS.values() if f.is_tellable and f.key not in facts]
    narrated = [Narration(f, 0) for f in rng.sample(told, rng.choice((0, 1)))]
    return Plan(
        file="01-agency0.txt",
        kind="dispatch",
        parent=None,
        text="01",
        outlet="agency0",
        agency="agency0",
        day=day,
        title=_draw_title(rng),
        form=0,
        items=mix_in(rng, items, [*draw_fillers(rng, 3, ()), *narrated]),
    )


def _add_answer(rng: random.Random, n: int, item: Item) -> Item:
    """Now and then the accused is said to dispute it, in half a sentence."""
    ends_open = isinstance(item, Telling) and item.directness == "indirect" and item.frame % 3 != 1
    return item._replace(answer="A") if isinstance(item, Telling) and ends_open and rng.random() < 0.4 else item


def _draw_title(rng: random.Random) -> tuple[int, int]:
    topic = rng.randrange(len(TITLES))
    return topic, rng.randrange(len(TITLES[topic]))


def _plan_next(rng: random.Random, drafts: Drafts, kind: Derivation) -> Plan:
    file, outlet = _name_next(drafts.plans)
    if kind in COPIES:
        day = drafts.dispatch.day + dt.timedelta(days=rng.randrange(3))
        return derive_plan(rng, drafts.dispatch, kind, file, outlet, day)
    day, items = BESIDE[kind](rng, drafts, outlet)
    return Plan(
        file=file,
        kind=kind,
        parent=drafts.dispatch.file,
        text=file[:2],
        outlet=outlet,
        agency=None,
        day=day,
        title=_draw_title(rng),
        form=0,
        items=items,
    )


def _name_next(plans: Sequence[Plan]) -> tuple[str, str]:
    """A file name and an outlet that no other report has."""
    number = max(int(plan.file[:2]) for plan in plans) + 1
    outlet = f"outlet{number - 2}"
    return f"{number:02}-{outlet}.txt", outlet


def _finish(
    rng: random.Random, drafts: Drafts, said: Sequence[Utterance], day: dt.date, more: Sequence[Item] = ()
) -> tuple[dt.date, tuple[Item, ...]]:
    """A report of its own that tells these utterances, among fillers of its own."""
    taken = {i.topic for plan in drafts.plans for i in plan.items if isinstance(i, Filler)}
    free = 12 - len(taken)
    fillers = draw_fillers(rng, min(2, free), taken)
    return day, mix_in(rng, [*tell_utterances(rng, said, day, drafts.used), *more], fillers)


def _said_by_main(drafts: Drafts) -> list[Utterance]:
    dispatch = drafts.dispatch
    return [t.utterance for t in dispatch.tellings if t.utterance.speaker == dispatch.tellings[0].utterance.speaker]


def _fresh_facts(rng: random.Random, drafts: Drafts, count: int) -> list[str]:
    """Facts that nobody has told yet, near ones among them."""
    near = [f for f in near_facts(drafts.told_facts) if f not in drafts.told_facts]
    far = [f for f in FACTS if f not in drafts.told_facts and f not in near]
    mine = rng.sample(near, min(len(near), (count + 1) // 2))
    return [*mine, *rng.sample(far, min(len(far), count - len(mine)))]


def _follow_up(rng: random.Random, drafts: Drafts, outlet: str) -> tuple[dt.date, tuple[Item, ...]]:
    """News of another day, and from the dispatch two paragraphs word for word."""
    dispatch = drafts.dispatch
    day = dispatch.day + dt.timedelta(days=rng.randrange(2, 5))
    said = draw_utterances(rng, rng.choice(OTHERS), day, _fresh_facts(rng, drafts, 4))
    fillers = [i for i in dispatch.items if isinstance(i, Filler)]
    day, items = _finish(rng, drafts, said, day)
    return day, (*items, *rng.sample(fillers, 2))


def _independent(rng: random.Random, drafts: Drafts, outlet: str) -> tuple[dt.date, tuple[Item, ...]]:
    """The same briefing by a reporter who was there too, who heard a thing or two that the agency left out."""
    heard = _said_by_main(drafts)
    said = rng.sample(heard, max(1, len(heard) * 2 // 3))
    said += draw_utterances(rng, heard[0].speaker, heard[0].day, _fresh_facts(rng, drafts, 2))
    return _finish(rng, drafts, said, drafts.dispatch.day + dt.timedelta(days=rng.randrange(2)))


def _parallel(rng: random.Random, drafts: Drafts, same_words: bool) -> tuple[dt.date, tuple[Item, ...]]:
    """Somebody else says what the first speaker said; `same_words`: by the same phrase, as officials do."""
    first = [t for t in drafts.dispatch.tellings if t.utterance in _said_by_main(drafts)]
    echoed = rng.sample(first, min(2, len(first)))
    speaker = rng.choice([v for v in OTHERS if v not in {t.utterance.speaker for t in drafts.dispatch.tellings}])
    day = drafts.dispatch.day + dt.timedelta(days=rng.randrange(3))
    said = [t.utterance._replace(speaker=speaker, day=day) for t in echoed]
    said += draw_utterances(rng, speaker, day, _fresh_facts(rng, drafts, 2))
    day, items = _finish(rng, drafts, said, day)
    words = {t.utterance.fact: t.wording for t in echoed}
    return day, tuple(_echo(rng, item, words, same_words) for item in items)


def _echo(rng: random.Random, item: Item, words: dict[str, int], same_words: bool) -> Item:
    if not isinstance(item, Telling) or item.utterance.fact not in words:
        return item
    first = words[item.utterance.fact]
    others = [n for n in range(len(FACTS[item.utterance.fact].wordings)) if n != first]
    return item._replace(wording=first if same_words else rng.choice(others))


def _parallel_same(rng: random.Random, drafts: Drafts, outlet: str) -> tuple[dt.date, tuple[Item, ...]]:
    return _parallel(rng, drafts, same_words=True)


def _parallel_other(rng: random.Random, drafts: Drafts, outlet: str) -> tuple[dt.date, tuple[Item, ...]]:
    return _parallel(rng, drafts, same_words=False)


def _other_day(rng: random.Random, drafts: Drafts, outlet: str) -> tuple[dt.date, tuple[Item, ...]]:
    """The first speaker again, days later, who repeats something and adds something."""
    heard = _said_by_main(drafts)
    day = drafts.dispatch.day + dt.timedelta(days=rng.randrange(3, 6))
    said = [u._replace(day=day) for u in rng.sample(heard, min(2, len(heard)))]
    return _finish(
        rng, drafts, [*said, *draw_utterances(rng, heard[0].speaker, day, _fresh_facts(rng, drafts, 2))], day
    )


def _denial(rng: random.Random, drafts: Drafts, outlet: str) -> tuple[dt.date, tuple[Item, ...]]:
    """The accused state denies two things and asserts nothing."""
    day = drafts.dispatch.day + dt.timedelta(days=rng.randrange(1, 3))
    denied = list(dict.fromkeys(u.fact for u in _said_by_main(drafts)))
    said = draw_utterances(rng, "speaker_a", day, rng.sample(denied, min(2, len(denied))), ("deny",))
    return _finish(rng, drafts, said, day)


def _own_reporting(rng: random.Random, drafts: Drafts, outlet: str) -> tuple[dt.date, tuple[Item, ...]]:
    """A newspaper that found out by itself what the first speaker said, and more."""
    day = drafts.dispatch.day + dt.timedelta(days=rng.randrange(1, 4))
    facts = [rng.choice(_said_by_main(drafts)).fact, *_fresh_facts(rng, drafts, 3)]
    return _finish(rng, drafts, draw_utterances(rng, outlet, day, facts, ("assert",)), day)


BESIDE: dict[Derivation, Callable[[random.Random, Drafts, str], tuple[dt.date, tuple[Item, ...]]]] = {
    "follow_up": _follow_up,
    "independent": _independent,
    "parallel_same_words": _parallel_same,
    "parallel_other_words": _parallel_other,
    "other_day": _other_day,
    "denial": _denial,
    "undated": _independent,
    "own_reporting": _own_reporting,
}
