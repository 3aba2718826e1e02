"""What was written for the projection: every line has passages that assert the same and others, none twice."""

import json

from training.couples import WRITTEN, list_written

LINES = [json.loads(line) for line in WRITTEN.read_text("utf-8").splitlines()]


def test_every_line_has_several_of_both_and_none_twice() -> None:
    for line in LINES:
        passages = [*line["same"], *line["other"]]
        assert len(line["same"]) >= 3
        assert len(line["other"]) >= 4
        assert len({passage.casefold() for passage in passages}) == len(passages), line["same"][0]
        assert all(passage.strip() == passage != "" for passage in passages)


def test_couples_are_all_pairs_of_the_same_and_each_of_these_with_each_other_one() -> None:
    known = list(list_written())
    assert sum(k.is_one for k in known) == sum(n * (n - 1) // 2 for n in (len(line["same"]) for line in LINES))
    assert sum(not k.is_one for k in known) == sum(len(line["same"]) * len(line["other"]) for line in LINES)
