// @ts-check
// Shows claims one at a time: first an answer with a confidence, then the evidence and the verdict.
// See ClaimsPart in claims.py.

import { button, element, elementOfHtml, status, toolbar } from "../page/dom.js";
import { keep, kept } from "../page/kept.js";
import { traitsOf } from "../page/traits.js";
import {
  calibration,
  confidenceInWords,
  isEnough,
  LEAST_SURE,
  progress,
  scoreOf,
} from "./claims_score.js";
import { Statements } from "./statements.js";

/** @import { Keeping } from "../page/kept.js" */
/** @import { Context, Model } from "../page/types.d.ts" */

/**
 * @typedef {object} Claim
 * @property {number} number
 * @property {number} of
 * @property {string} part
 * @property {string} claim
 * @property {string} ask
 * @property {string} outcome
 * @property {string} verdict
 * @property {string} reason
 * @property {string} change
 * @property {Record<string, string[]>} sides_html by name of a side, its pieces of evidence
 */

/**
 * @typedef {object} ClaimsTraits
 * @property {string} title
 * @property {Record<string, string>} answers
 * @property {Claim[]} claims
 * @property {string} none
 * @property {string} as_of
 */

/** What the reader makes of a claim: the key of an answer, how sure in percent, evidence shown.
 * @typedef {{ answer: string, sure: number, shown: boolean }} Judgement
 */

/** Kept are the judgements, and the number of the claim that is shown; the page alone knows that
 * number as `step`, too.
 * @typedef {ClaimsTraits & Keeping<{ judgements: Judgement[], at: number }>
 *   & { step: number | undefined }} Traits
 */

/** @returns {Judgement} */
const unjudged = () => ({ answer: "", sure: 60, shown: false });

/** The evidence on one side of a claim.
 * @param {string} name
 * @param {string[]} piecesHtml
 * @param {string} none what stands for a side without evidence
 */
function sideOf(name, piecesHtml, none) {
  const side = element("section", "lk-claims-side", element("h4", "", name));
  if (!piecesHtml.length) side.append(element("p", "", none));
  side.append(element("ul", "", ...piecesHtml.map((html) => elementOfHtml("li", "", html))));
  return side;
}

/** A bar of so many percent.
 * @param {string} name @param {string} css @param {number} percent
 */
function bar(name, css, percent) {
  const fill = element("span", css);
  fill.style.width = `${percent}%`;
  const track = element("span", "lk-bar-track", fill);
  const label = element("span", "", name);
  return element("div", "lk-claims-bar", label, track, element("span", "", `${percent} %`));
}

class Claims {
  /** @type {Judgement[]} */
  #judgements;
  #ask = element("p", "lk-claims-ask");
  #slider = element("input");
  #percent = element("output");
  #reveal = button("Show the evidence", () => this.#showEvidence());
  #hint = element("span", "lk-hint");
  #evidence = element("div", "lk-claims-evidence");
  #score = status("div", "lk-claims-score");
  #series;
  #model;
  #traits;

  /** @param {Model<Traits>} model */
  constructor(model) {
    const traits = traitsOf(model, "title", "answers", "claims", "none", "as_of");
    const before = kept(model);
    this.#model = model;
    this.#traits = traits;
    this.#judgements = structuredClone(before?.judgements) ?? traits.claims.map(unjudged);
    this.#series = new Statements({
      css: "lk-claims",
      title: traits.title,
      task: "Your answer",
      count: traits.claims.length,
      afterLast: "previous",
      show: () => this.#changed(),
      forget: () => this.#judgements = traits.claims.map(unjudged),
    });
    this.#series.at = before?.at ?? 0;
    this.#prepareSlider();
    this.#evidence.tabIndex = -1;
    const { box, place, statement, answers, previous, next, restart } = this.#series;
    const sure = element("label", "lk-claims-sure", "How sure are you? ");
    sure.append(this.#slider, this.#percent);
    box.append(place, element("div", "lk-claims-statement", statement, this.#ask), answers);
    box.append(toolbar(sure, this.#reveal, this.#hint), this.#evidence);
    box.append(toolbar(previous, next, restart), this.#score);
  }

  /** @param {HTMLElement} el */
  show(el) {
    el.append(this.#series.box);
    this.#update();
    const follow = () => {
      const at = Math.min(this.#model.get("step") ?? 0, this.#traits.claims.length - 1);
      if (at === this.#series.at) return;
      this.#series.at = at;
      this.#changed();
    };
    this.#model.on("change:step", follow);
    return () => this.#model.off("change:step", follow);
  }

  get #judgement() {
    return this.#judgements[this.#series.at];
  }

  #prepareSlider() {
    const range = { type: "range", min: String(LEAST_SURE), max: "100", step: "5" };
    Object.assign(this.#slider, range);
    this.#slider.setAttribute("aria-label", "How sure are you?");
    this.#slider.addEventListener("input", () => {
      this.#judgement.sure = Number(this.#slider.value);
      this.#keep();
      this.#tellConfidence();
    });
  }

  #tellConfidence() {
    const { sure } = this.#judgement;
    const words = confidenceInWords(sure);
    this.#percent.textContent = ` ${sure} %: ${words}`;
    this.#slider.setAttribute("aria-valuetext", `${sure} percent, ${words}`);
  }

  #showEvidence() {
    this.#judgement.shown = true;
    this.#changed();
    this.#evidence.focus();
  }

  #keep() {
    keep(this.#model, { judgements: this.#judgements, at: this.#series.at });
  }

  #changed() {
    this.#keep();
    this.#model.set("step", this.#series.at);
    this.#update();
  }

  #update() {
    const { at, place, statement, answers } = this.#series;
    const { claims } = this.#traits;
    const { number, of, part, claim, ask } = claims[at];
    const { answer, sure, shown } = this.#judgement;
    const origin = `claim ${number} of ${of}${part ? `, ${part}` : ""}`;
    place.textContent = `Statement ${at + 1} of ${claims.length} (${origin})`;
    statement.textContent = claim;
    this.#ask.textContent = ask;
    answers.replaceChildren(...this.#answerButtons());
    this.#slider.value = String(sure);
    this.#slider.disabled = shown;
    this.#reveal.disabled = shown || !answer;
    this.#hint.textContent = answer ? "" : "Choose an answer first.";
    this.#tellConfidence();
    this.#evidence.replaceChildren(...(shown ? this.#evidenceOf(claims[at], answer) : []));
    this.#series.limit();
    this.#updateScore();
  }

  #answerButtons() {
    const judgement = this.#judgement;
    return Object.entries(this.#traits.answers).map(([key, name]) => {
      const made = button(name, () => {
        judgement.answer = key;
        this.#changed();
        this.#slider.focus();
      });
      made.setAttribute("aria-pressed", String(judgement.answer === key));
      made.classList.toggle("lk-picked", judgement.answer === key);
      made.disabled = judgement.shown;
      return made;
    });
  }

  /** @param {Claim} claim @param {string} answer */
  #evidenceOf({ outcome, verdict, reason, change, sides_html }, answer) {
    const { answers, none, as_of } = this.#traits;
    const match = answer === outcome
      ? "✔ Your answer matches it."
      : `✘ You said “${answers[answer]}”.`;
    const told = element("b", "", `The course’s verdict, as of ${as_of}: ${verdict}. `);
    const sides = element("div", "lk-claims-sides");
    sides.append(...Object.entries(sides_html).map(([name, html]) => sideOf(name, html, none)));
    return [
      element("p", "lk-claims-verdict", told, `${match} `, reason),
      element("p", "lk-claims-verdict", element("b", "", "What would change it: "), change),
      sides,
    ];
  }

  #updateScore() {
    const { claims } = this.#traits;
    const judged = this.#judgements
      .map(({ answer, ...rest }, n) => ({ ...rest, hit: answer === claims[n].outcome }))
      .filter(({ shown }) => shown);
    this.#score.replaceChildren();
    if (!judged.length) return;
    const done = progress(judged.length, claims.length);
    this.#score.append(element("p", "lk-score", done));
    if (!isEnough(judged.length)) return;
    const score = scoreOf(judged);
    const matches = `Matches with the course: ${score.hits} (${score.share} %).`;
    const sure = `Your average confidence: ${score.confidence} %.`;
    const brier = `Your penalty: ${score.brier.toFixed(2)} (0 is best, 1 is worst). ` +
      "You get it for being sure and wrong, and for being unsure and right. " +
      "Its name is the Brier score: the mean squared error of your confidence. " +
      "The verdicts are readings of the evidence and open to argument: " +
      "a mismatch with a good reason is worth more than a lucky match.";
    this.#score.append(
      element("p", "lk-score", `${matches} ${sure} ${calibration(score)}`),
      bar("Matched", "", score.share),
      bar("Confidence", "lk-bar-sure", score.confidence),
      element("p", "lk-hint", brier),
    );
  }
}

export default {
  /** @param {Context<Traits>} context */
  render({ model, el }) {
    return new Claims(model).show(el);
  },
};
