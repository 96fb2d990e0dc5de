// @ts-check
// Reads from the standard input the content and some states of an exhibit with a chart, and writes
// what its module shows in them. See shown_by in tests/support.py.

import { readFileSync } from "node:fs";

const { module, content, states, width } = JSON.parse(readFileSync(0, "utf-8"));
const { kind } = await import(`../../notebooks/lessonkit/${module}`);
const shown = states.map((/** @type {Record<string, unknown>} */ state) => {
  const model = { get: (/** @type {string} */ name) => state[name] };
  const made = kind(model, content);
  const figure = made.figure(width);
  return {
    status: made.status(),
    name: made.name(),
    figure,
    marked: state.picked ? made.mark(figure, state.picked) : figure,
  };
});
process.stdout.write(JSON.stringify(shown));
