"""The desk as people meet it: in a browser, by mouse and by keyboard, on wide and narrow screens."""

import re
from collections.abc import Iterator
from typing import get_args
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.scrolling import SCROLL, weigh_frames
from tests.web.screens import Desk, Scheme, list_addresses, open_page

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

# What a reader could not see: wider than the screen, or cut off, unless it is meant for screen readers only.
OVERFLOWS = """() => {
  const kept = (node) => node.closest(".unseen, .skip, .wide, .n i, option");
  const faults = [];
  if (document.documentElement.scrollWidth > innerWidth) faults.push(`page: ${document.documentElement.scrollWidth}`);
  for (const node of document.body.querySelectorAll("*")) {
    const box = node.getBoundingClientRect();
    if (!box.width || kept(node)) continue;
    const name = `${node.tagName}.${node.className} ${node.textContent.trim().slice(0, 40)}`;
    if (box.right > innerWidth + 1 || box.left < -1) faults.push(`outside: ${name}`);
    const style = getComputedStyle(node);
    if (style.overflowX === "hidden" && style.textOverflow !== "ellipsis" && node.scrollWidth > node.clientWidth + 1)
      faults.push(`cut: ${name}`);
  }
  return faults;
}"""
# Every place that the keyboard comes to, with what a reader would not see there.
WALK = """() => {
  window.walked = [];
  addEventListener("focusin", ({target}) => {
    const style = getComputedStyle(target), faults = [];
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1) faults.push("no outline");
    const name = `${target.tagName} ${(target.textContent || target.name || "").trim().slice(0, 40)}`;
    walked.push({place: [...document.querySelectorAll("*")].indexOf(target), name, faults});
    requestAnimationFrame(() => {
      const box = target.getBoundingClientRect();
      const seen = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      if (!seen && target === document.activeElement) faults.push("out of sight");
    });
  });
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with open_page(browser) as page:
        yield page


def test_no_page_has_an_error_or_asks_another_machine(shown: Desk, page: Page) -> None:
    faults: list[str] = []
    page.on("console", lambda said: faults.append(f"{page.url}: {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("request", lambda r: None if r.url.startswith((shown.address, "data:")) else faults.append(r.url))
    page.add_init_script("addEventListener('securitypolicyviolation', e => console.error('CSP', e.blockedURI))")
    for address in list(list_addresses(shown).values())[:-1]:
        answer = page.goto(shown.address + address)
        assert answer
        assert answer.status == 200, address
    assert faults == []


def test_from_the_story_to_the_sentence_in_two_clicks(shown: Desk, page: Page) -> None:
    page.goto(shown.address)
    page.locator(".rows .prop").first.click()
    assert urlsplit(page.url).path.startswith("/claims/")
    passage = page.locator(".supports mark").first.inner_text()
    page.locator(".supports .by a").first.click()
    parts = urlsplit(page.url)
    assert parts.path.startswith("/reports/")
    lit = page.locator(f"#{parts.fragment}")
    expect(lit).to_be_in_viewport()
    assert " ".join(lit.inner_text().split())[:20] in " ".join(passage.split())
    expect(lit).to_have_class(re.compile("near"))


def test_claims_are_filtered_and_all_shown_again(shown: Desk, page: Page) -> None:
    page.goto(f"{shown.address}/claims")
    every = page.locator(".rows tbody tr").count()
    page.get_by_role("checkbox", name="denied").check()
    page.get_by_role("button", name="Filter").click()
    denied = page.locator(".rows tbody tr")
    assert 0 < denied.count() < every
    assert denied.locator("a.denied").count() == denied.count()
    page.get_by_role("link", name="Show all").click()
    assert page.locator(".rows tbody tr").count() == every
    page.get_by_role("link", name="Texts", exact=True).click()
    texts = [int(words.split()[0]) for words in page.locator(".rows tbody td.n:nth-child(4)").all_inner_texts()]
    assert texts == sorted(texts, reverse=True)


def test_words_are_searched_for_with_the_keyboard(shown: Desk, page: Page) -> None:
    page.goto(shown.address)
    page.keyboard.press("/")
    expect(page.locator("#seek")).to_be_focused()
    page.keyboard.type("drones")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=drones")
    assert "drone" in page.locator(".hits mark").first.inner_text().casefold()
    page.locator(".hits .by a").first.click()
    expect(page.locator(f"#{urlsplit(page.url).fragment}")).to_be_in_viewport()


def test_a_judgement_is_made_and_undone(shown: Desk, page: Page) -> None:
    actor = next(a for a in shown.record.actors if a.possibly_same_as)
    page.goto(f"{shown.address}/actors/{actor.id}")
    for fold in page.locator("details:has(form.ruling)").all():
        fold.evaluate("fold => fold.open = true")
    form = page.locator("form.ruling").filter(has=page.get_by_role("button", name="Different")).first
    form.get_by_label("Who judges").fill("ana")
    form.get_by_label("Why").fill("<b>another</b> office")
    form.get_by_role("button", name="Different").click()
    page.goto(f"{shown.address}/judgements")
    judged = page.locator(".judged li").first
    expect(judged).to_contain_text("different")
    expect(judged).to_contain_text("<b>another</b> office")
    judged.locator("summary").filter(has_text="Undo").click()
    judged.get_by_role("button", name="Undo").click()
    page.goto(f"{shown.address}/judgements")
    expect(page.locator(".judged li").filter(has_text="no longer counts").first).to_be_visible()


@pytest.mark.parametrize("kind", ["river", "claims filtered", "claim", "report", "actor"])
def test_everything_is_reached_by_tab_and_nothing_traps(shown: Desk, page: Page, kind: str) -> None:
    page.goto(shown.address + list_addresses(shown)[kind])
    page.evaluate(WALK)
    stops = page.locator("a[href]:visible, button:visible, input:visible, select:visible, summary:visible").count()
    for _ in range(stops + 20):  # fields of days have three stops
        page.keyboard.press("Tab")
        if page.evaluate(
            "document.activeElement === document.body || (walked.length > 1 && walked.at(-1).place === walked[0].place)"
        ):
            break
    else:
        pytest.fail("the end of the page is never reached")
    walked = page.evaluate("walked")
    if walked[-1]["place"] == walked[0]["place"]:
        walked.pop()  # round again: some browsers go from the end to the beginning
    assert [(stop["name"], stop["faults"]) for stop in walked if stop["faults"]] == []
    places = [stop["place"] for stop in walked]
    assert places == sorted(places)
    assert len(set(places)) >= stops


def test_the_keyboard_alone_does_everything(shown: Desk, page: Page) -> None:
    page.goto(f"{shown.address}/claims")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    assert skip.bounding_box()["x"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert urlsplit(page.url).fragment == "main"
    page.get_by_role("checkbox", name="denied").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox", name="denied")).to_be_checked()
    page.get_by_role("button", name="Filter").focus()
    page.keyboard.press("Space")
    page.wait_for_url("**denied=1**")
    page.goto(shown.address)
    words = page.locator("#river summary")
    words.focus()
    page.keyboard.press("Enter")
    assert page.locator("#river details").get_attribute("open") is not None
    page.keyboard.press("Space")
    assert page.locator("#river details").get_attribute("open") is None


@pytest.mark.parametrize("width", [640, 390, 320])  # 200 % of a laptop, a phone, 400 %
def test_nothing_is_cut_off_on_narrow_screens(shown: Desk, browser: Browser, width: int) -> None:
    faults = {}
    with open_page(browser, width) as page:
        for address in list_addresses(shown).values():
            page.goto(shown.address + address)
            if found := page.evaluate(OVERFLOWS):
                faults[address] = found[:5]
    assert faults == {}


def test_pages_scroll_without_a_halt(shown: Desk, page: Page) -> None:
    for kind in ("story", "claims", "report"):
        tries = []
        for _ in range(3):
            page.goto(shown.address + list_addresses(shown)[kind])
            tries.append(weigh_frames(page.evaluate(SCROLL)).p95_ms)
        assert 0 < min(tries) < 50, kind


def test_a_dark_screen_is_dark(shown: Desk, browser: Browser) -> None:
    shades, schemes = [], get_args(Scheme)
    for scheme in schemes:
        with open_page(browser, scheme=scheme) as page:
            page.goto(shown.address)
            colours = page.evaluate(
                "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
            )
            shades.append([sum(map(int, re.findall(r"\d+", c)[:3])) / 765 for c in colours])
    (paper, ink), (night, chalk) = shades
    assert paper > 0.9 > 0.2 > ink
    assert chalk > 0.8 > 0.2 > night


def test_without_scripts_all_of_it_can_be_read(shown: Desk, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(shown.address)
    assert page.locator("svg.river .stop").count() > 4
    page.locator(".rows .prop").first.click()
    page.locator(".supports .by a").first.click()
    assert urlsplit(page.url).path.startswith("/reports/")
    context.close()


def test_the_dossier_opens_from_disk_and_asks_nobody(shown: Desk, page: Page) -> None:
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(shown.dossier.as_uri())
    page.locator(".brief .cites a").last.click()
    page.locator("#claims summary").first.click()
    expect(page.locator("#claims .detail").first).to_be_visible()
    assert asked == [shown.dossier.as_uri()]
    assert faults == []
