"""What can be wrong with how a page looks and is walked through: texts that touch, are cut or leave
the screen; what axe-core finds.
"""

from axe_playwright_python.sync_playwright import Axe

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
    return root.evaluate("""(root) => {
        const texts = [...root.querySelectorAll('.textpoint text, .annotation-text')]
            .filter((t) => t.textContent.trim());
        const box = texts.map((t) => t.getBoundingClientRect());
        const found = [];
        for (let i = 0; i < box.length; i += 1) for (let j = i + 1; j < box.length; j += 1) {
            const w = Math.min(box[i].right, box[j].right) - Math.max(box[i].left, box[j].left);
            const h = Math.min(box[i].bottom, box[j].bottom) - Math.max(box[i].top, box[j].top);
            if (w > 1 && h > 3) found.push([texts[i].textContent, texts[j].textContent]);
        }
        return found;
    }""")


def cut(root):
    """Return texts within a locator that are cut: by their chart, their box, their menu, or the
    edge of the screen.
    """
    return root.evaluate("""(root) => {
        const seen = (e) => e.checkVisibility() && e.getBoundingClientRect().width;
        const charts = [...root.querySelectorAll('.js-plotly-plot')]
            .filter(seen).flatMap((chart) => {
            const edge = chart.getBoundingClientRect();
            const texts = [...chart.querySelectorAll('.main-svg text')]
                .filter((t) => t.textContent.trim() && !t.closest('.hoverlayer'));
            return texts.map((t) => [t, t.getBoundingClientRect()]).filter(([, b]) => b.width
                && (b.left < edge.left - 1
                || b.right > edge.right + 1 || b.top < edge.top - 1
                    || b.bottom > edge.bottom + 1)).map(([t]) => t);
        });
        const boxes = [...root.querySelectorAll('*')].filter((e) => !(e instanceof SVGElement)
            && seen(e) && e.innerText?.trim()
            && !e.matches('select, option, .lk-spoken')).filter((e) => {
            const style = getComputedStyle(e);
            const hides = (axis) => ['hidden', 'clip'].includes(style[axis]);
            return hides('overflowX') && e.scrollWidth > e.clientWidth + 1 || hides('overflowY')
                && e.scrollHeight > e.clientHeight + 2;
        });
        const pen = document.createElement('canvas').getContext('2d');
        const menus = [...root.querySelectorAll('select')].filter(seen).filter((menu) => {
            const style = getComputedStyle(menu);
            pen.font = style.font;
            const padding = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
            const room = menu.clientWidth - padding;
            return pen.measureText(menu.selectedOptions[0]?.text ?? '').width > room + 1;
        });
        const off = [...root.querySelectorAll('button, select, input, p, h3, h4, li')].filter(seen)
            .filter((e) => e.getBoundingClientRect().right > innerWidth + 1
                && !e.closest('.lk-scroll, .lk-grid-stage, table'));
        return [...charts, ...boxes, ...menus, ...off]
            .map((e) => (e.selectedOptions?.[0]?.text ?? e.textContent).trim().slice(0, 80));
    }""")


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
