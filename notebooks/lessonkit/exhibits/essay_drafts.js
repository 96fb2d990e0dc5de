// @ts-check
// Drafts of answers, kept by the browser on the reader's computer, and the writer's name, which it
// forgets when the tab is closed: the next reader may be somebody else.

/** @import { Draft } from "./essay_text.js" */

const PREFIX = "pyongyang-pact/essay/";

/** Return the draft that is kept under a name; null if there is none that can be read.
 * @param {string} name
 * @returns {Draft | null}
 */
export function readDraft(name) {
  try {
    const draft = JSON.parse(localStorage.getItem(PREFIX + name) ?? "null");
    const readable = draft && typeof draft.texts === "object" &&
      Array.isArray(draft.met) && Array.isArray(draft.used);
    return readable ? draft : null;
  } catch {
    // What cannot be read stays as it is until something is written.
    return null;
  }
}

/** Keep a draft under a name, and return whether the browser did so.
 * @param {string} name
 * @param {Draft} draft
 */
export function keepDraft(name, draft) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Return the writer's name; empty if none was given. */
export function readName() {
  try {
    return sessionStorage.getItem(`${PREFIX}name`) ?? "";
  } catch {
    return "";
  }
}

/** Keep the writer's name.
 * @param {string} name
 */
export function keepName(name) {
  try {
    sessionStorage.setItem(`${PREFIX}name`, name);
  } catch {
    // It stays in the field of this planner.
  }
}
