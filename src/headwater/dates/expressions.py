"""What the words of a temporal expression say before anybody knows when they were said."""

from typing import Literal

import msgspec

Kind = Literal["date", "weekday", "unit", "window", "vague", "duration", "set", "clock", "range", "event"]
Unit = Literal["day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century"]
Part = Literal["early", "mid", "late", "first half", "second half", "earlier", "later"]
Side = Literal["past", "present", "future"]
Tense = Literal["past", "future", "unknown"]
Relation = Literal["during", "since", "after", "before", "until", "later than", "earlier than"]


class Expression(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A temporal expression without its anchor; `ground` turns it into days.  What a field means depends on `kind`:

    date      `year`, `month`, `day` as far as the words give them; `unit` and `count` for a quarter, half, season
              (winter 1 to autumn 4), decade or century (`year` is then its first year), or for the week of a
              day, or that of the number `count` in the ISO year;
              `offset` counts years from the anchor's ("in March of last year": -1); `side` is the word "last",
              "this" or "next"; `feast` is the name of a holiday; `weekday` and `count` beside a month are
              "the third Monday of May" (-1: the last).
    weekday   `weekday` (Monday is 0), the `day` of the month beside it ("Wednesday (30)"), `side` as above, `offset`
              in weeks ("Friday of last week": -1).
    unit      `offset` in `unit`s from the anchor's: yesterday, last week, three years ago; `side` "past" or "future"
              says that more than that has passed or will pass ("more than a year ago"); `day`, or `weekday` and
              `count`, is a day of that month ("the 20th of next month").
    window    `count` units that end ("past") or begin ("future") with the anchor; no `count`: nobody says how many.
    vague     before, at or after the anchor, by `side`: recently, now, soon.
    duration  `value` in TIMEX3 form; `side` "past" where it lasts up to the anchor ("for months"); `offset` and `unit`
              where it leads from the anchor to a point ("in two weeks"), with `side` "future" through a stretch
              ("within two weeks"), if the tense looks ahead.
    set       `value` in TIMEX3 form ("daily": P1D).
    clock     a time of day alone.
    range     from `first` to `last`.
    event     the time of something named, by its `relation` to it; `first` is the day of that, where it is known;
              `offset` and `unit` where the distance is told ("two days after the visit": 2; "that day": 0).

    `part` narrows date and unit, `time` is a TIMEX3 time ("T18:30", "TEV"), `tense` that of the clause around it.
    """

    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: Unit | None = None
    count: int | None = None
    offset: int | None = None
    part: Part | None = None
    side: Side | None = None
    time: str | None = None
    value: str | None = None
    feast: str | None = None
    relation: Relation | None = None
    first: "Expression | None" = None
    last: "Expression | None" = None
    tense: Tense = "unknown"
