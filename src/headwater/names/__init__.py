"""Names of people, bodies, places and states: parts, best form, demonyms, likeness."""

from headwater.names.bodies import best_body, compare_bodies
from headwater.names.gazetteer import Entry, find_known, host_outlet, list_known, word_key
from headwater.names.lexicon import given_gender, word_classes
from headwater.names.matching import match_names
from headwater.names.people import (
    Likeness,
    Person,
    Title,
    best_person,
    compare_persons,
    match_title,
    parse_person,
    person_gender,
)
from headwater.names.states import StateForm, find_state, state_name

__all__ = [
    "Entry",
    "Likeness",
    "Person",
    "StateForm",
    "Title",
    "best_body",
    "best_person",
    "compare_bodies",
    "compare_persons",
    "find_known",
    "find_state",
    "given_gender",
    "host_outlet",
    "list_known",
    "match_names",
    "match_title",
    "parse_person",
    "person_gender",
    "state_name",
    "word_classes",
    "word_key",
]
