"""Profiles in a file that workers map."""

from pathlib import Path

from headwater.link.neighbours.matters import encode_profile, profile_report
from headwater.read.plain import read_plain
from headwater.scale.maps import number_report
from headwater.scale.profiles import Profiles, write_profiles


def test_profiles_come_back_by_number_whatever_the_order_in_which_they_came(tmp_path: Path) -> None:
    texts = {f"{n}.txt": f"The port of Ansel took {n} ships on Monday, its master said." for n in range(5)}
    reports = [read_plain(name, name, text.encode(), None) for name, text in texts.items()]
    made = {number_report(report.id): profile_report(report) for report in reports}
    write_profiles(tmp_path, [(number, encode_profile(profile)) for number, profile in made.items()])
    kept = Profiles(tmp_path)
    assert kept.numbers.tolist() == sorted(made)
    assert {number: kept.load(number) for number in made} == made
