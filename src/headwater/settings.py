"""Thresholds with their reasons, and what is read of the environment."""

import os
from typing import NamedTuple

VERSION = "0.1.0"


def read_columns() -> int | None:
    """How wide the terminal's user says it is (COLUMNS); None where nobody says."""
    words = os.environ.get("COLUMNS", "")
    return int(words) if words.isdigit() and int(words) else None


class Thresholds(NamedTuple):
    """Every cut that linking makes.  Each was set on the visible stories' perfect reading; change one, run the gate."""

    # Propositions join one claim while their groups are as likely one as this.  From .42 to .48 the product of the
    # five stories, each by weights fitted on the others, is .56, and ever fewer passages are joined wrongly.
    claim: float = 0.48
    # From here to `claim`, two claims are shown to each other as `related`: a miss is shown, a merge never is.
    related: float = 0.2
    # Two tellings are set against each other in strength and scope where they are as likely one by themselves, whatever
    # else joins them in a claim: of 15 such pairs in fourteen stories six are below it, four of them of two things.
    alike: float = 0.7
    # Below this a pair is not kept at all.
    faint: float = 0.02
    # A denial is laid to the claim that its content is most like, from here on: its words are fewer than the claim's.
    denial: float = 0.47
    # Where no words are shared, it is laid to the claim that means most nearly the same, from this cosine on.
    denial_meant: float = 0.56
    # Two denials of one side are of one thing from here on.
    denied: float = 0.5
    # An assertion with a negation denies what another side asserts, where the two are as alike as this.
    negated: float = 0.5
    # The same where it is not said of the one who negates it.
    negated_elsewhere: float = 0.7
    # The same for what a side asserted itself: it says many things of one matter.
    taken_back: float = 0.75
    # A proposition of another claim asserts what is denied, among other things, where it holds this share of it, and
    # is as like it as that: a longer one asserts too much else.
    held_cover: float = 0.65
    held_likeness: float = 0.4


THRESHOLDS = Thresholds()
# Certainty of a predicate, -3 to +3, as the encoder reads news.  Of 164 events of the visible stories that are told as
# done, with no cue against it, none is below 1.5; those of the table of modality that were not done are below 0.8.
LEAST_CERTAIN = 1.0  # below it what no cue makes uncertain is possible all the same
LEAST_DENIED = -0.5  # below it, not done
# Confidence of a statement below which it is shown as read with doubt, because it is as likely wrong: fitted on others,
# 25 % of 179 such statements of PolNeAR were right, and 52 % of 46 in the visible stories.
DOUBTFUL = 0.5
