// Shows claims one at a time: first an answer with a confidence, then the evidence and the verdict. See Forecast in claims.py.

import { make, makeButton } from "../page/dom.js";

const LEAST = 25;

export default {
  render({ model, el }) {
    const [title, answers, claims, none] = ["title", "answers", "claims", "none"].map((name) => model.get(name));
    const given = claims.map(() => ({ answer: "", sure: 60, shown: false }));
    let at = 0;

    const box = make("section", "lk-sort lk-claims");
    box.setAttribute("aria-label", title);
    const place = make("p", "lk-sort-place");
    const claim = make("p", "lk-sort-item");
    const ask = make("p", "lk-claims-ask");
    const statement = make("div", "lk-claims-statement");
    statement.append(claim, ask);
    const choices = make("div", "lk-sort-bins");
    choices.setAttribute("role", "group");
    choices.setAttribute("aria-label", "Your answer");
    const sure = make("label", "lk-claims-sure", "How sure are you? ");
    const slider = make("input");
    Object.assign(slider, { type: "range", min: LEAST, max: 100, step: 5 });
    slider.setAttribute("aria-label", "How sure are you?");
    const percent = make("output", "lk-claims-percent");
    sure.append(slider, percent);
    const reveal = makeButton("Show the evidence", () => { given[at].shown = true; show(); evidence.focus(); });
    const hint = make("span", "lk-hint");
    const asking = make("div", "lk-tools");
    asking.append(sure, reveal, hint);
    const evidence = make("div", "lk-claims-evidence");
    evidence.tabIndex = -1;
    const back = makeButton("◀ Previous", () => go(at - 1));
    const next = makeButton("Next ▶", () => go(at + 1));
    const restart = makeButton("Start again", () => {
      for (const answer of given) Object.assign(answer, { answer: "", sure: 60, shown: false });
      go(0);
    });
    const tools = make("div", "lk-tools");
    tools.append(back, next, restart);
    const score = make("div", "lk-claims-score");
    score.setAttribute("role", "status");
    box.append(make("h3", "lk-grid-title", title), place, statement, choices, asking, evidence, tools, score);
    el.append(box);

    slider.addEventListener("input", () => { given[at].sure = Number(slider.value); tell(); });

    function tell() {
      const { sure: value } = given[at];
      const words = value <= LEAST ? "a pure guess among four" : value < 60 ? "more a feeling" : value < 85 ? "fairly sure" : value < 100 ? "very sure" : "certain";
      percent.textContent = ` ${value} %: ${words}`;
      slider.setAttribute("aria-valuetext", `${value} percent, ${words}`);
    }
    function go(to) {
      at = to;
      show();
      (choices.querySelector("button:enabled") ?? (next.disabled ? back : next)).focus();
    }
    function block(name, pieces) {
      const part = make("section", "lk-claims-side");
      part.append(make("h4", "", name));
      if (!pieces.length) part.append(make("p", "", none));
      const list = make("ul");
      for (const piece of pieces) { const item = make("li"); item.innerHTML = piece; list.append(item); }
      part.append(list);
      return part;
    }
    function show() {
      const now = claims[at];
      const mine = given[at];
      place.textContent = `Statement ${at + 1} of ${claims.length} (claim ${now.number} of ${now.of}${now.part ? `, ${now.part}` : ""})`;
      claim.textContent = now.claim;
      ask.textContent = now.ask;
      choices.replaceChildren(...Object.entries(answers).map(([key, name]) => {
        const button = makeButton(name, () => { mine.answer = key; show(); slider.focus(); });
        button.setAttribute("aria-pressed", String(mine.answer === key));
        button.classList.toggle("lk-picked", mine.answer === key);
        button.disabled = mine.shown;
        return button;
      }));
      slider.value = mine.sure;
      slider.disabled = mine.shown;
      reveal.disabled = mine.shown || !mine.answer;
      hint.textContent = mine.answer ? "" : "Choose an answer first.";
      tell();
      evidence.replaceChildren();
      if (mine.shown) {
        const sides = make("div", "lk-claims-sides");
        sides.append(...Object.entries(now.sides_html).map(([name, pieces]) => block(name, pieces)));
        const match = mine.answer === now.outcome;
        const verdict = make("p", "lk-claims-verdict");
        verdict.append(make("b", "", `The course’s verdict, as of March 2026: ${now.verdict}. `),
          `${match ? "✔ Your answer matches it." : `✘ You said “${answers[mine.answer]}”.`} `, now.reason);
        const change = make("p", "lk-claims-verdict");
        change.append(make("b", "", "What would change it: "), now.change);
        evidence.append(verdict, change, sides);
      }
      back.disabled = at === 0;
      next.disabled = at === claims.length - 1;
      summary();
    }
    function summary() {
      const done = given.map((mine, n) => ({ ...mine, hit: mine.answer === claims[n].outcome })).filter((mine) => mine.shown);
      score.replaceChildren();
      if (!done.length) return;
      const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
      const hits = done.filter((mine) => mine.hit).length;
      const share = Math.round((100 * hits) / done.length);
      const confidence = Math.round(mean(done.map((mine) => mine.sure)));
      const brier = mean(done.map((mine) => (mine.sure / 100 - (mine.hit ? 1 : 0)) ** 2));
      const gap = confidence - share;
      const says = done.length < 5 ? "Judge five or more to see whether you are too sure or not sure enough."
        : Math.abs(gap) <= 10 ? "Well calibrated: as sure as you were right."
          : gap > 0 ? "Over-confident: surer than you were right." : "Under-confident: right more often than you thought.";
      score.append(make("p", "lk-score", `Judged ${done.length} of ${claims.length}. Matches with the course: ${hits} (${share} %). `
        + `Your average confidence: ${confidence} %. ${says}`), bar("Matched", share), bar("Confidence", confidence),
      make("p", "lk-hint", `Mean squared error of your confidence (Brier score, 0 is best, 1 is worst): ${brier.toFixed(2)}. `
        + "The verdicts are readings of the evidence and open to argument: a mismatch with a good reason is worth more than a lucky match."));
    }
    function bar(name, value) {
      const line = make("div", "lk-claims-bar");
      const fill = make("span", name === "Matched" ? "lk-bar-hit" : "lk-bar-sure");
      fill.style.width = `${value}%`;
      const track = make("span", "lk-bar-track");
      track.append(fill);
      line.append(make("span", "lk-bar-name", name), track, make("span", "", `${value} %`));
      return line;
    }
    show();
  },
};
