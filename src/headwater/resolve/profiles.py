"""An actor of the record from the mentions of a cluster: best name, forms, offices, country, and what it is part of."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from headwater.annotations import Annotations, Mention
from headwater.names import best_body, best_person, find_known, match_title, state_name, word_key
from headwater.record.model import Actor, Name, Office, Report
from headwater.record.spans import cut, identify
from headwater.resolve.chains import Chain, Place, known_entry
from headwater.text import Extent, words

SCHEMAS = {
    "person": "Person",
    "state": "Country",
    "place": "Place",
    "facility": "Place",
    "goods": "Item",
    "craft": "Vessel",
    "document": "Document",
    "organization": "Organization",
    "public_body": "PublicBody",
    "media": "Organization",
    "group": "Group",
    "other": "LegalEntity",
}
# Honorifics that are offices.
THRONES = frozenset(
    "king queen prince princess emperor pope sultan emir crown ayatollah patriarch cardinal archbishop bishop".split()
)


class Cluster(NamedTuple):
    """The chains of one actor, and its id."""

    id: str
    chains: tuple[Chain, ...]

    @property
    def sort(self) -> str:
        """What sort of actor it is: that of its named chains, if it has any."""
        return self.lead.sort

    @property
    def lead(self) -> Chain:
        """The first chain that names the actor, or the first."""
        return next((c for c in self.chains if c.sort not in ("described", "text")), self.chains[0])


class Sources(NamedTuple):
    """Reports and what was read in them, by report id."""

    reports: Mapping[str, Report]
    found: Mapping[str, Annotations]

    def mention(self, report: str, at: int) -> Mention:
        """A mention by its report and its position."""
        return self.found[report].mentions[at]

    def order(self, report: str) -> tuple[str, str]:
        """Where a report stands in time; those without a day come last."""
        start = self.reports[report].published.start
        return (start.isoformat() if start else "9999"), report


def name_cluster(chains: Sequence[Chain], sources: Sources) -> str:
    """The id of a cluster: a hash of its first mention by publication, report and place."""
    first = min(
        (
            (*sources.order(c.report), sources.mention(c.report, at).extent, sources.mention(c.report, at).level)
            for c in chains
            for at in c.members
        ),
    )
    return identify("act", first[1], first[2].start, first[2].end, first[3])


def _places(cluster: Cluster, sources: Sources) -> list[tuple[str, int, Mention]]:
    places = [(c.report, at, sources.mention(c.report, at)) for c in cluster.chains for at in c.members]
    return sorted(places, key=lambda p: (*sources.order(p[0]), p[1]))


def collect_names(cluster: Cluster, sources: Sources) -> tuple[Name, ...]:
    """Every form with its spans: names and demonyms, or descriptions where there are none; most frequent first."""
    places = _places(cluster, sources)
    named = [p for p in places if p[2].level in ("name", "demonym")] or [p for p in places if p[2].level != "pronoun"]
    forms: dict[str, list[tuple[str, Extent]]] = defaultdict(list)
    for report, _, mention in named:
        forms[mention.extent.of(sources.reports[report].text)].append((report, mention.extent))
    ordered = sorted(forms, key=lambda form: (-len(forms[form]), form))
    return tuple(
        Name(text=form, spans=tuple(cut(sources.reports[r], *extent) for r, extent in forms[form])) for form in ordered
    )


def choose_name(cluster: Cluster, sources: Sources) -> str:
    """The form by which the actor is shown."""
    chain, names = cluster.lead, sorted({name for c in cluster.chains for name in c.names})
    if chain.sort == "state":
        country = next((c.country for c in cluster.chains if c.country), None)
        return state_name(country) or names[0] if country else chain.names[0]
    if chain.sort == "person":
        return best_person(names, _count_reports(cluster, sources)) or names[0]
    if chain.sort == "body":
        known = known_entry(names)
        used = [n.text for n in collect_names(cluster, sources) if n.text in names]
        return known.name if known else best_body((*used, *names), _count_reports(cluster, sources)) or names[0]
    if chain.sort == "place":
        known = find_known(names[0])
        return known.name if known and known.kind in ("place", "demonym") else _most_used(cluster, sources)
    if chain.sort == "goods":
        return sources.mention(chain.report, chain.members[0]).name
    return _clean(_most_used(cluster, sources))


def _count_reports(cluster: Cluster, sources: Sources) -> dict[str, int]:
    """In how many reports each form of the name stands."""
    named = {(m.name, report) for report, _, m in _places(cluster, sources) if m.level in ("name", "demonym")}
    return Counter(name for name, _ in named)


def _most_used(cluster: Cluster, sources: Sources) -> str:
    names = collect_names(cluster, sources)
    return names[0].text if names else ""


def _clean(phrase: str) -> str:
    parts = " ".join(phrase.split())
    for article in ("The ", "the "):
        parts = parts.removeprefix(article)
    return parts


def _is_office(title: str) -> bool:
    """Whether the words of a title are an office and not only "Mr."."""
    keys = [word_key(w.text) for w in words(title)]
    at = 0
    while at < len(keys):
        found = match_title(keys, at)
        if found is None or found[1].kind != "honorific" or keys[at] in THRONES:
            return True
        at += found[0]
    return False


def collect_offices(cluster: Cluster, sources: Sources, of: Mapping[Place, str]) -> tuple[Office, ...]:
    """The titles that reports give a person, each with the body it belongs to."""
    held: dict[tuple[str, str | None], list[tuple[str, Extent]]] = defaultdict(list)
    for report, _, mention in _places(cluster, sources):
        if mention.title is None or mention.type != "person":
            continue
        title = " ".join(mention.title.of(sources.reports[report].text).split())
        body = of.get((report, mention.body)) if mention.body is not None else None
        if _is_office(title) or body is not None:  # "professor" alone is how he is addressed
            held[title, body].append((report, mention.title))
    ordered = sorted(held, key=lambda key: (-len(held[key]), key[0], key[1] or ""))
    return tuple(
        Office(
            title=title,
            of=body,
            spans=tuple(cut(sources.reports[r], *e) for r, e in held[title, body]),
            since=min((r for r, _ in held[title, body]), key=sources.order),
        )
        for title, body in ordered
    )


def choose_country(cluster: Cluster, sources: Sources) -> str | None:
    """The state that most mentions connect with the actor."""
    if cluster.sort == "body" and (known := known_entry(n for c in cluster.chains for n in c.names)):
        return known.country
    votes = Counter(m.country for _, _, m in _places(cluster, sources) if m.country and m.level != "pronoun")
    return min(votes, key=lambda code: (-votes[code], code)) if votes else None


def choose_owner(cluster: Cluster, sources: Sources, of: Mapping[Place, str]) -> str | None:
    """The body that most mentions name as the one that the actor belongs to."""
    votes = Counter(
        owner
        for report, _, mention in _places(cluster, sources)
        if mention.body is not None and (owner := of.get((report, mention.body))) and owner != cluster.id
    )
    return min(votes, key=lambda owner: (-votes[owner], owner)) if votes else None


def choose_schema(cluster: Cluster) -> str:
    """The schema of FollowTheMoney that fits the mentions."""
    if cluster.sort == "group":
        return "Group"
    names = [name for c in cluster.chains for name in c.names]
    if cluster.sort == "body" and (known := known_entry(names)):
        return "Company" if known.type == "company" else SCHEMAS.get(known.type, "Organization")
    if cluster.sort == "body" and any(_is_company(name) for name in names):
        return "Company"
    if cluster.sort == "described" and cluster.lead.type == "state":
        return "PublicBody"  # "the government", of a state that nobody names
    types = Counter(c.type for c in cluster.chains if c.type != "other") or Counter(("other",))
    return SCHEMAS[min(types, key=lambda t: (-types[t], t))]


def _is_company(name: str) -> bool:
    last = [word_key(w.text) for w in words(name)][-1:]
    return last[0] in ("inc", "corp", "ltd", "llc", "plc", "ag", "co", "company", "holdings", "gmbh") if last else False


def make_actor(cluster: Cluster, sources: Sources, of: Mapping[Place, str]) -> Actor:
    """The actor of a cluster, without what only other actors tell."""
    return Actor(
        id=cluster.id,
        name=choose_name(cluster, sources),
        schema=choose_schema(cluster),
        names=collect_names(cluster, sources),
        offices=collect_offices(cluster, sources, of) if cluster.sort == "person" else (),
        country=choose_country(cluster, sources),
        part_of=choose_owner(cluster, sources, of) if cluster.sort != "state" else None,
        members=_members(cluster, of),
    )


def _members(cluster: Cluster, of: Mapping[Place, str]) -> tuple[str, ...]:
    chain = cluster.lead
    found = (of.get((chain.report, part)) for part in chain.parts)
    return tuple(dict.fromkeys(actor for actor in found if actor and actor != cluster.id))
