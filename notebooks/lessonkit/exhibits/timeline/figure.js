// @ts-check
// The chart of a timeline in any state. figure.py draws its start for the still form, from the same
// templates.

import { LABEL_HEIGHT } from "../../charts/label_layout.js";
import { EvenAxis, StretchedAxis } from "../../charts/time_axis.js";
import { countInWords } from "../../page/words.js";
import { bandShapes, bandsOf, eraNames, erasBetween, stretchingDates } from "./bands.js";
import { EVENTS, firstDayOf } from "./choice.js";
import { placeDotLabels, placeDots, thinOut } from "./dots.js";

/** @import { Figure, Trace } from "../../page/types.d.ts" */
/** @import { EventData } from "../../page/event_table.js" */
/** @import { Axis, Band, Era } from "./bands.js" */
/** @import { Dots, Lanes, Marks, Measures } from "./dots.js" */

/** As `timeline_content` of content.py makes it. `colours` and `strand_key` (words under the chart,
 * escaped for Plotly) are by strand, `symbols` and `outlines` by degree of certainty; the templates
 * are parts of a Plotly figure in which what depends on the state is missing.
 * @typedef {object} Content
 * @property {EventData} events
 * @property {Marks} marks
 * @property {Lanes[]} lanes
 * @property {Era[]} eras
 * @property {[first: number, last: number]} reach of the axis, in days since 1970-01-01
 * @property {Measures} measures
 * @property {string[]} colours
 * @property {string[]} strand_key
 * @property {string[]} symbols
 * @property {number[]} outlines
 * @property {string} key words under the chart
 * @property {number} strands_in_line
 * @property {{ even: string, stretched: string, crowd: string }} titles
 * @property {string[]} lanes_by
 * @property {Templates} templates
 */

/**
 * @typedef {object} Templates
 * @property {Figure} figure without data
 * @property {any} dots
 * @property {any} names of eras
 * @property {object[]} fills of eras
 * @property {object[]} borders between two lanes, by the number of the lane below
 * @property {[line: any, labels: any]} leaders
 * @property {Record<"solid" | "dot", any>} spans
 * @property {any} ring
 * @property {any} arrow
 * @property {object} nothing
 */

/** What the chart shows.
 * @typedef {object} Scale
 * @property {readonly [number, number]} years
 * @property {number} lanes
 * @property {boolean} stretched
 */

export class TimelineFigure {
  #content;
  /** The dates that stretch an axis. */
  #days;

  /** @param {Content} content */
  constructor(content) {
    this.#content = content;
    this.#days = content.marks.days;
  }

  /** Return the chart.
   * @param {Scale} scale
   * @param {number[]} rows the places of the events that are chosen
   * @param {number} width of the chart in pixels
   * @returns {Figure}
   */
  draw(scale, rows, width) {
    const { marks, lanes, measures, templates, eras } = this.#content;
    const { l, r } = /** @type {any} */ (templates.figure.layout.margin);
    const axis = this.#axis(scale, width - l - r);
    const lane = lanes[scale.lanes];
    const dots = placeDots(
      thinOut(rows, marks, lane, axis, measures),
      marks,
      lane,
      axis,
      measures,
    );
    const placement = placeDotLabels(dots, marks, axis, measures);
    const bands = bandsOf(erasBetween(eras, ...this.#ends(scale.years)), axis);
    const data = [
      ...this.#spans(dots, axis),
      ...this.#labelsApart(dots, placement.apart, axis),
      eraNames(bands, axis, templates.names),
      this.#labelledDots(dots, placement.beside, axis),
    ];
    return { ...templates.figure, data, layout: this.#layout(scale, rows, dots, bands, axis) };
  }

  /** Return a figure with a ring around an event, and arrows between it and its answers.
   * @param {Figure} figure that was drawn for `scale`; it is left as it is
   * @param {Scale} scale
   * @param {number} row the place of the event in the table; where a crowd has left no room for its
   *   dot, it gets one now
   * @returns {Figure}
   */
  mark(figure, scale, row) {
    const { events: { ids, answers, answered_by }, templates } = this.#content;
    const drawn = /** @type {Trace} */ (figure.data.at(-1));
    /** @type {Map<string, [x: any, y: any]>} */
    const places = new Map(drawn.customdata?.map((key, n) => [key, [drawn.x[n], drawn.y[n]]]));
    const added = places.has(ids[row]) ? [] : [this.#dotAlone(scale, row)];
    for (const dot of added) places.set(ids[row], [dot.x[0], dot.y[0]]);
    const pairs = [
      ...answers[row].map((old) => [row, old]),
      ...answered_by[row].map((n) => [n, row]),
    ];
    const arrows = pairs.flatMap(([from, to]) => {
      const [start, end] = [places.get(ids[from]), places.get(ids[to])];
      return start && end
        ? [{ ...templates.arrow, x: end[0], y: end[1], ax: start[0], ay: start[1] }]
        : [];
    });
    const [x, y] = /** @type {[any, any]} */ (places.get(ids[row]));
    const annotations = [...arrows, ...(/** @type {object[]} */ (figure.layout.annotations))];
    return {
      ...figure,
      data: [...figure.data.slice(0, -1), { ...templates.ring, x: [x], y: [y] }, ...added, drawn],
      layout: { ...figure.layout, annotations },
    };
  }

  /** Return the first and the last day of years. @param {readonly [number, number]} years
   * @returns {[number, number]}
   */
  #ends([first, last]) {
    return [firstDayOf(first), firstDayOf(last + 1) - 1];
  }

  /** @param {Scale} scale @param {number} width @returns {Axis} */
  #axis({ years, stretched }, width) {
    const { reach, eras } = this.#content;
    const [start, end] = this.#ends(years);
    const [first, last] = [Math.max(start, reach[0]), Math.min(end, reach[1])];
    if (!stretched) return new EvenAxis(first, last, width);
    const starts = erasBetween(eras, start, end).map((era) => era.start);
    const bounds = starts.length ? starts : stretchingDates(...years, firstDayOf);
    return new StretchedAxis(first, last, width, bounds, this.#days);
  }

  /** @param {Scale} scale @param {number[]} rows @param {Dots} dots @param {Band[]} bands
   * @param {Axis} axis
   */
  #layout(scale, rows, dots, bands, axis) {
    const { lanes, measures, templates } = this.#content;
    const { names } = lanes[scale.lanes];
    const { layout } = /** @type {{ layout: any }} */ (templates.figure);
    const key = this.#key(scale, dots);
    const below = layout.margin.b + (key.length - 1) * LABEL_HEIGHT;
    const title = { ...layout.xaxis.title, text: key.join("<br>") };
    return {
      ...layout,
      height: measures.top + dots.depth * names.length + below,
      margin: { ...layout.margin, b: below },
      title: { text: this.#title(scale, dots.rows.length, rows.length) },
      xaxis: { ...layout.xaxis, ...axis.layout(), title },
      yaxis: {
        ...layout.yaxis,
        range: [names.length - 0.5, -0.5],
        tickvals: names.map((_, n) => n),
        ticktext: names,
      },
      shapes: [
        ...bandShapes(bands, axis, templates.fills),
        ...templates.borders.slice(0, names.length - 1),
      ],
      annotations: rows.length ? [] : [templates.nothing],
      uirevision: `${scale.years} ${scale.stretched} ${scale.lanes}`,
    };
  }

  /** @param {Scale} scale @param {number} drawn @param {number} chosen */
  #title({ stretched, lanes }, drawn, chosen) {
    const { titles, lanes_by } = this.#content;
    const text = drawn < chosen ? titles.crowd : stretched ? titles.stretched : titles.even;
    return text.replace("{drawn}", drawn.toLocaleString("en"))
      .replace("{chosen}", countInWords(chosen, EVENTS))
      .replace("{lanes}", lanes_by[lanes].toLowerCase());
  }

  /** Return the key under the chart, in lines. The last of them are the colours of strands, where
   * the lanes do not name them.
   * @param {Scale} scale @param {Dots} dots
   */
  #key({ lanes }, { rows }) {
    const { key, strand_key, strands_in_line, events: { strands } } = this.#content;
    if (lanes === 0) return [key];
    const present = new Set(rows.map((row) => strands[row]));
    const names = strand_key.filter((_, strand) => present.has(strand));
    const lines = [key];
    for (let n = 0; n < names.length; n += strands_in_line) {
      lines.push(names.slice(n, n + strands_in_line).join("   "));
    }
    return lines;
  }

  /** @param {Dots} dots @param {Map<number, string>} beside @param {Axis} axis */
  #labelledDots(dots, beside, axis) {
    const { labels, days } = this.#content.marks;
    const texts = dots.rows.map((row, dot) => beside.has(dot) ? labels[row] : "");
    const sides = dots.rows.map((_, dot) => beside.get(dot) ?? "middle right");
    const x = axis.values(dots.rows.map((row) => days[row]));
    return this.#dots(dots.rows, x, dots.heights, texts, sides);
  }

  /** Return a dot without a label in the middle of its lane.
   * @param {Scale} scale @param {number} row
   */
  #dotAlone(scale, row) {
    const { marks: { days }, lanes } = this.#content;
    const x = this.#axis(scale, 1000).values([days[row]]);
    return this.#dots([row], x, [lanes[scale.lanes].lane_of[row]], [""], ["middle right"]);
  }

  /** @param {number[]} rows @param {(string | number)[]} x @param {number[]} y
   * @param {string[]} text @param {string[]} textposition
   */
  #dots(rows, x, y, text, textposition) {
    const { events, marks, measures, colours, symbols, outlines, templates } = this.#content;
    const { dots } = templates;
    return {
      ...dots,
      x,
      y,
      text,
      textposition,
      customdata: rows.map((row) => events.ids[row]),
      marker: {
        ...dots.marker,
        size: rows.map((row) => measures.sizes[marks.importance[row]]),
        color: rows.map((row) => colours[events.strands[row]]),
        symbol: rows.map((row) => symbols[events.confidences[row]]),
        line: { ...dots.marker.line, width: rows.map((row) => outlines[events.confidences[row]]) },
      },
    };
  }

  /** Return the labels on leader lines.
   * @param {Dots} dots @param {Map<number, [number, number]>} apart @param {Axis} axis
   */
  #labelsApart(dots, apart, axis) {
    const { marks: { labels, days }, measures: { top }, templates: { leaders } } = this.#content;
    const ends = [...apart.keys()];
    if (!ends.length) return [];
    const offsets = [...apart.values()];
    const x = axis.values(ends.map((dot) => days[dots.rows[dot]]));
    const toX = axis.valuesAt(ends.map((dot, n) => dots.x[dot] + offsets[n][0]));
    const toY = ends.map((dot, n) => (dots.y[dot] + offsets[n][1] - top) / dots.depth - 0.5);
    const [line, texts] = leaders;
    return [
      {
        ...line,
        x: ends.flatMap((_, n) => [x[n], toX[n], null]),
        y: ends.flatMap((dot, n) => [dots.heights[dot], toY[n], null]),
      },
      {
        ...texts,
        x: toX,
        y: toY,
        text: ends.map((dot) => labels[dots.rows[dot]]),
        textposition: offsets.map(([across]) => across < 0 ? "middle left" : "middle right"),
      },
    ];
  }

  /** Return lines for what lasted, and dotted lines for what is only known to the month or year.
   * @param {Dots} dots @param {Axis} axis
   */
  #spans({ rows, heights }, axis) {
    const { marks: { days, ends, exact }, templates: { spans } } = this.#content;
    return Object.entries(spans).flatMap(([kind, template]) => {
      const some = rows.flatMap((row, dot) =>
        ends[row] > days[row] && exact[row] === (kind === "solid") ? [dot] : []
      );
      if (!some.length) return [];
      const starts = axis.values(some.map((dot) => days[rows[dot]]));
      const stops = axis.values(some.map((dot) => Math.min(ends[rows[dot]], axis.last)));
      return [{
        ...template,
        x: some.flatMap((_, n) => [starts[n], stops[n], null]),
        y: some.flatMap((dot) => [heights[dot], heights[dot], null]),
      }];
    });
  }
}
