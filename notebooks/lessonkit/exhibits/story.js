// @ts-check
// Tells events one at a time. See StoryPart in story.py.

import { button, element, elementOfHtml, onKey } from "../page/dom.js";
import { traitsOf } from "../page/traits.js";
import { StoryLine } from "./story_line.js";
import { StoryMap } from "./story_map.js";

/** @import { Context, Model } from "../page/types.d.ts" */
/** @import { Era } from "./story_line.js" */
/** @import { Scene, Site } from "./story_map_layout.js" */

/** An event; `at` is its place on the line, from 0 to 1.
 * @typedef {object} Step
 * @property {string} when
 * @property {string} title
 * @property {string} text
 * @property {string} certainty
 * @property {string} said who says so, "" if the table does not tell
 * @property {string} note
 * @property {number} at
 * @property {string} year
 * @property {string} sources_html
 * @property {Scene} scene
 */

/** @typedef {{ title: string, steps: Step[], eras: Era[], sites: Record<string, Site> }} Traits */

/** What the page alone knows: the number of the step that is told.
 * @typedef {{ step: number | undefined }} StepNumber
 */

/** How long an event is shown while the story plays. */
const PLAY_MS = 9000;
/** What gives way in full screen, little by little, until all finds room (see the style sheets). */
const LEVELS = [
  "",
  "small-map",
  "smaller-map",
  "smaller-map no-keys",
  "smaller-map small-type",
  "smaller-map no-keys small-type",
  "smaller-map no-keys smaller-type",
  "smaller-map no-keys smaller-type no-sources",
  "no-map no-keys smaller-type no-sources",
];
/** On a phone the step is scrolled under its buttons instead. */
const PHONE = matchMedia("(max-width: 600px), (max-height: 500px)");

/** The texts of a step. */
class Telling {
  #era = element("span", "");
  #when = element("p", "lk-story-when");
  #title = element("h3", "lk-story-title");
  #text = element("p", "lk-story-text");
  #certainty = element("p", "lk-story-certainty");
  #sources = element("p", "lk-story-sources");
  box = element("div", "lk-story-telling");

  /** @param {string} story its title */
  constructor(story) {
    const heading = element("p", "lk-story-eraname", element("b", "", story), this.#era);
    this.box.setAttribute("aria-live", "polite");
    this.box.append(heading, this.#when, this.#title, this.#certainty, this.#text, this.#sources);
  }

  /** @param {Step} step @param {string} era */
  tell({ when, title, text, certainty, said, sources_html }, era) {
    this.#era.textContent = era ? ` · ${era}` : "";
    this.#when.textContent = when;
    this.#title.textContent = title;
    this.#text.textContent = text;
    this.#certainty.replaceChildren(element("b", "", certainty), said ? `: ${said}` : "");
    const links = elementOfHtml("p", "", sources_html).childNodes;
    this.#sources.replaceChildren(...(links.length ? ["Sources: ", ...links] : []));
  }
}

class Story {
  #at = 0;
  /** The timer, while the story plays.
   * @type {ReturnType<typeof setInterval> | undefined}
   */
  #timer;
  #telling;
  #stage = element("section", "lk-story");
  #note = element("p", "lk-story-note");
  #place = element("span", "lk-story-place");
  #previous = button("◀ Previous", () => this.#go(this.#at - 1));
  #next = button("Next ▶", () => this.#go(this.#at + 1));
  #play = button("Play", () => this.#timer ? this.#stop() : this.#start());
  #notes = button("Notes", () => this.#turnNotes());
  #large = button("Full screen", () => this.#turnFullScreen());
  #steps;
  #line;
  #map;

  #model;

  /** @param {Traits} traits @param {Model<StepNumber>} model */
  constructor({ title, steps, eras, sites }, model) {
    this.#steps = steps;
    this.#model = model;
    this.#telling = new Telling(title);
    this.#map = new StoryMap(sites);
    this.#line = new StoryLine(steps, eras, (n) => this.#go(n));
    this.#stage.setAttribute("aria-label", `${title}: arrow keys step, F is full screen`);
    this.#stage.tabIndex = 0;
    this.#note.hidden = true;
    // A table of one's own may hold no notes at all.
    this.#notes.hidden = !steps.some(({ note }) => note);
  }

  /** @param {HTMLElement} el */
  show(el) {
    const tools = element("div", "lk-story-tools", this.#previous, this.#next, this.#play);
    tools.append(this.#place, this.#notes, this.#large);
    const forNotes = this.#notes.hidden ? "" : "; N notes for the presenter";
    const keys = `Keys: ← → step, Home, End${forNotes}; F full screen`;
    const scene = element("div", "lk-story-scene", this.#map.box, this.#telling.box);
    this.#stage.append(this.#line.box, scene, tools);
    // The note is last, so that the buttons stay where they are when it opens.
    this.#stage.append(element("p", "lk-story-keys", keys), this.#note);
    onKey(this.#stage, (event) => this.#actionOf(event));
    const label = () => this.#labelFullScreen();
    document.addEventListener("fullscreenchange", label);
    const sizes = new ResizeObserver(() => this.#fit());
    sizes.observe(this.#stage);
    el.append(this.#stage);
    const follow = () => this.#go(this.#model.get("step") ?? 0);
    follow();
    this.#model.on("change:step", follow);
    return () => {
      this.#model.off("change:step", follow);
      this.#stop();
      sizes.disconnect();
      document.removeEventListener("fullscreenchange", label);
    };
  }

  /** @param {KeyboardEvent} event */
  #actionOf({ key, ctrlKey, altKey, metaKey }) {
    if (ctrlKey || altKey || metaKey) return undefined;
    switch (key) {
      case "ArrowRight":
      case "PageDown":
        return () => this.#go(this.#at + 1);
      case "ArrowLeft":
      case "PageUp":
        return () => this.#go(this.#at - 1);
      case "Home":
        return () => this.#go(0);
      case "End":
        return () => this.#go(this.#steps.length - 1);
      case "f":
      case "F":
        return () => this.#turnFullScreen();
      case "n":
      case "N":
        return () => this.#turnNotes();
    }
  }

  /** Tell a step; before the first and after the last there is none.
   * @param {number} to
   */
  #go(to) {
    const last = this.#steps.length - 1;
    this.#at = Math.max(0, Math.min(last, to));
    this.#model.set("step", this.#at);
    const step = this.#steps[this.#at];
    this.#telling.tell(step, this.#line.eraAt(step.at));
    this.#map.show(step.scene);
    this.#note.textContent = step.note || "No note on this step.";
    this.#place.textContent = `${this.#at + 1} of ${this.#steps.length}`;
    this.#line.mark(this.#at);
    this.#previous.disabled = this.#at === 0;
    this.#next.disabled = this.#at === last;
    this.#stage.scrollTop = 0;
    this.#fit();
    if (this.#at === last) this.#stop();
  }

  #start() {
    if (this.#at === this.#steps.length - 1) this.#go(0);
    this.#timer = setInterval(() => this.#go(this.#at + 1), PLAY_MS);
    this.#play.textContent = "Pause";
  }

  #stop() {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#play.textContent = "Play";
  }

  #turnNotes() {
    if (this.#notes.hidden) return;
    this.#note.hidden = !this.#note.hidden;
    this.#notes.textContent = this.#note.hidden ? "Notes" : "Hide notes";
    this.#fit();
    if (!this.#note.hidden) this.#note.scrollIntoView({ block: "nearest" });
  }

  /** Spread the dots of the line, and in full screen take the sizes at which all finds room. */
  #fit() {
    const mustFit = document.fullscreenElement === this.#stage && !PHONE.matches;
    this.#line.spread();
    for (const level of LEVELS) {
      this.#stage.dataset.fit = level;
      this.#map.adapt();
      if (!mustFit || this.#stage.scrollHeight <= this.#stage.clientHeight) return;
    }
  }

  #turnFullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.#stage.requestFullscreen();
  }

  #labelFullScreen() {
    const isLarge = document.fullscreenElement === this.#stage;
    this.#large.textContent = isLarge ? "Leave full screen" : "Full screen";
  }
}

export default {
  /** @param {Context<Traits & StepNumber>} context */
  render({ model, el }) {
    return new Story(traitsOf(model, "title", "steps", "eras", "sites"), model).show(el);
  },
};
