import pytest

from headwater.inflection import all_noun_forms, all_verb_forms, list_forms, noun_forms, verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("supply", "supply supplies supplied supplying"),
        ("ship", "ship ships shipped shipping"),
        ("deliver", "deliver delivers delivered delivering"),
        ("visit", "visit visits visited visiting"),
        ("transfer", "transfer transfers transferred transferring"),
        ("travel", "travel travels travelled traveled travelling traveling"),
        ("acquire", "acquire acquires acquired acquiring"),
        ("equip", "equip equips equipped equipping"),
        ("veto", "veto vetoes vetoed vetoing"),
        ("sell", "sell sells sold selling"),
        ("give", "give gives gave given giving"),
        ("put", "put puts putting"),
        ("beat", "beat beats beaten beating"),
        ("flee", "flee flees fled fleeing"),
        ("test-fire", "test-fire test-fires test-fired test-firing"),
        ("break", "break breaks broke broken breaking"),
        ("agree", "agree agrees agreed agreeing"),
        ("undertake", "undertake undertakes undertook undertaken undertaking"),
        ("understand", "understand understands understood understanding"),
        ("become", "become becomes became becoming"),
        ("regret", "regret regrets regretted regretting"),
        ("murmur", "murmur murmurs murmured murmuring"),
        ("occur", "occur occurs occurred occurring"),
    ],
)
def test_verb_forms(lemma: str, forms: str) -> None:
    assert set(verb_forms(lemma)) == set(forms.split())


def test_a_form_that_is_two_is_listed_as_both_and_taken_for_the_participle() -> None:
    assert [kind for form, kind in list_forms("signal") if form == "signalled"] == ["past", "participle"]
    assert verb_forms("signal")["signalled"] == "participle"


def test_a_phrase_inflects_its_verb() -> None:
    assert set(verb_forms("call on")) == {"call on", "calls on", "called on", "calling on"}


@pytest.mark.parametrize(
    ("lemma", "plural"),
    [
        ("talks", "talks"),
        ("embassy", "embassies"),
        ("launch", "launches"),
        ("arms sale", "arms sales"),
        ("aircraft", "aircraft"),
    ],
)
def test_noun_forms(lemma: str, plural: str) -> None:
    assert set(noun_forms(lemma)) == {lemma, plural}


def test_forms_of_several_words() -> None:
    assert all_verb_forms("meet go") >= {"met", "gone"}
    assert all_noun_forms("crisis plea") == {"crisis", "crises", "plea", "pleas"}
