// Draws short texts in rows and columns; each opens a card. See Board in grid.py.

import { make, makeButton, makeCheckbox, makeMenu } from "../page/dom.js";

const GAP = 14;
// The least width of a column in pixels, in which the longest word of a heading finds room.
const COLUMN = 84;
const STEP = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

function withSmall(element, name, small) {
  element.append(make("span", "lk-grid-name", name));
  if (small) element.append(make("span", "lk-grid-small", small));
  return element;
}

function nearest(from, chips, [across, down]) {
  // The closest chip in that direction; a step aside costs more than a step ahead.
  const middle = (chip) => { const r = chip.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; };
  const [x, y] = middle(from);
  const far = (chip) => {
    const [cx, cy] = middle(chip);
    const ahead = (cx - x) * across + (cy - y) * down;
    return ahead < 8 ? Infinity : ahead + 3 * Math.abs((cx - x) * down + (cy - y) * across);
  };
  const best = chips.filter((chip) => chip !== from).sort((a, b) => far(a) - far(b))[0];
  return best && far(best) < Infinity ? best : null;
}

function drawArrows(stage, chips, byKey) {
  stage.querySelector("svg")?.remove();
  const frame = stage.getBoundingClientRect();
  const ways = new Set();
  const pairs = chips.flatMap((chip) => chip.after.map((old) => [byKey.get(old), byKey.get(chip.key)])).filter(([a]) => a);
  if (!pairs.length) return;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "lk-grid-arrows");
  svg.setAttribute("aria-hidden", "true");
  svg.innerHTML = '<defs><marker id="lk-head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">'
    + '<path d="M0 0L10 5L0 10z"/></marker></defs>';
  for (const [old, next] of pairs) {
    const [a, b] = [old, next].map((node) => node.getBoundingClientRect());
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    const way = `${Math.round(a.x)} ${Math.round(a.y)} ${Math.round(b.x)}`;
    const again = ways.has(way);
    ways.add(way);
    const [x1, x2] = [a.x + a.width / 2 - frame.x, b.x + b.width / 2 - frame.x];
    // Down within a column; from the side of a box, low enough to keep clear of what comes in there, to the top of another where the
    // column changes.
    const side = x2 > x1 + 4 ? 1 : x2 < x1 - 4 ? -1 : 0;
    const [startX, startY] = side ? [(side > 0 ? a.right : a.left) - frame.x, a.y + a.height * 0.75 - frame.y] : [x1, a.bottom - frame.y];
    const near = (side > 0 ? b.left : b.right) - frame.x;
    // A second arrow from one box into one column keeps to the gap beside that column, so that it crosses no box.
    path.setAttribute("d", again
      ? `M${startX} ${startY}H${near - side * GAP}V${b.y + b.height / 4 - frame.y}H${near - side}`
      : `M${startX} ${startY}${side ? `H${x2}` : ""}V${b.top - frame.y - 1}`);
    path.setAttribute("marker-end", "url(#lk-head)");
    svg.append(path);
  }
  stage.prepend(svg);
}

export default {
  render({ model, el }) {
    const [columns, rows, chips, cards] = ["columns", "rows", "chips", "cards_html"].map((name) => model.get(name));
    let kept = chips;
    let opened = null;
    const board = make("section", "lk-grid");
    board.setAttribute("aria-label", model.get("title"));
    board.classList.toggle("lk-inline", model.get("inline"));
    board.classList.toggle("lk-flow", chips.some((chip) => chip.after.length));
    const top = make("div", "lk-grid-top");
    const note = make("p", "lk-grid-note", model.get("note"));

    const menus = model.get("menus").map(({ label, options }) =>
      makeMenu(label, [["", "All"], ...Object.entries(options)], () => show()));
    const tools = make("div", "lk-tools");
    const view = makeMenu("Show as", [["", "Grid"], ["list", "List"]], () => show());
    const reset = makeButton("Reset", () => {
      for (const { select } of [...menus, view]) select.value = "";
      if (cover) cover.input.checked = false;
      show();
      open(null);
    });
    tools.append(...menus.map(({ box }) => box));
    const cover = model.get("cover") && makeCheckbox(model.get("cover"), () => show());
    if (cover) tools.append(cover.box);
    tools.append(view.box, reset);

    const stage = make("div", "lk-grid-stage");
    const table = make("table");
    const head = table.createTHead().insertRow();
    const heading = (scope, entry) => { const th = withSmall(make("th"), entry.name, entry.small); th.scope = scope; return th; };
    const corner = heading("col", { name: model.get("corner") });
    corner.style.width = model.get("first_width");
    // Where there is less room the stage scrolls: a word is never broken to make it fit.
    table.style.minWidth = `calc(${model.get("first_width")} + ${columns.length * COLUMN}px)`;
    head.append(corner, ...columns.map((column) => heading("col", column)));
    const body = table.createTBody();
    const byKey = new Map();
    const lines = new Map();
    for (const row of rows) {
      const line = body.insertRow();
      lines.set(row.key, line);
      line.append(heading("row", row));
      for (const column of columns) {
        const cell = make("div", "lk-grid-cell");
        line.insertCell().append(cell);
        if (model.get("chip_width")) cell.style.gridTemplateColumns = `repeat(auto-fill, minmax(${model.get("chip_width")}, 1fr))`;
        const here = chips.filter((c) => c.row === row.key && c.column === column.key);
        if (!here.length) cell.append(make("span", "lk-grid-empty", model.get("empty")));
        for (const chip of here) {
          const button = withSmall(make("button", "lk-chip"), chip.text, chip.small);
          button.type = "button";
          button.style.background = chip.fill;
          button.style.borderColor = chip.line;
          button.classList.toggle("lk-dashed", chip.dashed);
          button.addEventListener("click", () => open(chip));
          button.addEventListener("pointerenter", () => { brief.textContent = chip.brief; });
          button.addEventListener("focus", () => { brief.textContent = chip.brief; });
          byKey.set(chip.key, button);
          cell.append(button);
        }
      }
    }
    stage.append(table);
    const list = make("ol", "lk-list");
    const brief = make("p", "lk-grid-brief");
    const status = make("p", "lk-grid-status");
    status.setAttribute("role", "status");
    const card = make("div", "lk-grid-card");
    top.append(make("h3", "lk-grid-title", model.get("title")), tools);
    board.append(top, brief, stage, list, note, status, card);
    el.append(board);

    function open(chip) {
      opened = chip;
      for (const [key, button] of byKey) button.setAttribute("aria-pressed", String(key === chip?.key));
      card.replaceChildren();
      if (!chip) return;
      const face = make("article", "lk-card");
      face.innerHTML = cards[chip.card];
      if (chip.over_card) face.prepend(make("p", "lk-when", chip.over_card));
      card.append(face);
      card.scrollIntoView({ block: "nearest" });
    }

    function show() {
      const wanted = menus.map(({ select }) => select.value).filter(Boolean);
      kept = chips.filter((chip) => wanted.every((tag) => chip.tags.includes(tag)));
      const keys = new Set(kept.map((chip) => chip.key));
      for (const [key, button] of byKey) button.style.visibility = keys.has(key) ? "" : "hidden";
      if (opened && !keys.has(opened.key)) open(null);
      // A row in which nothing is left makes room, so that what is left can be seen together.
      for (const [key, line] of lines) line.hidden = wanted.length > 0 && !kept.some((chip) => chip.row === key);
      const asList = view.select.value === "list";
      stage.hidden = asList;
      list.hidden = !asList;
      list.replaceChildren(...(asList ? kept : []).map((chip) => {
        const item = make("li");
        const details = make("details");
        const text = make("div");
        text.innerHTML = cards[chip.card];
        details.append(make("summary", "", chip.listed), text);
        item.append(details);
        return item;
      }));
      table.classList.toggle("lk-covered", Boolean(cover && cover.input.checked));
      const chosen = menus.map(({ select }) => select.value && select.selectedOptions[0].textContent).filter(Boolean).join("; ");
      brief.hidden = asList;
      brief.textContent = "Point at a box for a summary; click it, or press Enter, for its card.";
      status.textContent = kept.length
        ? `${kept.length} of ${chips.length} ${model.get("noun")}${chosen ? `: ${chosen}` : ""}.`
        : `Nothing matches (${chosen}). Press Reset to see all ${chips.length}.`;
      drawArrows(stage, kept, byKey);
    }

    stage.addEventListener("keydown", (event) => {
      const from = event.target.closest(".lk-chip");
      if (!from || !STEP[event.key]) return;
      event.preventDefault();
      event.stopPropagation();
      nearest(from, [...byKey.values()].filter((button) => button.style.visibility !== "hidden"), STEP[event.key])?.focus();
    });
    // As high as the longest summary, so that no box moves when another one is pointed at.
    let measured = 0;
    function reserve() {
      if (!brief.clientWidth || brief.clientWidth === measured) return;
      measured = brief.clientWidth;
      const said = brief.textContent;
      brief.style.minHeight = "";
      const highest = Math.max(...chips.map((chip) => { brief.textContent = chip.brief; return brief.offsetHeight; }));
      brief.textContent = said;
      brief.style.minHeight = `${highest}px`;
    }
    const resized = new ResizeObserver(() => { reserve(); drawArrows(stage, kept, byKey); });
    resized.observe(stage);
    show();
    return () => resized.disconnect();
  },
};
