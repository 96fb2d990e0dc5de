// @ts-check
// The website's service worker: what a reader has opened once opens again without a network.
//
// JupyterLite's own worker follows on this in one file.

(() => {
  const worker = /** @type {any} */ (self);
  const PREFIX = "pyongyang-pact-";
  /** Changes with JupyterLite and Pyodide, whose files change their names with every version. */
  const CACHE = PREFIX + "{{ tools }}";
  /** Files that never change under the same address: their names carry a version or a hash. */
  const LASTING = /\/static\/pyodide-[^/]+\/(?!pyodide-lock)|[.-][0-9a-f]{7,}\.|\?_=[0-9a-f]+$/;
  /** Questions that JupyterLite's part of the worker answers. */
  const ASKED = /\/api\/(?:drive|stdin|service-worker-heartbeat)/;

  /** @param {Request} request */
  function isOurs({ method, url }) {
    return method === "GET" && url.startsWith(worker.registration.scope) && !ASKED.test(url);
  }

  /** Return the address under which an answer is kept: a page is the same whatever it opens.
   * @param {Request} request
   */
  function keyOf({ mode, url }) {
    return mode === "navigate" ? url.replace(/[?#].*/, "") : url;
  }

  /** @param {string} key @param {Response} answer */
  async function keep(key, answer) {
    if (answer.status !== 200 || answer.type !== "basic") return;
    const cache = await caches.open(CACHE);
    await cache.put(key, answer);
  }

  /** @param {Request} request */
  async function answer(request) {
    const key = keyOf(request);
    const cache = await caches.open(CACHE);
    const kept = () => cache.match(key);
    const lasting = LASTING.test(key) && await kept();
    if (lasting) return lasting;
    try {
      const fresh = await fetch(request);
      keep(key, fresh.clone()).catch(console.warn);
      return fresh;
    } catch (error) {
      const old = await kept();
      if (old) return old;
      throw error;
    }
  }

  /** Keep what a page had loaded before this worker stood between it and the network.
   * @param {string[]} addresses
   */
  async function keepAll(addresses) {
    const cache = await caches.open(CACHE);
    for (const url of addresses) {
      const request = new Request(url, { cache: "force-cache" });
      if (!isOurs(request) || await cache.match(url)) continue;
      await fetch(request).then((answer) => keep(url, answer)).catch(console.warn);
    }
  }

  async function forgetOldVersions() {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await worker.clients.claim();
  }

  worker.addEventListener("install", () => worker.skipWaiting());
  worker.addEventListener("activate", (/** @type {any} */ event) => {
    event.waitUntil(forgetOldVersions());
  });
  worker.addEventListener("message", (/** @type {any} */ event) => {
    if (Array.isArray(event.data?.keep)) event.waitUntil(keepAll(event.data.keep));
  });
  worker.addEventListener("fetch", (/** @type {any} */ event) => {
    if (isOurs(event.request)) event.respondWith(answer(event.request));
  });
})();
