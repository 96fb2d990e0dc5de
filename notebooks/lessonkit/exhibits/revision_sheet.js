// @ts-check
// Shows a page to revise from, prints it and hands it out. See RevisionSheetPart.

import { button, download, element, status, toolbar } from "../page/dom.js";

/** @import { Context } from "../page/types.d.ts" */

/** @typedef {{ title: string, page_html: string }} Traits */

/** The name of the page that is handed out. */
const FILE = "pyongyang-pact-on-one-page.html";

/** Keep a frame as high as its page, whatever the width: a bar to scroll inside the notebook's own
 * would be missed.
 * @param {HTMLIFrameElement} frame
 */
function fit(frame) {
  const page = frame.contentDocument?.documentElement;
  if (!page) return;
  new ResizeObserver(() => frame.style.height = `${page.offsetHeight + 2}px`).observe(page);
}

export default {
  /** @param {Context<Traits>} context */
  async render({ model, el }) {
    const html = model.get("page_html");
    const frame = element("iframe", "lk-sheet");
    frame.title = model.get("title");
    frame.srcdoc = html;
    const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
    const print = button("Print or save as PDF", () => {
      frame.contentWindow?.focus();
      frame.contentWindow?.print();
    });
    const line = status("div", "lk-status");
    const save = button("Download as a web page", () => {
      download(FILE, [html], "text/html");
      line.textContent = `The file ${FILE} is where your browser keeps downloads.`;
    });
    el.append(toolbar(print, save), line, frame);
    await loaded;
    fit(frame);
  },
};
