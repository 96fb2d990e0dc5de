"""What can be wrong with how a page looks and is walked through: texts that touch, are cut or leave
the screen; what axe-core finds.
"""

from axe_playwright_python.sync_playwright import Axe
from look_scripts import CUT, TOUCHING

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
THEMES = ("JupyterLab Light", "JupyterLab Dark")
#: Lessons that are judged in the dark theme, too: between them they hold the charts, grids, games
#: and forms, and exhibits of one kind share their colours.
IN_BOTH_THEMES = ("03-the-pact", "06-weigh-it-up")
#: A projector, which is the size that pages open at; a small laptop, a large screen.
SIZES = ((1280, 720), (1024, 768), (1920, 1080))
PROJECTOR, LAPTOP, _ = SIZES


def touching(root):
    """Return pairs of chart texts within a locator whose boxes overlap by more than a hair."""
    return root.evaluate(TOUCHING)


def cut(root):
    """Return texts within a locator that are cut, for menus their longest choice."""
    return root.evaluate(CUT)


#: What is judged of a notebook; JupyterLab's own frame is not ours to mend.
OUTPUTS, TEXTS = ".jp-Notebook .jp-OutputArea-output", ".jp-Notebook .jp-MarkdownOutput"


def violations(page, only=WCAG, parts=(OUTPUTS, TEXTS)):
    """Return what axe-core finds in parts of a notebook; `only` names tags of rules, or single
    rules.

    JupyterLab's body has no height and hides what overflows: axe-core would take every text for
    hidden, and pass over its contrast. That links in prose carry no underline is JupyterLab's style
    too; those of live exhibits do.
    """
    page.add_style_tag(
        content="body, .jp-LabShell, .jp-OutputArea-child { overflow: visible !important; }"
    )
    found = Axe().run(
        page,
        context={"include": [[part] for part in parts]},
        options={
            "runOnly": only,
            "rules": {"link-in-text-block": {"enabled": False}},
            "resultTypes": ["violations"],
        },
    )
    return [
        (one["id"], [node["html"][:160] for node in one["nodes"]][:5])
        for one in found.response["violations"]
    ]


def violations_by_theme(page, lesson, parts=(OUTPUTS, TEXTS)):
    """Return what axe-core finds in parts of a notebook by theme, and of some lessons in the dark
    theme, too.

    A theme changes nothing but colours: in the second one only the rule that judges colours can
    find something new.
    """
    found = {THEMES[0]: violations(page, WCAG, parts)}
    if lesson in IN_BOTH_THEMES:
        set_theme(page, THEMES[1])
        found[THEMES[1]] = violations(page, ["color-contrast"], parts)
        set_theme(page, THEMES[0])
    return found


def set_theme(page, theme):
    """Change JupyterLab's theme and wait until it is there."""
    page.evaluate(
        "(theme) => window.jupyterapp.commands.execute('apputils:change-theme', {theme})", theme
    )
    page.wait_for_function(
        "(light) => document.body.dataset.jpThemeLight === light",
        arg=str(theme == THEMES[0]).lower(),
    )


def draw_all(notebook):
    """Wait until JupyterLab has drawn every cell of a notebook, also those far from the screen: set
    as it is, it does so when idle.
    """
    notebook.page.wait_for_function(
        """() => window.jupyterapp.shell.currentWidget.content.widgets
            .every((cell) => cell.node.isConnected && !cell.placeholder)"""
    )


def settled(notebook, charts):
    """Wait until every chart that can be seen is drawn for the width that it has, and no longer
    changes.
    """
    notebook.page.wait_for_function(
        """async (charts) => {
        const shown = () => [...document.querySelectorAll('.jp-Notebook ' + charts)]
            .filter((c) => c.offsetParent);
        const state = () => JSON.stringify(shown()
            .map((c) => [c._fullLayout?.width, c.clientWidth, c.innerHTML.length]));
        const before = state();
        await new Promise((done) => { setTimeout(done, 400); });
        return state() === before
            && JSON.parse(before).every(([drawn, room]) => Math.abs(drawn - room) < 2);
    }""",
        arg=charts,
    )


def labels_gone(exhibit):
    """Return the labels of a chart's dots that the figure holds and that cannot be seen."""
    return exhibit.evaluate("""(root) => {
        const chart = root.querySelector('.lk-chart');
        const given = chart.data.filter((trace) => Array.isArray(trace.text))
            .flatMap((trace) => trace.text).filter((text) => text.trim());
        const shown = [...chart.querySelectorAll('.scatterlayer .textpoint text')]
            .map((text) => text.dataset.unformatted).filter((text) => text.trim());
        return given.filter((text) => !shown.includes(text));
    }""")


def unreachable(exhibit):
    """Return what lies off the page in an exhibit, control or text, where nothing scrolls to it."""
    return exhibit.evaluate("""(root) => {
        const scrolls = (e) => { for (let at = e.parentElement; at; at = at.parentElement) {
            if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX)
                && at.scrollWidth > at.clientWidth) return true;
        } return false; };
        const parts = root.querySelectorAll(
            'button, select, input, textarea, [role=slider], p, h3, h4, li, td');
        const off = (e) => e.getBoundingClientRect().width
            && e.getBoundingClientRect().right > innerWidth + 1;
        return [...parts].filter((e) => e.checkVisibility() && off(e) && !scrolls(e))
            .map((e) => (e.textContent || e.ariaLabel || e.type || e.tagName).trim().slice(0, 80));
    }""")


#: Gives each stop of the keyboard in an exhibit a number, in the order of the page. Radio buttons
#: of a name are one stop.
STOPS = """(root) => {
    const can = 'button, select, input, textarea, summary, a[href], iframe, '
        + '[tabindex]:not([tabindex="-1"])';
    const groups = new Set();
    const found = [...root.querySelectorAll(can)].filter((e) => e.checkVisibility() && !e.disabled
        && e.tabIndex >= 0
        && e.getBoundingClientRect().width).filter((e) => {
        if (e.type !== 'radio') return true;
        const first = !groups.has(e.name);
        groups.add(e.name);
        return first;
    });
    root.querySelectorAll('[data-stop]').forEach((e) => e.removeAttribute('data-stop'));
    found.forEach((e, n) => {
        const name = CSS.escape(e.name ?? '');
        const same = e.type === 'radio' ? [...root.querySelectorAll(`input[name="${name}"]`)] : [e];
        same.forEach((one) => { one.dataset.stop = String(n); });
    });
    return [found.map((e, n) => String(n)),
        root.querySelectorAll('[role=status], [aria-live]').length];
}"""


def stops(exhibit):
    """Return the numbers of an exhibit's keyboard stops, and how many lines it has that screen
    readers announce.
    """
    return exhibit.evaluate(STOPS)


#: Keeps the stops that get the focus, and the first that shows no mark of it, in `window.walk`.
WATCH_FOCUS = """(root) => {
    const walk = {met: [], unmarked: null};
    window.walk?.end();
    const look = (target) => {
        if (!root.contains(target)) return;
        const style = getComputedStyle(target);
        const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
            || style.boxShadow !== 'none';
        if (!shown && target.tagName !== 'IFRAME') walk.unmarked ??= target.outerHTML.slice(0, 120);
        walk.met.push(target.closest('[data-stop]')?.dataset.stop ?? '');
    };
    const focused = ({target}) => look(target);
    // A frame that gets the focus takes it from the window, and says nothing of it.
    const left = () => setTimeout(() => {
        if (document.activeElement.tagName === 'IFRAME') look(document.activeElement);
    });
    walk.end = () => {
        document.removeEventListener('focusin', focused);
        window.removeEventListener('blur', left);
    };
    window.walk = walk;
    document.addEventListener('focusin', focused);
    window.addEventListener('blur', left);
}"""


def walk(page, exhibit, key, most, last=False):
    """Press Tab from the first stop of an exhibit, or Shift+Tab from the last, until it is left;
    return the stops that were met.

    Raises AssertionError if a stop shows no mark of focus, or if the exhibit cannot be left.
    """
    exhibit.evaluate(
        "(root, last) => [...root.querySelectorAll('[data-stop]')].at(last ? -1 : 0)?.focus()", last
    )
    first = exhibit.evaluate("() => document.activeElement.closest('[data-stop]')?.dataset.stop")
    # The first one got its focus from here, not from the keyboard; its mark is looked at on the way
    # back.
    exhibit.evaluate(WATCH_FOCUS)
    # A frame within the exhibit has stops of its own, which cannot be seen from here.
    for pressed in range(1, 3 * most + 100):
        page.keyboard.press(key)
        # Asked now and then: every question costs as much as the key.
        asked = pressed < 3 or (pressed >= most - 1 and (pressed - most + 1) % 5 == 0)
        if asked and not exhibit.evaluate("(root) => root.contains(document.activeElement)"):
            break
    else:
        raise AssertionError(
            f"the keyboard does not leave the exhibit: {page.evaluate('() => window.walk.met')}"
        )
    met, unmarked = page.evaluate(
        "() => { window.walk.end(); return [window.walk.met, window.walk.unmarked]; }"
    )
    assert unmarked is None, f"no mark of focus on {unmarked}"
    return [first, *met]


#: How often a key may be pressed to arrive somewhere.
PRESSES = 60


def press_until(page, key, arrived):
    """Press a key until a condition of the page (JavaScript) holds; each press is let take effect
    first.
    """
    active = "window.jupyterapp.shell.currentWidget.content.activeCellIndex"
    state = f"() => [{active}, document.activeElement]"
    for _ in range(PRESSES):
        if page.evaluate(arrived):
            return
        before = page.evaluate_handle(state)
        page.keyboard.press(key)
        page.wait_for_function(
            f"(before) => ({state})().some((now, n) => now !== before[n])", arg=before
        )
    raise AssertionError(f"{key} did not lead there")
