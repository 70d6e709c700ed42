"""The site in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

NARROW = 390
SCHEMES = ("light", "dark")


def faults(page: Page, address: str) -> list[str]:
    """What a page complains of or asks others for, from now on."""
    found: list[str] = []
    page.on("console", lambda said: found.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("request", lambda asked: found.append(asked.url) if _is_elsewhere(asked.url, address) else None)
    page.on("response", lambda got: found.append(f"{got.status} {got.url}") if got.status >= 400 else None)
    return found


def _is_elsewhere(url: str, address: str) -> bool:
    return not url.startswith(("data:", "blob:", f"{address}/"))


def test_every_page_loads_without_a_complaint_asks_nobody_else_and_fits_a_narrow_screen(
    browser: Browser, site: Path, address: str
) -> None:
    with browser.new_context(viewport={"width": NARROW, "height": 900}) as context:
        page = context.new_page()
        found = faults(page, address)
        for path in sorted(site.rglob("*.html")):
            name = path.relative_to(site).as_posix()
            page.goto(f"{address}/{name}", wait_until="load")
            seen, width = page.evaluate(
                "[document.querySelector('h1')?.checkVisibility(), document.documentElement.scrollWidth]"
            )
            if not seen:
                expect(page.locator("h1").first).to_be_visible()
            assert width <= NARROW, name
            assert not found, name


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_page_has_the_scheme_that_is_asked_for_and_fits_a_wide_screen(
    browser: Browser, address: str, scheme: str
) -> None:
    pages = ["index", "guides/install", "api/stalwart/index", "api/mailbaby/raw-mail", "python/mailrig/errors"]
    with browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=_scheme(scheme)) as context:
        page = context.new_page()
        for name in pages:
            page.goto(f"{address}/{name}.html")
            assert page.evaluate("document.documentElement.scrollWidth") <= 1280, name
            assert page.evaluate("document.documentElement.classList.contains('dark')") is (scheme == "dark")


def test_the_search_finds_an_operation_by_the_keyboard_alone(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/guides/install.html")
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Search")).to_be_focused()
    page.keyboard.type("listQueuedMessages")
    expect(page.get_by_role("option").first).to_contain_text("list_queued_messages")
    page.keyboard.press("Enter")
    page.wait_for_url("**/api/stalwart/list-queued-messages.html")


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("send mail", "api/mailbaby/"),
        ("resume token", "guides/pagination.html"),
        ("RetryPolicy", "python/mailrig"),
        ("/api/v2/vps/{id}/mail-relay", "api/hostup/get-vps-mail-relay.html"),
    ],
)
def test_the_search_finds_every_kind_of_page(context: BrowserContext, address: str, words: str, target: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/index.html")
    page.get_by_role("combobox", name="Search").fill(words)
    expect(page.locator(f"#found a[href*='{target}']").first).to_be_visible()


def test_a_search_for_nothing_says_so_and_escape_ends_it(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/index.html")
    page.get_by_role("combobox", name="Search").fill("xyzzyxyzzy")
    expect(page.locator("#found")).to_contain_text("Nothing found")
    page.keyboard.press("Escape")
    expect(page.locator("#found")).to_be_hidden()


@pytest.mark.parametrize("secure", [True, False], ids=["with a clipboard", "without one"])
def test_a_copy_button_copies_what_is_beside_it(browser: Browser, address: str, secure: bool) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        if not secure:
            page.add_init_script("Object.defineProperty(window, 'isSecureContext', {value: false})")
        page.clock.install(time=0)
        page.goto(f"{address}/api/mailbaby/send-mail.html")
        page.clock.pause_at(3_600)
        page.get_by_role("tab", name="Command").click()
        block = page.locator("#call-command .code")
        block.hover()
        block.get_by_role("button", name="Copy").click()
        expect(block.get_by_role("button", name="Copied")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("mailrig mailbaby sending send-mail \\\n  --to jane@example.org")
        assert copied == block.locator("pre").text_content()
        page.clock.run_for(2_000)
        expect(block.get_by_role("button", name="Copy")).to_be_visible()


def test_the_chosen_form_holds_on_the_next_page_and_moves_with_the_arrows(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(f"{address}/api/stalwart/list-principals.html")
    page.get_by_role("tab", name="Python", exact=True).first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="curl")).to_be_focused()
    expect(page.locator("#call-curl")).to_be_visible()
    expect(page.locator("#call-python")).to_be_hidden()
    page.goto(f"{address}/api/mailbaby/get-mail-orders.html")
    expect(page.locator("#call-curl")).to_be_visible()


def test_the_chosen_scheme_holds_on_every_page_those_of_redoc_too(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/index.html")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Light or dark").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    page.goto(f"{address}/guides/install.html")
    expect(page.locator("html")).to_have_class("js dark")
    page.goto(f"{address}/api/hostup/specification.html")
    expect(page.locator("html")).to_have_class("dark")
    page.get_by_role("link", name="HostUp in mailrig").click()
    page.wait_for_url("**/api/hostup/index.html")


def test_the_contents_open_and_close_on_a_narrow_screen(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{address}/guides/install.html")
        contents = page.get_by_role("navigation", name="Contents")
        expect(contents).to_be_hidden()
        page.get_by_role("button", name="Contents").click()
        expect(contents).to_be_visible()
        page.keyboard.press("Escape")
        expect(contents).to_be_hidden()
        page.get_by_role("button", name="Contents").click()
        contents.get_by_role("link", name="Pagination").click()
        page.wait_for_url("**/guides/pagination.html")


def test_a_page_says_everything_without_scripts(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/api/mailbaby/send-mail.html")
        for form in ("python", "async", "command", "curl"):
            expect(page.locator(f"#call-{form}")).to_be_visible()


def test_a_page_works_from_a_disk(context: BrowserContext, site: Path) -> None:
    page = context.new_page()
    found = faults(page, site.as_uri())
    for name in ("404", "guides/export", "api/hostup/specification", "python/mailrig/errors", "index"):
        page.goto((site / f"{name}.html").as_uri())
    page.get_by_role("combobox", name="Search").fill("getStats")
    page.locator("#found a").first.click()
    page.wait_for_url("**/get-stats.html")
    assert urlsplit(page.url).scheme == "file"
    assert not found


def _scheme(name: str) -> Any:
    return name
