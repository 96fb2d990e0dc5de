// @ts-check
// What the reader has done in a part. A view that is drawn anew takes it up, and the single-file
// edition keeps it from one visit to the next.

/** @import { Model } from "./types.d.ts" */

/** A trait of the page alone: it is never sent to a kernel, which has no use for it.
 * @template Kept
 * @typedef {{ kept: Kept | undefined }} Keeping
 */

/** Return what is kept of a part; undefined at the start.
 *
 * It was kept of the same part: the edition keeps it under another name when the part changes.
 * @template Kept
 * @param {Model<Keeping<Kept>>} model
 */
export function kept(model) {
  return model.get("kept");
}

/** Keep what the reader has done: plain data, which are JSON.
 * @template Kept
 * @param {Model<Keeping<Kept>>} model
 * @param {Kept} done
 */
export function keep(model, done) {
  model.set("kept", structuredClone(done));
}
