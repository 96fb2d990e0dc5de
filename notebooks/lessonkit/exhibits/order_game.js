// Lets the reader put events in order and explains the gaps. See Board in order.py.

import { make, makeButton } from "../page/dom.js";

function gap(days) {
  if (days === 0) return "on the same day";
  if (days < 60) return `${days} ${days === 1 ? "day" : "days"} later`;
  if (days < 700) return `about ${Math.round(days / 30.44)} months later`;
  return `about ${Math.round(days / 365.25)} years later`;
}

export default {
  render({ model, el }) {
    const events = model.get("events");
    const rounds = model.get("rounds");
    let order = [];
    let turn = 0;

    const menu = (label, values) => {
      const wrapper = make("label", "lk-menu", `${label} `);
      const select = make("select");
      for (const value of values) select.append(new Option(value, value));
      wrapper.append(select);
      return [wrapper, select];
    };
    const [levelBox, level] = menu("Level", [...new Set(rounds.map((r) => r.level))]);
    const [themeBox, theme] = menu("Strand", [...new Set(rounds.map((r) => r.theme))]);
    const head = make("div", "lk-tools");
    head.append(levelBox, themeBox, make("span", "lk-hint", "Earliest on top. Move with the arrow buttons, or with the arrow keys on a row."));

    const list = make("ol", "lk-order");
    const verdict = make("div", "lk-verdict");
    verdict.setAttribute("role", "status");
    const check = makeButton("Check", () => judge());
    const next = makeButton("New round", () => { turn += 1; deal(); });
    const foot = make("div", "lk-tools");
    foot.append(check, next);
    el.append(head, list, foot, verdict);

    const row = (id, n) => {
      const item = make("li", "lk-order-row");
      const arrow = (sign, word, by) => {
        const button = makeButton(sign, () => move(n, by, by < 0 ? 0 : 1), `Move ${word}: ${events[id].title}`);
        button.disabled = n + by < 0 || n + by >= order.length;
        return button;
      };
      item.append(arrow("▲", "up", -1), arrow("▼", "down", 1), make("span", "lk-order-title", events[id].title));
      item.addEventListener("keydown", (event) => {
        const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!by) return;
        event.preventDefault();
        event.stopPropagation();
        move(n, by, by < 0 ? 0 : 1);
      });
      return item;
    };
    const show = () => { list.replaceChildren(...order.map(row)); };
    const move = (n, by, button) => {
      const to = n + by;
      if (to < 0 || to >= order.length) return;
      [order[n], order[to]] = [order[to], order[n]];
      verdict.replaceChildren();
      show();
      const buttons = list.children[to].querySelectorAll("button");
      (buttons[button].disabled ? buttons[1 - button] : buttons[button]).focus();
    };
    const deal = () => {
      const found = rounds.find((r) => r.level === level.value && r.theme === theme.value);
      verdict.replaceChildren();
      order = found ? [...found.games[turn % found.games.length]] : [];
      check.disabled = next.disabled = !found;
      if (!found) verdict.textContent = "There are too few events for this level and strand. Choose another.";
      show();
    };
    const judge = () => {
      const right = [...order].sort((a, b) => events[a].day - events[b].day);
      const hits = order.filter((id, n) => events[id].day === events[right[n]].day).length;
      const told = make("ol");
      right.forEach((id, n) => {
        const item = make("li");
        item.append(make("b", "", events[id].when), `: ${events[id].title}`);
        if (n) item.append(` (${gap(events[id].day - events[right[n - 1]].day)})`);
        item.append(make("br"), make("span", "lk-order-text", events[id].text));
        told.append(item);
      });
      verdict.replaceChildren(
        make("p", "", hits === order.length ? "✔ All five in the right order." : `${hits} of ${order.length} in the right place. This is how it went:`),
        told);
      [...list.children].forEach((item, n) => {
        const ok = events[order[n]].day === events[right[n]].day;
        item.classList.toggle("lk-right", ok);
        item.querySelector(".lk-order-title").textContent = `${ok ? "✔" : "✘"} ${events[order[n]].when}: ${events[order[n]].title}`;
      });
    };

    level.addEventListener("change", () => { turn = 0; deal(); });
    theme.addEventListener("change", () => { turn = 0; deal(); });
    deal();
  },
};
