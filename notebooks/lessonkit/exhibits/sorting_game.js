// Shows statements one at a time and asks for the group of each. See Tray in sort.py.

import { make, makeButton } from "../page/dom.js";

export default {
  render({ model, el }) {
    const [title, task, bins, items] = ["title", "task", "bins", "items"].map((name) => model.get(name));
    const answers = new Map();
    let at = 0;

    const box = make("section", "lk-sort");
    box.setAttribute("aria-label", title);
    box.append(make("h3", "lk-grid-title", title), make("p", "lk-grid-note", task));
    const place = make("p", "lk-sort-place");
    const text = make("p", "lk-sort-item");
    const choices = make("div", "lk-sort-bins");
    choices.setAttribute("role", "group");
    choices.setAttribute("aria-label", task);
    const verdict = make("div", "lk-sort-verdict");
    verdict.setAttribute("role", "status");
    const based = make("details", "lk-based");
    const back = makeButton("◀ Previous", () => go(at - 1));
    const next = makeButton("Next ▶", () => go(at + 1));
    const restart = makeButton("Start again", () => { answers.clear(); go(0); });
    const score = make("span", "lk-score");
    const tools = make("div", "lk-tools");
    tools.append(back, next, restart, score);
    box.append(place, text, choices, verdict, based, tools);
    el.append(box);

    function choose(bin) {
      answers.set(at, bin);
      show();
      (next.disabled ? restart : next).focus();
    }
    function go(to) {
      at = to;
      show();
      (choices.querySelector("button:enabled") ?? (next.disabled ? restart : next)).focus();
    }
    function show() {
      const item = items[at];
      const answer = answers.get(at);
      place.textContent = `${at + 1} of ${items.length}`;
      text.textContent = item.text;
      choices.replaceChildren(...bins.map((bin) => {
        const button = makeButton(bin, () => choose(bin));
        const right = answer && bin === item.bin;
        const wrong = answer === bin && !right;
        button.textContent = `${right ? "✔ " : wrong ? "✘ " : ""}${bin}`;
        button.classList.toggle("lk-right", Boolean(right));
        button.classList.toggle("lk-chosen", answer === bin);
        button.disabled = Boolean(answer);
        return button;
      }));
      verdict.replaceChildren();
      if (answer) verdict.append(make("b", "", answer === item.bin ? "✔ Right. " : `✘ Not here. It belongs to: ${item.bin}. `), item.why);
      based.hidden = !answer;
      based.open = false;
      const list = make("p");
      list.innerHTML = item.based_html;
      based.replaceChildren(make("summary", "", "What this rests on"), list);
      back.disabled = at === 0;
      next.disabled = at === items.length - 1;
      const right = [...answers].filter(([n, bin]) => items[n].bin === bin).length;
      score.textContent = answers.size ? `${right} right of ${answers.size} sorted` : "";
    }
    show();
  },
};
