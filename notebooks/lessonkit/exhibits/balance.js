// Weighs gains and costs and shows what would flip the sum. See Scales in balance.py.

import { make, makeButton, makeMenu } from "../page/dom.js";

const OWN = 2;
const SIGN = { gain: 1, cost: -1 };
const signed = (value) => (value > 0 ? `+${value}` : String(value).replace("-", "−"));

function total(rows) {
  return rows.reduce((sum, { side, strength, weight }) => sum + SIGN[side] * strength * weight, 0);
}

// The weight of one argument at which the sum would be nought, the others staying as they are.
function flipPoint(rows, row) {
  const others = total(rows) - SIGN[row.side] * row.strength * row.weight;
  return -others / (SIGN[row.side] * row.strength);
}

export default {
  render({ model, el }) {
    const [title, method, capitals, strengths, start, most, first] =
      ["title", "method", "capitals", "strengths", "start", "most", "first"].map((name) => model.get(name));
    const books = new Map();
    const fresh = (capital) => [
      ...model.get("arguments").filter((a) => a.capital === capital).map((a) => ({ ...a, weight: start })),
      ...Array.from({ length: OWN }, (_, n) => ({ own: n + 1, side: n ? "cost" : "gain", label: "", strength: 1, weight: 0 })),
    ];
    const book = (capital) => { if (!books.has(capital)) books.set(capital, fresh(capital)); return books.get(capital); };

    const section = make("section", "lk-balance");
    section.setAttribute("aria-label", title);
    const view = makeMenu("From the viewpoint of", Object.entries(capitals), () => draw());
    view.select.value = first;
    const reset = makeButton("Reset", () => { books.delete(view.select.value); draw(); });
    const tools = make("div", "lk-tools");
    tools.append(view.box, reset);
    const answer = make("p", "lk-balance-answer");
    answer.setAttribute("role", "status");
    const head = make("div", "lk-balance-row lk-balance-head");
    for (const text of ["Argument", "How well attested", "How much it matters", "Sum, if this weight alone went from 0 to 5"]) head.append(make("span", "", text));
    const list = make("div");
    const scale = make("p", "lk-hint lk-balance-scale");
    const sums = make("p", "lk-balance-sums");
    const how = make("details", "lk-based");
    how.append(make("summary", "", "How the sum is made, and what it cannot do"), make("p", "", method));
    section.append(make("h3", "lk-grid-title", title), tools, answer, head, list, scale, sums, how);
    el.append(section);

    function numbers(row, update) {
      const attested = make("select");
      for (const [value, name] of Object.entries(strengths)) attested.append(new Option(name, value));
      attested.value = row.strength;
      attested.addEventListener("change", () => { row.strength = Number(attested.value); update(); });
      const weight = make("input");
      Object.assign(weight, { type: "range", min: 0, max: most, step: 1, value: row.weight });
      const shown = make("output", "", String(row.weight));
      weight.addEventListener("input", () => { row.weight = Number(weight.value); shown.textContent = weight.value; update(); });
      const box = make("span", "lk-balance-weight");
      box.append(weight, shown);
      const name = () => row.label || `own argument ${row.own}`;
      const label = () => {
        attested.setAttribute("aria-label", `How well attested: ${name()}`);
        weight.setAttribute("aria-label", `How much it matters: ${name()}`);
      };
      label();
      return { attested, box, label };
    }

    function argumentOf(row, update) {
      const line = make("div", `lk-balance-row lk-balance-${row.side}`);
      const { attested, box, label } = numbers(row, update);
      let what;
      if (row.own) {
        what = make("span", "lk-balance-own");
        const side = make("select");
        side.append(new Option("Gain", "gain"), new Option("Cost", "cost"));
        side.value = row.side;
        side.setAttribute("aria-label", `Own argument ${row.own}: gain or cost`);
        side.addEventListener("change", () => {
          row.side = side.value;
          line.className = `lk-balance-row lk-balance-${row.side}`;
          update();
        });
        const text = make("input");
        Object.assign(text, { type: "text", value: row.label, placeholder: "An argument of your own", maxLength: 60 });
        text.setAttribute("aria-label", `Own argument ${row.own}`);
        text.addEventListener("input", () => { row.label = text.value; label(); });
        what.append(side, text);
      } else {
        what = make("details");
        const more = make("div");
        more.innerHTML = row.more_html;
        what.append(make("summary", "", `${row.side === "gain" ? "+" : "−"} ${row.label}`), more);
      }
      const effect = make("div", "lk-balance-effect");
      line.append(what, attested, box, effect);
      return { line, effect };
    }

    function draw() {
      const rows = book(view.select.value);
      const lines = rows.map((row) => argumentOf(row, update));
      list.replaceChildren(...lines.map(({ line }) => line));
      update();

      function update() {
        const sum = total(rows);
        const ends = rows.map((row) => [0, most].map((weight) => sum + SIGN[row.side] * row.strength * (weight - row.weight)));
        const reach = Math.max(1, ...ends.flat().map(Math.abs));
        const at = (value) => `${50 + (50 * value) / reach}%`;
        const flips = [];
        rows.forEach((row, n) => {
          const [low, high] = [...ends[n]].sort((a, b) => a - b);
          const track = make("div", "lk-balance-track");
          track.setAttribute("aria-hidden", "true");
          const span = make("span", "lk-balance-span");
          span.style.left = at(low);
          span.style.width = `${(50 * (high - low)) / reach}%`;
          const dot = make("span", "lk-balance-dot");
          dot.style.left = at(sum);
          track.append(make("span", "lk-balance-nought"), span, dot);
          const can = ends[n].some((end) => end * sum < 0);
          if (can) flips.push(row);
          const point = flipPoint(rows, row);
          const where = Number.isInteger(point) ? point : point.toFixed(1);
          const words = sum === 0 ? "even now: any change tips it" : can ? `flips at ${where}`
            : ends[n].includes(0) ? `evens out at ${where}, no weight flips it` : "no weight flips it";
          const said = make("span", can ? "lk-balance-flips" : "", words);
          lines[n].effect.replaceChildren(track, said);
        });
        const parts = ["gain", "cost"].map((side) => Math.abs(total(rows.filter((row) => row.side === side))));
        const verdict = sum > 0 ? "more gained than lost" : sum < 0 ? "more lost than gained" : "gains and costs are even";
        answer.textContent = `From the viewpoint of ${capitals[view.select.value]}: gains ${parts[0]}, costs ${parts[1]}, sum ${signed(sum)}: `
          + `${verdict}, on these weights.`
          + (sum === 0 ? "" : flips.length ? ` ${flips.length === 1 ? "One weight" : `${flips.length} weights`} could flip it, each alone.` : " No single weight can flip it.");
        scale.textContent = `The line in the middle is nought; the ends are −${reach} and +${reach}. The dot is the sum now.`;
        const known = [...books].map(([key, own]) => `${capitals[key]} ${signed(total(own))}`);
        sums.textContent = known.length > 1 ? `Your sums so far: ${known.join(", ")}.` : "";
      }
    }
    draw();
  },
};
