// Shows a page to revise from, prints it and hands it out. See Sheet in revision.py.

import { download, make, makeButton } from "../page/dom.js";

export default {
  render({ model, el }) {
    const [title, page] = ["title", "page_html"].map((name) => model.get(name));
    const frame = make("iframe", "lk-sheet");
    frame.title = title;
    frame.srcdoc = page;
    // As high as the sheet, whatever the width: a bar to scroll inside the notebook's own would be missed.
    frame.addEventListener("load", () => {
      const sheet = frame.contentDocument.documentElement;
      new ResizeObserver(() => { frame.style.height = `${sheet.offsetHeight + 2}px`; }).observe(sheet);
    });
    const print = makeButton("Print or save as PDF", () => { frame.contentWindow.focus(); frame.contentWindow.print(); });
    const take = makeButton("Download as a web page", () => download("pyongyang-pact-on-one-page.html", [page], "text/html"));
    const tools = make("div", "lk-tools");
    tools.append(print, take);
    el.append(tools, frame);
  },
};
