// @ts-check
// Readies the tables of the single-file edition for narrow screens, where each row is a card.

/** Let the keyboard scroll what stays a still form and may be wider than the page. */
export function focusStills() {
  for (const still of document.querySelectorAll(".exhibit:not([data-live])")) {
    still.setAttribute("tabindex", "0");
  }
}

/** Return the name of a column as it stands before a cell, for example "Median:".
 * @param {string} name
 */
function label(name) {
  return /[?!:]$/.test(name) ? name : `${name}:`;
}

/** Name each cell by its column. What is empty has no name: a corner, a cell without a word. */
export function labelCells() {
  for (const table of document.querySelectorAll("main table")) {
    table.classList.add("still-table");
    const head = [...table.querySelectorAll("thead :is(th, td)")];
    const names = head.map((cell) => (cell.textContent ?? "").trim());
    for (const row of table.querySelectorAll("tbody tr")) {
      [...row.children].forEach((cell, n) => {
        const told = cell.tagName === "TD" && cell.textContent?.trim();
        if (told && names[n]) cell.setAttribute("data-label", label(names[n]));
      });
    }
  }
}
