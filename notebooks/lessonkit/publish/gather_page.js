// @ts-check
// The answers of a whole class in one table, in the single-file edition for teachers. The files are
// read by the browser; none of them leaves the computer.

import { button, download, element, status, table } from "../page/dom.js";
import { countInWords } from "../page/words.js";
import { unzip } from "../page/zip_file.js";
import { answerRow, asCsv, markdownLines } from "./answer_lines.js";

/** @import { Form } from "./answer_lines.js" */

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const MOST_BYTES = 8_000_000;
/** How many letters of a text are shown on the page; the file that is downloaded holds all. */
const SHOWN = 120;
/** @type {Record<string, string>} */
const MARKS = { br: "\n", cr: "\n", tab: "\t" };

/** Return the lines of a Word document.
 * @param {string} xml
 */
function wordLines(xml) {
  const parsed = new DOMParser().parseFromString(xml, "application/xml");
  if (parsed.querySelector("parsererror")) throw new Error("no XML");
  const paragraphs = [...parsed.getElementsByTagNameNS(W, "p")].map((paragraph) =>
    [...paragraph.getElementsByTagNameNS(W, "r")].flatMap((run) => [...run.children]).map((piece) =>
      piece.localName === "t" ? piece.textContent ?? "" : MARKS[piece.localName] ?? ""
    ).join("")
  );
  return paragraphs.join("\n").split("\n");
}

/** Return the row of a file.
 * @param {File} file
 * @param {string[]} parts
 * @throws with a text that says what is wrong, to be read after "… is left out: it"
 */
async function rowOf(file, parts) {
  const ending = file.name.toLowerCase().split(".").at(-1) ?? "";
  if (!["docx", "md"].includes(ending)) {
    throw new Error("is no file of the planner: those end in .docx or .md");
  }
  if (file.size > MOST_BYTES) {
    throw new Error("is larger than 8 MB: pictures have to come out of it");
  }
  if (!file.size) throw new Error("is empty: ask for it again");
  const lines = ending === "md" ? markdownLines(await file.text()) : await linesOfWord(file);
  const row = answerRow(file.name, lines, parts);
  if (row) return row;
  throw new Error(
    `is no answer from the planner: it has none of the headings ${parts.join(", ")}`,
  );
}

/** @param {File} file */
async function linesOfWord(file) {
  try {
    return wordLines(await unzip(await file.arrayBuffer(), "word/document.xml"));
  } catch {
    throw new Error("is damaged, locked by a password or no Word document: ask for it again");
  }
}

/** @param {(string | number)[]} row */
function shortened(row) {
  return row.map((value) => {
    const text = String(value);
    return text.length > SHOWN ? `${text.slice(0, SHOWN)} …` : text;
  });
}

class Gathering {
  /** The rows so far, by the names of their files: a file that comes again takes its place.
   * @type {Map<string, (string | number)[]>}
   */
  #rows = new Map();
  #form;
  #said = status("p", "lk-grid-status");
  #leftOut = element("ul");
  #shown = element("div", "lk-gather-table");
  #download = button("Download the table (CSV)", () => {
    download("answers.csv", [asCsv([this.#form.columns, ...this.#rows.values()])], "text/csv");
  });
  #empty = button("Empty the table", () => {
    this.#rows.clear();
    this.#leftOut.replaceChildren();
    this.#show();
  });

  /** @param {Form} form */
  constructor(form) {
    this.#form = form;
  }

  /** @param {HTMLElement} place */
  show(place) {
    const input = element("input");
    input.type = "file";
    input.multiple = true;
    input.accept = ".docx,.md";
    input.addEventListener("change", () => {
      this.#take([...input.files ?? []]);
      input.value = "";
    });
    const box = element("label", "lk-gather-drop", "Drop the files here, or choose them: ", input);
    box.addEventListener("dragover", (event) => event.preventDefault());
    box.addEventListener("drop", (event) => {
      event.preventDefault();
      this.#take([...event.dataTransfer?.files ?? []]);
    });
    this.#shown.tabIndex = 0;
    this.#shown.setAttribute("role", "region");
    this.#shown.setAttribute("aria-label", "Answers");
    const tools = element("p", "lk-tools", this.#download, this.#empty);
    place.replaceChildren(box, this.#said, this.#leftOut, tools, this.#shown);
    this.#show();
  }

  /** @param {File[]} files */
  async #take(files) {
    this.#leftOut.replaceChildren();
    for (const file of files) {
      try {
        this.#rows.set(file.name, await rowOf(file, this.#form.parts));
      } catch (error) {
        const why = error instanceof Error ? error.message : "cannot be read";
        this.#leftOut.append(element("li", "", `${file.name} is left out: it ${why}.`));
      }
    }
    this.#show();
  }

  #show() {
    const rows = [...this.#rows.values()];
    const left = this.#leftOut.childElementCount;
    const count = `${countInWords(rows.length, ["answer", "answers"])} in the table`;
    this.#said.textContent = left
      ? `${count}; ${countInWords(left, ["file", "files"])} left out.`
      : `${count}.`;
    this.#download.disabled = this.#empty.disabled = !rows.length;
    this.#shown.hidden = !rows.length;
    this.#shown.replaceChildren(table(this.#form.columns, rows.map(shortened)));
  }
}

/** Let the teacher gather answers, where the edition has a place for it. */
export function offerToGather() {
  const place = document.getElementById("gather");
  if (place) new Gathering(JSON.parse(place.dataset.form ?? "")).show(place);
}
