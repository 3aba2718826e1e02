"""Claims that are denied: which denials are of one thing, to what they are laid, and what else asserts it."""

from functools import lru_cache

import pytest

from headwater.link.questions import find_answers
from headwater.pipeline.annotation import read_texts
from headwater.pipeline.linking import link_matter
from headwater.pipeline.tracing import trace_texts
from headwater.record.judgements import Judgement, Member
from headwater.record.model import Claim
from headwater.tell.shifts import compare_records

CAPTURED = (
    "OSLO, 3 May 2024 - The Foreign Ministry of Norway said on Friday that captured documents prove that Belarus once "
    "had a chemical weapons programme.\n\nBelarus has denied ever seeking chemical weapons.\n"
)
MOVED = (
    "WARSAW, 4 May 2024 - Polish Defence Minister Jan Kowal said on Saturday that Belarus moved its chemical weapons "
    "files to a depot near Brest.\n\n{answer}\n"
)
NEVER = "Belarus said it had never tried to develop chemical weapons."


@lru_cache
def claims(answer: str = NEVER) -> tuple[Claim, ...]:
    return trace_texts({"captured.txt": CAPTURED, "moved.txt": MOVED.format(answer=answer)}).claims


def find(words: str, among: tuple[Claim, ...]) -> Claim:
    """The one claim that begins with these words."""
    (claim,) = (c for c in among if c.proposition.startswith(words))
    return claim


def test_what_asserts_more_than_is_denied_supports_what_is_denied_too() -> None:
    denied = find("Belarus once had a chemical", claims())
    assert any("moved its chemical weapons files" in e.text for e in denied.support)
    assert (denied.reports, denied.texts, denied.independent_origins) == (2, 2, 2)
    assert any("more than what is denied here" in reason for reason in denied.reasons)


def test_it_stays_a_claim_of_its_own() -> None:
    moved = find("Belarus moved", claims())
    assert (moved.reports, moved.independent_origins, moved.denials) == (1, 1, ())


def test_a_negated_assertion_is_a_denial_where_another_side_asserts_it() -> None:
    denied = find("Belarus once had a chemical", claims())
    assert {e.text for e in denied.denials} >= {"seeking chemical weapons", NEVER[13:-1]}


@pytest.mark.parametrize(
    "answer",
    [
        "Belarus said it had not yet read about the chemical weapons programme.",  # it may
        "Belarus said it had never tried to export timber.",  # nobody said that it had
        "Sweden said it had never tried to develop chemical weapons.",  # nobody said it of Sweden
        "Belarus said it was sorry that it had never signed the treaty on chemical weapons.",  # a subordinate clause
    ],
)
def test_other_negations_deny_nothing(answer: str) -> None:
    (report,) = {e.report for e in find("Belarus moved", claims(answer)).support}
    assert not any(e.report == report for c in claims(answer) for e in c.denials)


def test_who_denies_does_not_support_what_he_denies() -> None:
    denied = find("Belarus once had a chemical", claims())
    assert not {(e.report, e.start) for e in denied.support} & {(e.report, e.start) for e in denied.denials}


CHARGED = "OSLO, 3 May 2024 - Norway accused Belarus on Friday of shipping rockets to Cuba.\n\nBelarus {answer}\n"


@pytest.mark.parametrize(
    "answer",
    [
        "called the charges a fairy tale.",
        "called the accusation baseless.",
        "said the allegations were groundless.",
        "said the reports of rockets for Cuba were a fabrication.",
        "dismissed the claims as fake news.",
        "rejected the accusation.",
        "denied it.",
        "said there was no shipment of rockets to Cuba.",
        "said it had sent no rockets to Cuba.",
    ],
)
def test_what_a_side_is_charged_with_is_denied_in_many_words(answer: str) -> None:
    found = trace_texts({"charged.txt": CHARGED.format(answer=answer)}).claims
    assert [c.proposition for c in found if c.denials] == [
        "Norway accused Belarus on Friday [3 May 2024] of shipping rockets to Cuba"
    ]


def test_a_denial_without_a_word_for_the_matter_makes_no_claim() -> None:
    found = trace_texts({"charged.txt": CHARGED.format(answer="denied it.")}).claims
    assert [c.proposition for c in found] == [
        "Norway accused Belarus on Friday [3 May 2024] of shipping rockets to Cuba"
    ]


@pytest.mark.parametrize(
    "answer",
    [
        "said it would answer the charges on Monday.",
        "sold fake medicines.",
        "did not deny it.",
        "neither confirmed nor denied the charge.",
    ],
)
def test_an_answer_is_no_denial(answer: str) -> None:
    assert not any(c.denials for c in trace_texts({"charged.txt": CHARGED.format(answer=answer)}).claims)


HIDDEN = {
    "a.txt": "OSLO, 3 May 2024 - Norwegian Foreign Minister Ada Berg said on Friday that Belarus hid the archive "
    "of its chemical weapons.\n",
    "b.txt": "PARIS, 4 May 2024 - The French president said on Saturday that Belarus paid scientists for years of "
    "secret work on chemical weapons.\n",
    "c.txt": "ROME, 5 May 2024 - An Italian official said on Sunday that inspectors photographed plans of Belarus for "
    "bombs with chemical weapons.\n",
    "d.txt": "MINSK, 6 May 2024 - Belarus denied ever seeking chemical weapons on Monday.\n",
}


def test_what_nobody_asserts_alone_is_a_claim_in_the_words_of_its_denial() -> None:
    (denied,) = (c for c in trace_texts(HIDDEN).claims if c.denials)
    assert denied.proposition == "Belarus seeking chemical weapons"
    assert (denied.reports, denied.independent_origins, len(denied.related)) == (3, 3, 3)
    assert not {e.report for e in denied.support} & {e.report for e in denied.denials}


def test_too_few_who_assert_it_make_no_claim_of_it() -> None:
    found = trace_texts({name: text for name, text in HIDDEN.items() if name != "c.txt"}).claims
    assert not any(c.proposition == "Belarus seeking chemical weapons" for c in found)


def test_a_passage_that_was_parted_from_what_is_denied_supports_it_no_more() -> None:
    rows = list(read_texts({"captured.txt": CAPTURED, "moved.txt": MOVED.format(answer=NEVER)}))
    denied = find("Belarus once had a chemical", link_matter(rows, set()).claims)
    own, guest = (next(e for e in denied.support if words in e.text) for words in ("once had", "moved its"))
    members = tuple(Member(report=e.report, start=e.start, end=e.end, id=e.statement or "") for e in (own, guest))
    judged = Judgement(subject="claims", members=members, verdict="different", by="ana", at="2030-01-02T03:04:05Z")
    parted = find("Belarus once had a chemical", link_matter(rows, set(), [judged]).claims)
    assert own in parted.support and guest not in parted.support


def test_who_takes_back_what_he_said_denies_it() -> None:
    record = trace_texts(
        {
            "said.txt": "BERGEN, 3 June 2024 - The interior ministry of Norway said on Monday that two sailors had "
            "been freed in the harbour of Lagos.\n",
            "back.txt": "BERGEN, 5 June 2024 - The interior ministry of Norway said on Wednesday that no sailors "
            "had been freed in the harbour of Lagos.\n",
        }
    )
    (back,) = (c for c in record.claims if c.denials)
    assert back.credibility is not None and back.credibility.code == 5
    assert "two sailors had been freed" in back.proposition.lower()


def test_a_judgement_elsewhere_changes_no_claim_that_shares_supports_with_a_denied_one() -> None:
    rows = list(read_texts({"captured.txt": CAPTURED, "moved.txt": MOVED.format(answer=NEVER)}))
    record = link_matter(rows, set())
    assert compare_records(record, record) == ()
    hidden = trace_texts(HIDDEN)
    assert compare_records(hidden, hidden) == ()


def test_a_question_finds_the_denied_claim_and_the_one_that_asserts_more() -> None:
    record = trace_texts({"captured.txt": CAPTURED, "moved.txt": MOVED.format(answer=NEVER)})
    actors = [frozenset((a.id,)) for a in record.actors if a.name == "Belarus"]
    answers = find_answers(record, "moved chemical weapons files", actors, ())
    assert {answer.claim.proposition for answer in answers} >= {
        "Belarus moved its chemical weapons files to a depot near Brest",
        "Belarus once had a chemical weapons programme",
    }


LANDED = "OSLO, 3 May 2024 - The Foreign Ministry of Norway said on Friday that Belarus landed drones at Narvik.\n\n"
SUNK = "Sweden praised Belarus for its elections.\n\nDenmark said a ship had sunk off Bodo. Belarus said {}\n"


def list_denied(answer: str) -> list[str]:
    """The claims that an answer to Norway denies."""
    record = trace_texts({"a.txt": LANDED + answer})
    return [c.proposition for c in record.claims if c.denials]


@pytest.mark.parametrize("words", ["it was wrong.", "that is a lie.", "that was false."])
def test_it_was_wrong_denies_what_was_said_just_before_and_makes_no_claim(words: str) -> None:
    assert list_denied(SUNK.format(words)) == ["A ship had sunk off Bodo"]
    record = trace_texts({"a.txt": LANDED + SUNK.format(words)})
    assert not any(word in c.proposition for c in record.claims for word in ("wrong", "lie", "false"))


def test_an_account_is_denied_where_it_charges_somebody_and_no_other_words_of_who_gave_it() -> None:
    assert list_denied("Belarus disputed Norway's account.\n") == ["Belarus landed drones at Narvik"]
    assert (
        list_denied("The mayor of Oslo has Norway's trust, Denmark said.\n\nA clerk disputed the mayor's account.\n")
        == []
    )


def test_a_negation_does_not_deny_the_claim_that_it_makes() -> None:
    found = list_denied("Belarus said it had never landed drones at Narvik.\n")
    assert found == ["Belarus landed drones at Narvik"]


def test_what_is_denied_of_anothers_words_is_said_by_the_other_and_not_by_who_denies() -> None:
    text = "OSLO, 3 May 2024 - Belarus denied a claim by Sweden that it had sunk a ferry off Bodo.\n"
    record = trace_texts({"a.txt": text})
    (claim,) = (c for c in record.claims if c.denials)
    names = {a.id: a.name for a in record.actors}
    speakers = {o.id: names.get(o.speaker or "") for o in record.origins}
    assert [speakers[key] for key in claim.origins] == ["Sweden"]


@pytest.mark.parametrize(
    ("answer", "is_denied"),
    [
        ("Belarus rejected the accusation on Friday.", True),
        ("Belarus called the charges, laid before the council on Friday, “completely false”.", True),
        ("Belarus said the accusation was without foundation.", True),
        ("Belarus rejected a subpoena for its shipping papers.", False),
        ("Belarus ruled out running for a seat on the council.", False),
    ],
)
def test_what_is_refused_is_denied_only_where_somebody_claims_it(answer: str, is_denied: bool) -> None:
    text = f"OSLO, 3 May 2024 - Norway accused Belarus on Friday of shipping rockets to Cuba.\n\n{answer}\n"
    found = trace_texts({"a.txt": text}).claims
    assert [c.proposition for c in found if c.denials] == is_denied * [
        "Norway accused Belarus on Friday [3 May 2024] of shipping rockets to Cuba"
    ]


def test_who_denies_that_he_said_it_does_not_say_it() -> None:
    text = (
        "OSLO, 3 May 2024 - Mayor Joan Quill said on Friday that Otto Linde had called her a thief.\n\n"
        "Mr. Linde denied to the Oslo Press Herald that he had called the mayor a thief.\n"
    )
    record = trace_texts({"a.txt": text})
    (claim,) = [c for c in record.claims if c.denials]
    assert "thief" in claim.proposition
    names = {a.id: a.name for a in record.actors}
    assert {names[o.speaker] for o in record.origins if o.id in claim.origins and o.speaker} == {"Joan Quill"}


RETRACTED = {
    "a director": (
        "Three patients had died of the syrup, clinic director Mara Sell said on Monday.",
        "Clinic director Mara Sell on Wednesday retracted her statement that three patients had died of the syrup.",
    ),
    "a paper": (
        "Police arrested Otto Brandt, head of Tarpan Steel, in the port of Oram, the Oram Courier reported on Monday.",
        "The Oram Courier on Wednesday retracted its report that police had arrested Otto Brandt in the port of Oram.",
    ),
    "a witness": (
        "The witness, Jonas Reed, said on Monday that the mayor had ordered the fire.",
        "The witness, Jonas Reed, withdrew on Wednesday his claim that the mayor had ordered the fire.",
    ),
    "a firm, in a headline": (
        "Tarpan Steel said on Monday that it had sold the ferry. Mayor Lena Aro said every ferry was safe.",
        "Tarpan Steel withdraws claim that it sold ferry",
    ),
}


@pytest.mark.parametrize("pair", RETRACTED.values(), ids=RETRACTED)
def test_who_retracts_his_words_denies_what_he_said(pair: tuple[str, str]) -> None:
    days = ("June 3", "June 5")
    record = trace_texts(
        {
            f"{n}.txt": f"BREN, {day}, 2024 (Norpress) - {said}\n"
            for n, (day, said) in enumerate(zip(days, pair, strict=True))
        }
    )
    (taken,) = (c for c in record.claims if c.denials)
    assert taken.credibility is not None and taken.credibility.code == 5
    assert {record.reports[0].id} == {e.report for e in taken.support}
    assert {d.report for d in taken.denials} == {record.reports[1].id}


def test_what_is_told_only_later_is_not_denied_yet() -> None:
    texts = {
        "first.txt": "OSLO, 3 May 2024 - Halden Water said on Friday that its pumps had not failed.\n",
        "second.txt": "OSLO, 6 May 2024 - Mayor Lena Aro said on Monday that the pumps of Halden Water had failed in "
        "April.\n",
    }
    assert not [c for c in trace_texts(texts).claims if c.denials]
    early = {"zero.txt": texts["second.txt"].replace("6 May", "2 May").replace("Monday", "Thursday")}
    assert [c for c in trace_texts(early | {"first.txt": texts["first.txt"]}).claims if c.denials]


THERE_IS_NONE = {
    "no such promise": (
        "Minister Ada Berg said on Friday that Finland's president, Ole Kask, had promised to reopen the mine at Rova.",
        "Kask's spokesman, Ari Lund, said no such promise had been made.",
    ),
    "no such thing": (
        "Senator Ana Ruiz said on Friday that guards had beaten a prisoner in Lima.",
        "The prison ministry said no such thing had happened.",
    ),
    "there was no inquiry": (
        "The Daily Post reported on Friday that state prosecutors had opened a criminal inquiry into Halden Steel.",
        "Halden's lawyer, Ana Ruiz, said there was no state inquiry into the company.",
    ),
    "there were no soldiers": (
        "The president of Karsia, Osman Dery, said on Friday that 200 Finnish soldiers were stationed in Rova.",
        "Finland said there were no Finnish soldiers in Rova.",
    ),
    "at no time": (
        "Finland said on Friday that the tanker Nordlys took on Russian crude off Narvik in breach of an embargo.",
        '"At no time did the Nordlys take on Russian crude," Arctic Lines said in a statement.',
    ),
    "a report of a negation": (
        "Sweden had not paid its teachers, the Daily Post reported on Friday.",
        "Sweden dismissed reports that it had not paid its teachers.",
    ),
}


@pytest.mark.parametrize("pair", THERE_IS_NONE.values(), ids=THERE_IS_NONE)
def test_who_says_that_there_is_no_such_thing_denies_what_was_said_of_it(pair: tuple[str, str]) -> None:
    record = trace_texts({"a.txt": "OSLO, 3 May 2024 - " + "\n\nThe snow has melted.\n\n".join(pair) + "\n"})
    ((claim, denial),) = [(c, d) for c in record.claims for d in c.denials]
    assert any(e.text in pair[0] for e in claim.support)
    assert denial.text in pair[1]
    assert not any(c.proposition.startswith("No such") for c in record.claims)


@pytest.mark.parametrize(
    "answer",
    [
        "The mayor said there was no flood warning.",
        "The mayor said no such list was known.",
        "The mayor said there was no doubt about the flood.",
    ],
)
def test_another_thing_that_is_not_there_denies_nothing(answer: str) -> None:
    text = f"OSLO, 3 May 2024 - The ministry said on Friday that 12 people had died in the flood.\n\n{answer}\n"
    assert not [c for c in trace_texts({"a.txt": text}).claims if c.denials]


ANSWERED = {
    "an accusation goes before what is told behind": (
        "The Finance Ministry has accused Halden Bank of hiding losses.\n\nHalden Bank denied the allegations.\n\n"
        "Clerks were questioned in May, said prosecutor Jon Lie, and lawyers for Halden Bank met inspectors twice.",
        "losses",
    ),
    "the report is what was reported, whatever is told more often": (
        "The Oslo Herald reported on Friday that inspectors had found forged papers at Halden Bank.\n\nHalden Bank’s "
        "lawyer, Jon Lie, called the report false.\n\nMayor Ada Berg has said that Halden Bank robs widows.\n\n"
        "Halden Bank robs widows, Mayor Ada Berg said.",
        "forged papers",
    ),
    "the claim is what was claimed": (
        "A clerk, Ola Moe, claimed that Halden Bank burned letters.\n\nThe union said Halden Bank owed it money.\n\n"
        "Halden Bank rejected the claim.",
        "burned letters",
    ),
}


@pytest.mark.parametrize("case", ANSWERED.values(), ids=ANSWERED)
def test_a_bare_denial_is_laid_to_what_it_answers(case: tuple[str, str]) -> None:
    text, words = case
    (denied,) = (c for c in trace_texts({"a.txt": f"OSLO, 3 May 2024 - {text}\n"}).claims if c.denials)
    assert words in denied.proposition


@pytest.mark.parametrize(
    "answer",
    [
        "Belarus does not recognise the so-called timber embargo, Vera Sakun of Belarus said.",
        "Belarus said it knew nothing of a sale of timber in breach of the so-called timber embargo.",
        "Belarus said it was not aware of any such sale.",
    ],
)
def test_another_deed_that_is_not_done_and_what_is_not_known_deny_nothing(answer: str) -> None:
    text = (
        "OSLO, 3 May 2024 - Norway said on Friday that a mill sold Belarusian wood to Cuba in breach of the so-called "
        f"timber embargo.\n\n{answer}\n"
    )
    assert not [c for c in trace_texts({"a.txt": text}).claims if c.denials]


def test_what_is_never_done_does_not_deny_what_is_told_of_somebody_else() -> None:
    texts = {
        "a.txt": "OSLO, 3 May 2024 - Clerk Ada Berg said on Friday that Mr. Moe had taken money from Tarn Mills. His "
        "spokesman, Jon Lie, acknowledged the donation.\n",
        "b.txt": "OSLO, 4 May 2024 - Halden Bank said on Saturday that it had never charged a donor who had not agreed "
        "to be charged.\n",
    }
    assert not [c for c in trace_texts(texts).claims if c.denials]


def test_of_a_quotation_in_two_parts_what_calls_a_charge_false_denies_it() -> None:
    text = (
        "OSLO, 3 May 2024 - Norway accused Halden Bank on Friday of hiding losses.\n\n“That accusation is false,” Jon "
        "Lie of Halden Bank said. “We closed two branches in June and I thank our clerks.”\n"
    )
    laid = [d.text for c in trace_texts({"a.txt": text}).claims for d in c.denials]
    assert len(laid) == 1 and "accusation is false" in laid[0]


def test_a_limit_of_what_is_not_done_is_no_claim_and_not_denied() -> None:
    text = (
        "OSLO, 3 May 2024 - The rebels said they had never agreed to open the port before Valdoria sold rifles to Iran."
        "\n\nValdoria denied that it had sold rifles to Iran.\n"
    )
    record = trace_texts({"a.txt": text})
    assert {e.modality for e in record.events if e.trigger.text == "sold" and e.trigger.start < 120} == {"possible"}
    assert not [c for c in record.claims if c.proposition.startswith(("Before", "Valdoria sold"))]


def test_what_is_called_the_report_is_what_was_reported() -> None:
    text = (
        "OSLO, 3 May 2024 - The lawsuit says Halden Bank hid losses of $14 million from clerks. The Ledger reported "
        "on Friday that prosecutors have opened an inquiry.\n\nThe bank's lawyer, Jon Lie, called the report false.\n"
    )
    denied = [c.proposition for c in trace_texts({"a.txt": text}).claims if c.denials]
    assert denied == ["Prosecutors have opened an inquiry"]


@pytest.mark.parametrize(
    ("told", "answer", "is_denied"),
    [
        ("had sued Chad", "the lawsuit was a trick", False),
        ("had sued the mine", "the lawsuit came too late", False),
        ("had shelled the port", "the port was closed", False),
        ("was in talks with Chad", "the talks were secret", False),
        ("had sued the mine", "a lawsuit had been filed", True),
        ("had shelled the port", "it shelled any port", True),
    ],
)
def test_what_is_denied_of_a_thing_is_not_that_there_is_such_a_thing(told: str, answer: str, is_denied: bool) -> None:
    text = f"OSLO, 3 May 2024 - Ada Lund said Norway {told}. Norway denied that {answer}.\n"
    assert any(c.denials for c in trace_texts({"a.txt": text}).claims) is is_denied


def test_who_criticises_a_thing_asserts_nothing_of_it_that_could_be_denied() -> None:
    answer = (
        "The arms treaty with Estria is not based on trust, Ada Lund, the foreign minister of Norway, said on Friday."
    )
    record = trace_texts(
        {
            "a.txt": "OSLO, 2 May 2024 - Mayor Lena Aro criticised the arms treaty with Estria.\n",
            "b.txt": f"OSLO, 3 May 2024 - {answer}\n",
        }
    )
    assert not any(c.denials for c in record.claims)


@pytest.mark.parametrize(
    "text",
    [
        "The union has long complained that the signals are outdated, a charge that the ministry disputes.",
        "The mayor said he was well. The union complained that the signals are outdated. The ministry denied it.",
    ],
)
def test_a_complaint_is_denied(text: str) -> None:
    (denied,) = (c for c in trace_texts({"a.txt": f"OSLO, 3 May 2024 - {text}\n"}).claims if c.denials)
    assert "outdated" in denied.proposition


def test_whoever_knew_nothing_of_it_denies_no_other_thing_that_is_known() -> None:
    text = "Norway said 12 people were now known to have died. The minister denied having known about the letter."
    assert not [c for c in trace_texts({"a.txt": f"OSLO, 3 May 2024 - {text}\n"}).claims if c.denials]


@pytest.mark.parametrize(
    ("text", "claim", "denial"),
    [
        (  # what he said himself, named by his statement alone
            "TALLOW, 24 March 2026 - Joss Dunn, the mayor's spokesman, who told the newspaper in January that no "
            "letters "
            "had been burned, said on Friday that his statement had been wrong.",
            "No letters had been burned",
            "his statement",
        ),
        (  # 'an assurance' is a claim, and 'when' only says when
            "CARROW, 13 April 2026 - Carrow University said on Monday that nothing secret was lost. On Friday it "
            "withdrew "
            "its assurance that nothing secret was lost when its laboratory was burgled.",
            "Nothing secret was lost",
            "its assurance",
        ),
        (  # 'the charge' is an allegation, over what somebody else says in between
            "ILM, 3 June 2026 - The foreign ministry of Ilmark repeated its allegation that 2,000 rifles had "
            "reached Corand "
            'in July. "Two talks are not about nothing," its envoy Aurel Dast said. Jorun Hast, whose firm makes the '
            'rifles, called the charge "pure invention".',
            "2,000 rifles had reached Corand",
            "the charge",
        ),
        (  # 'any such condition' is what was said just before
            "HALL, 3 June 2026 - The foreign minister of Kaldor, Irma Malk, said that the unit would leave only "
            "when Morva "
            "opened the road to lorries. Morva denies having accepted any such condition.",
            "The unit would leave only when Morva",
            "having accepted any such condition",
        ),
        (  # of the company whose papers they are nothing is said in the denial
            "LOSSEN, 3 June 2026 - Ruben Ask, sales director of Hastrom, offered shells to Qorand in a letter, "
            "the weekly "
            "Sextant reported on Sunday. Hastrom's spokeswoman, Pia Lindqvar, called the letter a fabrication.",
            "Ruben Ask",
            "the letter a fabrication",
        ),
        (  # the same deed, of the side that speaks, in the report before
            'LEM, 2 April 2026 - "Soldiers of Dravia fired on the first lorry," said Una Pell, the driver of the '
            "second.\n\n"
            'Dravia\'s spokesman, Rado Minch, answered on Friday. "Not a single shot was fired by our soldiers," '
            "he said.",
            "Soldiers of Dravia fired",
            "Not a single shot",
        ),
        (  # no word for the deed, but the army that is said to have been supplied
            "LEM, 2 April 2026 - Envoys of the union accused the shipping line Maltrans of supplying the army of "
            "Kharz. "
            '"Not one of our ships has brought the army of Kharz so much as a light bulb," said Radim Koven, the '
            "head of "
            "Maltrans.",
            "Envoys of the union accused",
            "Not one of our ships",
        ),
    ],
)
def test_what_is_denied_without_a_word_for_the_deed(text: str, claim: str, denial: str) -> None:
    denied = [c for c in trace_texts({"a.txt": text}).claims if c.denials]
    assert [c.proposition.startswith(claim) for c in denied] == [True]
    assert [e.text.startswith(denial) for e in denied[0].denials] == [True]


@pytest.mark.parametrize(
    "answer",
    [
        'Lee Orr said, "What we told you on Sunday was wrong."',  # nothing is told of what that was
        "Norvik has no role in the company Talmar, Lee Orr said.",  # a company is no deed
        "It was not, Lee Orr said, the first time.",
        '"Nothing else was agreed," Lee Orr said.',
    ],
)
def test_no_denial_of_what_stands_before(answer: str) -> None:
    text = f"LEM, 2 April 2026 - The firm Norvik bought the company Talmar, the mayor, Ida Holm, said.\n\n{answer}\n"
    assert not any(c.denials for c in trace_texts({"a.txt": text}).claims)
