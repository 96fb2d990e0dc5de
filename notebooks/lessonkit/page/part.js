// @ts-check
// Brings the modules of this package to the page, and draws a part once its own module is there.
// Every part carries this text; the modules themselves cross the network once a kernel.

/** @typedef {{ url: Promise<string>, tell: (url: string) => void }} Slot */

/** @type {Map<string, Slot>} */
const slots = (globalThis.lessonkitModules ??= new Map());

/** @param {string} name */
function slot(name) {
  let found = slots.get(name);
  if (!found) {
    /** @type {(url: string) => void} */
    let tell = () => {};
    const url = new Promise((/** @type {(url: string) => void} */ resolve) => (tell = resolve));
    found = { url, tell };
    slots.set(name, found);
  }
  return found;
}

/** Make a module out of its text, once the modules that it imports are there.
 * @param {string} name
 * @param {string} text
 */
async function provide(name, text) {
  const specifiers = [...text.matchAll(/^(?:import|export)\b[^;]*?\bfrom "(\.[^"]+)";/gm)];
  for (const [, specifier] of specifiers) {
    const path = new URL(specifier, `https://package/${name}`).pathname.slice(1);
    text = text.replace(`from "${specifier}"`, `from "${await slot(path).url}"`);
  }
  slot(name).tell(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
}

export default {
  /** @param {{ model: { get(name: "modules"): Record<string, string> | undefined } }} context */
  initialize({ model }) {
    for (const [name, text] of Object.entries(model.get("modules") ?? {})) provide(name, text);
  },
  /** @param {{ model: { get(name: "module"): string } }} context */
  async render(context) {
    const module = await import(await slot(context.model.get("module")).url);
    return module.default.render(context);
  },
};
