"""Who and what a story of the lab is about: states, ministries, voices, a body, a company, agencies and outlets."""

import random
from collections.abc import Iterator
from typing import NamedTuple

from headwater.record.spans import identify

STATES = (
    ("Orvessa", "Orvessan", "Ilvar"),
    ("Varonia", "Varonian", "Meldis"),
    ("Sarrend", "Sarrendi", "Port Ansel"),
    ("Kestria", "Kestrian", "Tol Brannick"),
    ("Ummarand", "Ummarandi", "Hesp"),
    ("Dalvary", "Dalvarian", "Quillon"),
    ("Belmarch", "Belmarchan", "Orrin"),
    ("Thessaly Isles", "Thessalian", "Cape Morrow"),
)
WOMEN = "Mirela Ada Wenna Sorcha Ilka Tamsin Odile Runa Petra Yeva".split()
MEN = "Joren Pell Aldo Tarik Emrys Bastian Corvin Halder Iven Osric".split()
SURNAMES = (
    "Tovan Andrik Halvast Venchek Corriden Tarrick Brode Quill Lassiter Ormund Feyne Dragos Welk Stannard Ivory "
    "Marchetti Olbrecht Sandoval Kerrin Vasko Duquesne Harrow Pellam Rusk"
).split()
MINISTRIES = (
    ("Foreign Ministry", "Ministry of Foreign Affairs"),
    ("Defence Ministry", "Ministry of Defence"),
    ("Interior Ministry", "Ministry of the Interior"),
    ("Trade Ministry", "Ministry of Trade"),
)
BODIES = ("Strait Commission", "League of Coasts", "River Observer Mission", "Northern Council")
NGOS = ("Tidewatch", "Open Ledger Initiative", "Harbour Rights Group", "Clearwater Forum")
COMPANIES = (("Ostrel Lines", "Ostrel Shipping Lines"), ("Brackwater Cargo", "Brackwater Cargo Company"))
VESSELS = ("Halcyon Reed", "Morning Kestrel", "Amber Tide", "Saint Oswin")
TREATIES = ("Coastal Charter", "Treaty of Hesp", "Narrows Convention", "Lighthouse Accord")
AGENCIES = (
    ("Meridian News Agency", "MNA"),
    ("Northern Wire", "NW"),
    ("Pan-Strait Press", "PSP"),
    ("Lowland Press Service", "LPS"),
)
OUTLETS = (
    "Quayside Ledger", "Straitside Daily", "Lowland Post", "Upland Observer", "The Capital Courier",
    "Ilvar Evening News", "Bridge Gazette", "Harbour Times", "Northern Examiner", "The Weekly Compass",
    "Cliff Town Herald", "Delta Tribune", "Morning Standard", "Coastal Chronicle", "Parish Mercury",
    "River Argus", "Valley Sentinel", "Beacon Journal",
)  # fmt: skip


class Member(NamedTuple):
    """Somebody or something of the world, by what reports may call it.

    `forms` are its names, the usual one first; `described` stands for the name of a source that has none.
    """

    key: str
    schema: str
    forms: tuple[str, ...]
    part_of: str | None = None
    country: str | None = None
    title: str = ""
    pronoun: str = ""
    adjective: str = ""
    described: str = ""

    @property
    def surname(self) -> str:
        """The last word of the usual name."""
        return self.forms[0].split()[-1]

    @property
    def actor(self) -> str:
        """The id that the record has for it."""
        return identify("act", self.key, self.forms[0] if self.forms else self.described)


class World(NamedTuple):
    """The cast by key, and the capitals of its states."""

    cast: dict[str, Member]
    capitals: dict[str, str]

    def institution(self, key: str) -> str | None:
        """The key of what counts as one voice with a member; None for a source that nothing identifies."""
        member = self.cast[key]
        while member.part_of:
            member = self.cast[member.part_of]
        return member.key if member.forms else None


VOICES = (
    "speaker_o",
    "chief_o",
    "speaker_a",
    "speaker_b",
    "inspector",
    "researcher",
    "agent_c",
    "official_o",
    "diplomat",
)
MINISTRY_OF = {"speaker_o": "O", "speaker_a": "A", "speaker_b": "B"}


def make_world(rng: random.Random) -> World:
    """A cast with names drawn without replacement."""
    states = dict(zip("ABO", rng.sample(STATES, 3), strict=True))
    names = iter(rng.sample(SURNAMES, len(SURNAMES)))
    cast = [
        *_make_governments(rng, states),
        *_make_bodies(rng),
        *_make_voices(rng, names, {key: state[1] for key, state in states.items()}),
        *(Member(f"agency{n}", "Organization", forms) for n, forms in enumerate(rng.sample(AGENCIES, 2))),
        *(Member(f"outlet{n}", "Organization", (name,)) for n, name in enumerate(rng.sample(OUTLETS, len(OUTLETS)))),
    ]
    return World({m.key: m for m in cast}, {key: state[2] for key, state in states.items()})


def _make_governments(rng: random.Random, states: dict[str, tuple[str, str, str]]) -> Iterator[Member]:
    """The states, and the ministry of each that speaks."""
    for key, (name, adjective, _) in states.items():
        code = f"x{key.lower()}"  # ISO 3166-1 leaves codes from XA on to its users
        yield Member(key, "Country", (name, f"the Republic of {name}"), country=code, adjective=adjective)
        yield Member(f"ministry_{key}", "PublicBody", rng.choice(MINISTRIES), part_of=key, country=code)


def _make_bodies(rng: random.Random) -> Iterator[Member]:
    """The body, the association, the company, its vessel and the treaty."""
    yield Member("body", "Organization", (rng.choice(BODIES),))
    yield Member("ngo", "Organization", (rng.choice(NGOS),))
    yield Member("C", "Company", rng.choice(COMPANIES))
    yield Member("V", "Item", (rng.choice(VESSELS),))
    yield Member("D", "Document", (rng.choice(TREATIES),))


def _make_voices(rng: random.Random, names: Iterator[str], adjectives: dict[str, str]) -> Iterator[Member]:
    """Those who speak or act in person: named, and two that no report names."""
    for key, state in MINISTRY_OF.items():
        yield _name_person(rng, next(names), key, f"ministry_{state}", "spokes", f"x{state.lower()}")
    for key, state, title in (("chief_o", "O", "prime minister"), ("L", "A", "president"), ("M", "A", "minister")):
        person = _name_person(rng, next(names), key, state, title, f"x{state.lower()}")
        yield person._replace(adjective=adjectives[state])
    yield _name_person(rng, next(names), "inspector", "body", "chief inspector", None)
    yield _name_person(rng, next(names), "researcher", "ngo", "researcher", None)
    yield _name_person(rng, next(names), "agent_c", "C", "spokes", None)
    official = Member("official_o", "Person", (), part_of="ministry_O", country="xo", described="an official at the ")
    yield official._replace(title="official", pronoun="he")
    yield Member(
        "diplomat", "Person", (), title="diplomat", pronoun="he", described="a diplomat with knowledge of the file"
    )


def _name_person(rng: random.Random, surname: str, key: str, body: str, title: str, country: str | None) -> Member:
    is_woman = rng.random() < 0.5
    given = rng.choice(WOMEN if is_woman else MEN)
    if title == "spokes":
        title = "spokeswoman" if is_woman else "spokesman"
    forms = (f"{given} {surname}", f"{given[0]}. {surname}", f"{given} {transliterate(surname)}")
    return Member(key, "Person", forms, body, country, title, "she" if is_woman else "he")


def transliterate(surname: str) -> str:
    """A surname as another newsroom might spell it."""
    for old, new in (("v", "w"), ("k", "c"), ("i", "y"), ("s", "z"), ("e", "a")):
        if old in surname[1:]:
            return surname[0] + surname[1:].replace(old, new, 1)
    return surname + "e"
