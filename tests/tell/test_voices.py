import msgspec

from headwater.record.model import Actor, Claim, Origin
from headwater.tell.chains import trace_chain
from headwater.tell.counts import explain_counts, write_counts
from headwater.tell.index import Index, index_record
from headwater.tell.voices import Voice, list_voices, write_denial, write_signers, write_voice, write_voices
from tests.tell.affair import AFFAIR


def find(key: str, index: Index) -> Claim:
    return index.claims[key]


def test_everybody_who_speaks_for_one_state_is_one_voice() -> None:
    index = index_record(AFFAIR)
    assert write_voices(find("clm_sale", index), index) == "only Vallonia (Ilan Brode)"


def test_a_state_whose_government_has_a_short_name_goes_by_it() -> None:
    actors = tuple(msgspec.structs.replace(a, country="gb") if a.id == "act_vallonia" else a for a in AFFAIR.actors)
    index = index_record(msgspec.structs.replace(AFFAIR, actors=actors))
    assert write_voices(find("clm_sale", index), index) == "only UK government (Ilan Brode)"


def test_a_claim_that_nobody_is_named_for_says_so() -> None:
    index = index_record(AFFAIR)
    assert write_voices(find("clm_port", index), index) == "no identified source"
    assert list_voices(find("clm_port", index), index) == ()


def test_an_uncertain_origin_is_said_to_be_one() -> None:
    index = index_record(AFFAIR)
    claim = msgspec.structs.replace(find("clm_sale", index), uncertain_origins=("org_board",))
    assert write_voices(claim, index) == "Vallonia (Ilan Brode); perhaps Estmark (Estmark Water Board)"


def test_an_occasion_that_may_be_one_already_counted_is_marked_and_not_counted() -> None:
    second = Origin(
        id="org_again",
        speaker="act_brode",
        institution="act_vallonia",
        occasion=None,
        when=None,
        identified=True,
        statements=(),
    )
    index = index_record(msgspec.structs.replace(AFFAIR, origins=(*AFFAIR.origins, second)))
    claim = msgspec.structs.replace(find("clm_sale", index), uncertain_origins=("org_again",))
    assert "1 origin" in write_counts(claim, index)
    assert any("through 1 origin, and 1 that may be one of them" in line for line in explain_counts(claim, index))


def test_states_that_speak_together_are_no_row_of_speakers() -> None:
    states = [Actor(id=f"act_{n}", name=n, schema="Country", names=()) for n in ("Norlund", "Sund")]
    members = ("act_vallonia", "act_Norlund", "act_Sund")
    joint = Actor(id="act_joint", name="Vallonia, Norlund and Sund", schema="Group", names=(), members=members)
    first = find("clm_sale", index_record(AFFAIR)).origins[0]
    origins = tuple(msgspec.structs.replace(o, speaker="act_joint") if o.id == first else o for o in AFFAIR.origins)
    index = index_record(msgspec.structs.replace(AFFAIR, actors=(*AFFAIR.actors, *states, joint), origins=origins))
    assert write_voices(find("clm_sale", index), index) == "only Vallonia (three states jointly)"


def test_denials_name_who_denies() -> None:
    index = index_record(AFFAIR)
    assert write_denial(find("clm_sale", index), index) == "denied by Estmark Water Board"
    assert write_denial(find("clm_june", index), index) is None
    claim = msgspec.structs.replace(find("clm_june", index), denials=find("clm_port", index).support)
    assert write_denial(claim, index) == "denied, by nobody named"


def test_chains_run_from_the_origin_to_the_report() -> None:
    index = index_record(AFFAIR)
    chains = [trace_chain(e, index) for e in find("clm_sale", index).support]
    assert chains == [
        ("Ilan Brode, briefing on Thursday, 1 May 2031 (Vallonia)", "report 2"),
        ("Ilan Brode, briefing on Thursday, 1 May 2031 (Vallonia)", "Northern Wire", "report 1"),
    ]
    assert trace_chain(find("clm_port", index).support[0], index) == ("no identified source", "report 3")


def test_counts_are_explained_by_what_they_count() -> None:
    index = index_record(AFFAIR)
    lines = explain_counts(find("clm_sale", index), index)
    assert lines[:3] == (
        "2 reports: 1, 2.",
        "1 text: 1 and 2 carry one text.",
        "1 voice: Vallonia (through 1 origin).",
    )
    assert lines[3] == (
        "Credibility 4 of 6, one identified institution, denied by a party (Admiralty code); "
        "nobody has judged how reliable its sources are."
    )
    assert write_counts(find("clm_sale", index), index) == "2 reports, 1 text, 1 origin"


def test_a_shared_passage_explains_what_whole_copies_do_not() -> None:
    record = msgspec.structs.replace(AFFAIR, copies=AFFAIR.copies[1:])
    index = index_record(record)
    assert explain_counts(find("clm_june", index), index)[1] == (
        "1 text: 1 and 2 carry the same passage, nearly word for word."
    )


def test_no_source_is_no_independence() -> None:
    index = index_record(AFFAIR)
    assert "No identified source: independence not established." in explain_counts(find("clm_port", index), index)


def test_a_description_inside_a_sentence_begins_small() -> None:
    voice = Voice("act_vallonia", "Vallonia", ("An envoy of the court", "A. Brode", "The Gazette"), (), True)
    assert write_voice(voice, most=3) == "Vallonia (an envoy of the court, A. Brode and The Gazette)"


JOINT = Actor(
    id="act_joint", name="Vallonia and Estmark", schema="Group", names=(), members=("act_vallonia", "act_board")
)
SIGNED = Origin(
    id="org_joint", speaker="act_joint", institution="act_vallonia", occasion=None, when=None, identified=True,
    statements=(),
)  # fmt: skip


def index_joint() -> Index:
    actors, origins = (*AFFAIR.actors, JOINT), (*AFFAIR.origins, SIGNED)
    return index_record(msgspec.structs.replace(AFFAIR, actors=actors, origins=origins))


def test_a_body_that_also_speaks_alone_is_told_to_have_signed_the_statement_of_the_other() -> None:
    index = index_joint()
    claim = msgspec.structs.replace(find("clm_sale", index), origins=("org_joint", "org_board"))
    assert write_signers(list_voices(claim, index), index) == ", one of them a co-signer of the other's statement"


def test_who_signed_nothing_is_no_signer() -> None:
    index = index_joint()
    claim = msgspec.structs.replace(find("clm_sale", index), origins=("org_briefing", "org_board"))
    assert write_signers(list_voices(claim, index), index) == ""
