import subprocess
import sys

import pytest

from headwater.names import find_state, state_name


@pytest.mark.parametrize(
    ("form", "code", "kind"),
    [
        ("Peru", "pe", "name"),
        ("the United States", "us", "name"),
        ("U.S.", "us", "name"),
        ("Britain", "gb", "name"),
        ("British", "gb", "demonym"),
        ("Britons", "gb", "people"),
        ("the French", "fr", "demonym"),
        ("Iraqis", "iq", "people"),
        ("Canberra", "au", "capital"),
        ("Washington", "us", "capital"),
        ("North Korean", "kp", "demonym"),
        ("DPRK", "kp", "name"),
        ("Niger", "ne", "name"),
        ("Nigerian", "ng", "demonym"),
        ("Nigerien", "ne", "demonym"),
        ("Congolese", "cd", "demonym"),
        ("Chile", "cl", "name"),
        ("Indian", "in", "demonym"),
        ("Singapore", "sg", "name"),
        ("Kosovo", "xk", "name"),
        ("New Zealand", "nz", "name"),
        ("Spaniards", "es", "people"),
    ],
)
def test_form(form: str, code: str, kind: str) -> None:
    found = find_state(form)
    assert found is not None
    assert (found.code, found.kind) == (code, kind)


@pytest.mark.parametrize("form", ["us", "it", "Jersey", "Korean", "Korea", "chili", "IN", "Guernsey", "", "Atlantis"])
def test_no_state(form: str) -> None:
    assert find_state(form) is None


@pytest.mark.parametrize(("code", "name"), [("ru", "Russia"), ("us", "United States"), ("va", "Vatican"), ("zz", None)])
def test_usual_name(code: str, name: str | None) -> None:
    assert state_name(code) == name


def test_importing_the_package_reads_no_table() -> None:
    command = "import sys, headwater.names as n; from headwater.names.states import state_forms as f; "
    command += "print(f.cache_info().currsize, 'countryinfo' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "False"]
