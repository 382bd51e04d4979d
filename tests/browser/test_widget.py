"""The chat on somebody else's page, on another site with a strict content security policy: by mouse, by keyboard, on a telephone."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.agency import Sites, Visit, site
from tests.browser.conftest import FLAGS, overflow, picture
from tests.browser.real_gateway import gateway, listening, port, served
from tests.channels.fakes import WELCOME, FakeRasa

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    own, agency, stranger = listening(), listening(), listening()
    rasa = FakeRasa()
    # Another name, so that it is another site to the browser, with storage of its own.
    known = f"http://localhost:{port(agency)}"
    app = gateway(tmp_path_factory.mktemp("var"), rasa, widget_origins=known)
    url = f"http://127.0.0.1:{port(own)}"
    with served(app, own) as loop, served(site(url), agency), served(site(url), stranger):
        yield Sites(url, known, f"http://localhost:{port(stranger)}", rasa, loop, app)


@pytest.fixture(scope="module")
def keeping(browser: Browser) -> Iterator[Browser]:
    """As browsers are: a frame of another site has storage, a part of its own for each site around it.

    Playwright turns that off, and a window of its kind then gives a frame no storage at all. Of a switch the last one counts.
    """
    path = shutil.which("chromium")
    assert path
    started = browser.browser_type.launch(executable_path=path, headless=True, args=[*FLAGS, "--disable-features=PaintHolding"])
    yield started
    started.close()


@pytest.fixture
def visit(keeping: Browser, sites: Sites) -> Iterator[Callable[..., Visit]]:
    yield from visits(keeping, sites)


@pytest.fixture
def visit_without_storage(browser: Browser, sites: Sites) -> Iterator[Callable[..., Visit]]:
    yield from visits(browser, sites)


def visits(browser: Browser, sites: Sites) -> Iterator[Callable[..., Visit]]:
    contexts = []

    def make(path: str = "/", at: str = "", **options: Any) -> Visit:
        context = browser.new_context(base_url=at or sites.agency, locale="ko-KR", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        made = Visit(page, [])
        page.on("request", lambda request: made.asked.append(request.url))
        page.on("console", lambda message: made.complaints.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: made.complaints.append(str(error)))
        page.goto(path)
        return made

    yield make
    sites.let_answers_go()
    for context in contexts:
        context.close()


def test_until_it_is_opened_nothing_is_loaded_begun_or_kept(visit: Callable[..., Visit], sites: Sites) -> None:
    before = len(sites.channels())
    seen = visit()
    expect(seen.button).to_be_visible()
    assert [url for url in seen.asked if url.startswith(sites.gateway)] == [f"{sites.gateway}/widget.js"]
    assert seen.page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert len(sites.channels()) == before


def test_it_talks_under_a_strict_policy_without_cookies_and_without_anybody_else(visit: Callable[..., Visit], sites: Sites) -> None:
    seen = visit()
    seen.open()
    seen.say("한부모예요")
    expect(seen.bubbles("assistant")).to_have_text([WELCOME, "1: 한부모예요"])
    # The page has a dialog whose button wants the focus once it is opened: no frame of another site may take it while loading.
    assert [complaint for complaint in seen.complaints if "autofocusing" not in complaint] == []
    assert seen.page.context.cookies() == []
    assert {url.split("/")[2] for url in seen.asked} == {sites.gateway[7:], sites.agency[7:]}
    assert sites.channels()[-1] == "widget"


def test_the_page_around_it_keeps_only_whether_it_is_open(visit: Callable[..., Visit]) -> None:
    seen = visit()
    seen.open()
    seen.say("한부모예요")
    expect(seen.bubbles("citizen")).to_have_count(1)
    assert seen.page.evaluate("[{...localStorage}, {...sessionStorage}]") == [{}, {"threeany-widget": "open"}]


def test_by_keyboard_alone(visit: Callable[..., Visit]) -> None:
    seen = visit()
    expect(seen.button).to_be_visible()
    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Tab")
    assert seen.focused() == "BUTTON"
    seen.page.keyboard.press("Enter")
    expect(seen.chat.locator("#say")).to_be_focused()
    expect(seen.bubbles("assistant")).to_have_count(1)
    seen.page.keyboard.type("한부모예요")
    seen.page.keyboard.press("Enter")
    expect(seen.bubbles("assistant")).to_have_count(2)
    seen.page.keyboard.press("Escape")
    expect(seen.window).to_be_hidden()
    assert seen.focused() == "BUTTON"
    expect(seen.button).to_have_attribute("aria-expanded", "false")


def test_escape_closes_what_is_open_inside_first(visit: Callable[..., Visit]) -> None:
    seen = visit()
    seen.open()
    seen.chat.locator("#tools-toggle").click()
    seen.chat.locator("#device").click()
    seen.page.keyboard.press("Escape")
    expect(seen.chat.locator("#device-dialog")).to_be_hidden()
    expect(seen.window).to_be_visible()
    seen.page.keyboard.press("Escape")
    expect(seen.window).to_be_hidden()


def test_escape_and_the_button_in_the_bar_close_it(visit: Callable[..., Visit]) -> None:
    seen = visit()
    seen.open()
    seen.page.get_by_role("button", name="닫기", exact=True).first.focus()
    seen.page.keyboard.press("Escape")
    expect(seen.window).to_be_hidden()
    seen.open()
    seen.page.get_by_role("button", name="닫기", exact=True).first.click()
    expect(seen.window).to_be_hidden()
    assert seen.focused() == "BUTTON"


def test_it_goes_on_over_a_move_to_another_page_and_takes_no_focus(visit: Callable[..., Visit]) -> None:
    seen = visit()
    seen.open()
    seen.say("한부모예요")
    expect(seen.bubbles("assistant")).to_have_count(2)
    seen.page.get_by_role("link", name="다음 화면").click()
    expect(seen.page).to_have_url(f"{seen.page.url.rsplit('/', 1)[0]}/next")
    expect(seen.bubbles("citizen")).to_have_text(["한부모예요"])
    assert seen.focused() == ""
    seen.say("둘이요")
    expect(seen.bubbles("assistant").last).to_have_text("2: 둘이요")


def test_what_comes_while_it_is_closed_is_counted_and_said(visit: Callable[..., Visit], sites: Sites) -> None:
    seen = visit()
    seen.open()
    sites.hold_answers()
    seen.say("한부모예요")
    expect(seen.bubbles("citizen")).to_have_count(1)
    expect(seen.chat.locator(".pending")).to_have_count(0)
    seen.button.click()
    expect(seen.window).to_be_hidden()
    sites.let_answers_go()
    expect(seen.page.locator("#threeany-widget .badge")).to_have_text("1")
    expect(seen.page.get_by_role("button", name="혜택 상담하기 새 답 1개")).to_be_visible()
    expect(seen.page.locator("#threeany-widget [role=status]")).to_have_text("상담 창에 새 답이 있어요.")
    picture(seen.page, "widget-unread")
    assert seen.violations() == []
    seen.button.click()
    expect(seen.page.locator("#threeany-widget .badge")).to_be_hidden()


def test_what_comes_while_it_is_closed_on_the_next_page_is_counted_too(visit: Callable[..., Visit], sites: Sites) -> None:
    seen = visit()
    seen.open()
    sites.hold_answers()
    seen.say("한부모예요")
    expect(seen.bubbles("citizen")).to_have_count(1)
    expect(seen.chat.locator(".pending")).to_have_count(0)
    seen.button.click()
    seen.page.goto("/next")
    sites.let_answers_go()
    expect(seen.page.locator("#threeany-widget .badge")).to_have_text("1")
    expect(seen.window).to_be_hidden()
    seen.button.click()
    expect(seen.bubbles("assistant")).to_have_text([WELCOME, "1: 한부모예요"])


def test_on_a_telephone_it_covers_the_page_and_gives_it_back(visit: Callable[..., Visit]) -> None:
    seen = visit(**PHONE)
    seen.open()
    box = seen.window.bounding_box()
    assert box and (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 390, 844)
    assert seen.page.evaluate("document.getElementById('threeany-widget').shadowRoot.querySelector('dialog').matches(':modal')")
    expect(seen.chat.locator("#say")).not_to_be_focused()
    picture(seen.page, "widget-phone")
    assert seen.violations() == []
    seen.page.get_by_role("button", name="닫기", exact=True).first.tap()
    expect(seen.window).to_be_hidden()
    seen.page.get_by_role("link", name="다음 화면").tap()
    expect(seen.page).to_have_url(f"{seen.page.url.rsplit('/', 1)[0]}/next")


def test_on_a_telephone_the_next_page_is_not_covered(visit: Callable[..., Visit]) -> None:
    seen = visit(**PHONE)
    seen.open()
    seen.page.goto("/next")
    expect(seen.button).to_be_visible()
    expect(seen.window).to_be_hidden()


def test_where_the_page_becomes_narrow_the_talk_goes_on(visit: Callable[..., Visit]) -> None:
    seen = visit()
    seen.open()
    seen.say("한부모예요")
    expect(seen.bubbles("assistant")).to_have_count(2)
    for width, modal in ((400, True), (1280, False)):
        seen.page.set_viewport_size({"width": width, "height": 800})
        expect(seen.window).to_be_visible()
        seen.page.wait_for_function(
            "modal => document.getElementById('threeany-widget').shadowRoot.querySelector('dialog').matches(':modal') === modal", arg=modal
        )
        expect(seen.bubbles("citizen")).to_have_text(["한부모예요"])


def test_a_window_of_its_own_goes_on_with_the_same_conversation(visit: Callable[..., Visit], sites: Sites) -> None:
    seen = visit()
    seen.open()
    seen.say("한부모예요")
    expect(seen.bubbles("assistant")).to_have_count(2)
    seen.chat.locator("#tools-toggle").click()
    with seen.page.context.expect_page() as opened:
        seen.chat.get_by_role("button", name="새 창에서 크게 보기").click()
    full = opened.value
    full.wait_for_url(f"{sites.gateway}/")
    full.get_by_role("button", name="이어하기", exact=True).click()
    expect(full.locator(".message.citizen .bubble")).to_have_text(["한부모예요"])
    expect(full.locator("#full-page")).to_be_hidden()
    assert full.evaluate("window.opener") is None


def test_a_site_that_was_not_named_gets_a_link_instead(visit: Callable[..., Visit], sites: Sites) -> None:
    seen = visit(at=sites.stranger)
    expect(seen.button).to_be_visible()
    seen.page.clock.install()
    seen.button.click()
    seen.page.wait_for_timeout(300)
    seen.page.clock.run_for(11_000)
    link = seen.page.get_by_role("link", name="새 창에서 열기")
    expect(link).to_be_visible()
    expect(link).to_have_attribute("href", sites.gateway)
    assert any("frame-ancestors" in complaint for complaint in seen.complaints)


def test_words_from_anybody_but_the_frame_are_not_heard(visit: Callable[..., Visit]) -> None:
    seen = visit()
    seen.open()
    seen.page.evaluate("window.postMessage({threeany: 'unread', count: 9}, '*'); window.postMessage({threeany: 'close'}, '*')")
    seen.page.wait_for_timeout(200)
    expect(seen.window).to_be_visible()
    expect(seen.page.locator("#threeany-widget .badge")).to_be_hidden()


def test_it_is_there_once_however_often_it_is_embedded(visit: Callable[..., Visit]) -> None:
    seen = visit("/?twice=1")
    expect(seen.button).to_be_visible()
    seen.page.wait_for_load_state("networkidle")
    assert seen.page.locator("#threeany-widget").count() == 1


def test_it_wears_the_colours_title_and_side_of_the_page(visit: Callable[..., Visit]) -> None:
    seen = visit("/?color=%23063a74&title=가상군청 상담&label=물어보기&position=left")
    seen.open()
    expect(seen.button).to_have_css("background-color", "rgb(6, 58, 116)")
    box = seen.button.bounding_box()
    assert box and box["x"] == 24 and min(box["width"], box["height"]) >= 44
    expect(seen.page.get_by_role("heading", name="가상군청 상담")).to_be_visible()
    expect(seen.button).to_contain_text("물어보기")


@pytest.mark.parametrize("color", ["%23ffffff", "%23777777", "%23ffe100", "%23767676", "%23000000", "red;}*{display:none", "%23256ef4"])
def test_every_colour_can_be_read(visit: Callable[..., Visit], color: str) -> None:
    seen = visit(f"/?color={color}")
    expect(seen.button).to_be_visible()
    assert seen.violations() == []


@pytest.mark.parametrize("screen", [{}, {"viewport": {"width": 320, "height": 640}}, {"forced_colors": "active"}], ids=str)
def test_axe_finds_nothing_and_nothing_is_cut_off(visit: Callable[..., Visit], screen: dict[str, Any]) -> None:
    seen = visit(**screen)
    expect(seen.button).to_be_visible()
    assert seen.violations() == []
    seen.open()
    seen.say("한부모예요")
    expect(seen.bubbles("assistant")).to_have_count(2)
    picture(seen.page, f"widget-{screen.get('viewport', {}).get('width', next(iter(screen), 'desktop'))}")
    assert seen.violations() == []
    assert overflow(seen.page) <= 0
    frame = seen.page.frames[1]
    assert frame.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_who_wants_little_motion_sees_none(visit: Callable[..., Visit]) -> None:
    for motion, name in (("reduce", "none"), ("no-preference", "rise")):
        seen = visit(reduced_motion=motion)
        seen.open()
        expect(seen.window).to_have_css("animation-name", name)


def test_two_sites_share_no_conversation(visit: Callable[..., Visit], sites: Sites) -> None:
    seen = visit()
    seen.open()
    seen.say("한부모예요")
    expect(seen.bubbles("assistant")).to_have_count(2)
    seen.page.goto(f"{sites.gateway}/")
    expect(seen.page.locator(".message.assistant")).to_have_count(1)
    expect(seen.page.locator(".message.citizen")).to_have_count(0)


def test_where_a_frame_may_keep_nothing_it_works_as_long_as_the_page_is_open(visit_without_storage: Callable[..., Visit]) -> None:
    seen = visit_without_storage()
    seen.open()
    seen.say("한부모예요")
    expect(seen.bubbles("assistant")).to_have_count(2)
    seen.button.click()
    seen.open()
    expect(seen.bubbles("citizen")).to_have_text(["한부모예요"])
    seen.page.goto("/next")
    expect(seen.bubbles("assistant")).to_have_text([WELCOME])
