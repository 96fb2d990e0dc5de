// @ts-check

import assert from "node:assert/strict";
import test from "node:test";
import { escapeAttribute } from "../../notebooks/lessonkit/exhibits/workshop_page.js";
import { Requests } from "../../notebooks/lessonkit/exhibits/workshop_requests.js";

/** A kernel that writes down what it is asked. */
function kernel() {
  /** @type {{ number: number, want: string }[]} */
  const asked = [];
  /** @param {unknown} message */
  const send = (message) => {
    asked.push(/** @type {{ number: number, want: string }} */ (message));
  };
  return { asked, send };
}

test("only the answer to the last request is heard", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { asked, send } = kernel();
  /** @type {string[]} */
  const heard = [];
  const requests = new Requests({ send }, () => heard.push("failed"));
  requests.ask({ want: "path" }, ({ name }) => heard.push(name));
  requests.ask({ want: "page" }, ({ name }) => heard.push(name));
  assert.deepEqual(asked.map(({ number, want }) => [number, want]), [[1, "path"], [2, "page"]]);
  requests.receive({ answer: 1, name: "first" }, []);
  requests.receive(null, []);
  requests.receive({ answer: 2, name: "second" }, []);
  context.mock.timers.tick(60_000);
  assert.deepEqual(heard, ["second"]);
});

test("where no answer comes, the request has failed once", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let failed = 0;
  const requests = new Requests({ send: () => {} }, () => failed += 1);
  requests.ask({ want: "path" }, () => {});
  requests.ask({ want: "table" }, () => {});
  context.mock.timers.tick(44_999);
  assert.equal(failed, 0);
  context.mock.timers.tick(60_000);
  assert.equal(failed, 1);
});

test("where there is no kernel, the request fails at once", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let failed = 0;
  const send = () => {
    throw new Error("no kernel");
  };
  new Requests({ send }, () => failed += 1).ask({ want: "page" }, () => {});
  context.mock.timers.tick(60_000);
  assert.equal(failed, 1);
});

test("no heading can leave its attribute", () => {
  assert.equal(escapeAttribute('A & "B" <C>'), "A &#38; &#34;B&#34; &#60;C&#62;");
});
