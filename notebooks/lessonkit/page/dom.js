// @ts-check
// Elements that the parts are made of.

/** Make an element.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [css] its classes
 * @param {...(string | Node)} content texts and elements
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, css = "", ...content) {
  const made = document.createElement(tag);
  if (css) made.className = css;
  made.append(...content);
  return made;
}

/** Make an element that holds markup.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} css
 * @param {string} html made by this package, which has escaped all texts of tables in it
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function elementOfHtml(tag, css, html) {
  const made = element(tag, css);
  made.innerHTML = html;
  return made;
}

/** Make an element of a drawing.
 * @param {string} tag
 * @param {string} css its classes
 * @param {Record<string, string | number>} [attributes]
 */
export function svgElement(tag, css, attributes = {}) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  if (css) made.setAttribute("class", css);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}

/** Make a region of the page with a name, which also stands over it as its heading.
 * @param {string} css
 * @param {string} title
 */
export function section(css, title) {
  const made = element("section", css, element("h3", "lk-grid-title", title));
  made.setAttribute("aria-label", title);
  return made;
}

/** Make an element whose changes screen readers read out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} css
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function status(tag, css) {
  const made = element(tag, css);
  made.setAttribute("role", "status");
  return made;
}

/** Make a row of controls, which goes on in another line where it finds no room.
 * @param {...(string | Node)} content
 */
export function toolbar(...content) {
  return element("div", "lk-tools", ...content);
}

/** Make a text that opens on a click.
 * @param {string} summary
 * @param {...Node} content
 */
export function details(summary, ...content) {
  return element("details", "", element("summary", "", summary), ...content);
}

/** Make the heading of a row or a column.
 * @param {"row" | "col"} scope
 * @param {...(string | Node)} content
 */
export function heading(scope, ...content) {
  const made = element("th", "", ...content);
  made.scope = scope;
  return made;
}

/** Make a table of texts.
 * @param {string[]} head names of the columns
 * @param {string[][]} rows
 */
export function table(head, rows) {
  const names = head.map((name) => heading("col", name));
  const lines = rows.map((cells) =>
    element("tr", "", ...cells.map((text) => element("td", "", text)))
  );
  const top = element("thead", "", element("tr", "", ...names));
  return element("table", "lk-table", top, element("tbody", "", ...lines));
}

/** Make a button.
 * @param {string} text
 * @param {() => void} action
 * @param {string} [label] its name for screen readers, where the text says too little
 */
export function button(text, action, label = "") {
  const made = element("button", "lk-button", text);
  made.type = "button";
  if (label) made.setAttribute("aria-label", label);
  made.addEventListener("click", action);
  return made;
}

/** Make a list of choices without a label.
 * @param {[value: string, name: string][]} options
 * @param {string} name its name for screen readers
 * @param {() => void} changed
 */
export function choice(options, name, changed) {
  const made = element("select");
  made.setAttribute("aria-label", name);
  made.append(...options.map(([value, text]) => new Option(text, value)));
  made.addEventListener("change", changed);
  return made;
}

/** Make a menu: a list of choices after its label.
 * @param {string} label
 * @param {[value: string, name: string][]} options
 * @param {() => void} changed
 */
export function menu(label, options, changed) {
  // Without a name of its own, the list would be named by its label, which holds all its choices.
  const select = choice(options, label, changed);
  return { box: element("label", "lk-menu", `${label} `, select), select };
}

/** Make a box to tick.
 * @param {string} label
 * @param {() => void} changed
 */
export function checkbox(label, changed) {
  const input = element("input");
  input.type = "checkbox";
  input.addEventListener("change", changed);
  return { box: element("label", "lk-menu", input, ` ${label}`), input };
}

/** Hand a file to the reader.
 * @param {string} name
 * @param {BlobPart[]} parts
 * @param {string} type
 */
export function download(name, parts, type) {
  const link = element("a");
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Let keys do something in an element, and nothing else in the notebook around it.
 * @param {HTMLElement} target
 * @param {(event: KeyboardEvent) => (() => void) | undefined} actionOf
 */
export function onKey(target, actionOf) {
  target.addEventListener("keydown", (event) => {
    const action = actionOf(event);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  });
}
