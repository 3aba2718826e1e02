import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.annotate.attribution.quotations import find_quotations
from headwater.annotate.reference.anaphora import link_mentions
from headwater.annotate.reference.mentions import find_mentions
from headwater.annotations import Mention, MentionType
from headwater.pipeline.annotation import read_texts
from headwater.text import Extent
from tests.annotate.readings import make_report, read_sentences


def link(body: str, title: str = "") -> tuple[Mention, ...]:
    report = make_report(body, title)
    sentences = read_sentences(report)
    quotations = find_quotations(report.text, sentences)
    return link_mentions(report, sentences, find_mentions(report, sentences), quotations)


def who(body: str, words: str, title: str = "") -> str | None:
    """The name at the end of the chain that begins at the last mention in these words."""
    mentions = link(body, title)
    at = max(n for n, m in enumerate(mentions) if m.name == words)
    seen = {at}
    while (ahead := mentions[at].antecedent) is not None and ahead not in seen:
        at = ahead
        seen.add(at)
    return None if len(seen) == 1 else mentions[at].name


@pytest.mark.parametrize(
    ("body", "words", "name"),
    [
        ("Joan Quill spoke. Quill left.", "Quill", "Joan Quill"),
        ("Quill spoke. The envoy thanked Joan Quill.", "Quill", "Joan Quill"),
        ("Joan Quill met Peter Quill. Mr. Quill left.", "Quill", "Peter Quill"),
        ("Sergei Volkov spoke. Sergey Volkov left.", "Sergey Volkov", "Sergei Volkov"),
        ("Paul Quill met his son, Paul Quill Jr., there. Quill left.", "Quill", "Paul Quill"),
        ("Paul Quill Jr. spoke. Quill left. Paul Quill slept.", "Paul Quill", "Paul Quill Jr."),
        ("The Harbour Workers Union wrote. HWU members left.", "HWU", "Harbour Workers Union"),
        ("The Fisheries Council wrote. The Council met.", "Council", "Fisheries Council"),
        ("The National Harbour Army wrote. The Army met.", "Army", None),
        ("The Peruvian Army wrote. The Army met.", "Army", "Peruvian Army"),
        ("The Harbour Liberation Front (ELP) wrote. The ELP met.", "ELP", "Harbour Liberation Front"),
        ("Peru agreed. The Peruvian fleet left.", "Peruvian", "Peru"),
        ("Tarpan Logistics wrote. The Tarpan trucks left.", "Tarpan", "Tarpan Logistics"),
    ],
)
def test_names(body: str, words: str, name: str | None) -> None:
    assert who(body, words) == name


@pytest.mark.parametrize(
    ("full", "short", "is_one"),
    [
        (("Joan Quill", "person"), ("Quill", "organization"), True),
        (("Tarpan Logistics", "organization"), ("Tarpan", "person"), True),
        (("Quill Orchards", "organization"), ("Quill", "person"), False),
        (("Harbour Systems", "organization"), ("Harbour", "person"), False),
    ],
)
def test_a_short_name_that_was_taken_for_another_kind(
    full: tuple[str, MentionType], short: tuple[str, MentionType], is_one: bool
) -> None:
    report = make_report(f"{full[0]} wrote. The plan of {short[0]} fell.")
    places = [(report.text.index(full[0]), *full), (report.text.rindex(short[0]), *short)]
    mentions = [
        Mention(extent=Extent(at, at + len(words)), level="name", type=kind, name=words) for at, words, kind in places
    ]
    first, last = link_mentions(report, read_sentences(report), mentions, ())
    assert (last.antecedent == 0, last.type == first.type) == (is_one, is_one)


@pytest.mark.parametrize(
    ("body", "words", "name"),
    [
        ("Envoy Jan Kowalski spoke. Then the envoy left.", "the envoy", "Jan Kowalski"),
        ("Spokeswoman Mira Stell spoke. The spokesperson left.", "The spokesperson", "Mira Stell"),
        ("The minister left. Prime Minister Mira Stell spoke.", "The minister", None),
        (
            "Polish President Jan Kowalski met Peruvian President Ines Stell. The Polish leader left.",
            "The Polish leader",
            "Jan Kowalski",
        ),
        ("The Fisheries Agency wrote to Peru. The agency denied it.", "The agency", "Fisheries Agency"),
        ("Talks with Cuba failed. The communist regime wants arms.", "The communist regime", "Cuba"),
        ("Peru met Norway. The Latin state left.", "The Latin state", None),
        ("Chad met Norway. The African country left.", "The African country", "Chad"),
        ("The Polish government agreed with Peru.", "The Polish government", "Polish"),
        ("The fisheries deal holds. Critics hate the pact.", "the pact", "The fisheries deal"),
        ("Polish officials came. The Polish officials left.", "The Polish officials", "Polish officials"),
        ("The Harbour Union, a workers' organization, wrote.", "a workers' organization", "Harbour Union"),
        ("A Navy spokesman spoke. Spokesman Jan Kowalski left.", "A Navy spokesman", None),
        (
            "Pentagon spokesman Jan Kowalski spoke. The Pentagon spokesman left.",
            "The Pentagon spokesman",
            "Jan Kowalski",
        ),
        ("Pentagon spokesman Jan Kowalski spoke. The Boeing spokesman left.", "The Boeing spokesman", None),
        ("His spokesman spoke. The court spokesman, Jan Kowalski, left.", "His spokesman", None),
        ("Ohio Governor Jan Kowalski spoke. The Texas governor left.", "The Texas governor", None),
        ("Ohio Governor Jan Kowalski spoke. The Ohio governor left.", "The Ohio governor", "Jan Kowalski"),
        ("Spokesman Jan Kowalski spoke. The spokeswoman left.", "The spokeswoman", None),
        ("A spokesman for Tarpan Logistics spoke. The union left.", "The union", None),
        ("The Harbour Police Association wrote. The union left.", "The union", "Harbour Police Association"),
        ("Club president Jan Kowalski spoke. The president of Peru left.", "The president of Peru", None),
    ],
)
def test_descriptions(body: str, words: str, name: str | None) -> None:
    assert who(body, words) == name


def test_two_countries() -> None:
    mentions = link("Talks between Peru and Chile failed. The two countries share a river. Both countries want fish.")
    pairs = [m for m in mentions if m.name in ("The two countries", "Both countries")]
    assert [[mentions[k].name for k in pair.members] for pair in pairs] == [["Peru", "Chile"], ["Peru", "Chile"]]
    joined = link("Peru and Chile agreed. The two countries share a river.")
    pair = next(m for m in joined if m.name == "The two countries")
    assert pair.antecedent is not None
    assert joined[pair.antecedent].name == "Peru and Chile"


@pytest.mark.parametrize(
    ("body", "words", "name"),
    [
        ("Maria Quill met John Stell. She left.", "She", "Maria Quill"),
        ("Spokesman Kay Quill met Maria Stell, who left. He said so.", "He", "Kay Quill"),
        ("John Quill wrote that Peru agreed. He left.", "He", "John Quill"),
        ("Lord Mayor Maria Quill met the union. She left.", "She", "Maria Quill"),
        ("Lord Mayor Aoibhe Quill left the hall. She slept.", "She", "Aoibhe Quill"),
        ("Lord Quill left the hall. She slept.", "She", None),
        ("Quill left. His wife, Mila, said he slept.", "he", "Quill"),
        ("The TDs wrote to Maria Quill. She left.", "She", "Maria Quill"),
        ("Peru kept its fleet.", "its", "Peru"),
        ("Polish officials came. The police said they had slept.", "they", "The police"),
        ("Chile seized the tanker. Peru said its crew had slept.", "its", None),
        ("Despite its debts, Peru bought ships.", "its", "Peru"),
        ("Peru and Chile agreed. They met in Oslo.", "They", "Peru and Chile"),
        ("Polish officials came. They left.", "They", "Polish officials"),
        ("“The river is ours and Peru knows it,” Maria Quill said. “I know,” she added.", "I", "Maria Quill"),
        (
            "Maria Quill left. “It is late,” Jan Kowalski said. “But I sat. I lay. I ran. I fell. I rose,” he said.",
            "he",
            "Jan Kowalski",
        ),
        ("“We will pay,” said Peruvian spokesman John Quill.", "We", "Peruvian"),
        (
            "The Harbour Bank of Peru fell. “We will pay,” said Harbour Bank spokesman John Quill.",
            "We",
            "Harbour Bank of Peru",
        ),
        ("“Mr. Stell is late,” said Maria Quill. “He knows,” she added.", "she", "Maria Quill"),
        ("It rained. They slept.", "They", None),
    ],
)
def test_pronouns(body: str, words: str, name: str | None) -> None:
    assert who(body, words) == name


@pytest.mark.parametrize(
    ("body", "owner"),
    [
        (
            "Peru's defence minister, Joren Halvast, is expected to leave, a diplomat said. His letter is written.",
            "Halvast",
        ),
        ("Joren Halvast will resign, a diplomat said. His letter is written.", "Halvast"),
        ("The port will close, the harbour master said. His office will stay open.", "harbour master"),
    ],
)
def test_an_unnamed_source_is_less_likely_meant_than_whom_he_speaks_of(body: str, owner: str) -> None:
    ((_, found),) = read_texts({"letter.txt": f"LIMA, 3 May 2024 - {body}\n"})
    at = next(m for m in found.mentions if m.name == "His").antecedent
    assert at is not None and owner in found.mentions[at].name


@pytest.mark.parametrize(
    ("body", "owner"),
    [
        ("Peru says that Chile relies on its mines.", "Chile"),
        ("Peru says it relies on its mines.", "Peru"),
        ("Peru says that its mines are safe.", "Peru"),
        ("Peru says that the plan will save its mines.", "Peru"),
    ],
)
def test_what_is_said_of_another_is_his(body: str, owner: str) -> None:
    ((_, found),) = read_texts({"mines.txt": f"LIMA, 3 May 2024 - {body}\n"})
    its = next(m for m in found.mentions if m.name == "its")
    at = its.antecedent
    while at is not None and found.mentions[at].level == "pronoun":
        at = found.mentions[at].antecedent
    assert at is not None and found.mentions[at].name == owner


def test_two_that_fit_equally_leave_none() -> None:
    assert who("Officials named John Quill, John Stell. Rain fell and he slept.", "he") is None


WORDS = st.lists(
    st.sampled_from(
        (
            "Peru Chile Joan Quill said he it she they we I its the officials two countries deal president "
            "The country . , “ ” and"
        ).split()
    ),
    max_size=50,
)


@settings(max_examples=60, deadline=None)
@given(WORDS)
def test_chains_end(words: list[str]) -> None:
    mentions = link(" ".join(words))
    for at, mention in enumerate(mentions):
        seen = {at}
        while (ahead := mention.antecedent) is not None:
            assert 0 <= ahead < len(mentions)
            if ahead in seen:
                break
            seen.add(ahead)
            mention = mentions[ahead]
        assert all(0 <= m < len(mentions) for m in mention.members)


def read_who(body: str, words: str) -> str | None:
    """As `who`, with the trees of the encoder: whom the last mention in these words stands for."""
    mentions = read_texts({"a.txt": body})[0][1].mentions
    at = root = max((n for n, m in enumerate(mentions) if m.name == words), default=-1)
    if at < 0:
        return None
    while (ahead := mentions[root].antecedent) is not None:
        root = ahead
    return None if root == at else mentions[root].name


@pytest.mark.parametrize(
    ("body", "words", "name"),
    [
        ("Peru said it would pay.", "it", "Peru"),
        ("Chile seized the tanker. Peru said its fleet had slept.", "its", "Peru"),
        ("The Harbour Council said that the ferry had lost its anchor.", "its", "the ferry"),
        # A possessive is of the subject of its clause, and what hangs on a clause goes on with its subject.
        ("The Harbour Council said that the Dock Union had lost its files.", "its", "Dock Union"),
        ("The mayor, Jan Kowalski, warned that Paul Quill would meet protests if he came to Osk.", "he", "Paul Quill"),
        ("Jan Kowalski said voters hold their freedom dear.", "their", "voters"),
        # Of whom the report tells is meant, though somebody else has spoken of him.
        (
            "Paul Quill is to visit Osk. Jan Kowalski asked who would pay. Because it is a short visit, Quill's staff "
            "stay at home. He is to dine with the queen.",
            "He",
            "Paul Quill",
        ),
        # Nobody is "he" in his own words.
        ('Paul Quill praised Jan Kowalski. "He is a fine sailor," Quill said.', "He", "Jan Kowalski"),
        ('Jan Kowalski lost. Paul Quill said: "The harbour was his home."', "his", "Jan Kowalski"),
        # But of a few words in the reporter's sentence he may be.
        ('Paul Quill met Jan Kowalski. Quill said that he "did what his office asked".', "his", "Paul Quill"),
        # A subject however far its verb.
        (
            "Jan Kowalski left. Paul Quill, an envoy of the old Harbour Council (HC), on Monday gave up his post.",
            "his",
            "Paul Quill",
        ),
        # Behind a full stop the next speaker begins, not that of the paragraph before.
        (
            '"The ice is late," Paul Quill said.\n\n"I am sorry for it."\n\nJan Kowalski said the quay was safe.',
            "I",
            "Paul Quill",
        ),
        # And a cue has its own speaker, however near another stands.
        ('Jan Kowalski said so. "The ice is late. I am sorry for it," the clerk Paul Quill said.', "I", "Paul Quill"),
        # The place where a mission is does nothing.
        ("The Red Cross office in Peru said it had left.", "it", "The Red Cross office"),
        # What somebody wrote stands for him.
        ("Jan Kowalski left. The letter of the council came. Quill's own letter says he will stay.", "he", "Quill"),
        # The subject behind a phrase that names nobody yet.
        ("The harbour closed. Among his other worries, Paul Quill named the ice.", "his", "Paul Quill"),
    ],
)
def test_pronouns_with_trees(body: str, words: str, name: str) -> None:
    assert read_who(body, words) == name


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("The Harbour Council met. It was clear that the ice would stay.", "It"),
        ("The Harbour Council met. The plan failed because it cost too much.", "it"),
    ],
)
def test_it_that_is_nobody(body: str, words: str) -> None:
    assert read_who(body, words) is None


def test_a_description_in_a_predicate_is_nobody() -> None:
    assert who("Paul Quill is a friend. He's a sailor. He's at sea.", "He") == "Paul Quill"


def test_the_sentences_of_a_speech_do_not_part_a_speaker_from_his_name() -> None:
    told = "It rained there all week. The quay sank. Nobody came to help. Nobody wrote a letter."
    assert who(f"Joan Quill spoke at length. “{told} We waited for weeks,” she said.", "she") == "Joan Quill"
    assert who(f"Joan Quill spoke at length. {told} “We waited for weeks,” she said.", "she") is None


def test_whoever_tells_of_himself_by_name_is_the_speaker_behind_it() -> None:
    [(_, found)] = read_texts({"a.txt": "Trust in Brandt\n\nJoan Quill has faith in her envoy, Brandt, she said."})
    she = next(m for m in found.mentions if m.name == "she")
    assert she.antecedent is not None and found.mentions[she.antecedent].name == "Joan Quill"


def name_last(text: str, words: str) -> str | None:
    """The name for which the last mention in these words stands, where trees are read too."""
    [(_, found)] = read_texts({"a.txt": text})
    mention = [m for m in found.mentions if m.name == words][-1]
    return None if mention.antecedent is None else found.mentions[mention.antecedent].name


def test_an_office_in_a_headline_is_held_by_whoever_the_text_names_with_it() -> None:
    body = "OSLO, 26 April 2024 - Mayor Joan Quill said on Friday that the bridge was safe.{}\n"
    assert name_last(f"Mayor says bridge is safe\n\n{body.format('')}", "Mayor") == "Joan Quill"
    another = body.format(" Mayor Peter Brandt of Bergen did not agree.")
    assert name_last(f"Mayor says bridge is safe\n\n{another}", "Mayor") is None


def test_a_description_beside_a_name_is_of_whom_it_explains() -> None:
    text = "A quiet day\n\nSenator Joan Quill of Maine, the opposition leader, met {} on Monday.\n"
    assert name_last(text.format("the clerks"), "the opposition leader") == "Joan Quill"
    assert name_last("A quiet day\n\nSenator Joan Quill met the opposition leader.\n", "the opposition leader") is None


def test_a_lone_name_before_a_junior_is_of_his_elder() -> None:
    late = "A day\n\nPresident Quill left the house. His son, Paul Quill Jr., stayed. On Tuesday Mr. Quill was back.\n"
    early = "A day\n\nPaul Quill Jr. won on Monday. On Tuesday Mr. Quill thanked the clerks.\n"
    assert name_last(late, "Quill") == "Quill"
    assert name_last(early, "Quill") == "Paul Quill Jr."


def test_a_lawyer_says_it_of_whom_he_speaks_for() -> None:
    body = "John Quill left the hall on Monday. Peter Stell's lawyer said he would appeal."
    ((_, found),) = read_texts({"court.txt": f"LIMA, 3 May 2024 - {body}\n"})
    at = next(n for n, m in enumerate(found.mentions) if m.name == "he")
    ahead = found.mentions[at].antecedent
    assert ahead is not None and found.mentions[ahead].name == "Peter Stell"
