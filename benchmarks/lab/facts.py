"""What can be said in the lab: propositions in several wordings, in families of what is near and not the same."""

import datetime as dt
from importlib import resources

import msgspec
import yaml

from headwater.record.model import Modality

PACK = "arms_transfers:"


class Happening(msgspec.Struct, frozen=True):
    """The event inside a fact: its type, who takes part by slot of the wording, and whether it is more than named.

    What is done `in_words` has its agent for its origin where a narrator tells it.
    """

    type: str
    roles: dict[str, str]
    modality: Modality = "actual"
    aside: bool = False
    in_words: bool = False


class Phrases(msgspec.Struct, frozen=True):
    """A fact as the file holds it."""

    wordings: tuple[str, ...]
    event: Happening | None = None
    days: tuple[dt.date, dt.date] | None = None


class Fact(msgspec.Struct, frozen=True):
    """A proposition: its key, the family of facts that it must not be taken for, its event and days, its wordings."""

    key: str
    family: str
    wordings: tuple[str, ...]
    event: Happening | None
    days: tuple[dt.date, dt.date] | None

    @property
    def is_tellable(self) -> bool:
        """Whether a narrator asserts the fact by telling its event."""
        return self.event is not None and not self.event.aside

    @property
    def doer(self) -> str | None:
        """The slot of who does it by saying so."""
        roles = self.event.roles if self.event and self.event.in_words else {}
        return next((slot for slot, role in roles.items() if role == "agent"), None)


class Matter(msgspec.Struct, frozen=True):
    """Everything that the file holds."""

    families: dict[str, dict[str, Phrases]]
    fillers: tuple[tuple[str, ...], ...]
    titles: tuple[tuple[str, ...], ...]


def _load() -> Matter:
    text = (resources.files("benchmarks.lab") / "facts.yaml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(text), Matter)


_MATTER = _load()
FACTS: dict[str, Fact] = {
    key: Fact(key, family, p.wordings, p.event, p.days)
    for family, facts in _MATTER.families.items()
    for key, p in facts.items()
}
FAMILIES: dict[str, tuple[str, ...]] = {family: tuple(facts) for family, facts in _MATTER.families.items()}
FILLERS, TITLES = _MATTER.fillers, _MATTER.titles
