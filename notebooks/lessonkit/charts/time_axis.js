// @ts-check
// The time axis of a timeline: even, or stretched where much happens. time_axis.py does the same
// for the still form, step by step with the same numbers: a test holds the two together, so change
// both.
//
// A date is a number of days since 1970-01-01; NaN where there is none. A place on the axis is a
// *part*, from 0 at its first date to 1 at its last, or a number of pixels from the left edge of
// the drawing.

/** Years between two ticks, from the closest. */
const STEPS = [1, 2, 5, 10, 20, 50, 100];
/** Least distance of ticks in pixels; a year that has room for so many of them gets them. */
const [TICK_DISTANCE, TICKS_IN_YEAR] = [46, 4];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun"].concat(
  ["Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
);
const [MINUTES_OF_DAY, MS_OF_MINUTE, DAYS_OF_YEAR] = [1440, 60_000, 365.2425];
/** Free room at the left edge, as a part of the width, so that the first dots do not touch the
 * names of the lanes. */
export const PAD = 0.012;

/** A time axis. @abstract */
class TimeAxis {
  /**
   * @param {number} first the dates at its ends
   * @param {number} last
   * @param {number} width its width in pixels
   */
  constructor(first, last, width) {
    this.first = first;
    this.last = last;
    this.width = width;
  }

  /** Return where dates stand, as parts. @abstract @param {number[]} _dates @returns {number[]} */
  parts(_dates) {
    throw new Error("not implemented");
  }

  /** Return where dates stand, in pixels. @param {number[]} dates */
  pixels(dates) {
    return this.parts(dates).map((part) => (part + PAD) / (1 + PAD) * this.width);
  }

  /** Return places that are given in pixels, as parts. @param {number[]} pixels */
  partsAt(pixels) {
    return pixels.map((at) => at / this.width * (1 + PAD) - PAD);
  }
}

/** Every year has the same width: Plotly's date axis, which finds new ticks as one zooms. */
export class EvenAxis extends TimeAxis {
  /** @override @param {number[]} dates */
  parts(dates) {
    return dates.map((date) => (date - this.first) / (this.last - this.first));
  }

  /** Return dates as Plotly takes them on this axis. @param {number[]} dates */
  values(dates) {
    return dates.map((date) => isoMinute(Math.floor(date) * MINUTES_OF_DAY).slice(0, -6));
  }

  /** Return places that are given in pixels, as Plotly takes them. @param {number[]} pixels */
  valuesAt(pixels) {
    const dates = this.partsAt(pixels).map((part) => part * (this.last - this.first) + this.first);
    return dates.map((date) => isoMinute(roundToEven(date * MINUTES_OF_DAY)));
  }

  /** Return the settings of the axis for Plotly. */
  layout() {
    const before = this.first - (this.last - this.first) * PAD;
    return { type: "date", range: this.values([before, this.last]) };
  }
}

/** The years in which much happens are wider: each era gets half its share of the width by its
 * years, and half by the number of its events. */
export class StretchedAxis extends TimeAxis {
  /** The dates at which eras begin and the last one ends, and their parts. @type {number[]} */
  #edges;
  #parts = [0];

  /**
   * @param {number} first the dates at its ends
   * @param {number} last
   * @param {number} width its width in pixels
   * @param {number[]} bounds the dates at which a new era begins, ascending
   * @param {number[]} dates the dates of all events
   */
  constructor(first, last, width, bounds, dates) {
    // A single day still needs an axis to stand on.
    super(first, Math.max(last, first + 1), width);
    const between = bounds.filter((date) => this.first < date && date < this.last);
    this.#edges = [this.first, ...between, this.last];
    const sums = this.#sums(dates);
    for (const sum of sums) this.#parts.push(sum / sums[sums.length - 1]);
  }

  /** Return how wide all eras up to each are together. @param {number[]} dates */
  #sums(dates) {
    const edges = this.#edges;
    const counts = edges.slice(1).map(() => 0);
    for (const date of dates) {
      if (date >= this.first && date <= this.last) counts[this.#eraOf(date)]++;
    }
    const all = Math.max(counts.reduce((sum, count) => sum + count), 1);
    let sum = 0;
    return counts.map((count, era) => {
      const span = (edges[era + 1] - edges[era]) / (this.last - this.first);
      return sum += span / 2 + count / all / 2;
    });
  }

  /** Return the number of the era in which a date lies. @param {number} date */
  #eraOf(date) {
    let era = this.#edges.length - 2;
    while (era > 0 && date < this.#edges[era]) era--;
    return era;
  }

  /** @override @param {number[]} dates */
  parts(dates) {
    return dates.map((date) => {
      if (date <= this.first) return 0;
      if (date >= this.last) return 1;
      const era = this.#eraOf(date);
      const [from, to] = this.#edges.slice(era, era + 2);
      const [start, end] = this.#parts.slice(era, era + 2);
      return (end - start) / (to - from) * (date - from) + start;
    });
  }

  /** Return dates as Plotly takes them on this axis. @param {number[]} dates */
  values(dates) {
    return this.parts(dates).map(toFiveDecimals);
  }

  /** Return places that are given in pixels, as Plotly takes them. @param {number[]} pixels */
  valuesAt(pixels) {
    return this.partsAt(pixels).map(toFiveDecimals);
  }

  /** Return the settings of the axis for Plotly. */
  layout() {
    const ticks = this.#ticks();
    const ticktext = ticks.map(nameOfTick);
    return { range: [-PAD, 1], tickvals: this.values(ticks), ticktext };
  }

  /** Return years where there is room for their names, and months where there is more. */
  #ticks() {
    /** @type {Map<number, number>} */
    const ticks = new Map();
    for (const date of this.#possibleTicks()) {
      const [at] = this.pixels([date]);
      const isClear = [...ticks.values()].every((other) => Math.abs(at - other) >= TICK_DISTANCE);
      if (0 <= at && at <= this.width && isClear) ticks.set(date, at);
    }
    return [...ticks.keys()].sort((one, other) => one - other);
  }

  /** Give the days that a tick would suit, the best first: where eras begin, then by era. */
  *#possibleTicks() {
    const starts = this.#edges.map((edge) => roundToEven(1970 + edge / DAYS_OF_YEAR));
    yield* starts.map((year) => firstOf(year));
    for (const [era, start] of starts.slice(0, -1).entries()) {
      const end = starts[era + 1];
      const width = (this.#parts[era + 1] - this.#parts[era]) * this.width;
      yield* ticksOfEra(start, end, width / Math.max(end - start, 1));
    }
  }
}

/** Give the days that a tick would suit in an era. @param {number} start @param {number} end
 * @param {number} yearWidth */
function* ticksOfEra(start, end, yearWidth) {
  const step = STEPS.find((years) => years * yearWidth >= TICK_DISTANCE) ?? STEPS[STEPS.length - 1];
  for (let year = Math.ceil(start / step) * step; year < end; year += step) yield firstOf(year);
  if (yearWidth < TICKS_IN_YEAR * TICK_DISTANCE) return;
  const months = 12 / TICKS_IN_YEAR;
  for (let year = start; year < end; year++) {
    for (let month = 1 + months; month < 13; month += months) yield firstOf(year, month);
  }
}

/** Return the date of the first day of a month. @param {number} year @param {number} month */
function firstOf(year, month = 1) {
  // Date.UTC would take the years before 100 for those of the twentieth century.
  return new Date(0).setUTCFullYear(year, month - 1, 1) / MS_OF_MINUTE / MINUTES_OF_DAY;
}

/** Return the name of a month, or for January of its year. @param {number} date */
function nameOfTick(date) {
  const day = new Date(date * MINUTES_OF_DAY * MS_OF_MINUTE);
  return day.getUTCMonth() ? MONTHS[day.getUTCMonth()] : String(day.getUTCFullYear());
}

/** Return a time as "2024-06-19T00:00". @param {number} minutes since 1970-01-01 */
function isoMinute(minutes) {
  return new Date(minutes * MS_OF_MINUTE).toISOString().slice(0, -8);
}

/** Round to five decimals, as numpy does. @param {number} value */
function toFiveDecimals(value) {
  return roundToEven(value * 1e5) / 1e5;
}

/** Round to the nearest whole number, and to the even one of two that are equally near: as numpy
 * and Python do, other than Math.round. @param {number} value */
function roundToEven(value) {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest === 0.5) return below % 2 ? below + 1 : below;
  return rest < 0.5 ? below : below + 1;
}
