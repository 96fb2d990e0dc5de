// @ts-check
// What the page asks of the kernel, one request at a time.

/** @import { Figure, Model } from "../page/types.d.ts" */

/** What the kernel answers: the number of the request, and what was asked for.
 * @typedef {object} Answer
 * @property {number} answer
 * @property {string} name of a file to save, without its ending
 * @property {Figure} [figure] the picture of a page
 * @property {string} [marker] the place of the picture in the page
 */

/** @typedef {(answer: Answer, buffers: DataView<ArrayBuffer>[]) => void} Answered */

const WAIT_MS = 45_000;

export class Requests {
  #number = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Answered} */
  #answered = () => {};
  #model;
  #failed;

  /**
   * @param {Pick<Model<never>, "send">} model
   * @param {() => void} failed what happens where no answer comes
   */
  constructor(model, failed) {
    this.#model = model;
    this.#failed = failed;
  }

  /** Ask the kernel for something; what was asked for before is heard no more.
   * @param {object} request
   * @param {Answered} answered
   * @param {ArrayBuffer[]} [buffers]
   */
  ask(request, answered, buffers = []) {
    this.#number += 1;
    this.#answered = answered;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#failed, WAIT_MS);
    try {
      this.#model.send({ ...request, number: this.#number }, undefined, buffers);
    } catch {
      clearTimeout(this.#timer);
      this.#failed();
    }
  }

  /** Take an answer of the kernel.
   * @param {Answer | null | undefined} answer
   * @param {DataView<ArrayBuffer>[]} buffers
   */
  receive(answer, buffers) {
    if (answer?.answer !== this.#number) return;
    clearTimeout(this.#timer);
    this.#answered(answer, buffers);
  }
}
