// @ts-check
// The cards, lists, tables and hover texts of events. See EventData in event_data.py.

import { details, element, elementOfHtml, table } from "./dom.js";
import { countInWords } from "./words.js";

/** As `EventData` of event_data.py.
 * @typedef {object} EventData
 * @property {string[]} ids
 * @property {string[]} when
 * @property {string[]} titles
 * @property {string[]} summaries
 * @property {number[]} strands
 * @property {number[][]} actors
 * @property {number[]} confidences
 * @property {string[]} attributions
 * @property {number[][]} sources
 * @property {number[][]} answers
 * @property {number[][]} answered_by
 * @property {string[]} notes
 * @property {string[]} strand_names
 * @property {string[]} state_names
 * @property {[mark: string, word: string][]} certainties
 * @property {string[]} sources_html
 * @property {number} most_listed
 */

/** So many other events are named in one line, more of them in a list. */
const IN_A_LINE = 2;

/** Make a paragraph that begins with words in bold type.
 * @param {string} label @param {...(string | Node)} content
 */
function labelled(label, ...content) {
  return element("p", "", element("b", "", label), " ", ...content);
}

export class EventTable {
  #data;

  /** @param {EventData} data */
  constructor(data) {
    this.#data = data;
  }

  /** Return how certain an event is, and who says so.
   * @param {number} n its place in the table
   */
  certainty(n) {
    const { confidences, certainties, attributions } = this.#data;
    const said = attributions[n] ? `: ${attributions[n]}` : "";
    return `${certainties[confidences[n]].join(" ")}${said}`;
  }

  /** Make the card of an event.
   * @param {number} n
   */
  card(n) {
    const { when, titles, strands, strand_names, actors, state_names } = this.#data;
    const states = actors[n].map((state) => state_names[state]).join(", ");
    const meta = [strand_names[strands[n]], states].filter(Boolean).join(" · ");
    return element(
      "article",
      "lk-card",
      element("p", "lk-when", when[n]),
      element("h4", "", titles[n]),
      element("p", "lk-meta", meta),
      ...this.#body(n),
    );
  }

  /** Make what there is to know about an event beyond date and title.
   * @param {number} n
   */
  #body(n) {
    const { summaries, sources, sources_html, notes, answers, answered_by } = this.#data;
    /** @type {HTMLElement[]} */
    const body = [
      element("p", "", summaries[n]),
      labelled("How certain?", this.certainty(n)),
    ];
    body.push(...this.#others("See also (earlier):", answers[n]));
    body.push(...this.#others("See also (later):", answered_by[n]));
    if (sources[n].length) {
      const links = sources[n].map((source) => sources_html[source]).join("; ");
      const noun = sources[n].length === 1 ? "Source:" : "Sources:";
      body.push(labelled(noun, elementOfHtml("span", "", links)));
    }
    const note = notes[n] ? [details("Teacher’s note", element("p", "", notes[n]))] : [];
    return [...body, ...note];
  }

  /** Make what names other events: a list of more than two, a line of fewer.
   * @param {string} label @param {number[]} others
   */
  #others(label, others) {
    const { titles, when } = this.#data;
    const names = others.map((n) => `${titles[n]} (${when[n]})`);
    if (!names.length) return [];
    if (names.length <= IN_A_LINE) return [labelled(label, names.join("; "))];
    const items = names.map((name) => element("li", "", name));
    return [labelled(label), element("ul", "lk-others", ...items)];
  }

  /** Make a list whose items open.
   * @param {number[]} rows
   */
  list(rows) {
    const { when, titles, certainties, confidences, most_listed } = this.#data;
    const items = rows.slice(0, most_listed).map((n) => {
      const [mark] = certainties[confidences[n]];
      const opened = details("", ...this.#body(n));
      opened.firstElementChild?.append(element("b", "", when[n]), ` ${mark} ${titles[n]}`);
      return element("li", "", opened);
    });
    return element("div", "", element("ol", "lk-list", ...items), ...this.#more(rows));
  }

  /** Make a table of date, event, strand and certainty.
   * @param {number[]} rows
   */
  table(rows) {
    const { when, titles, strands, strand_names, certainties, confidences } = this.#data;
    const lines = rows.slice(0, this.#data.most_listed).map((n) => {
      const certain = certainties[confidences[n]].join(" ");
      return [when[n], titles[n], strand_names[strands[n]], certain];
    });
    const head = ["Date", "Event", "Strand", "How certain?"];
    return element("div", "", table(head, lines), ...this.#more(rows));
  }

  /** @param {number[]} rows */
  #more(rows) {
    const rest = rows.length - this.#data.most_listed;
    if (rest <= 0) return [];
    const events = countInWords(rest, ["more event", "more events"]);
    return [element("p", "lk-meta", `… and ${events}. Narrow the choice to see them.`)];
  }
}
