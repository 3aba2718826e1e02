import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.read.furniture import Row, furniture_kind, list_rows

CUED = [row for row in list_rows() if row.where == "in"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Sign up for our newsletter", "newsletter_plug"),
        ("Keep up to date! Get our briefing sent to your inbox every morning.", "newsletter_plug"),
        ("Already a subscriber? Log in", "subscription"),
        ("Support our independent journalism", "donation_plug"),
        ("Our site uses cookies to work better for you.", "cookie_notice"),
        ("Accept all", "cookie_notice"),
        ("Leave a Reply", "comment_form"),
        ("12 Comments", "comment_form"),
        ("Required fields are marked *", "comment_form"),
        ("Source link", "source_link"),
        ("Source link -12", "source_link"),
        ("Read the original article here", "source_link"),
        ("Share this:", "share_buttons"),
        ("Share on Facebook", "share_buttons"),
        ("Facebook Twitter WhatsApp", "share_buttons"),
        ("@example", "share_buttons"),
        ("Follow us on Telegram", "follow_plug"),
        ("CLICK HERE TO GET THE EXAMPLE NEWS APP", "follow_plug"),
        ("Advertisement", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("READ MORE: Grain ships leave Odesa", "related_link"),
        ("Top stories", "related_link"),
        ("Most read", "related_link"),
        ("You may also like", "related_link"),
        ("Home > World > Europe", "site_navigation"),
        ("Tags: grain, Odesa", "site_navigation"),
        ("Privacy Policy", "site_navigation"),
        ("World News", "section"),
        ("© 2024", "copyright"),
        ("Copyright 2024 The Example Company. All rights reserved.", "copyright"),
        ("This article was originally published by Example Daily.", "republication"),
        ("The post Grain ships leave appeared first on Example Daily.", "republication"),
        ("About the author", "author_bio"),
        ("Eds: Adds quotes from the union.", "editor_note"),
        ("BC-Odesa-Grain, 3rd Ld-Writethru", "wire_slug"),
        ("https://www.example.org/a/b", "url"),
        ("***", "rule"),
        ("ACME.N, (NYSE: ACM)", "market_data"),
        ("Share prices are delayed by at least 15 minutes. All times are GMT.", "market_data"),
        ("This discussion is now closed.", "comment_notice"),
        ("We welcome comments that keep to the point.", "comment_notice"),
        ("Comments are not moderated before they appear.", "comment_notice"),
        ("Views expressed in the comments are not those of The Example.", "comment_notice"),
        ("Posted by sailor7 | Report as abusive", "comment_notice"),
        ("By posting here you agree to our terms of use.", "comment_notice"),
        ("Tell us what you think in the comments", "comment_form"),
        ("The opinions expressed in this commentary are solely those of Jane Doe.", "disclaimer"),
        ("The Example is not responsible for the content of external sites.", "disclaimer"),
        ("THIS IS A RUSH TRANSCRIPT. THIS COPY MAY NOT BE IN ITS FINAL FORM.", "disclaimer"),
        ("Watch Harbour Tonight at 8 p.m. on weekdays.", "newsletter_plug"),
        ("You can also follow the harbour desk on Twitter.", "follow_plug"),
        ("To see all pictures of the harbour, click here.", "related_link"),
        ("Full coverage: the harbour strike", "related_link"),
        ("To contact the harbour desk e-mail desk@example.org", "site_navigation"),
    ],
)
def test_furniture(line: str, kind: str) -> None:
    assert furniture_kind(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Comments of the minister were met with silence.",
        "We welcome the decision of the court, the union said.",
        "Children who report abuse need a lawyer, the court said.",
        "The discussion is closed to the public.",
        "Views expressed by the minister were his own, the palace said.",
        "Prices are delayed news for the market.",
        "Watch the harbour closely, the admiral said.",
        "U.S. AND U.N.",
        "The court ruled that “a site that uses cookies must ask”.",
        "The report published on Monday says that the strike is over.",
        "Changes to the law were made in the spring, the ministry said.",
        "Readers shared the article, and the owner read more of them.",
        "Workers were asked to sign up for updates from the union.",
        "UPDATE: The port opened again at noon.",
        "The home of the mayor was searched.",
        "Copyright is a matter for the courts.",
        "Donors pledged to donate five million from their own funds today.",
        "Grain ships leave Odesa again",
        "Why?",
        "",
    ],
)
def test_no_furniture(line: str) -> None:
    assert furniture_kind(line) is None


def test_no_pattern_has_groups_and_only_those_of_words_anywhere_have_cues() -> None:
    for row in list_rows():
        assert re.compile(row.pattern).groups == 0  # each is a group of a larger one, told by its number
        assert bool(row.cues) == (row.where == "in")


@pytest.mark.parametrize("row", CUED, ids=lambda row: row.pattern[:40])
@given(data=st.data())
def test_whatever_a_pattern_tells_has_a_cue(row: Row, data: st.DataObject) -> None:
    line = data.draw(st.from_regex(re.compile(row.pattern, re.ASCII)))
    assert any(cue in line for cue in row.cues)
