// @ts-check
// Takes a reader's files, shows what is wrong with them, hands out downloads. See WorkshopPart in
// workshop.py.

import { button, download, element, section, status, table, toolbar } from "../page/dom.js";
import { withPicture } from "./workshop_page.js";
import { Requests } from "./workshop_requests.js";

/** @import { Context, Model } from "../page/types.d.ts" */
/** @import { Answer, Answered } from "./workshop_requests.js" */

/**
 * @typedef {object} Traits
 * @property {string} title
 * @property {string} path
 * @property {string} heading
 * @property {Record<string, string>} templates
 * @property {number} most
 * @property {string[]} head
 * @property {string} verdict
 * @property {boolean} good
 * @property {string[][]} problems
 */

const NO_ANSWER = "No answer: this needs a running kernel. " +
  "Your file is safe; choose Run > Run All Cells and try again.";
const NOT_READ =
  "The browser could not read the file. Close it in other programs, then choose it again.";
const NO_PATH = "Write a path into the box first, or open files from your computer.";
const EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** So that spreadsheets know the encoding. */
const BYTE_ORDER_MARK = "\ufeff";
const MEGABYTE = 1e6;

/** A field with its label.
 * @param {string} label @param {string} type
 */
function field(label, type) {
  const input = element("input");
  input.type = type;
  return { box: element("label", "lk-menu", `${label} `, input), input };
}

/** @param {HTMLInputElement} input @param {() => void} action */
function onEnter(input, action) {
  input.addEventListener("keydown", ({ key }) => {
    if (key === "Enter") action();
  });
}

class Workshop {
  #verdict = status("p", "lk-workshop-verdict");
  #problems = element("div", "lk-scroll lk-workshop-problems");
  /** A button opens it: beside its own one a browser goes on saying that no file is chosen. */
  #files = element("input");
  #chosen = element("span", "lk-workshop-chosen");
  #path = field("or a path:", "text");
  #heading = field("Heading:", "text");
  #taking = toolbar(
    this.#heading.box,
    button("Download as a page", () => this.#savePage()),
    button("Download the checked table", () => this.#saveTable()),
  );
  #model;
  /** @type {Requests} */
  requests;

  /** @param {Model<Traits>} model */
  constructor(model) {
    this.#model = model;
    this.requests = new Requests(model, () => this.#say(NO_ANSWER, "lk-wrong"));
    const [files, path, heading] = [this.#files, this.#path.input, this.#heading.input];
    files.type = "file";
    files.hidden = true;
    files.multiple = true;
    files.accept = ".csv,.tsv,.txt,.xlsx";
    files.addEventListener("change", () => this.#openFiles([...files.files ?? []]));
    this.#path.box.classList.add("lk-workshop-path");
    path.value = model.get("path");
    path.spellcheck = false;
    onEnter(path, () => this.#openPath());
    heading.addEventListener("change", () => this.#rename());
    onEnter(heading, () => this.#rename());
    this.#problems.tabIndex = 0;
    this.#problems.setAttribute("role", "region");
    this.#problems.setAttribute("aria-label", "What is wrong, and how to mend it");
  }

  /** @param {HTMLElement} el */
  show(el) {
    const choose = button("Open files from your computer", () => this.#files.click());
    const open = button("Open", () => this.#openPath());
    const box = section("lk-workshop", this.#model.get("title"));
    box.append(
      this.#emptyTables(),
      toolbar(choose, this.#files, this.#chosen, this.#path.box, open),
    );
    box.append(this.#verdict, this.#problems, this.#taking);
    el.append(box);
    this.#update();
  }

  #emptyTables() {
    const workbook = button("Excel workbook", () => this.#saveWorkbook());
    const templates = Object.entries(this.#model.get("templates")).map(([name, text]) => {
      const save = () => download(name, [BYTE_ORDER_MARK, text], "text/csv");
      return button(name, save, `Download an empty table: ${name}`);
    });
    const label = element("span", "", "Download an empty table:");
    return toolbar(label, workbook, element("span", "", "or as CSV:"), ...templates);
  }

  /** @param {string} text @param {string} [mood] a class */
  #say(text, mood = "") {
    this.#verdict.textContent = text;
    this.#verdict.className = `lk-workshop-verdict ${mood}`;
  }

  /** Show the table that was opened last, as the kernel has judged it. */
  #update() {
    const good = this.#model.get("good");
    const problems = this.#model.get("problems");
    const verdict = `${good ? "✓" : "✗"} ${this.#model.get("verdict")}`;
    this.#say(verdict, good ? "lk-right" : "lk-wrong");
    this.#heading.input.value = this.#model.get("heading");
    this.#taking.hidden = !good;
    this.#problems.hidden = problems.length === 0;
    this.#problems.replaceChildren(table(this.#model.get("head"), problems));
  }

  /**
   * @param {object} request
   * @param {string} waiting what is said until the answer comes
   * @param {Answered} [answered]
   * @param {ArrayBuffer[]} [buffers]
   */
  #ask(request, waiting, answered = () => this.#update(), buffers = []) {
    this.#say(waiting);
    this.requests.ask(request, answered, buffers);
  }

  /** @param {File[]} files */
  async #openFiles(files) {
    if (!files.length) return;
    const names = files.map(({ name }) => name);
    this.#chosen.textContent = names.join(", ");
    this.#path.input.value = "";
    const size = files.reduce((sum, file) => sum + file.size, 0);
    if (size > this.#model.get("most")) this.#refuse(names, size);
    else {
      try {
        const contents = await Promise.all(files.map((file) => file.arrayBuffer()));
        this.#ask({ want: "files", names }, "Checking …", undefined, contents);
      } catch {
        this.#say(NOT_READ, "lk-wrong");
      }
    }
    // So that the same file can be chosen again once it is mended.
    this.#files.value = "";
  }

  /** @param {string[]} names @param {number} size */
  #refuse(names, size) {
    const have = `${names.join(", ")} ${names.length > 1 ? "have" : "has"}`;
    const most = this.#model.get("most") / MEGABYTE;
    const text = `Not sent: ${have} ${(size / MEGABYTE).toFixed(1)} MB, ` +
      `and no more than ${most} MB are read. Keep only what you want to show.`;
    this.#say(text, "lk-wrong");
  }

  #openPath() {
    const path = this.#path.input.value.trim();
    if (!path) this.#say(NO_PATH, "lk-wrong");
    else {
      this.#chosen.textContent = "";
      this.#ask({ want: "path", path }, "Checking …");
    }
  }

  #rename() {
    const heading = this.#heading.input.value;
    if (heading.trim() === this.#model.get("heading")) return;
    this.#ask({ want: "heading", heading }, "Writing the heading …");
  }

  #savePage() {
    this.#ask({ want: "page" }, "Making the page …", async ({ name, ...answer }, [bytes]) => {
      const { marker = "", figure } = answer;
      let html = new TextDecoder().decode(bytes);
      if (figure) html = await withPicture(html, marker, figure, this.#model.get("heading"));
      download(`${name}.html`, [html], "text/html");
      this.#update();
    });
  }

  #saveTable() {
    this.#ask({ want: "table" }, "Making the table …", ({ name }, [bytes]) => {
      download(`${name}.csv`, [bytes], "text/csv");
      this.#update();
    });
  }

  #saveWorkbook() {
    this.#ask({ want: "workbook" }, "Making the workbook …", (_, [bytes]) => {
      download("my-timeline.xlsx", [bytes], EXCEL);
      this.#update();
    });
  }
}

export default {
  /** @param {Context<Traits>} context */
  render({ model, el }) {
    const workshop = new Workshop(model);
    /** @type {(answer: Answer, buffers: DataView<ArrayBuffer>[]) => void} */
    const receive = (answer, buffers) => workshop.requests.receive(answer, buffers);
    model.on("msg:custom", receive);
    workshop.show(el);
    return () => model.off("msg:custom", receive);
  },
};
