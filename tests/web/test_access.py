"""Every page before axe-core's rules: whoever reads with a screen reader, or sees little contrast, reads it too."""

from importlib import resources

import pytest
from playwright.sync_api import Browser

from tests.web.screens import Desk, list_addresses, open_page

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RUN = "options => axe.run(document, {resultTypes: ['violations'], ...options}).then(found => found.violations)"
EVERY_RULE: dict[str, object] = {}
CONTRAST = {"runOnly": ["color-contrast"]}


def test_no_page_shuts_anybody_out(shown: Desk, browser: Browser) -> None:
    faults = {}
    with open_page(browser) as page:
        for address in [*(shown.address + a for a in list_addresses(shown).values()), shown.dossier.as_uri()]:
            page.goto(address)
            page.evaluate(AXE)
            found = page.evaluate(RUN, EVERY_RULE)
            page.emulate_media(color_scheme="dark")
            found += page.evaluate(RUN, CONTRAST)  # what a dark screen changes
            page.emulate_media(color_scheme="light")
            if found:
                faults[address] = [(v["impact"], v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in found]
    assert faults == {}
