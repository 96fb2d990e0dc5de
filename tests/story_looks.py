"""A story step by step, and what can be wrong with its looks: its texts, its small maps."""

from playwright.sync_api import expect


def steps_of(stage):
    """Step through a story by the keyboard, from its first step on; yield each step's number."""
    keys = stage.page.keyboard
    stage.focus()
    keys.press("Home")
    total = int(stage.locator(".lk-story-place").inner_text().split()[-1])
    for step in range(1, total + 1):
        expect(stage.locator(".lk-story-place")).to_have_text(f"{step} of {total}")
        yield step
        keys.press("ArrowRight")


def story_problems(stage):
    """Texts of a story that are cut, covered, too small for the last row, or out of the screen; and
    what is wrong with its map.
    """
    return stage.evaluate("""(stage) => {
        const shown = '.lk-story-telling > *, .lk-story-note, .lk-story-tools';
        const parts = [...stage.querySelectorAll(shown)].filter((e) =>
            e.offsetParent !== null && e.textContent.trim());
        const read = 'title when text certainty note'.split(' ').map((name) => `.lk-story-${name}`);
        const small = (e) => e.matches(read.join())
            && parseFloat(getComputedStyle(e).fontSize) < 20;
        const box = parts.map((e) => e.getBoundingClientRect());
        return parts.filter((e, n) => box[n].bottom > innerHeight + 1
            || box[n].right > innerWidth + 1 || small(e)
            || (n && box[n].top < box[n - 1].bottom - 1)).map((e) => e.textContent);
    }""") + map_problems(stage)


def map_problems(stage):
    """Labels of a story's map that touch one another or a mark, leave it or are too small; texts
    that the map covers.
    """
    return stage.evaluate("""(stage) => {
        const map = stage.querySelector('.lk-story-map');
        if (!map.checkVisibility()) return [];
        const boxOf = (e) => e.getBoundingClientRect();
        const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
            && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
        const edge = boxOf(map.querySelector('svg')), whole = boxOf(map);
        const labels = [...map.querySelectorAll('text')];
        const marks = [...map.querySelectorAll('.lk-map-ring, .lk-map-seat')];
        const wrong = labels.filter((e, n) => {
            const own = boxOf(e);
            const size = parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a;
            return size < 13.9 || own.left < edge.left - 1 || own.right > edge.right + 1
                || own.top < edge.top - 1 || own.bottom > edge.bottom + 1
                || [...labels.slice(0, n), ...marks].some((other) => meet(own, boxOf(other)));
        });
        const covered = [...stage.querySelectorAll('.lk-story-telling > *')].filter((e) => {
            const range = document.createRange();
            range.selectNodeContents(e);
            return [...range.getClientRects()].some((line) => meet(line, whole));
        });
        const off = document.fullscreenElement === stage
            && (whole.bottom > innerHeight + 1 || whole.right > innerWidth + 1);
        return [...wrong, ...covered, ...off ? [map] : []].map((e) => `map: ${e.textContent}`);
    }""")
