"""Actors of all reports: chains of mentions joined by table, by name, by office, and each described one by itself."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from headwater.annotations import Annotations
from headwater.names import find_known
from headwater.record.judgements import Judgement
from headwater.record.model import Actor, Problem, Report
from headwater.resolve.bodies import cluster_bodies
from headwater.resolve.chains import Chain, Groups, Place, known_entry, list_chains
from headwater.resolve.doubts import find_doubts
from headwater.resolve.merges import list_merges
from headwater.resolve.offices import join_described, join_owned, join_texts
from headwater.resolve.persons import cluster_persons
from headwater.resolve.polities import settle_polities
from headwater.resolve.profiles import Cluster, Sources, make_actor, name_cluster
from headwater.resolve.sorts import settle_ships, settle_sorts
from headwater.resolve.verdicts import find_cuts, place_rulings, settle_groups
from headwater.text import Extent

OUTLETS = ("outlet", "republisher")


class Actors(msgspec.Struct, frozen=True, kw_only=True):
    """Who the reports speak of.

    `of` gives the actor of a mention by report and position (absent where it has none), `outlets` the outlet of a
    report, `doubts` names and offices that contradict the other reports.
    """

    actors: tuple[Actor, ...]
    of: dict[Place, str]
    outlets: dict[str, str]
    doubts: tuple[Problem, ...]


def resolve_actors(
    reports: Sequence[Report], annotations: Sequence[Annotations], judgements: Sequence[Judgement] = ()
) -> Actors:
    """The actors of reports; neither the order of the reports nor of their annotations matters.

    What people decided about mentions joins and parts them in the end, whatever the names say.
    """
    sources = Sources({r.id: r for r in reports}, {a.report: a for a in annotations})
    rulings = place_rulings(judgements, sources.found)
    cuts = find_cuts(rulings, sources.found)
    chains = [
        chain
        for key in sorted(sources.found)
        for chain in list_chains(sources.reports[key], sources.found[key], cuts.get(key, frozenset()))
    ]
    sorts: dict[str, list[Chain]] = defaultdict(list)
    for chain in settle_polities(settle_sorts(settle_ships(chains, sources))):
        sorts[chain.sort].append(chain)
    persons, bodies = cluster_persons(sorts["person"]), cluster_bodies(sorts["body"])
    named = [*persons.groups, *bodies.groups, *_by_key([*sorts["state"], *sorts["goods"], *sorts["place"]])]
    named, left = join_described(named, sorts["described"], sources)
    groups = settle_groups([*named, *join_owned(left, _place_mentions(named, sources), sources)], rulings)
    of = _place_mentions(groups, sources)
    for later in (join_texts(sorts["text"], of, sources), _by_parts(sorts["group"], of)):
        groups += later
        of |= _place_mentions(later, sources)
    clusters = [Cluster(name_cluster(group, sources), tuple(group)) for group in groups]
    actors = [make_actor(cluster, sources, of) for cluster in clusters]
    near = [(p.a.chains[0].place, p.b.chains[0].place) for p in (*persons.doubtful, *bodies.doubtful)]
    near += [(r.a, r.b) for r in rulings if r.verdict == "unsure"]
    actors = _complete(actors, clusters, near, of)
    tabled = [(c.id, sorted({name for chain in c.chains for name in chain.names})) for c in clusters if c.lead.key]
    joined = list_merges([*persons.joined, *bodies.joined], tabled, rulings, of)
    actors = [msgspec.structs.replace(a, merges=joined.get(a.id, ())) for a in actors]
    return Actors(
        actors=tuple(sorted(actors, key=lambda a: a.id)),
        of=of,
        outlets=_find_outlets(sources, of),
        doubts=tuple(find_doubts(actors, sources)),
    )


def _by_key(chains: Iterable[Chain]) -> Groups:
    """Chains that are one beyond doubt."""
    groups: dict[tuple[str, ...], list[Chain]] = defaultdict(list)
    for chain in chains:
        groups[chain.key or ("alone", chain.report, str(chain.members[0]))].append(chain)
    return [groups[key] for key in sorted(groups)]


def _by_parts(chains: Iterable[Chain], of: Mapping[Place, str]) -> Groups:
    """Parties that act as one, by who they are."""
    groups: dict[tuple[str, ...], list[Chain]] = defaultdict(list)
    for chain in chains:
        actors = sorted({actor for part in chain.parts if (actor := of.get((chain.report, part)))})
        groups[tuple(actors) if len(actors) > 1 else ("alone", chain.report, str(chain.members[0]))].append(chain)
    return [groups[key] for key in sorted(groups)]


def _place_mentions(groups: Iterable[Sequence[Chain]], sources: Sources) -> dict[Place, str]:
    return {
        (c.report, at): name
        for group in groups
        for name in [name_cluster(group, sources)]
        for c in group
        for at in c.members
    }


def _complete(
    actors: list[Actor],
    clusters: Sequence[Cluster],
    doubtful: Sequence[tuple[Place, Place]],
    of: Mapping[Place, str],
) -> list[Actor]:
    """Fill what depends on other actors: the body above, and who may be the same."""
    states = {a.country: a.id for a in actors if a.schema == "Country" and a.country}
    bodies = {a.name: a.id for a in actors if a.schema in ("PublicBody", "Organization", "Company")}
    near: dict[str, set[str]] = defaultdict(set)
    for pair in doubtful:
        a, b = (of.get(place) for place in pair)
        if a and b and a != b:
            near[a].add(b)
            near[b].add(a)
    return [
        msgspec.structs.replace(
            actor, part_of=_find_above(actor, cluster, states, bodies), possibly_same_as=tuple(sorted(near[actor.id]))
        )
        for actor, cluster in zip(actors, clusters, strict=True)
    ]


def _find_above(actor: Actor, cluster: Cluster, states: Mapping[str, str], bodies: Mapping[str, str]) -> str | None:
    """The body that an actor belongs to: by table, by its mentions, or the state of a public body."""
    if cluster.sort == "body":
        known = known_entry(name for c in cluster.chains for name in c.names)
        if known and known.part_of:
            parent = find_known(known.part_of)
            if above := bodies.get(parent.name if parent else known.part_of):
                return above
        if known and actor.schema != "PublicBody":
            return None
    if cluster.sort == "body" and actor.schema == "PublicBody" and (state := states.get(actor.country or "")):
        return state
    return actor.part_of if actor.part_of != actor.id else None


def _find_outlets(sources: Sources, of: Mapping[Place, str]) -> dict[str, str]:
    """The actor that published each report, by its credits."""
    outlets = {}
    for key in sorted(sources.found):
        for kind in OUTLETS:
            spans = [c.span for c in sources.reports[key].credits if c.kind == kind]
            actor = next((a for s in spans if (a := _actor_at(sources, of, key, s.extent))), None)
            if actor:
                outlets[key] = actor
                break
    return outlets


def _actor_at(sources: Sources, of: Mapping[Place, str], report: str, place: Extent) -> str | None:
    for at, mention in enumerate(sources.found[report].mentions):
        if mention.extent.overlaps(place) and mention.level == "name":
            return of.get((report, at))
    return None
