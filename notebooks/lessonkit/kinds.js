// What a kind of part does, once its code has come: that crosses the network once a kernel. See Part in exhibit.py.

function kindOf(name) {
  globalThis.lessonkitKinds ??= new Map();
  if (!globalThis.lessonkitKinds.has(name)) {
    const kind = {};
    kind.known = new Promise((resolve) => { kind.tell = resolve; });
    globalThis.lessonkitKinds.set(name, kind);
  }
  return globalThis.lessonkitKinds.get(name);
}
