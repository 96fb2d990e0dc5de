// @ts-check
// The view of an exhibit with a chart: its forms, its status line and the card of the mark that is
// open. See ChartPart in chart_part.py.

import { Chart } from "./chart.js";
import { element, elementOfHtml, status } from "./dom.js";
import { plotlyLibrary } from "./plotly_library.js";

/** @import { Context, Figure, Model } from "./types.d.ts" */

/**
 * @typedef {object} ChartTraits
 * @property {unknown} content
 * @property {string[]} forms
 * @property {number} form
 * @property {string} picked
 * @property {number} presses
 * @property {string} invitation_html
 */

/** What a kind of exhibit gives: how any state looks. The state is what the inputs of the model
 * say.
 * @typedef {object} Kind
 * @property {readonly string[]} inputs traits that the controls set
 * @property {(width: number) => Figure} figure of a width in pixels
 * @property {boolean} usesWidth whether the figure depends on the width
 * @property {number} [leastWidth] in pixels; where there is less room, the chart scrolls in its box
 * @property {number} [narrowForm] number of the form that is shown first on a phone
 * @property {(figure: Figure, picked: string) => Figure} mark sets the mark that is open off; the
 *   figure is left as it is
 * @property {(key: string) => string} hover what the pointer shows on a mark, escaped for Plotly
 * @property {() => string} name what the chart shows, for those who cannot see it
 * @property {() => string} status
 * @property {(form: string) => Element} text what stands in the chart's place
 * @property {() => string} below_html what is said under the chart
 * @property {(key: string) => Element | null} card null if the state shows no such mark
 * @property {Element} [above] what stands over the chart
 * @property {(picked: string) => void} [follow] brings `above` up to date
 */

/** The least width at which no text of most charts is cut, in pixels, as in style.py. */
export const LEAST_WIDTH = 800;
/** Up to this width a screen is a phone's. */
const PHONE = "(max-width: 600px)";

class View {
  #place = element("div", "lk-chart-box");
  #text = element("div", "lk-scroll");
  #below = element("div");
  #status = status("div", "lk-status");
  #card = element("div");
  /** @type {Chart | null} */
  #chart = null;
  /** The figure of the state, and the width that it was made for. */
  #figure = /** @type {Figure | null} */ (null);
  #width = 0;
  #waiting = false;
  #tellDrawn = () => {};
  /** Resolves when the first state is drawn; a chart has to be on the page for that. */
  #drawn = new Promise((/** @type {(value?: unknown) => void} */ resolve) => {
    this.#tellDrawn = resolve;
  });
  #model;
  #kind;
  #start;
  #startForm;

  /** @param {Model<ChartTraits>} model @param {Kind} kind */
  constructor(model, kind) {
    this.#model = model;
    this.#kind = kind;
    this.#start = kind.inputs.map((name) => this.#get(name));
    this.#startForm = matchMedia(PHONE).matches ? kind.narrowForm ?? 0 : 0;
  }

  /** @param {HTMLElement} el */
  async show(el) {
    const model = /** @type {Model<never>} */ (/** @type {unknown} */ (this.#model));
    el.classList.add("lk-view");
    const chart = new Chart(await plotlyLibrary(model), {
      picked: (key) => this.#set({ picked: key }),
      sized: (width) => this.#sized(width),
    });
    if (this.#kind.above) el.append(this.#kind.above);
    el.append(this.#place, this.#text, this.#below, this.#status, this.#card);
    chart.place(this.#place, this.#kind.leastWidth);
    this.#chart = chart;
    const listen = this.#listeners();
    for (const [event, act] of listen) model.on(event, act);
    if (this.#startForm && !model.get("form")) this.#set({ form: this.#startForm });
    await this.#update();
    await this.#drawn;
    return () => {
      for (const [event, act] of listen) model.off(event, act);
      chart.remove();
    };
  }

  /** @returns {[event: string, act: () => void][]} */
  #listeners() {
    const change = () => {
      this.#figure = null;
      this.#ask();
    };
    const inputs = this.#kind.inputs.map((name) => `change:${name}`);
    return [
      ...inputs.map((event) => /** @type {[string, () => void]} */ ([event, change])),
      ["change:form", () => this.#ask()],
      ["change:picked", () => this.#ask()],
      ["change:presses", () => this.#reset()],
    ];
  }

  /** Bring all up to date, once for all changes that come together. */
  #ask() {
    if (this.#waiting) return;
    this.#waiting = true;
    queueMicrotask(() => this.#update());
  }

  async #update() {
    this.#waiting = false;
    const kind = this.#kind;
    const { form, forms, picked } = this.#state();
    const card = picked ? kind.card(picked) : null;
    // A card whose mark is not shown any more is closed.
    if (picked && !card) this.#set({ picked: "" });
    const invitation = form === 0 ? this.#get("invitation_html") : "";
    this.#card.replaceChildren(card ?? elementOfHtml("div", "", invitation));
    this.#place.hidden = form !== 0;
    this.#text.hidden = form === 0;
    this.#text.replaceChildren(...(form === 0 ? [] : [kind.text(forms[form])]));
    this.#below.innerHTML = kind.below_html();
    // What is set is read out, also where nothing is new.
    const status = kind.status();
    if (this.#status.textContent !== status) this.#status.textContent = status;
    kind.follow?.(card ? picked : "");
    if (form === 0) await this.#draw(card ? picked : "");
    else this.#tellDrawn();
  }

  /** @param {string} picked */
  async #draw(picked) {
    const { usesWidth } = this.#kind;
    const width = this.#chart?.width ?? 0;
    // What cannot be seen yet has no width; as soon as it has one, the chart tells.
    if (usesWidth && !width) return;
    if (!this.#figure || (usesWidth && width !== this.#width)) {
      this.#width = width;
      this.#figure = this.#kind.figure(this.#width);
    }
    const kind = this.#kind;
    const figure = picked ? kind.mark(this.#figure, picked) : this.#figure;
    await this.#chart?.draw({ figure, hover: kind.hover, name: kind.name(), picked });
    this.#tellDrawn();
  }

  /** @param {number} width */
  #sized(width) {
    if (this.#kind.usesWidth && width !== this.#width) this.#ask();
  }

  #reset() {
    const start = this.#kind.inputs.map((name, n) => [name, this.#start[n]]);
    this.#set({ ...Object.fromEntries(start), form: this.#startForm, picked: "" });
  }

  #state() {
    const model = this.#model;
    return { form: model.get("form"), forms: model.get("forms"), picked: model.get("picked") };
  }

  /** @param {string} name @returns {any} */
  #get(name) {
    return this.#model.get(/** @type {keyof ChartTraits} */ (name));
  }

  /** @param {Record<string, unknown>} values by the names of traits */
  #set(values) {
    for (const [name, value] of Object.entries(values)) {
      this.#model.set(/** @type {keyof ChartTraits} */ (name), /** @type {never} */ (value));
    }
    this.#model.save_changes();
  }
}

/** Return a part that shows a kind of exhibit with a chart.
 * @param {(model: Model<any>, content: any) => Kind} kindOf
 */
export function chartPart(kindOf) {
  return {
    /** @param {Context<ChartTraits>} context */
    render({ model, el }) {
      return new View(model, kindOf(model, model.get("content"))).show(el);
    },
  };
}
