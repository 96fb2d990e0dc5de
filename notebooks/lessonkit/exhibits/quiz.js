// Asks multiple-choice questions and explains every option. See Questions in quiz.py.

import { make, makeButton } from "../page/dom.js";

let forms = 0;

export default {
  render({ model, el }) {
    const questions = model.get("questions");
    const score = make("p", "lk-score");
    score.setAttribute("role", "status");
    const results = new Map();
    const tell = () => {
      const right = [...results.values()].filter(Boolean).length;
      score.textContent = results.size
        ? `${right} right of ${results.size} answered; ${questions.length} questions in all.`
        : `${questions.length} questions. Choose an answer, then press Check.`;
    };
    const sheet = make("div", "lk-quiz");
    questions.forEach((question, n) => sheet.append(ask(question, n, (right) => { results.set(n, right); tell(); })));
    el.append(sheet, score);
    tell();
  },
};

function ask(question, n, done) {
  const name = `lk-quiz-${(forms += 1)}`;
  const box = make("fieldset", "lk-question");
  box.append(make("legend", "", `${n + 1}. ${question.question}`));
  const rows = question.options.map((option, k) => {
    const label = make("label", "lk-option");
    const radio = make("input");
    radio.type = "radio";
    radio.name = name;
    const letter = String.fromCharCode(65 + k);
    const why = make("p", "lk-why");
    why.hidden = true;
    label.append(radio, make("span", "", `${letter}. ${option.text}`));
    box.append(label, why);
    return { option, radio, label, why };
  });
  const check = makeButton("Check", judge);
  const again = makeButton("Try again", reopen);
  check.disabled = true;
  again.hidden = true;
  const verdict = make("p", "lk-verdict");
  verdict.setAttribute("aria-live", "polite");
  const based = make("details", "lk-based");
  based.hidden = true;
  based.append(make("summary", "", "What this rests on"));
  const list = make("p");
  list.innerHTML = question.based_html;
  based.append(list);
  const tools = make("div", "lk-tools");
  tools.append(check, again, verdict);
  box.append(tools, based);

  box.addEventListener("change", () => { check.disabled = false; });
  function judge() {
    const chosen = rows.find((row) => row.radio.checked);
    rows.forEach((row) => {
      row.radio.disabled = true;
      row.why.hidden = false;
      row.why.textContent = `${row.option.right ? "✔ Right." : "✘ Not right."} ${row.option.why}`;
      row.label.classList.toggle("lk-right", row.option.right);
      row.label.classList.toggle("lk-chosen", row === chosen);
    });
    verdict.textContent = chosen.option.right ? "✔ Right." : "✘ Not right. The green answer is the right one: read why above.";
    again.hidden = false;
    based.hidden = false;
    again.focus();
    check.hidden = true;
    done(chosen.option.right);
  }
  function reopen() {
    rows.forEach((row) => {
      row.radio.disabled = false;
      row.radio.checked = false;
      row.why.hidden = true;
      row.label.classList.remove("lk-right", "lk-chosen");
    });
    verdict.textContent = "";
    again.hidden = true;
    based.hidden = true;
    check.hidden = false;
    check.disabled = true;
    rows[0].radio.focus();
  }
  return box;
}
