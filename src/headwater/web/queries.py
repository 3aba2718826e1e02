"""What may be asked for in an address, with its limits."""

import datetime as dt
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field, field_validator

from headwater.record.model import Modality

LONGEST_SEARCH = 200
LAST_PAGE = 100_000
Sort = Literal[
    "number", "reports", "texts", "origins", "voices", "first",
    "-number", "-reports", "-texts", "-origins", "-voices", "-first",
]  # fmt: skip


class Asked(BaseModel):
    """Parameters of an address; a field that a form leaves empty is not asked for."""

    model_config = ConfigDict(frozen=True)

    page: Annotated[int, Field(ge=1, le=LAST_PAGE, description="Which page of the list, from 1.")] = 1

    @field_validator("*", mode="before")
    @classmethod
    def _fill(cls, value: Any, info: Any) -> Any:
        return cls.model_fields[info.field_name].default if value == "" else value

    def write(self, **changes: Any) -> str:
        """The same as a query string with some values changed; what is as by default is left out."""
        values = {**self.model_dump(exclude_defaults=True, mode="json"), **changes}
        defaults = {name: field.default for name, field in type(self).model_fields.items()}
        kept = {name: "1" if v is True else v for name, v in values.items() if v != defaults[name]}
        return f"?{urlencode(kept)}" if kept else ""


class StoryQuery(Asked):
    """Of which story."""

    story: Annotated[
        str | None, Field(max_length=200, description="One story of several: its id, its number, a part of its title.")
    ] = None


class ClaimQuery(StoryQuery):
    """Which claims, in which order."""

    type: Annotated[str | None, Field(max_length=80, description="A type of event: `pack:TYPE`.")] = None
    modality: Annotated[Modality | None, Field(description="How an event is said to be.")] = None
    actor: Annotated[
        str | None, Field(max_length=80, description="Id of an actor that says it or takes part in it.")
    ] = None
    since: Annotated[dt.date | None, Field(description="Printed on this day or later.")] = None
    until: Annotated[dt.date | None, Field(description="Printed on this day or earlier.")] = None
    denied: Annotated[bool, Field(description="Only what somebody denies.")] = False
    alone: Annotated[bool, Field(description="Only what rests on one origin.")] = False
    sort: Annotated[
        Sort, Field(description="By what: the most or the earliest first; with a minus the other way round.")
    ] = "number"

    @property
    def is_narrow(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.model_dump(exclude_defaults=True, exclude={"page", "sort"}))


class SearchQuery(StoryQuery):
    """Which words to look for."""

    q: Annotated[
        str, Field(max_length=LONGEST_SEARCH, description="Words; those between quotation marks stand together.")
    ] = ""


class QuestionQuery(StoryQuery):
    """What is asked."""

    q: Annotated[str, Field(max_length=LONGEST_SEARCH, description="A question: Did Norland supply tanks?")] = ""


class SourceQuery(StoryQuery):
    """Who or what is struck out."""

    source: Annotated[
        str,
        Field(
            max_length=LONGEST_SEARCH,
            description="An actor, outlet, agency or report, by its name, a word of it, its number or id.",
        ),
    ] = ""


class NewsQuery(StoryQuery):
    """Since when."""

    since: Annotated[
        str, Field(max_length=20, description="A day (2024-05-14), or the number of a run: what came after it.")
    ] = ""
