// Takes a reader's files, shows what is wrong with them, hands out downloads. See Intake in workshop.py.

import { download, make, makeButton } from "../page/dom.js";

const WAIT_MS = 45_000;
const NO_ANSWER = "No answer: this needs a running kernel. Your file is safe; choose Run > Run All Cells and try again.";

export default {
  render({ model, el }) {
    const title = model.get("title");
    let asked = 0;
    let timer = null;
    let whenAnswered = null;

    const section = make("section", "lk-workshop");
    section.setAttribute("aria-label", title);
    const files = field("Open files from your computer:", "file");
    files.input.multiple = true;
    files.input.accept = ".csv,.tsv,.txt,.xlsx";
    files.input.addEventListener("change", () => send([...files.input.files]));
    const path = field("or a path:", "text");
    path.input.value = model.get("path");
    path.input.spellcheck = false;
    path.input.addEventListener("keydown", (event) => { if (event.key === "Enter") openPath(); });
    const open = makeButton("Open", openPath);
    const heading = field("Heading:", "text");
    heading.input.addEventListener("change", rename);
    heading.input.addEventListener("keydown", (event) => { if (event.key === "Enter") rename(); });
    const opening = make("div", "lk-tools");
    opening.append(files.box, path.box, open);
    const templates = Object.entries(model.get("templates")).map(([name, text]) =>
      makeButton(name, () => download(name, ["\ufeff", text], "text/csv"), `Download an empty table: ${name}`));
    const starting = make("div", "lk-tools");
    const workbook = makeButton("Excel workbook", () => ask({ want: "workbook" }, "Making the workbook …", saveWorkbook));
    starting.append(make("span", "", "Download an empty table:"), workbook, make("span", "", "or as CSV:"), ...templates);
    const verdict = make("p", "lk-workshop-verdict");
    verdict.setAttribute("role", "status");
    const wrong = make("div", "lk-scroll lk-workshop-problems");
    wrong.tabIndex = 0;
    wrong.setAttribute("role", "region");
    wrong.setAttribute("aria-label", "What is wrong, and how to mend it");
    const page = makeButton("Download as a page", () => ask({ want: "page" }, "Making the page …", savePage));
    const table = makeButton("Download the checked table", () => ask({ want: "table" }, "Making the table …", saveTable));
    const taking = make("div", "lk-tools");
    taking.append(heading.box, page, table);
    section.append(make("h3", "lk-grid-title", title), starting, opening, verdict, wrong, taking);
    el.append(section);

    function field(label, type) {
      const box = make("label", "lk-menu", `${label} `);
      const input = make("input");
      input.type = type;
      box.append(input);
      return { box, input };
    }
    function say(text, mood = "") {
      verdict.textContent = text;
      verdict.className = `lk-workshop-verdict ${mood}`;
    }
    function show() {
      const good = model.get("good");
      const head = model.get("head");
      const problems = model.get("problems");
      say(`${good ? "✓" : "✗"} ${model.get("verdict")}`, good ? "lk-right" : "lk-wrong");
      heading.input.value = model.get("heading");
      taking.hidden = !good;
      wrong.hidden = problems.length === 0;
      const list = make("table", "lk-table");
      const top = make("tr");
      top.append(...head.map((name) => { const cell = make("th", "", name); cell.scope = "col"; return cell; }));
      list.append(top, ...problems.map((row) => {
        const line = make("tr");
        line.append(...row.map((text) => make("td", "", text)));
        return line;
      }));
      wrong.replaceChildren(list);
    }
    function ask(message, waiting, done = show, buffers = []) {
      asked += 1;
      say(waiting);
      clearTimeout(timer);
      whenAnswered = done;
      const failed = () => { clearTimeout(timer); say(NO_ANSWER, "lk-wrong"); };
      timer = setTimeout(failed, WAIT_MS);
      try {
        model.send({ ...message, number: asked }, undefined, buffers);
      } catch {
        failed();
      }
    }
    async function send(chosen) {
      if (!chosen.length) return;
      const size = chosen.reduce((sum, file) => sum + file.size, 0);
      if (size > model.get("most")) {
        say(`Not sent: ${chosen.map((file) => file.name).join(", ")} ${chosen.length > 1 ? "have" : "has"} ${(size / 1e6).toFixed(1)} MB, `
          + `and no more than ${model.get("most") / 1e6} MB are read. Keep only what you want to show.`, "lk-wrong");
      } else {
        try {
          const contents = await Promise.all(chosen.map((file) => file.arrayBuffer()));
          ask({ want: "files", names: chosen.map((file) => file.name) }, "Checking …", show, contents);
        } catch {
          say("The browser could not read the file. Close it in other programs, then choose it again.", "lk-wrong");
        }
      }
      // So that the same file can be chosen again once it is mended.
      files.input.value = "";
    }
    function rename() {
      if (heading.input.value.trim() !== model.get("heading")) ask({ want: "heading", heading: heading.input.value }, "Writing the heading …");
    }
    function openPath() {
      ask({ want: "path", path: path.input.value }, "Checking …");
    }
    async function savePage({ figure, marker, name }, buffers) {
      let html = new TextDecoder().decode(buffers[0]);
      const Plotly = globalThis.Plotly;
      if (Plotly) {
        const { width, height } = { width: 1000, height: figure.layout.height };
        const picture = await Plotly.toImage(figure, { format: "svg", width, height });
        const what = model.get("heading").replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
        html = html.replace(marker, () => `<img src="${picture}" alt="Timeline: ${what}. Every event of it is in the list below.">`);
      }
      download(`${name}.html`, [html], "text/html");
      show();
    }
    function saveWorkbook(_, buffers) {
      download("my-timeline.xlsx", [buffers[0]], "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
      show();
    }
    function saveTable({ name }, buffers) {
      download(`${name}.csv`, [buffers[0]], "text/csv");
      show();
    }
    const received = (message, buffers) => {
      if (message?.answer !== asked) return;
      clearTimeout(timer);
      whenAnswered(message, buffers);
    };
    model.on("msg:custom", received);
    show();
    return () => model.off("msg:custom", received);
  },
};
