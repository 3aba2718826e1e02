"""The occasions on which one speaker spoke."""

import pytest

from headwater.pipeline.tracing import trace_texts

WINTER = "OSLO, 26 April 2024 - Mayor Lena Aro said in January that the bridge was safe.\n"
SPRING = "OSLO, 27 April 2024 - Mayor Lena Aro has warned that the tunnel may close.\n"
TODAY = "OSLO, 26 April 2024 - Mayor Lena Aro said on Friday that the ferry would sail.\n"


def list_occasions(texts: dict[str, str]) -> list[list[str]]:
    """The contents that each occasion of the mayor holds, sorted."""
    record = trace_texts(texts)
    words = {s.id: " ".join(span.text for span in s.extent) for s in record.statements}
    return sorted(sorted(words[s] for s in o.statements) for o in record.origins if o.identified)


def test_what_is_quoted_without_a_day_is_not_of_an_occasion_that_was_over_long_before() -> None:
    assert list_occasions({"a.txt": WINTER, "b.txt": SPRING}) == [["the bridge was safe"], ["the tunnel may close"]]


def test_what_is_quoted_without_a_day_is_of_the_last_occasion_however_the_others_are_dated() -> None:
    found = list_occasions({"a.txt": WINTER, "b.txt": SPRING, "c.txt": TODAY})
    assert found == [["the bridge was safe"], ["the ferry would sail", "the tunnel may close"]]


def test_nobody_tells_what_came_only_after_his_words() -> None:
    told = "OSLO, 30 April 2024 - The port is shut. Mayor Lena Aro has confirmed that rebels attacked Osk {}.\n"
    for day, count in (("on Sunday", 2), ("in March", 1)):
        found = list_occasions({"b.txt": told.format(day), "c.txt": TODAY})
        assert len(found) == count, day


def test_who_is_described_by_a_body_that_he_is_no_part_of_does_not_speak_for_it() -> None:
    text = "OSLO, 26 April 2024 - Norway's {who} said on Friday that the treaty would fail.\n"
    for who, is_norway in (("European allies", False), ("critics", False), ("officials", True)):
        record = trace_texts({"a.txt": text.format(who=who)})
        states = {a.id for a in record.actors if a.schema == "Country"}
        assert any(o.institution in states for o in record.origins if o.institution) is is_norway


def test_a_company_of_a_country_is_no_voice_of_its_state() -> None:
    text = "OSLO, 26 April 2024 - {who} said on Friday that the harbour would close.\n\n{more}\n"
    company = "Tarpan has 40 ships. Workers left the Norwegian Tarpan office."
    for who, more, is_norway in (("Tarpan Plc", company, False), ("Norway's Transport Ministry", "", True)):
        record = trace_texts({"a.txt": text.format(who=who, more=more)})
        states = {a.id for a in record.actors if a.schema == "Country"}
        assert states
        assert any(o.institution in states for o in record.origins if o.institution) is is_norway


FIRE = "OSLO, 26 April 2024 - {who} said on Friday that the harbour store had burned down.\n"


def test_a_body_that_is_described_as_one_is_a_voice_and_the_same_words_are_the_same_voice() -> None:
    for who, is_voice in (
        ("The fire department", True), ("Police", True), ("A company", False), ("Two officials", False),
        ("The mayor's office", True), ("The prime minister's office", False),
    ):  # fmt: skip
        record = trace_texts({"a.txt": FIRE.format(who=who), "b.txt": "Harbour store lost\n\n" + FIRE.format(who=who)})
        voices = {o.institution for o in record.origins if o.identified}
        assert len(voices) == is_voice, who


def name_institutions(text: str) -> set[str]:
    """The bodies that those who are quoted in a report speak for."""
    record = trace_texts({"a.txt": f"A quiet day\n\nOSLO, 26 April 2024 - {text}\n"})
    names = {a.id: a.name for a in record.actors}
    return {names[o.institution] for o in record.origins if o.institution}


def test_who_passes_on_the_words_of_another_is_not_behind_them() -> None:
    told = "A quiet day\n\nOSLO, 26 April 2024 - Tor Berg tweeted: “The bridge was never safe,” Mayor Ada Lund said.\n"
    record = trace_texts({"a.txt": told})
    names = {a.id: a.name for a in record.actors}
    origins = {o.id: names[o.speaker] for o in record.origins if o.speaker}
    assert [[origins[o] for o in claim.origins] for claim in record.claims] == [["Ada Lund"]]


def test_who_held_an_office_speaks_for_himself() -> None:
    said = "said on Friday that the treaty would fail."
    for who, body in (
        ("Ada Lund, the Norwegian ambassador to Chile,", "Norway"),
        ("Ada Lund, a former Norwegian ambassador to Chile,", "Ada Lund"),
        ("Former federal prosecutor and Norwegian minister Ada Lund", "Ada Lund"),
    ):
        assert name_institutions(f"{who} {said}") == {body}, who


def test_a_mayor_speaks_for_no_party_and_a_line_above_owns_nobody() -> None:
    said = "said on Friday that the bridge would stay shut."
    assert name_institutions(f"Democratic Party Mayor Ada Lund {said}") == {"Ada Lund"}
    assert name_institutions(f"Ada Lund, leader of the Democratic Party, {said}") == {"Democratic Party"}


def test_who_speaks_for_a_person_is_his_voice() -> None:
    said = "said on Friday that the harbour store had burned down"
    story = f"Trader Ada Lund was arrested. {{}} {said}."
    for who in ("Ms. Lund's lawyer", "A spokesman for Ms. Lund", "Tor Berg, a lawyer for Ms. Lund,"):
        assert name_institutions(story.format(who)) == {"Ada Lund"}, who
    for who in ("Ms. Lund's former lawyer", "A neighbour of Ms. Lund"):
        assert name_institutions(story.format(who)) == set(), who


def test_an_agent_of_who_held_an_office_is_his_agent_still() -> None:
    story = "Ada Lund was arrested in Oslo. A lawyer for former Minister Ada Lund said that the store had burned."
    assert name_institutions(story) == {"Ada Lund"}


def test_who_sits_in_a_parliament_speaks_for_no_state() -> None:
    said = "said on Friday that the harbour store had burned down."
    assert name_institutions(f"Representative Ada Lund of California {said}") == {"Ada Lund"}
    assert name_institutions(f"Democratic Party Senator Ada Lund {said}") == {"Democratic Party"}


def test_an_office_that_one_state_alone_calls_so_is_of_that_state() -> None:
    said = "said on Friday that the harbour store had burned down. The United States had paid for it."
    assert name_institutions(f"Homeland Security Secretary Ada Lund {said}") == {"United States"}
    assert name_institutions(f"Finance Minister Ada Lund {said}") == {"Ada Lund"}


def test_a_president_is_of_the_state_whose_seat_of_the_president_alone_is_named() -> None:
    said = "President Ada Lund said on Friday that the harbour store had burned down."
    assert name_institutions(f"The White House was dark. {said}") == {"White House"}
    assert name_institutions(f"The White House was dark, the Kremlin was not. {said}") == {"Ada Lund"}
    assert name_institutions(f"The White House was dark. Former {said}") == {"Ada Lund"}


def test_of_the_organs_of_a_state_the_seat_of_its_president_stands_for_it_first() -> None:
    story = (
        "The Senate met. The White House was dark. FBI Director Ada Lund said that the harbour store had burned down."
    )
    assert name_institutions(story) == {"White House"}


def test_who_led_a_state_once_is_not_its_voice() -> None:
    story = (
        "Ada Lund, Ex-President of Norway, has left. Former President Ada Lund said that the harbour store had burned."
    )
    assert name_institutions(story) == {"Ada Lund"}


def test_a_body_behind_a_name_is_not_his_where_it_has_an_article() -> None:
    story = "Ada Lund told Halden News the company was closed. The company said that the store had burned down."
    assert "Halden News" not in name_institutions(story)


def test_a_government_called_by_its_head_is_that_of_his_state() -> None:
    story = "President Ada Lund of Norway has left Oslo. The Lund administration said on Friday that the store burned."
    assert name_institutions(story) == {"Norway"}


def test_papers_of_record_are_a_voice_and_a_letter_of_nobody_is_none() -> None:
    said = "says that the harbour store had been sold twice"
    assert name_institutions(f"The indictment {said}.") == {"indictment"}
    assert name_institutions(f"The letter {said}.") == set()


def test_a_campaign_is_its_candidates_and_who_runs_for_an_office_does_not_speak_for_its_body() -> None:
    said = "said on Friday that the harbour store had burned down."
    story = "Ada Lund, the party's nominee for the Senate of Norway, was away. Tor Berg runs against her."
    assert name_institutions(f"{story} The Lund campaign {said}") == {"Ada Lund"}
    assert name_institutions(f"Senate nominee Ada Lund of Norway {said}") == {"Ada Lund"}


PRINTED = "OSLO, 26 April 2024 (Norpress) - {lead}A spokesman for the port said on Friday that {what}.\n\n{more}\n"


def test_who_is_only_described_is_one_in_copies_of_one_text_and_two_elsewhere() -> None:
    said = "the ferry had left the harbour of Halden with forty lorries of timber on board"
    rest = "Forty lorries were on the quay. The timber had come by rail from the forests around Kongsvinger."
    copies = {f"{n}.txt": PRINTED.format(lead="", what=said, more=rest) for n in "ab"}
    found = [o for o in trace_texts(copies).origins if o.statements]
    assert [len(o.statements) for o in found] == [2]
    other = PRINTED.format(lead="It rained. ", what="nobody had been on the quay when the crane fell", more="")
    found = [o for o in trace_texts({"a.txt": copies["a.txt"], "c.txt": other}).origins if o.statements]
    assert [len(o.statements) for o in found] == [1, 1]


@pytest.mark.parametrize(
    ("who", "is_one"),
    [
        ("Health Minister Grace Alund", True),
        ("Deputy Health Minister Grace Alund", True),
        ("Grace Alund, a spokeswoman for the Ministry of Health,", True),
        ("Transport Minister Grace Alund", False),
        ("Prime Minister Grace Alund", False),
    ],
)
def test_a_ministry_and_who_speaks_for_it_are_one_voice(who: str, is_one: bool) -> None:
    record = trace_texts(
        {
            "a.txt": "OSLO, 26 April 2024 - The health ministry said on Friday that the clinic had closed.\n",
            "b.txt": f"OSLO, 27 April 2024 - {who} said on Saturday that the clinic would open in May.\n",
        }
    )
    voices = [o.institution for o in record.origins if o.statements]
    assert (len(set(voices)) == 1) is is_one


def test_ministries_with_two_ministers_are_not_made_one() -> None:
    record = trace_texts(
        {
            "a.txt": "OSLO, 26 April 2024 - Foreign Minister Grace Alund said on Friday that the talks had failed. "
            "Foreign Minister Omar Bashir said that they would go on.\n",
            "b.txt": "OSLO, 27 April 2024 - The foreign ministry said on Saturday that the embassy would close.\n",
        }
    )
    assert len({o.institution for o in record.origins if o.statements}) == 3


@pytest.mark.parametrize("who", ["The Navy", "The Cabinet", "The Police Department", "The Ombudsman's Office"])
def test_an_organ_of_no_state_is_one_voice_in_copies_of_one_text(who: str) -> None:
    said = f"{who} said on Friday that forty sailors had left the harbour of Halden with their boats."
    rest = "Nobody was on the quay when the crane fell on the store."
    record = trace_texts(
        {
            "a.txt": f"OSLO, 26 April 2024 (Norpress) - {said} {rest}\n",
            "b.txt": f"OSLO, 27 April 2024 (AFP) - {said} {rest}\n",
        }
    )
    speakers = {s.speaker.actor for s in record.statements if s.speaker}
    assert len(record.statements) == 2 and len(speakers) == 1
    assert [c.independent_origins for c in record.claims if c.reports == 2 and c.origins] == [1]


@pytest.mark.parametrize(
    ("who", "body"),
    [
        ("Norway's Fjordland Liberation Army", "Fjordland Liberation Army"),
        ("Norway's Catholic Church", "Catholic Church"),
        ("Norwegian insurer Tarpan Mutual", "Tarpan Mutual"),
        ("The Norwegian company Tarpan Marine, which owned the store,", "Tarpan Marine"),
        ("Norwegian opposition leader Ada Lund", "Ada Lund"),
        ("Norway's opposition", None),
        ("The owner of a ship stopped at Oslo", None),
        ("A Norwegian sailor", None),
        ("Norwegian teacher Ada Lund", "Ada Lund"),
        ("Norwegian mayor Ada Lund", "Ada Lund"),
        ("Norwegian negotiator Ada Lund", "Norway"),
        ("The Norwegian Council for Civil Liberties", "Norwegian Council for Civil Liberties"),
        ("Moscow taxi driver Ada Lund", "Ada Lund"),
        ("Moscow's Lord Mayor Ada Lund", "Moscow"),
        ("Norway's Wildlife Service", "Norway"),
        ("Norwegian state television", "Norway"),
        ("Norway's army", "Norway"),
        ("Norwegian Strategic Industries Minister Ada Lund", "Norway"),
        ("Norway's Deputy Fisheries Minister Ada Lund", "Norway"),
    ],
)
def test_of_what_is_a_states_only_its_organs_speak_for_it(who: str, body: str | None) -> None:
    assert name_institutions(f"{who} said on Friday that the harbour store had burned down.") == {body} - {None}


ANSWER = "OSLO, 26 April 2024 - {who} answered the suit on Friday. {what}\n"


@pytest.mark.parametrize(
    ("who", "what"),
    [
        ("Tarpan Plc", "No driver was ever fined, spokeswoman Ada Lund said."),
        ("Tarpan Plc", "The company's new chief executive, Ada Lund, said that no driver was ever fined."),
        ("Tarpan Plc", "It said it was no suit. Brightsea Holdings is idle. The company's lawyer, Ada Lund, said no."),
        ("Tarpan Plc", "Its chairwoman, Ada Lund, said that no driver was ever fined."),
        ("The Fjordland Labour Party", "The party's chairwoman, Ada Lund, said that no driver was ever fined."),
        ("Tarpan Bank", 'It said it was no suit. "No driver was fined," acting chairwoman Ada Lund told reporters.'),
        ("The Fjordland Union", "The chairperson of its board, Ada Lund, said that no driver was ever fined."),
        ("The Fjordland Union", "A spokesperson for the union, Ada Lund, said that no driver was ever fined."),
        ("Solbrand Marine Bank", "Solbrand Marine said that no driver was ever fined."),
        ("Tarpan Plc", "The ferry's owner, Tarpan Plc, said that no driver was ever fined."),
        ("Solbrand Mutual", 'Solbrand called the suit absurd. "No driver was ever fined," Solbrand said.'),
    ],
)
def test_a_body_and_who_speaks_for_it_without_its_name_are_one_voice(who: str, what: str) -> None:
    record = trace_texts({"a.txt": ANSWER.format(who=who, what=what)})
    bodies = {a.id for a in record.actors if a.name == who.removeprefix("The ")}
    voices = {o.institution for o in record.origins if o.statements}
    assert voices and voices == bodies


@pytest.mark.parametrize("who", ["ministry spokesman Tor Berg", "the spokesman of the ministry, Tor Berg,"])
def test_a_spokesman_of_the_ministry_speaks_for_the_one_that_was_told_of(who: str) -> None:
    said = "Norway's defence ministry said that a ship was stopped. A destroyer of Chile came."
    story = f"{said} The arms were hidden, {{}} said."
    assert name_institutions(story.format(who)) == {"Norway"}


def test_who_has_given_a_name_to_a_foundation_is_not_it() -> None:
    story = "The Ada Lund Foundation left Oslo. Ada Lund said that no driver was ever fined."
    assert name_institutions(story) == {"Ada Lund"}


def test_a_chairman_is_of_a_firm_and_of_no_organ_of_a_state() -> None:
    story = "The Tarpan Bank hid it, the U.S. Treasury said. Its chairman, Ada Lund, said that it was closed."
    assert name_institutions(story) == {"Treasury Department", "Tarpan Bank"}


def test_a_supreme_court_is_of_the_state_that_a_report_gives_it() -> None:
    story = "Norway must vote again. The Supreme Court of Norway has ruled. The Supreme Court said it was void."
    assert name_institutions(story) == {"Norway"}
    assert name_institutions("The United States left. The Supreme Court said it was void.") == {"Supreme Court"}


def test_a_title_that_begins_with_a_name_is_of_that_body() -> None:
    story = "The U.S. Treasury froze it. It was closed, said Ada Lund, the Treasury's under secretary for banks."
    assert name_institutions(story) == {"Treasury Department"}


def test_a_spokeswoman_of_nobody_speaks_for_no_body_of_long_before() -> None:
    said = "It rained in Oslo. Trains were late. Spokeswoman Ada Lund said that no driver was ever fined."
    assert name_institutions(f"Tarpan Plc answered the suit on Friday. {said}") == {"Ada Lund"}


@pytest.mark.parametrize(
    "before",
    [
        "A ferry was stopped, the customs agency said on Friday.",
        "A ferry of Chile was stopped, the customs agency said on Friday.",
    ],
)
def test_a_spokeswoman_of_nobody_speaks_for_who_spoke_before_and_not_for_a_flag_or_a_port(before: str) -> None:
    said = "The Panama-flagged ferry came from Oslo and was due to sail for Iran, spokeswoman Ada Lund told reporters."
    assert name_institutions(f"{before} {said}") == {"customs agency"}
    assert name_institutions(f"It rained. {said}") == {"Ada Lund"}


@pytest.mark.parametrize(
    ("who", "body"),
    [
        ("Ada Lund, head of research at tracking firm Seatrack,", "Seatrack"),
        ("Ada Lund, head of research at Tarpan Plc,", "Tarpan Plc"),
        ("Ada Lund, head of Tarpan Plc,", "Tarpan Plc"),
        ("Save the Children", "Save the Children"),
        ("Ada Lund, an analyst at the insurer Tarpan,", "Tarpan"),
    ],
)
def test_who_has_an_office_at_a_firm_speaks_for_it(who: str, body: str) -> None:
    assert name_institutions(f"{who} said on Friday that the harbour store had burned down.") == {body}


def test_who_has_an_office_for_a_region_speaks_for_the_body_and_not_for_the_region() -> None:
    story = (
        "Human Rights Watch has an office in Oslo. Ada Lund, its deputy director for the Americas, said it was late."
    )
    assert name_institutions(story) == {"Human Rights Watch"}
    story = "Tarpan Plc has left. Tarpan's head of research, Ada Lund, said it was late."
    assert name_institutions(story) == {"Tarpan Plc"}


def test_a_negotiator_of_the_government_speaks_for_the_state_that_the_report_quotes() -> None:
    said = "The government's chief negotiator, Ada Lund, said that the talks were over."
    assert name_institutions(f"Norway said on Friday that it had met Chile. {said}") == {"Norway"}
    assert name_institutions(f"A delegation of Chile was in Oslo. {said}") == {"Ada Lund"}


TOLD_OF_OTHERS = {
    "an accusation": (
        "“The mayor of Bergen accused our mill of poisoning the lake,” Ada Berg, who owns the mill, said.",
        "poisoning the lake",
        ["Bergen"],
    ),
    "a belief": (
        "The union said Halden Bank took money from 600 people who believed they were saving it.",
        "they were saving it",
        [],
    ),
    "a wish": ("Clerk Jon Lie said that few guests had ever asked for a refund.", "a refund", []),
}


@pytest.mark.parametrize("case", TOLD_OF_OTHERS.values(), ids=TOLD_OF_OTHERS)
def test_what_others_believe_or_accuse_of_is_not_said_by_who_tells_of_it(case: tuple[str, str, list[str]]) -> None:
    text, words, speakers = case
    record = trace_texts({"a.txt": f"OSLO, 3 May 2024 - {text}\n"})
    names, origins = {a.id: a.name for a in record.actors}, {o.id: o for o in record.origins}
    found = [c for c in record.claims if any(e.text == words for e in c.support)]
    said = [names[origins[key].speaker or ""] for c in found for key in c.origins]
    assert len(said) == len(speakers)
    assert all(end in name for name, end in zip(said, speakers, strict=True))


@pytest.mark.parametrize(
    ("who", "body"),
    [
        ("A former Justice Department official", None),
        ("Two former White House officials", None),
        ("Two White House officials", "White House"),
        ("Members of Congress", None),
        ("The administration", "White House"),
        ("The Berg administration", "White House"),
        ("Republican strategist Ada Lund", "Ada Lund"),
        ("Republican Party chairwoman Ada Lund", "Republican Party"),
        ("Republican donors", None),
    ],
)
def test_who_was_of_a_body_or_is_on_its_side_does_not_speak_for_it(who: str, body: str | None) -> None:
    story = (
        f"The White House was dark, and the Justice Department was not. {who} said on Friday that the store had burned."
    )
    assert name_institutions(story) == ({body} if body else set())


def test_a_governor_speaks_for_no_state() -> None:
    story = "Republican presidential candidate Ada Lund said that the store had burned. Governor Lund leads."
    assert name_institutions(f"{story} The White House was dark.") == {"Ada Lund"}


def test_who_was_president_is_called_so_by_courtesy() -> None:
    told = "Former President Ada Lund was asked on Friday. Tor Berg told President Lund no."
    assert "Ada Lund" in name_institutions(f"The White House was dark. {told} Lund said that the store had burned.")


def test_who_has_a_lawyer_speaks_for_himself_and_not_for_his_party() -> None:
    said = "said on Friday that the harbour store had burned down."
    assert name_institutions(f"Democratic Party Senator Ada Lund {said} Lund's lawyer, Tor Berg, {said}") == {
        "Ada Lund"
    }


def test_a_journalist_of_an_affair_speaks_for_no_affair() -> None:
    assert name_institutions("The book is by Watergate journalist Bram Oster. Oster said it was true.") == {
        "Bram Oster"
    }


def test_what_another_report_knows_to_be_a_ship_is_no_paper_that_passes_on() -> None:
    charge = "Prosecutors in Bergen have charged the captain of the Halden Star with smuggling"
    record = trace_texts(
        {
            "a.txt": "OSLO, 3 May 2024 - The ferry Halden Star was stopped in Bergen on Friday, the port said.\n",
            "b.txt": f"OSLO, 4 May 2024 - {charge}, chief prosecutor Ada Lund said on Saturday.\n",
        }
    )
    assert len(record.statements) >= 2
    assert not [s for s in record.statements if s.relayed_by]
