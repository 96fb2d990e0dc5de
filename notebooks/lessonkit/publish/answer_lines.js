// @ts-check
// An exam answer, read from the lines of a file that the planner gave to a student; the same as
// answer_file.py and gather.py do where Python runs.

import { countWords } from "../page/words.js";

/** What the answers of a class are read by: see ANSWER_PARTS in vocabulary.py and COLUMNS in
 * gather.py.
 * @typedef {{ parts: string[], columns: string[] }} Form
 */

const SOURCES = "Sources";
const RUBRIC = "Rubric";
const CRITERION = /^(☑|☐|- \[[xX]\]|- \[ \])\s*\S/;
const TICKED = /^(☑|- \[[xX]\])/;
const NAME = /^name:(.*)$/i;
const LENGTH = /^\d+ of (\d+) words\b/;
/** A cell that begins with one of these is taken as a formula by spreadsheets. */
const FORMULA = /^[=+\-@\t\r]/;

/** Return the lines of a Markdown file, headings without their marks.
 * @param {string} text
 */
export function markdownLines(text) {
  return text.split(/\r\n|\r|\n/).map((line) => line.replace(/^#{1,6}\s+/, ""));
}

/** Return lines by the headings that they stand under; what stands before them is under "".
 * @param {string[]} lines
 * @param {string[]} headings
 */
function sectionsOf(lines, headings) {
  const found = lines.map((line) => {
    const text = line.trim().toLowerCase();
    return headings.find((heading) => heading.toLowerCase() === text);
  });
  /** @type {Map<string, string[]>} */
  const sections = new Map([["", []]]);
  let here = "";
  lines.forEach((line, n) => {
    const heading = found[n];
    // A word of the text may stand alone on a line, too: then it comes again, or too early.
    const earlier = headings.slice(0, headings.indexOf(heading ?? ""));
    const awaited = earlier.filter((one) => !sections.has(one));
    const rest = found.slice(n + 1);
    if (heading && !sections.has(heading) && !awaited.some((one) => rest.includes(one))) {
      here = heading;
      sections.set(here, []);
    } else {
      sections.get(here)?.push(line.trimEnd());
    }
  });
  return sections;
}

/** Return the row of an answer in the table; null if the lines are no answer.
 * @param {string} file
 * @param {string[]} lines
 * @param {string[]} parts names of the parts of an answer
 * @returns {(string | number)[] | null}
 */
export function answerRow(file, lines, parts) {
  const sections = sectionsOf(lines, [...parts, SOURCES, RUBRIC]);
  if (!parts.some((part) => sections.has(part))) return null;
  const head = (sections.get("") ?? []).map((line) => line.trim()).filter(Boolean);
  const name = head.findLast((line) => NAME.test(line))?.match(NAME)?.[1].trim() ?? "";
  const asked = head.findLast((line) => LENGTH.test(line))?.match(LENGTH)?.[1];
  const question = head.filter((line) => !NAME.test(line) && !LENGTH.test(line)).join("\n");
  const texts = parts.map((part) => (sections.get(part) ?? []).join("\n").trim());
  const sources = (sections.get(SOURCES) ?? []).filter(Boolean).join("\n");
  const words = countWords(texts.join("\n"));
  const length = asked === undefined ? "" : Number(asked);
  const rubric = rubricInWords(sections.get(RUBRIC) ?? []);
  return [file, name, question, words, length, ...texts, sources, rubric, "", ""];
}

/** @param {string[]} lines */
function rubricInWords(lines) {
  const criteria = lines.map((line) => line.trim()).filter((line) => CRITERION.test(line));
  const ticked = criteria.flatMap((line, n) => TICKED.test(line) ? [n + 1] : []);
  const which = ticked.length ? `: ${ticked.join(", ")}` : "";
  return `${ticked.length} of ${criteria.length}${which}`;
}

/** Return rows as a CSV file that any spreadsheet opens and none runs.
 * @param {(string | number)[][]} rows
 */
export function asCsv(rows) {
  const cell = (/** @type {string | number} */ value) => {
    const text = String(value);
    const harmless = FORMULA.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  };
  return `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}
