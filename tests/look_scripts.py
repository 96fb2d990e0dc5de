"""What can be wrong with how a page looks, as JavaScript for whatever drives the browser.

Each is a function of an element, or of the page, and returns what it finds, in the words of the
page.
"""

#: Pairs of chart texts within an element whose boxes overlap by more than a hair.
TOUCHING = """(root) => {
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
}"""

#: Texts within an element that are cut: by their chart, their box, or the edge of the screen; the
#: longest choice of a menu, unless the menu fills its line.
CUT = """(root) => {
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
    const choices = [...root.querySelectorAll('select')].filter(seen).map((menu) => {
        const style = getComputedStyle(menu);
        pen.font = style.font;
        const widths = [...menu.options].map(({text}) => pen.measureText(text).width);
        const widest = widths.indexOf(Math.max(...widths));
        const chosen = menu.selectedIndex;
        menu.selectedIndex = widest;
        const padding = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
        const room = menu.clientWidth - padding;
        const line = menu.closest('.lk-exhibit')?.clientWidth ?? 0;
        const full = menu.parentElement.getBoundingClientRect().width > line - 40;
        menu.selectedIndex = chosen;
        return widths[widest] > room + 1 && !full ? menu.options[widest] : null;
    }).filter(Boolean);
    const off = [...root.querySelectorAll('button, select, input, p, h3, h4, li')].filter(seen)
        .filter((e) => e.getBoundingClientRect().right > innerWidth + 1
            && !e.closest('.lk-scroll, .lk-grid-stage, table'));
    return [...charts, ...boxes, ...choices, ...off]
        .map((e) => (e.selectedOptions?.[0]?.text ?? e.textContent).trim().slice(0, 80));
}"""

#: Controls with a text that have another font than their exhibit.
OTHER_FONTS = """(root) => [...root.querySelectorAll('.lk-exhibit')].flatMap((exhibit) => {
    const font = (e) => getComputedStyle(e).fontFamily;
    const worded = 'select, textarea, button:not(.modebar-btn), input[type=text], label';
    return [...exhibit.querySelectorAll(worded)]
        .filter((e) => e.checkVisibility() && (e.value || e.innerText.trim()))
        .filter((e) => font(e) !== font(exhibit))
        .map((e) => `${e.tagName}.${e.className}: ${font(e)}`);
})"""

#: What is wrong with the columns of Perspectives: one that begins lower than the others, a line
#: that stands apart from the one before.
UNEVEN_COLUMNS = """(faces) => {
    const boxes = [...faces.querySelectorAll('.lk-face')].map((e) => e.getBoundingClientRect());
    const tops = new Map();
    for (const {left, top} of boxes) tops.set(left, Math.min(top, tops.get(left) ?? top));
    const highest = Math.min(...tops.values());
    const low = [...tops].filter(([, top]) => top > highest + 1);
    const torn = [...faces.querySelectorAll('.lk-face-who, .lk-face-text')].filter((e) => {
        const text = document.createRange();
        text.selectNodeContents(e);
        const tops = [...text.getClientRects()].map(({top}) => top);
        const steps = tops.slice(1).map((top, n) => top - tops[n]).filter((step) => step > 1);
        return Math.max(...steps) - Math.min(...steps) > 2;
    });
    return [...low.map(String), ...torn.map((e) => e.textContent)];
}"""

#: Cells of tables whose name on a card is not that of their column, and empty cells with a name.
WRONG_LABELS = """() => [...document.querySelectorAll('main .still-table:has(thead)')]
    .flatMap((table) => [...table.tBodies[0].rows].flatMap((row) => [...row.cells].map((cell) =>
        [cell, table.tHead.rows[0].cells[cell.cellIndex].textContent.trim()])))
    .filter(([cell, name]) => cell.dataset.label
        ? !cell.textContent.trim() || cell.dataset.label.replace(/:$/, '') !== name
            || /[?!]:/.test(cell.dataset.label)
        : cell.tagName === 'TD' && name && cell.textContent.trim() && !cell.hasAttribute('colspan'))
    .map(([cell, name]) => `${cell.dataset.label} for ${name}: ${cell.textContent}`)"""

#: Lines of a row's text that begin further left than the buttons or the box before it end.
UNDER_CONTROLS = """(row) => {
    const controls = [...row.querySelectorAll('button, input')];
    const end = Math.max(...controls.map((e) => e.getBoundingClientRect().right));
    const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT,
        (text) => text.parentElement.closest('button') || !text.data.trim() ? 2 : 1);
    const under = [];
    while (texts.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(texts.currentNode);
        const lines = [...range.getClientRects()].filter(({width}) => width);
        under.push(...lines.filter(({left}) => left < end).map(({left, top}) => [left, top]));
    }
    return under;
}"""
