// Tells events one at a time. See Slides in story.py.

import { make, makeButton } from "../page/dom.js";

const PLAY_MS = 9000;

export default {
  render({ model, el }) {
    const steps = model.get("steps");
    const eras = model.get("eras");
    let at = 0;
    let playing = null;

    const stage = make("section", "lk-story");
    stage.setAttribute("aria-label", `${model.get("title")}: arrow keys step, F is full screen`);
    stage.tabIndex = 0;
    const bar = make("div", "lk-story-bar");
    const line = make("div", "lk-story-line");
    eras.forEach((era, n) => {
      const band = make("span", "lk-story-era");
      band.style.left = `${era.from * 100}%`;
      band.style.width = `${(era.to - era.from) * 100}%`;
      band.classList.toggle("lk-odd", n % 2 === 1);
      line.append(band);
    });
    const dots = steps.map((step, n) => {
      const dot = makeButton("", () => go(n), `${step.when}: ${step.title}`);
      dot.className = "lk-story-dot";
      dot.style.left = `${step.at * 100}%`;
      dot.tabIndex = -1;
      line.append(dot);
      return dot;
    });
    const flag = make("span", "lk-story-flag");
    line.append(flag);
    bar.append(line);

    const telling = make("div", "lk-story-telling");
    telling.setAttribute("aria-live", "polite");
    const era = make("p", "lk-story-eraname");
    const when = make("p", "lk-story-when");
    const title = make("h3", "lk-story-title");
    const text = make("p", "lk-story-text");
    const certainty = make("p", "lk-story-certainty");
    const sources = make("p", "lk-story-sources");
    telling.append(era, when, title, text, certainty, sources);

    const note = make("p", "lk-story-note");
    note.hidden = true;

    const place = make("span", "lk-story-place");
    const previous = makeButton("◀ Previous", () => go(at - 1));
    const next = makeButton("Next ▶", () => go(at + 1));
    const play = makeButton("Play", () => (playing ? stop() : start()));
    // A table of one's own may hold no notes at all.
    const notes = makeButton("Notes", showNotes);
    notes.hidden = !steps.some((step) => step.note);
    notes.setAttribute("aria-expanded", "false");
    const large = makeButton("Full screen", fill);
    const tools = make("div", "lk-story-tools");
    tools.append(previous, next, play, place, notes, large);
    const keys = make("p", "lk-story-keys", `Keys: ← → step, Home, End${notes.hidden ? "" : "; N notes for the presenter"}; F full screen`);
    // Last, so that the buttons stay where they are when it opens.
    stage.append(bar, telling, tools, keys, note);
    el.append(stage);

    function go(to) {
      at = Math.max(0, Math.min(steps.length - 1, to));
      const step = steps[at];
      era.textContent = eras.findLast((one) => one.from <= step.at)?.title ?? "";
      when.textContent = step.when;
      title.textContent = step.title;
      text.textContent = step.text;
      certainty.textContent = step.certainty;
      note.textContent = step.note || "No note on this step.";
      sources.innerHTML = step.sources_html && `Sources: ${step.sources_html}`;
      place.textContent = `${at + 1} of ${steps.length}`;
      flag.textContent = step.year;
      flag.style.left = `${step.at * 100}%`;
      flag.style.transform = `translateX(-${Math.round(step.at * 100)}%)`;
      dots.forEach((dot, n) => dot.classList.toggle("lk-now", n === at));
      previous.disabled = at === 0;
      next.disabled = at === steps.length - 1;
      if (at === steps.length - 1) stop();
    }
    function start() {
      if (at === steps.length - 1) go(0);
      playing = setInterval(() => go(at + 1), PLAY_MS);
      play.textContent = "Pause";
    }
    function stop() {
      clearInterval(playing);
      playing = null;
      play.textContent = "Play";
    }

    function showNotes() {
      note.hidden = !note.hidden;
      notes.setAttribute("aria-expanded", String(!note.hidden));
      stage.classList.toggle("lk-noted", !note.hidden);
    }
    function fill() {
      if (document.fullscreenElement) document.exitFullscreen();
      else stage.requestFullscreen();
    }

    const keyed = {
      ArrowRight: () => go(at + 1), ArrowLeft: () => go(at - 1), PageDown: () => go(at + 1), PageUp: () => go(at - 1),
      Home: () => go(0), End: () => go(steps.length - 1), f: fill, n: () => notes.hidden || showNotes(),
    };
    stage.addEventListener("keydown", (event) => {
      const act = keyed[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    });
    document.addEventListener("fullscreenchange", relabel);
    function relabel() { large.textContent = document.fullscreenElement === stage ? "Leave full screen" : "Full screen"; }
    go(0);
    return () => { stop(); document.removeEventListener("fullscreenchange", relabel); };
  },
};
