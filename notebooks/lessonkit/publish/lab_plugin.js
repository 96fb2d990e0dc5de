// @ts-check
// What JupyterLite lacks for this course, as an extension of JupyterLab.

/** What is used of a notebook as it is saved: https://nbformat.readthedocs.io
 * @typedef {{ data?: Record<string, unknown> }} Output
 * @typedef {{ outputs?: Output[] }} Cell
 * @typedef {{ type?: string, content?: { cells?: Cell[] } | null }} SavedFile
 */

/** @typedef {{ context?: { path: string }, sessionContext?: SessionContext }} Widget
 * @typedef {{ session?: { kernel?: { status: string } | null } | null }} SessionContext
 * @typedef {object} Shell
 * @property {Widget | null} currentWidget
 * @property {{ connect(slot: () => void): void }} currentChanged
 * @property {() => void} collapseLeft
 */

/** @typedef {{ save(path: string, file?: SavedFile): Promise<unknown> }} Contents */

/** @typedef {{ id: string, result: Promise<unknown> }} Command
 * @typedef {(sender: object, command: Command) => Promise<void>} Executed
 * @typedef {{ connect(slot: Executed): void, disconnect(slot: Executed): void }} Signal
 */

/** What is used of JupyterLab: JupyterFrontEnd in @jupyterlab/application.
 * @typedef {object} Lab
 * @property {Promise<void>} restored
 * @property {{ commandExecuted: Signal }} commands
 * @property {Shell} shell
 * @property {{ contents: Contents }} serviceManager
 */

(() => {
  const HINT = "Run > Run All Cells";
  const FETCHING =
    "Text and charts are ready. Python is on its way to your browser; once it is here, " +
    "the controls can be switched on. The first time this takes about half a minute.";
  const READY = "Python is here. To switch on the controls, choose Run > Run All Cells.";
  const NOT_COMING =
    "Python has not started in this browser. Text and charts can be read. Reload the " +
    "page to try again; if that does not help, the first page of this website offers other ways.";
  const READY_MS = 10_000;
  const PATIENCE_MS = 180_000;

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

  /** Write the path of what is open into the address, for a reload and for a bookmark: JupyterLite
   * takes it out.
   * @param {Shell} shell
   */
  function writeAddress({ currentWidget }) {
    const path = currentWidget?.context?.path;
    if (path) history.replaceState(null, "", `?path=${encodeURIComponent(path)}`);
  }

  /** Show the lesson alone, as the course's other links do: JupyterLite opens the list of files
   * beside it, once, as soon as it has opened the lesson.
   * @param {Lab} lab
   */
  function openAlone({ commands: { commandExecuted }, shell }) {
    /** @type {Executed} */
    const close = async (_, { id, result }) => {
      if (id !== "filebrowser:go-to-path") return;
      commandExecuted.disconnect(close);
      await result;
      shell.collapseLeft();
      writeAddress(shell);
    };
    commandExecuted.connect(close);
    shell.currentChanged.connect(() => writeAddress(shell));
  }

  function statusLine() {
    const line = document.createElement("p");
    line.setAttribute("role", "status");
    line.style.cssText = "position: fixed; z-index: 10000; inset: auto 0 0 0; margin: 0; " +
      "padding: 6px 16px; font: 16px/1.4 sans-serif; color: var(--jp-ui-font-color1); " +
      "background: var(--jp-layout-color1); border-top: 3px solid var(--jp-brand-color1)";
    document.body.append(line);
    return line;
  }

  /** Tell a reader when Python is there, and what to do if it does not come.
   * @param {Lab} lab
   */
  async function tellOfPython({ restored, shell }) {
    await restored;
    const line = statusLine();
    const began = Date.now();
    line.textContent = FETCHING;
    const timer = setInterval(() => {
      const status = shell.currentWidget?.sessionContext?.session?.kernel?.status ?? "";
      if (status === "busy" || line.dataset.ready) {
        clearInterval(timer);
        setTimeout(() => line.remove(), line.dataset.ready ? READY_MS : 0);
      } else if (status === "idle") {
        line.dataset.ready = "yes";
        line.textContent = READY;
      } else if (status === "dead" || Date.now() - began > PATIENCE_MS) {
        line.textContent = NOT_COMING;
      }
    }, 500);
  }

  /** Let the worker keep what came before it, so that the page opens next time. */
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
      tellOfPython(lab);
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
