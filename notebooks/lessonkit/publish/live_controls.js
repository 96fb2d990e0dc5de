// @ts-check
// The controls of ipywidgets as elements of HTML, with the classes that ipywidgets gives them.

import { element, elementOfHtml } from "../page/dom.js";

/** @import { LiveModel } from "./live_models.js" */

/** How many controls the page has, so that each has a name of its own. */
let made = 0;

/** Let an element show a trait, now and whenever it changes.
 * @param {LiveModel} model
 * @param {string} traits one or more, separated by blanks
 * @param {() => void} show
 */
function showing(model, traits, show) {
  model.on(traits.split(" ").map((trait) => `change:${trait}`).join(" "), show);
  show();
}

/** A control after its label.
 * @param {LiveModel} model
 * @param {string} css
 * @param {HTMLInputElement | HTMLSelectElement} control
 * @param {...HTMLElement} after
 */
function labelled(model, css, control, ...after) {
  control.id = `lk-control-${made += 1}`;
  const label = element("label", "widget-label");
  label.htmlFor = control.id;
  showing(model, "description", () => {
    label.textContent = model.get("description");
    label.hidden = !label.textContent;
  });
  showing(model, "disabled", () => control.disabled = Boolean(model.get("disabled")));
  return element("div", `widget-inline-hbox ${css}`, label, control, ...after);
}

/** @param {LiveModel} model */
function dropdown(model) {
  const select = element("select");
  showing(model, "_options_labels", () => {
    select.replaceChildren(
      ...model.get("_options_labels").map((/** @type {string} */ text) => {
        return new Option(text);
      }),
    );
  });
  showing(model, "_options_labels index", () => select.selectedIndex = model.get("index") ?? -1);
  select.addEventListener("change", () => model.set("index", select.selectedIndex));
  return labelled(model, "widget-dropdown", select);
}

/** @param {LiveModel} model */
function toggleButtons(model) {
  const group = element("div", "widget-toggle-buttons");
  const label = element("span", "widget-label", model.get("description"));
  showing(model, "_options_labels index disabled", () => {
    const buttons = model.get("_options_labels").map(
      (/** @type {string} */ text, /** @type {number} */ n) => {
        const isDown = n === model.get("index");
        const button = element("button", `jupyter-button${isDown ? " mod-active" : ""}`, text);
        button.type = "button";
        button.disabled = Boolean(model.get("disabled"));
        button.addEventListener("click", () => {
          model.set("index", n);
          group.querySelectorAll("button")[n].focus();
        });
        return button;
      },
    );
    group.replaceChildren(label, ...buttons);
  });
  return group;
}

/** @param {LiveModel} model */
function text(model) {
  const input = element("input");
  input.type = "text";
  showing(model, "placeholder", () => input.placeholder = model.get("placeholder") ?? "");
  showing(model, "value", () => {
    if (input.value !== model.get("value")) input.value = model.get("value");
  });
  const event = model.get("continuous_update") ? "input" : "change";
  input.addEventListener(event, () => model.set("value", input.value));
  return labelled(model, "widget-text", input);
}

/** @param {LiveModel} model */
function checkbox(model) {
  const input = element("input");
  input.type = "checkbox";
  showing(model, "value", () => input.checked = Boolean(model.get("value")));
  input.addEventListener("change", () => model.set("value", input.checked));
  const name = element("span", "", model.get("description"));
  showing(model, "disabled", () => input.disabled = Boolean(model.get("disabled")));
  return element("div", "widget-inline-hbox widget-checkbox", element("label", "", input, name));
}

/** An input that slides, within the bounds of its model.
 * @param {LiveModel} model
 */
function handle(model) {
  const input = element("input");
  input.type = "range";
  showing(model, "min max step", () => {
    for (const bound of /** @type {const} */ (["min", "max", "step"])) {
      input[bound] = String(model.get(bound));
    }
  });
  return input;
}

/** @param {LiveModel} model */
function slider(model) {
  const input = handle(model);
  const readout = element("div", "widget-readout");
  showing(model, "value", () => {
    input.value = String(model.get("value"));
    readout.textContent = input.value;
  });
  const event = model.get("continuous_update") ? "input" : "change";
  input.addEventListener(event, () => model.set("value", Number(input.value)));
  input.addEventListener("input", () => readout.textContent = input.value);
  return labelled(model, "widget-slider", input, readout);
}

/** A slider with two handles: two inputs, of which neither passes the other.
 * @param {LiveModel} model
 */
function rangeSlider(model) {
  const [low, high] = [handle(model), handle(model)];
  const readout = element("div", "widget-readout");
  const tell = () => readout.textContent = `${low.value} – ${high.value}`;
  showing(model, "value min max", () => {
    [low.value, high.value] = model.get("value").map(String);
    tell();
  });
  /** @param {HTMLInputElement} moved */
  const take = (moved) => {
    if (Number(low.value) > Number(high.value)) {
      const other = moved === low ? high : low;
      moved.value = other.value;
    }
    tell();
  };
  const event = model.get("continuous_update") ? "input" : "change";
  for (const input of [low, high]) {
    input.addEventListener("input", () => take(input));
    input.addEventListener(event, () => {
      model.set("value", [Number(low.value), Number(high.value)]);
    });
  }
  const box = labelled(model, "widget-slider widget-rangeslider", low, high, readout);
  const name = model.get("description") || "Value";
  low.setAttribute("aria-label", `${name} from`);
  high.setAttribute("aria-label", `${name} to`);
  return box;
}

/** @param {LiveModel} model */
function html(model) {
  const box = element("div", "widget-html");
  showing(model, "value", () => {
    box.replaceChildren(elementOfHtml("div", "widget-html-content", model.get("value")));
  });
  return box;
}

/** By the kind of a model, what draws its control.
 * @type {Record<string, (model: LiveModel) => HTMLElement>}
 */
export const CONTROLS = {
  CheckboxModel: checkbox,
  DropdownModel: dropdown,
  HTMLModel: html,
  IntRangeSliderModel: rangeSlider,
  IntSliderModel: slider,
  TextModel: text,
  ToggleButtonsModel: toggleButtons,
};
