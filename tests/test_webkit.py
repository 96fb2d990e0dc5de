"""The single file in WebKitGTK, the engine of Safari: drawn, whole, and answering."""

import pytest
import webdriver
from look_scripts import CUT, OTHER_FONTS, TOUCHING, UNEVEN_COLUMNS
from main_controls import FIND, STATE, Hands, operate, until
from single_file import WAKE, packed

#: Keeps what the console complains of.
LISTEN = """() => {
    window.complaints = [];
    const told = console.error;
    console.error = (...words) => { complaints.push(words.join(' ')); told(...words); };
    addEventListener('error', ({message}) => complaints.push(message));
    addEventListener('unhandledrejection', ({reason}) => complaints.push(String(reason)));
}"""
#: Waits for the exhibits' places; returns them, and their kinds.
STILLS = """async () => {
    while (!document.querySelector('[data-live]')) await new Promise((d) => setTimeout(d, 50));
    const stills = [...document.querySelectorAll('[data-live]')];
    return [stills, stills.map((still) => still.classList[1])];
}"""
LIVE = "(still) => still.querySelector('.lk-exhibit')"


@pytest.fixture(scope="module")
def webkit():
    """A window, where the browser is installed."""
    browser = webdriver.installed()
    if not browser:
        pytest.skip(f"WebKitGTK is not installed (Debian: {webdriver.INSTALL})")
    window = webdriver.WebKit(browser)
    yield window
    window.close()


@pytest.fixture(scope="module")
def stills(webkit, file):
    """The places of the exhibits by kind, every exhibit drawn."""
    webkit.open(file.as_uri())
    stills, kinds = webkit.run(STILLS)
    webkit.run(LISTEN)
    assert len(stills) == len(packed(file.read_text(encoding="utf-8"))["exhibits"])
    for still in stills:
        webkit.run(WAKE, still)
    drawn = webkit.run("() => document.querySelectorAll('[data-live].alive .lk-exhibit').length")
    assert drawn == len(stills)
    return first_of_each(stills, kinds)


def first_of_each(stills, kinds):
    """Return the first place of each kind of exhibit, by kind."""
    return {kind: stills[kinds.index(kind)] for kind in kinds}


def test_every_exhibit_is_drawn_and_whole(webkit, stills):
    body = webkit.run("() => document.body")
    assert webkit.run(TOUCHING, body) == []
    assert webkit.run(CUT, body) == []
    assert webkit.run(OTHER_FONTS, body) == []
    assert webkit.run(UNEVEN_COLUMNS, stills["perspectives"]) == []
    assert webkit.run("() => complaints") == []


class WebKitHands(Hands):
    """Operates the live form in one place of the single file."""

    def __init__(self, webkit, still):
        self._webkit = webkit
        self._exhibit = webkit.run(LIVE, still)

    def _find(self, target):
        element = self._webkit.run(FIND, self._exhibit, target)
        assert element, f"there is no {target}"
        return element

    def state(self):
        return self._webkit.run(STATE, self._exhibit)

    def press(self, target, keys):
        self._webkit.run("(element) => element.focus()", self._find(target))
        self._webkit.press(keys)

    def click(self, target):
        self._webkit.click(self._find(target))


def test_each_kind_answers_keyboard_and_mouse(webkit, stills):
    idle = []
    for kind, still in stills.items():
        webkit.run(WAKE, still)
        idle += operate(kind, WebKitHands(webkit, still))
    assert idle == []
    assert webkit.run("() => complaints") == []


def test_the_story_fills_the_screen(webkit, stills):
    place = "(still) => [...still.querySelectorAll('.lk-story-place')].at(-1).textContent"
    fills = "(still) => !!document.fullscreenElement && still.contains(document.fullscreenElement)"
    webkit.run("(still) => still.querySelector('.lk-story').focus()", stills["story"])
    before = webkit.run(place, stills["story"])
    webkit.press(["f"])
    assert until(lambda: webkit.run(fills, stills["story"]))
    webkit.press(["ArrowRight"])
    assert until(lambda: webkit.run(place, stills["story"]) != before)
    webkit.press(["f"])


def test_an_essay_is_kept_when_the_page_is_opened_anew(webkit, stills):
    draft = "(still) => still.querySelector('textarea').value"
    WebKitHands(webkit, stills["essay-plan"]).press(("textarea", 0), tuple("help"))
    before = webkit.run(draft, stills["essay-plan"])
    assert "help" in before
    webkit.call("POST", "refresh")
    again = first_of_each(*webkit.run(STILLS))["essay-plan"]
    webkit.run(WAKE, again)
    assert until(lambda: webkit.run(draft, again) == before)
