// @ts-check
// Readies the tables of the single-file edition for narrow screens, where each row is a card.

/** Let the keyboard scroll what stays a still form and may be wider than the page. */
export function focusStills() {
  for (const still of document.querySelectorAll(".exhibit:not([data-live])")) {
    still.setAttribute("tabindex", "0");
  }
}

/** Name each cell by its column. */
export function labelCells() {
  for (const table of document.querySelectorAll("main table")) {
    table.classList.add("still-table");
    const names = [...table.querySelectorAll("thead th")].map((cell) => cell.textContent ?? "");
    for (const row of table.querySelectorAll("tbody tr")) {
      [...row.children].forEach((cell, n) => {
        const whole = cell.hasAttribute("colspan");
        if (cell.tagName === "TD" && names[n] && !whole) cell.setAttribute("data-label", names[n]);
      });
    }
  }
}
