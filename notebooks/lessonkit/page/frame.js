// @ts-check
// Makes a live exhibit a good neighbour in the notebook: it shows the exhibit once all of it is
// drawn, names what ipywidgets leaves without a name, and keeps JupyterLab's one-key commands away
// from the controls. loader.js calls it for each part. Its style sheet hides the still form and
// holds what all exhibits share.

/** The exhibits that are watched already. @type {WeakSet<Element>} */
const watched = new WeakSet();
/** What is not drawn yet: a part, or the place that ipywidgets keeps for one. Its controls have
 * classes of their own.
 */
const UNDRAWN = ".lm-Widget:not(.jupyter-widgets, [class*=widget-], .lk-drawn)";
const CONTROLS = "button, select, input, textarea, summary, a, [tabindex]";

/** Name what ipywidgets leaves without a name.
 * @param {Element} exhibit
 */
function nameControls(exhibit) {
  for (const slider of exhibit.querySelectorAll(".noUi-base")) nameHandles(slider);
  for (const group of exhibit.querySelectorAll(".widget-toggle-buttons")) {
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", labelIn(group) || "Choice");
    for (const made of group.querySelectorAll("button")) {
      made.setAttribute("aria-pressed", String(made.classList.contains("mod-active")));
    }
  }
}

/** @param {Element} slider */
function nameHandles(slider) {
  const label = labelIn(slider.closest(".widget-inline-hbox")) || "Value";
  const handles = slider.querySelectorAll(".noUi-handle");
  for (const handle of handles) {
    const end = handle.classList.contains("noUi-handle-lower") ? "from" : "to";
    handle.setAttribute("aria-label", handles.length > 1 ? `${label} ${end}` : label);
  }
}

/** @param {Element | null} control */
function labelIn(control) {
  return control?.querySelector(".widget-label")?.textContent;
}

/** Keep JupyterLab's one-key commands away from the control that has the focus. JupyterLab looks at
 * that element itself, not at those around it.
 * @param {Event} event
 */
function suppressShortcuts({ target }) {
  if (target instanceof Element && target.matches(CONTROLS)) {
    target.setAttribute("data-lm-suppress-shortcuts", "true");
  }
}

/** Bring the head of a card into view: one that the reader has asked for should not open out of
 * sight, and what it was asked of should stay on the screen.
 * @param {MutationRecord[]} changes
 */
function showNewCard(changes) {
  const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
  const card = added.find((node) => node instanceof Element && node.classList.contains("lk-card"));
  if (!(card instanceof Element)) return;
  (card.querySelector("h4") ?? card).scrollIntoView({ block: "nearest" });
}

/** Show an exhibit once all of it is drawn. It stays so, whatever it may draw later.
 * @param {Element} exhibit
 */
function showDrawn(exhibit) {
  if (exhibit.classList.contains("lk-ready") || exhibit.querySelector(UNDRAWN)) return;
  exhibit.classList.add("lk-ready");
}

/** Watch over an exhibit.
 * @param {Element} exhibit
 */
function watch(exhibit) {
  if (watched.has(exhibit)) return;
  watched.add(exhibit);
  nameControls(exhibit);
  showDrawn(exhibit);
  exhibit.addEventListener("focusin", suppressShortcuts);
  const watcher = new MutationObserver((changes) => {
    nameControls(exhibit);
    showDrawn(exhibit);
    showNewCard(changes);
  });
  const what = { subtree: true, childList: true, attributes: true, attributeFilter: ["class"] };
  watcher.observe(exhibit, what);
}

/** Watch over the exhibit of a part, once the part is on the page.
 * @param {HTMLElement} el
 */
export function joinExhibit(el) {
  // A size is known once the element is on the page, which may be long after it was made.
  const arrival = new ResizeObserver(() => {
    if (!el.isConnected) return;
    arrival.disconnect();
    const exhibit = el.closest(".lk-exhibit");
    if (exhibit) watch(exhibit);
  });
  arrival.observe(el);
}
