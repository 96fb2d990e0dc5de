"""What tests do with the single-file edition: open it, wake its exhibits, use their controls."""

import base64
import json
import re
import zlib

from browser import expect

#: Exhibits that have a live form in the file; `.alive` once it is drawn.
LIVE = "[data-live]"
#: How long 7 MB may take on a machine that does other work beside the tests, in milliseconds.
PATIENCE = 90_000


class SingleFile:
    """The edition opened from disk without a network; keeps what it asked for and complained of."""

    def __init__(self, browser, file, width=1280, height=800, at=""):
        self._context = browser.new_context(
            viewport={"width": width, "height": height}, offline=True, has_touch=width < 1000
        )
        self.page = self._context.new_page()
        self.asked, self.errors = [], []
        self._context.on("request", self._note)
        self.page.on(
            "console",
            lambda message: self.errors.append(message.text) if message.type == "error" else None,
        )
        self.page.on("pageerror", lambda error: self.errors.append(error.stack or str(error)))
        self.page.goto(file.as_uri() + at, wait_until="commit")
        self._ready()

    def _ready(self):
        expect(self.page.locator(LIVE).first).to_be_attached(timeout=PATIENCE)

    def reload(self):
        self.page.reload(wait_until="commit")
        self._ready()

    def go(self, address):
        """Follow a link within the page."""
        self.page.evaluate("(address) => { location.hash = address; }", address)

    def _note(self, request):
        if not request.url.startswith(("file:", "blob:", "data:", "about:")):
            self.asked.append(request.url)

    def exhibit(self, lesson, kind, nth=0):
        """Return the live form of an exhibit, scrolled to and drawn."""
        still = self.page.locator(f"[id='{lesson}'] .exhibit.{kind}").nth(nth)
        return wake(still)

    def wake_all(self):
        """Go to one exhibit after the other until each is drawn; return how many there are."""
        return self.page.evaluate(
            """async (live) => {
            const stills = [...document.querySelectorAll(live)];
            for (const still of stills) {
                still.scrollIntoView();
                for (let turn = 0; turn < 600 && !still.matches('.alive'); turn += 1)
                    await new Promise((done) => setTimeout(done, 20));
            }
            return stills.filter((still) => still.matches('.alive')).length;
        }""",
            LIVE,
        )

    def each_alone(self):
        """Yield the name of each exhibit with its live form, which has been drawn, while the other
        lessons are hidden: a change then costs a third of the time.
        """
        show = """([still, alone]) => {
            for (const section of document.querySelectorAll('main > section'))
                section.hidden = alone && !section.contains(still);
        }"""
        stills = self.page.locator(LIVE).all()
        for still in stills:
            self.page.evaluate(show, [still.element_handle(), True])
            yield still.get_attribute("id"), still.locator(".lk-exhibit")
        self.page.evaluate(show, [stills[0].element_handle(), False])

    def of_each_kind(self):
        """Yield the kinds of exhibits, each with the live form of the first of them."""
        stills = self.page.locator(LIVE)
        kinds = stills.evaluate_all("(stills) => stills.map((still) => still.classList[1])")
        for kind in dict.fromkeys(kinds):
            yield kind, wake(stills.nth(kinds.index(kind)))

    def close(self):
        self._context.close()


#: Scrolls to an exhibit until it is drawn.
WAKE = """async (still) => {
    for (let turn = 0; turn < 1500 && !still.matches('.alive'); turn += 1) {
        // What is drawn above it moves it.
        if (turn % 10 === 0) still.scrollIntoView();
        await new Promise((done) => setTimeout(done, 20));
    }
    still.scrollIntoView();
}"""


def wake(still):
    """Scroll to an exhibit, until it is drawn, and return its live form."""
    still.evaluate(WAKE)
    live = still.locator(".lk-exhibit")
    expect(live).to_be_visible(timeout=PATIENCE)
    return live


def play(one):
    """Answer, order, sort, judge, weigh and write; return what can be seen of it."""
    quiz = one.exhibit("01-background", "quiz")
    question = quiz.locator(".lk-question").nth(2)
    question.locator("label").nth(1).click()
    question.get_by_role("button", name="Check").click()
    game = one.exhibit("01-background", "order-game")
    game.get_by_role("button", name="New round").click()
    game.locator(".lk-order-row").first.get_by_role("button", name="Move down").click()
    game.get_by_role("button", name="Check").click()
    sort = one.exhibit("02-road-to-the-pact", "sorting-game")
    sort.locator(".lk-sort-bins button").first.click()
    sort.get_by_role("button", name="Next").click()
    claims = one.exhibit("05-what-happened-next", "claims")
    claims.get_by_role("button", name="Not borne out").click()
    claims.get_by_role("button", name="Show the evidence").click()
    balance = one.exhibit("06-weigh-it-up", "balance")
    balance.get_by_role("radio", name="4").first.check()
    balance.get_by_label("Own argument 1", exact=True).fill("Prestige")
    essay = one.exhibit("06-weigh-it-up", "essay-plan")
    essay.locator("textarea").first.fill("Three words here")


def seen(one):
    """Return what can be seen of what `play` did."""
    at = one.exhibit
    balance = at("06-weigh-it-up", "balance")
    essay = at("06-weigh-it-up", "essay-plan")
    return [
        at("01-background", "quiz").inner_text(),
        at("01-background", "order-game").inner_text(),
        at("02-road-to-the-pact", "sorting-game").inner_text(),
        at("05-what-happened-next", "claims").inner_text(),
        balance.locator(".lk-balance-answer").inner_text(),
        balance.locator("input:checked").count(),
        balance.get_by_label("Own argument 1", exact=True).input_value(),
        essay.locator("textarea").first.input_value(),
    ]


def packed(html):
    """Return the live exhibits and the modules that an edition holds, down to what parts show."""
    held = unpacked(re.search(r'id="live">([^<]*)<', html)[1])
    for exhibit in held["exhibits"]:
        for model in exhibit["models"].values():
            if model["state"].get("packed"):
                model["state"]["packed"] = unpacked(model["state"]["packed"])
    return held


def unpacked(text):
    """Return the values of JSON that was deflated and written as base64."""
    return json.loads(zlib.decompress(base64.b64decode(text)))


#: Operates each control of a live form once, and returns what each did: its name and whether
#: anything else in the exhibit changed. Left out are buttons that hand something to the system,
#: and the choice of a fact, which is for the button beside it.
OPERATE = """async (root) => {
    const SYSTEM = /^(Full screen|Print|Download)/;
    const did = [];
    const values = (but) => [...root.querySelectorAll('input, select, textarea')]
        .filter((e) => e !== but && e.name !== (but.name || ' ')).map((e) => [e.value, e.checked]);
    const state = (but) => root.innerHTML + JSON.stringify(values(but));
    const name = (e) => [e.tagName, e.type, e.ariaLabel || e.labels?.[0]?.textContent
        || e.textContent].join(' ').slice(0, 80);
    // What a part draws anew it draws a moment later.
    const changed = async (before, e) => {
        for (let turn = 0; turn < 25; turn += 1) {
            await new Promise((done) => setTimeout(done, turn && 20));
            if (state(e) !== before) return true;
        }
        return false;
    };
    const operate = async (e, action, event) => {
        if (!e.isConnected || e.disabled || !e.checkVisibility()) return;
        const before = state(e), what = name(e);
        action(e);
        if (event) e.dispatchEvent(new Event(event, {bubbles: true}));
        did.push([what, await changed(before, e)]);
    };
    const all = (selector) => [...root.querySelectorAll(selector)];
    const choose = async (wanted) => {
        all('.widget-toggle-buttons button').find(wanted)?.click();
        await new Promise((done) => setTimeout(done, 50));
    };
    // What was chosen before may leave a control nothing to change, and so does a list or a table,
    // as which some charts open on a phone.
    let start;
    const anew = async () => {
        all('button').find((e) => e.textContent === 'Reset')?.click();
        await new Promise((done) => setTimeout(done, 50));
        start = all('.widget-toggle-buttons .mod-active')[0]?.textContent;
        await choose((e) => e.textContent === 'Chart');
    };
    await anew();
    for (const e of all('input[type=text], textarea'))
        await operate(e, () => { e.value = 'My own words, 2024'; }, 'input');
    const groups = new Map(all('input[type=radio]').map((e) => [e.name, e]));
    for (const e of groups.values()) await operate(e, () => e.click());
    for (const e of all('input[type=checkbox]')) await operate(e, () => e.click());
    for (const e of all('input[type=range]')) {
        const middle = String(Math.round((Number(e.min) + Number(e.max)) / 2));
        const to = e.value === middle ? e.min : middle;
        await operate(e, () => { e.value = to; }, 'input');
    }
    for (const e of all('select:not(.lk-essay-evidence select)')) {
        if (e.closest('.widget-dropdown, .lk-view')) await anew();
        const to = e.selectedIndex === e.length - 1 ? 0 : e.length - 1;
        await operate(e, () => { e.selectedIndex = to; }, 'change');
    }
    // The dot of the step that a story shows leads nowhere else, nor does a button that is down.
    for (const e of all('button')) {
        if (e.matches('.lk-now, .mod-active, .modebar *') || SYSTEM.test(e.textContent)) continue;
        if (e.textContent === 'Reset') await choose((other) => other.textContent !== start);
        await operate(e, () => e.click());
    }
    return did;
}"""

#: What a finger has to hit and is too small for it, in pixels of the shorter side. A box to tick is
#: as large as its label; the dots of a story are for the mouse, beside buttons that do the same.
SMALL_TARGETS = """(least) => {
    const seen = [...document.querySelectorAll('button, select, summary, nav a, textarea, '
        + 'input:not([type=radio], [type=checkbox]), label:has(> input)')]
        .filter((e) => e.checkVisibility() && !e.matches('.lk-story-dot, .chart *'));
    return seen.map((e) => [e, e.getBoundingClientRect()])
        .filter(([, {width, height}]) => width && Math.min(width, height) < least - 0.5)
        .map(([e, {width, height}]) => `${e.tagName}.${e.className} ${Math.round(width)}x`
            + `${Math.round(height)}: ${e.textContent.trim().slice(0, 40)}`);
}"""
