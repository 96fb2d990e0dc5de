// @ts-check
// Asks multiple-choice questions and explains every option. See QuizPart in quiz.py.

import { button, details, element, elementOfHtml, status, toolbar } from "../page/dom.js";
import { keep, kept } from "../page/kept.js";
import { explanation, letter, score, verdict } from "./quiz_answers.js";

/** @import { Context } from "../page/types.d.ts" */
/** @import { Keeping } from "../page/kept.js" */
/** @import { Option } from "./quiz_answers.js" */

/** @typedef {{ question: string, options: Option[], based_html: string }} Question */
/** Kept is, by number of a question, the number of the answer; the page alone knows the number of
 * the question that a link has led to, from 1.
 * @typedef {{ questions: Question[], picked: string | undefined }
 *   & Keeping<Record<string, number>>} Traits
 */

/** How many questions the page has shown, so that each has a name of its own. */
let shown = 0;

/** An option with its button, and the place of the reason.
 * @param {Option} option @param {number} n @param {string} name
 */
function choiceOf(option, n, name) {
  const radio = element("input");
  radio.type = "radio";
  radio.name = name;
  const text = element("span", "", `${letter(n)}. ${option.text}`);
  const why = element("p", "lk-why");
  why.hidden = true;
  return { option, radio, label: element("label", "lk-option", radio, text), why };
}

class QuestionForm {
  #check = button("Check", () => this.#judge());
  #again = button("Try again", () => this.#reopen());
  #verdict = element("p", "lk-verdict");
  #box;
  #based;
  #choices;
  #judged;

  /**
   * @param {Question} question
   * @param {number} number
   * @param {(answer: number) => void} judged
   */
  constructor({ question, options, based_html }, number, judged) {
    this.#judged = judged;
    shown += 1;
    this.#choices = options.map((option, n) => choiceOf(option, n, `lk-quiz-${shown}`));
    this.#based = details("Sources", elementOfHtml("p", "", based_html));
    this.#based.className = "lk-based";
    this.#based.hidden = true;
    this.#check.disabled = true;
    this.#again.hidden = true;
    this.#verdict.setAttribute("aria-live", "polite");
    const legend = element("legend", "", `${number}. ${question}`);
    this.#box = element("fieldset", "lk-question", legend);
    this.#box.append(...this.#choices.flatMap(({ label, why }) => [label, why]));
    this.#box.append(toolbar(this.#check, this.#again, this.#verdict), this.#based);
    this.#box.addEventListener("change", () => this.#check.disabled = false);
  }

  get box() {
    return this.#box;
  }

  #judge() {
    const answer = this.#choices.findIndex(({ radio }) => radio.checked);
    if (answer < 0) return;
    this.show(answer);
    this.#again.focus();
    this.#judged(answer);
  }

  /** Show an answer with its verdict.
   * @param {number} answer its number
   */
  show(answer) {
    const chosen = this.#choices[answer];
    chosen.radio.checked = true;
    for (const { option, radio, label, why } of this.#choices) {
      radio.disabled = true;
      why.hidden = false;
      why.textContent = explanation(option);
      label.classList.toggle("lk-right", option.right);
      label.classList.toggle("lk-chosen", option === chosen.option);
    }
    this.#verdict.textContent = verdict(chosen.option);
    this.#showAnswered(true);
  }

  #reopen() {
    for (const { radio, label, why } of this.#choices) {
      radio.disabled = false;
      radio.checked = false;
      why.hidden = true;
      label.classList.remove("lk-right", "lk-chosen");
    }
    this.#verdict.textContent = "";
    this.#check.disabled = true;
    this.#showAnswered(false);
    this.#choices[0].radio.focus();
  }

  /** @param {boolean} answered */
  #showAnswered(answered) {
    this.#again.hidden = !answered;
    this.#based.hidden = !answered;
    this.#check.hidden = answered;
  }
}

export default {
  /** @param {Context<Traits>} context */
  render({ model, el }) {
    const questions = model.get("questions");
    const answers = kept(model) ?? {};
    const told = status("p", "lk-score");
    const tell = () => {
      const results = Object.entries(answers).map(([n, answer]) => {
        return questions[Number(n)].options[answer].right;
      });
      told.textContent = score(results, questions.length);
    };
    const forms = questions.map((question, n) =>
      new QuestionForm(question, n + 1, (answer) => {
        answers[n] = answer;
        keep(model, answers);
        tell();
      })
    );
    for (const [n, answer] of Object.entries(answers)) forms[Number(n)].show(answer);
    el.append(element("div", "lk-quiz", ...forms.map(({ box }) => box)), told);
    tell();
    const point = () => {
      const picked = model.get("picked");
      forms.forEach(({ box }, n) => {
        if (picked === String(n + 1)) box.setAttribute("aria-current", "true");
        else box.removeAttribute("aria-current");
      });
    };
    point();
    model.on("change:picked", point);
    return () => model.off("change:picked", point);
  },
};
