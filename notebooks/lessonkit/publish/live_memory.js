// @ts-check
// What the reader has done, kept by the browser on the reader's computer. See page/kept.js.

/** @import { LiveModel } from "./live_models.js" */

const PREFIX = "pyongyang-pact/kept/";

/** Give a model what was kept of it, and keep what it will hold.
 * @param {string} name
 * @param {LiveModel} model
 */
export function keepIn(name, model) {
  const key = PREFIX + name;
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "null");
    if (kept !== null) model.set("kept", kept);
  } catch {
    // A browser that keeps nothing, or what is no JSON: the exhibit begins anew.
  }
  model.on("change:kept", () => {
    try {
      localStorage.setItem(key, JSON.stringify(model.get("kept")));
    } catch {
      // As above.
    }
  });
}

/** Forget all that was kept, drafts of essays and the writer's name, too. */
export function forgetAll() {
  try {
    for (const storage of [localStorage, sessionStorage]) {
      const keys = Object.keys(storage).filter((key) => key.startsWith("pyongyang-pact/"));
      for (const key of keys) storage.removeItem(key);
    }
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
