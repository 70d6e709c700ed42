"""Whether everybody can use the pages: contrast, names, keyboard, touch, less motion, paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from support.site import ROOT

_AXE = ROOT / "scripts" / "node" / "node_modules" / "axe-core" / "axe.min.js"
_ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
_KINDS = (
    "index",
    "404",
    "guides/errors",
    "guides/export",
    "api/stalwart/index",
    "api/stalwart/delete-queued-messages",
    "api/mailbaby/send-adv-mail",
    "api/mailbaby/specification",
    "python/index",
    "python/mailrig/errors",
    "python/mailrig/mailbaby",
)
# What a scheme and a width can change.
_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
_PLACES = {"type": "rule", "values": ["target-size", "scrollable-region-focusable", "aria-hidden-focus"]}
_SCREENS: tuple[tuple[int, Any, Any], ...] = ((1280, "light", _ALL), (1280, "dark", _COLOURS), (390, "light", _PLACES))
# Redoc's list of operations is in no landmark.
_REDOCS = {"region"}


def _wrong(page: Page, rules: Any = _ALL) -> dict[str, list[Any]]:
    """The rules of axe that a page breaks, with the places where it does."""
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    options = {"resultTypes": ["violations"], "runOnly": rules}
    found = page.evaluate("options => axe.run(document, options)", options)
    return {each["id"]: [node["target"] for node in each["nodes"]] for each in found["violations"]}


@pytest.mark.parametrize(("width", "scheme", "rules"), _SCREENS, ids=["light", "dark", "narrow"])
def test_no_page_breaks_a_rule_of_wcag(browser: Browser, address: str, width: int, scheme: Any, rules: Any) -> None:
    with browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme) as context:
        page = context.new_page()
        for name in _KINDS:
            page.goto(f"{address}/{name}.html")
            expect(page.locator("h1").first).to_be_visible()
            wrong = _wrong(page, rules)
            if name.endswith("specification"):
                wrong = {rule: places for rule, places in wrong.items() if rule not in _REDOCS}
            assert wrong == {}, name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_results_of_a_search_break_no_rule_either(browser: Browser, address: str, scheme: Any) -> None:
    with browser.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(f"{address}/index.html")
        page.get_by_role("combobox", name="Search").fill("queue")
        expect(page.get_by_role("option").first).to_be_visible()
        assert _wrong(page) == {}


def test_the_first_tab_leads_to_a_link_that_skips_to_the_content(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/api/stalwart/list-principals.html")
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Skip to the content")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#main').contains(document.activeElement)")


def test_what_has_the_keyboard_shows_it(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/api/mailbaby/send-mail.html")
    for _ in range(40):
        page.keyboard.press("Tab")
        shown = page.evaluate(
            "(({outlineStyle, outlineWidth}) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2)"
            "(getComputedStyle(document.activeElement))"
        )
        assert shown, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def test_the_arrows_move_through_the_results_and_escape_leaves_them(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/index.html")
    page.keyboard.press("/")
    page.keyboard.type("queue")
    results = page.get_by_role("option")
    expect(results.first).to_have_attribute("aria-selected", "true")
    field = page.get_by_role("combobox", name="Search")
    for key, place in (("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1)):
        page.keyboard.press(key)
        expect(results.nth(place)).to_have_attribute("aria-selected", "true")
        expect(field).to_have_attribute("aria-activedescendant", f"found-{place}")
    page.keyboard.press("Escape")
    expect(page.locator("#found")).to_be_hidden()
    expect(field).to_have_value("")
    expect(field).not_to_be_focused()


def test_leaving_the_search_by_tab_closes_it(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/index.html")
    field = page.get_by_role("combobox", name="Search")
    field.fill("queue")
    expect(page.locator("#found")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#found")).to_be_hidden()
    expect(page.get_by_role("button", name="Light or dark")).to_be_focused()
    field.focus()
    expect(page.locator("#found")).to_be_visible()


def test_open_contents_keep_the_keyboard_from_what_they_cover(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{address}/python/mailrig/errors.html")
        page.get_by_role("button", name="Contents").click()
        expect(page.get_by_role("navigation", name="Contents").get_by_role("link", name="Guides")).to_be_visible()
        for _ in range(80):
            page.keyboard.press("Tab")
            assert not page.evaluate("document.querySelector('#main').contains(document.activeElement)")
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name="Contents")).to_be_focused()
        page.get_by_role("button", name="Contents").click()
        page.set_viewport_size({"width": 1280, "height": 800})
        expect(page.locator("#main")).to_have_js_property("inert", False)


@pytest.mark.parametrize("target", ["guides/errors.html#at-the-terminal", "python/mailrig/errors.html#Outcome"])
@pytest.mark.parametrize("width", [390, 1280])
def test_a_heading_that_a_link_leads_to_is_not_hidden(browser: Browser, address: str, target: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 700}) as context:
        page = context.new_page()
        page.goto(f"{address}/{target}")
        place = page.locator(f"[id='{target.partition('#')[2]}']").bounding_box()
        head = page.locator("header.top").bounding_box()
        assert place
        assert head
        assert head["y"] + head["height"] <= place["y"] < 700


def test_a_finger_finds_what_it_aims_at(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        page.goto(f"{address}/guides/errors.html")
        page.get_by_role("button", name="Contents").tap()
        targets = page.locator("header button, header input, .side a").filter(visible=True)
        small = [box for box in (each.bounding_box() for each in targets.all()) if box and box["height"] < 34]
        assert small == []
        page.get_by_role("button", name="Contents").tap()
        copy = page.get_by_role("button", name="Copy").first
        expect(copy).to_have_css("opacity", "1")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_nothing_moves_for_those_who_want_it_still(browser: Browser, address: str) -> None:
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(f"{address}/guides/errors.html")
        moving = page.evaluate(
            "[...document.querySelectorAll('*')].filter((each) => {"
            " const style = getComputedStyle(each);"
            " return parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none'; }).length"
        )
        assert moving == 0


def test_paper_shows_every_form_of_a_call_and_no_control(browser: Browser, address: str) -> None:
    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.goto(f"{address}/api/mailbaby/send-adv-mail.html")
        page.emulate_media(media="print")
        for form in ("python", "async", "command", "curl"):
            expect(page.locator(f"#call-{form}")).to_be_visible()
        for control in ("header.top", "#side", ".copy >> nth=0", "[role=tablist] >> nth=0"):
            expect(page.locator(control)).to_be_hidden()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        wide = page.evaluate(
            "[...document.querySelectorAll('pre')].some((each) => each.scrollWidth > each.clientWidth)"
        )
        assert not wide


@pytest.mark.parametrize("lost", ["lost.html", "guides/lost.html", "api/mailbaby/lost.html"])
def test_the_page_for_a_lost_address_leads_back_from_wherever_it_is_shown(
    context: BrowserContext, site: Path, address: str, lost: str
) -> None:
    page = context.new_page()
    text = (site / "404.html").read_text(encoding="utf-8")
    page.route(f"**/{lost}", lambda route: route.fulfill(status=404, content_type="text/html", body=text))
    page.goto(f"{address}/{lost}")
    expect(page.get_by_role("heading", name="There is no such page")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("getStats")
    expect(page.get_by_role("option").first).to_contain_text("get_stats")
    page.keyboard.press("Escape")
    page.get_by_role("link", name="start").click()
    page.wait_for_url(f"{address}/index.html")
