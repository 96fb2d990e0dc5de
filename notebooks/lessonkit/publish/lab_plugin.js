// @ts-check
// What JupyterLite lacks for this course, as an extension of JupyterLab.

/** What is used of a notebook as it is saved: https://nbformat.readthedocs.io
 * @typedef {{ data?: Record<string, unknown> }} Output
 * @typedef {{ outputs?: Output[] }} Cell
 * @typedef {{ type?: string, content?: { cells?: Cell[] } | null }} SavedFile
 */

/** What is used of JupyterLab: JupyterFrontEnd in @jupyterlab/application.
 * @typedef {object} Lab
 * @property {Promise<void>} restored
 * @property {{ mode: string, collapseLeft(): void, collapseRight(): void }} shell
 * @property {{ contents: { save(path: string, file?: SavedFile): Promise<unknown> } }} serviceManager
 */

(() => {
  const HINT = "Run > Run All Cells";

  /** Take out of a notebook that is about to be saved what does not outlive its kernel, as the
   * course's server does (as_it_came in binder/jupyter_server_config.py).
   * @param {SavedFile} file
   */
  function asItCame(file) {
    const cells = file.type === "notebook" && file.content?.cells || [];
    for (const { data = {} } of cells.flatMap(({ outputs = [] }) => outputs)) {
      if ([data["text/plain"]].flat().join("").includes(HINT)) {
        delete data["application/vnd.jupyter.widget-view+json"];
      }
      if ("application/vnd.plotly.v1+json" in data) delete data["image/png"];
    }
  }

  /** @param {Lab} lab */
  function saveAsItCame({ serviceManager: { contents } }) {
    const save = contents.save.bind(contents);
    contents.save = (path, file) => {
      if (file) asItCame(file);
      return save(path, file);
    };
  }

  /** Show the lesson alone, as the course's other links do.
   * @param {Lab} lab
   */
  async function openAlone({ restored, shell }) {
    await restored;
    shell.mode = "single-document";
    shell.collapseLeft();
    shell.collapseRight();
  }

  /** Let the worker keep what came before it, so that the page opens without a network next time. */
  async function keepForNextTime() {
    if (!navigator.serviceWorker) return;
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
    active?.postMessage({ keep: [location.href.replace(/[?#].*/, ""), ...loaded] });
  }

  const plugin = {
    id: "pyongyang-pact:website",
    autoStart: true,
    /** @param {Lab} lab */
    activate(lab) {
      performance.setResourceTimingBufferSize(2000);
      saveAsItCame(lab);
      openAlone(lab);
      lab.restored.then(keepForNextTime);
    },
  };

  // What webpack makes of an extension: https://webpack.js.org/concepts/module-federation
  const extensions = /** @type {any} */ (globalThis)._JUPYTERLAB ??= {};
  extensions["pyongyang-pact"] = {
    init() {},
    get: () => Promise.resolve(() => ({ __esModule: true, default: plugin })),
  };
})();
