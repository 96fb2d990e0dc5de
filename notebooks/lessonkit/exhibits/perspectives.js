// Shows statements side by side: of all capitals on one event, or of one capital on all events. See Faces in perspectives.py.

import { make, makeButton, makeCheckbox, makeMenu } from "../page/dom.js";

export default {
  render({ model, el }) {
    const [title, topics, capitals, said, none] = ["title", "topics", "capitals", "statements", "none"].map((name) => model.get(name));
    const section = make("section", "lk-faces");
    section.setAttribute("aria-label", title);
    const by = makeMenu("Read by", [["event", "one event, every capital"], ["capital", "one capital, every event"]], () => show());
    const event = makeMenu("Event", topics.map((t) => [t.key, `${t.name} (${t.when})`]), () => show());
    const capital = makeMenu("Capital", capitals.map((c) => [c.key, c.name]), () => show());
    const cover = makeCheckbox("Guess first", () => show());
    const reset = makeButton("Reset", () => {
      [by.select.value, event.select.value, capital.select.value, cover.input.checked] = ["event", model.get("first"), capitals[0].key, false];
      show();
    });
    const tools = make("div", "lk-tools");
    tools.append(by.box, event.box, capital.box, cover.box, reset);
    const cells = make("div", "lk-faces-cells");
    const status = make("p", "lk-grid-status");
    status.setAttribute("role", "status");
    section.append(make("h3", "lk-grid-title", title), tools, cells, status);
    el.append(section);
    event.select.value = model.get("first");

    function statement(row) {
      const box = make("div", "lk-face-said");
      const stance = make("p", "lk-face-tone", row.tone);
      stance.style.background = row.fill;
      const details = make("details", "lk-based");
      const more = make("div");
      more.innerHTML = row.more_html;
      details.append(make("summary", "", "Source"), more);
      const words = make("div");
      words.append(stance, make("p", "lk-face-text", row.text),
        make("p", "lk-face-who", `${row.who}, ${row.when}${row.unofficial ? " (not an official statement)" : ""}`), details);
      // The colour is part of the answer: it comes with the words.
      const uncover = () => { words.hidden = false; box.style.borderColor = row.line; };
      if (cover.input.checked) {
        words.hidden = true;
        const lift = makeButton("Uncover", () => { uncover(); lift.remove(); });
        box.append(lift);
      } else uncover();
      box.append(words);
      return box;
    }

    function cell(name, small, rows) {
      const box = make("section", "lk-face");
      const heading = make("h4", "", name);
      if (small) heading.append(make("span", "lk-grid-small", small));
      box.append(heading);
      if (rows.length) box.append(...rows.map(statement));
      else box.append(make("p", "lk-face-none", none));
      return box;
    }

    function show() {
      const whole = by.select.value === "event";
      event.box.hidden = !whole;
      capital.box.hidden = whole;
      const key = whole ? event.select.value : capital.select.value;
      const rows = said.filter((row) => row[whole ? "topic" : "capital"] === key);
      const at = (heading) => rows.filter((row) => row[whole ? "capital" : "topic"] === heading.key);
      const headings = whole ? capitals.filter((c) => c.always || at(c).length) : topics;
      cells.replaceChildren(...headings.map((h) => cell(h.name, whole ? h.state : h.when, at(h))));
      const silent = headings.filter((h) => !at(h).length).map((h) => h.name);
      const missing = silent.length ? ` None found ${whole ? "from" : "on"}: ${silent.join("; ")}.` : "";
      status.textContent = `${rows.length} statement${rows.length === 1 ? "" : "s"}.${missing}`;
    }
    show();
  },
};
