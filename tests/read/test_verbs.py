import pytest

from headwater.read.verbs import has_finite_verb, has_past_verb


@pytest.mark.parametrize(
    ("sentence", "finite", "past"),
    [
        ("The mayor opened the pier.", True, True),
        ("The mayor visits Lima.", True, False),
        ("The mayor will come.", True, False),
        ("Jane Doe, a lawyer, plans to sell it.", True, False),
        ("A protest in Lima against the planned pier.", False, False),
        ("Schools to stay shut", False, False),
        ("Soldiers trained by the navy at the pier", False, False),
        ("", False, False),
        ("The envoy withdrew from the talks", True, True),
    ],
)
def test_verbs(sentence: str, finite: bool, past: bool) -> None:
    assert has_finite_verb(sentence) is finite
    assert has_past_verb(sentence) is past
