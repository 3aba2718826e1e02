"""Senses: what words are compared by, and that the table is read when the first of them is asked for."""

import subprocess
import sys

from headwater.link.senses import list_senses


def test_words_of_one_sense_are_one() -> None:
    assert list_senses("purchase purchases buying") == list_senses("buy")


def test_nobody_waits_for_the_table_who_asks_for_no_sense() -> None:
    asked = "import headwater.pipeline.linking, headwater.link.senses as s; print(s._read_senses.cache_info().currsize)"
    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "0"
