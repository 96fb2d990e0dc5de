// @ts-check
// A place to write exam answers; the browser keeps the drafts. See EssayPlanPart in essay_plan.py.

import {
  button,
  checkbox,
  download,
  element,
  menu,
  section,
  status,
  toolbar,
} from "../page/dom.js";
import { traitsOf } from "../page/traits.js";
import { countWords } from "../page/words.js";
import { keepDraft, keepName, readDraft, readName } from "./essay_drafts.js";
import { EssayParts } from "./essay_parts.js";
import {
  asMarkdown,
  citation,
  citedFacts,
  fileName,
  insertAt,
  isTooLong,
  lengthInWords,
  wholeText,
} from "./essay_text.js";
import { asWord, WORD_TYPE } from "./essay_word.js";

/** @import { Context, Model } from "../page/types.d.ts" */
/** @import { Answer, Draft, Fact } from "./essay_text.js" */

/**
 * @typedef {object} Prompt
 * @property {string} id
 * @property {number} words
 * @property {string} question
 * @property {Record<string, string>} hints
 * @property {Fact[]} evidence
 */

/**
 * @typedef {object} Traits
 * @property {string} title
 * @property {Prompt[]} prompts
 * @property {Record<string, string>} parts
 * @property {string[]} rubric
 */

const SAVED = "Saved in this browser, on this computer.";
const NOT_SAVED = "This browser keeps no drafts: download your text before you leave.";

class EssayPlan {
  #question = element("p", "lk-essay-question");
  #length = element("p", "lk-essay-count");
  #sources = element("ol", "lk-essay-sources");
  #mark = element("p", "lk-score");
  #status = status("p", "lk-grid-status");
  #insert = button("", () => this.#insertFact());
  #name = element("input");
  #clear = button("Clear this draft", () => {
    this.#sure.hidden = false;
    this.#yes.focus();
  });
  #yes = button("Yes, clear it", () => this.#clearDraft());
  #no = button("No, keep it", () => {
    this.#sure.hidden = true;
    this.#clear.focus();
  });
  #sure = element("span", "lk-tools", element("span", "", "Clear all four parts?"));
  #back = button("Bring back", () => this.#bringBack());
  #facts = menu("Evidence from the course", [], () => {});
  #traits;
  #prompts;
  #parts;
  #criteria;
  #prompt;
  #draft;

  /** @param {Model<Traits>} model */
  constructor(model) {
    this.#traits = traitsOf(model, "title", "prompts", "parts", "rubric");
    const { prompts, parts, rubric } = this.#traits;
    this.#prompt = prompts[0];
    this.#draft = this.#emptyDraft();
    const questions = prompts.map(({ id, words, question }) => [id, `${words} words: ${question}`]);
    this.#prompts = menu("Question", /** @type {[string, string][]} */ (questions), () => {
      this.#open(this.#prompts.select.value);
    });
    this.#parts = new EssayParts(
      parts,
      (key, text) => this.#write(key, text),
      () => this.#nameTarget(),
    );
    this.#criteria = rubric.map((criterion, n) => {
      const box = checkbox(criterion, () => {
        this.#draft.met[n] = box.input.checked;
        this.#save();
        this.#update();
      });
      return box;
    });
  }

  /** @param {HTMLElement} el */
  show(el) {
    const evidence = toolbar(this.#facts.box, this.#insert);
    evidence.classList.add("lk-essay-evidence");
    const legend = element("legend", "", "Rubric: tick what your answer does");
    const rubric = element("fieldset", "lk-essay-rubric", legend);
    rubric.append(...this.#criteria.map(({ box }) => box));
    this.#sure.append(this.#yes, this.#no);
    this.#sure.hidden = true;
    const word = button("Download as Word", () => {
      this.#download("docx", asWord(this.#answer()), WORD_TYPE);
    });
    const markdown = button("Download as Markdown", () => {
      this.#download("md", [asMarkdown(this.#answer())], "text/markdown");
    });
    const tools = toolbar(this.#nameBox(), word, markdown, this.#clear, this.#sure, this.#back);
    const box = section("lk-essay", this.#traits.title);
    box.append(toolbar(this.#prompts.box), this.#question, this.#length, this.#parts.box);
    box.append(evidence, this.#sources, rubric, this.#mark, tools, this.#status);
    el.append(box);
    this.#open(this.#prompt.id);
  }

  #nameBox() {
    this.#name.type = "text";
    this.#name.maxLength = 80;
    this.#name.autocomplete = "off";
    this.#name.value = readName();
    this.#name.addEventListener("input", () => {
      keepName(this.#name.value);
      this.#status.textContent = `Your file will be called ${this.#fileName("docx")}.`;
    });
    return element("label", "lk-menu", "Your name, if you like ", this.#name);
  }

  /** @param {string} ending */
  #fileName(ending) {
    return `${fileName(this.#prompt.id, this.#name.value)}.${ending}`;
  }

  /** @param {string} ending @param {BlobPart[]} content @param {string} type */
  #download(ending, content, type) {
    const name = this.#fileName(ending);
    download(name, content, type);
    this.#status.textContent = `${name} is in your downloads.`;
  }

  /** @returns {Draft} */
  #emptyDraft() {
    return { texts: {}, met: this.#traits.rubric.map(() => false), used: [] };
  }

  /** The name under which a draft is kept that was cleared. */
  get #cleared() {
    return `${this.#prompt.id}/cleared`;
  }

  #wholeText() {
    return wholeText(this.#draft, Object.keys(this.#traits.parts));
  }

  #lengthInWords() {
    return lengthInWords(this.#count, this.#prompt.words);
  }

  get #count() {
    return countWords(this.#wholeText());
  }

  #cited() {
    return citedFacts(this.#wholeText(), this.#draft.used, this.#prompt.evidence);
  }

  /** @returns {Answer} */
  #answer() {
    const { texts, met } = this.#draft;
    const { parts, rubric } = this.#traits;
    return {
      question: this.#prompt.question,
      name: this.#name.value.trim(),
      parts: Object.entries(parts).map(([key, name]) => [name, texts[key] ?? ""]),
      words: this.#lengthInWords(),
      sources: this.#cited().map(({ number, fact }) => `[${number}] ${citation(fact)}`),
      rubric: rubric.map((criterion, n) => [criterion, Boolean(met[n])]),
    };
  }

  /** @param {string} id */
  #open(id) {
    const { prompts } = this.#traits;
    this.#prompt = prompts.find((prompt) => prompt.id === id) ?? prompts[0];
    this.#draft = readDraft(this.#prompt.id) ?? this.#emptyDraft();
    this.#prompts.select.value = this.#prompt.id;
    this.#question.textContent = this.#prompt.question;
    const facts = this.#prompt.evidence.map(({ when, title }, n) =>
      new Option(`${when}: ${title}`, String(n))
    );
    this.#facts.select.replaceChildren(...facts);
    this.#sure.hidden = true;
    this.#back.hidden = !readDraft(this.#cleared);
    this.#status.textContent = this.#count
      ? "Your draft of this question is back."
      : "What you write is saved in this browser as you type.";
    this.#fill();
  }

  #save() {
    this.#status.textContent = keepDraft(this.#prompt.id, this.#draft) ? SAVED : NOT_SAVED;
    this.#back.hidden = !readDraft(this.#cleared);
  }

  /** Show the draft in all fields. */
  #fill() {
    this.#parts.fill(this.#draft.texts, this.#prompt.hints);
    this.#criteria.forEach(({ input }, n) => input.checked = Boolean(this.#draft.met[n]));
    this.#nameTarget();
    this.#update();
  }

  #nameTarget() {
    this.#insert.textContent = `Insert into: ${this.#traits.parts[this.#parts.target]}`;
  }

  /** Bring all that depends on the text up to date. */
  #update() {
    this.#length.textContent = this.#lengthInWords();
    const long = isTooLong(this.#count, this.#prompt.words);
    this.#length.classList.toggle("lk-essay-long", long);
    this.#parts.count(this.#draft.texts);
    this.#sources.replaceChildren(
      ...this.#cited().map(({ number, fact }) => {
        const item = element("li", "", citation(fact));
        item.value = number;
        return item;
      }),
    );
    const met = this.#draft.met.filter(Boolean).length;
    this.#mark.textContent = met ? `${met} of ${this.#traits.rubric.length} criteria ticked` : "";
  }

  /** @param {string} key @param {string} text */
  #write(key, text) {
    this.#draft.texts[key] = text;
    this.#save();
    this.#update();
  }

  #insertFact() {
    const { title, when } = this.#prompt.evidence[Number(this.#facts.select.value)];
    const { used } = this.#draft;
    if (!used.includes(title)) used.push(title);
    const { area, target } = this.#parts;
    const sentence = `${title} (${when}) [${used.indexOf(title) + 1}].`;
    const { text, end } = insertAt(area.value, area.selectionEnd, sentence);
    area.value = text;
    area.setSelectionRange(end, end);
    this.#write(target, text);
    area.focus();
  }

  #clearDraft() {
    keepDraft(this.#cleared, this.#draft);
    this.#draft = this.#emptyDraft();
    this.#sure.hidden = true;
    this.#save();
    this.#fill();
    this.#status.textContent = "Cleared. “Bring back” returns it.";
  }

  #bringBack() {
    // The two change places, so that what was written since is not lost either.
    const now = this.#draft;
    this.#draft = readDraft(this.#cleared) ?? now;
    keepDraft(this.#cleared, now);
    this.#save();
    this.#fill();
  }
}

export default {
  /** @param {Context<Traits>} context */
  render({ model, el }) {
    new EssayPlan(model).show(el);
  },
};
