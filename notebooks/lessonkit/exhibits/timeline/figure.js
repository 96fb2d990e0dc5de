// @ts-check
// The chart of a timeline in any state. figure.py draws its start for the still form, from the same
// templates.

import { LABEL_HEIGHT } from "../../charts/label_layout.js";
import { leaderLines } from "../../charts/leader_lines.js";
import { EvenAxis, StretchedAxis } from "../../charts/time_axis.js";
import { countInWords } from "../../page/words.js";
import { bandShapes, bandsOf, eraNames, erasBetween, stretchingDates } from "./bands.js";
import { EVENTS, firstDayOf } from "./choice.js";
import { placeDotLabels, placeDots, spanEnds, thinOut } from "./dots.js";

/** @import { Figure, Trace } from "../../page/types.d.ts" */
/** @import { EventData } from "../../page/event_table.js" */
/** @import { Axis, Band, Era } from "./bands.js" */
/** @import { Dots, Lanes, Marks, Measures } from "./dots.js" */

/** As `timeline_content` of content.py makes it. `colours` and `strand_key` (words under the chart,
 * escaped for Plotly) are by strand, `symbols`, `open` and `outlines` by degree of certainty; the
 * templates are parts of a Plotly figure in which what depends on the state is missing.
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
 * @property {boolean[]} open
 * @property {number[]} outlines
 * @property {string} key words under the chart
 * @property {Record<"solid" | "dot", string>} bar_keys words on bars, by Plotly's names of lines
 * @property {number} strands_in_line
 * @property {{ even: string, stretched: string, crowd: string }} titles
 * @property {string[]} in_lanes where the dot of an event stands, in words
 * @property {Templates} templates
 */

/**
 * @typedef {object} Templates
 * @property {Figure} figure without data
 * @property {any} dots
 * @property {any} names of eras
 * @property {object[]} fills of eras
 * @property {object[]} borders between two lanes, by the number of the lane below
 * @property {{ line: any, label: any }} leaders
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

/** So much wider than its mark is a ring, in pixels: wider it would cover labels beside it. */
const RING = 9;

export class TimelineFigure {
  #content;

  /** @param {Content} content */
  constructor(content) {
    this.#content = content;
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
    const drawn = thinOut(rows, marks, lane, axis, measures);
    const dots = placeDots(drawn, marks, lane, axis, measures);
    const placement = placeDotLabels(dots, marks, axis, measures);
    const bands = bandsOf(erasBetween(eras, ...this.#ends(scale.years)), axis);
    const spans = this.#spans(dots, axis);
    const key = this.#key(scale, dots, spans.map(({ line }) => line.dash));
    const data = [
      ...spans,
      ...this.#labelsApart(dots, placement.apart, axis),
      eraNames(bands, axis, templates.names),
      this.#labelledDots(dots, placement.beside, axis),
    ];
    return { ...templates.figure, data, layout: this.#layout(scale, rows, dots, bands, axis, key) };
  }

  /** Return a figure with a ring around an event, and arrows between it and its answers.
   * @param {Figure} figure that was drawn for `scale`; it is left as it is
   * @param {Scale} scale
   * @param {number} row the place of the event in the table; where a crowd has left no room for its
   *   dot, it gets one now
   * @returns {Figure}
   */
  mark(figure, scale, row) {
    const { events: { ids, answers, answered_by }, marks, measures, templates } = this.#content;
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
    const size = measures.sizes[marks.importance[row]] + RING;
    const ring = { ...templates.ring, x: [x], y: [y], marker: { ...templates.ring.marker, size } };
    const annotations = [...arrows, ...(/** @type {object[]} */ (figure.layout.annotations))];
    return {
      ...figure,
      data: [...figure.data.slice(0, -1), ring, ...added, drawn],
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
    const { reach, eras, marks } = this.#content;
    const [start, end] = this.#ends(years);
    const [first, last] = [Math.max(start, reach[0]), Math.min(end, reach[1])];
    if (!stretched) return new EvenAxis(first, last, width);
    const starts = erasBetween(eras, start, end).map((era) => era.start);
    const bounds = starts.length ? starts : stretchingDates(...years, firstDayOf);
    return new StretchedAxis(first, last, width, bounds, marks.days);
  }

  /** @param {Scale} scale @param {number[]} rows @param {Dots} dots @param {Band[]} bands
   * @param {Axis} axis @param {string[]} key
   */
  #layout(scale, rows, dots, bands, axis, key) {
    const { lanes, measures, templates } = this.#content;
    const { names } = lanes[scale.lanes];
    const { layout } = /** @type {{ layout: any }} */ (templates.figure);
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
    const { titles, in_lanes } = this.#content;
    const text = drawn < chosen ? titles.crowd : stretched ? titles.stretched : titles.even;
    return text.replace("{drawn}", drawn.toLocaleString("en"))
      .replace("{chosen}", countInWords(chosen, EVENTS))
      .replace("{lanes}", in_lanes[lanes]);
  }

  /** Return the key under the chart, in lines: on marks, on the bars that are drawn, and on the
   * colours of strands where the lanes do not name them.
   * @param {Scale} scale @param {Dots} dots @param {("solid" | "dot")[]} bars
   */
  #key({ lanes }, { rows }, bars) {
    const { key, bar_keys, strand_key, strands_in_line, events: { strands } } = this.#content;
    const words = bars.map((bar) => bar_keys[bar]).join("   ");
    const lines = bars.length > 1 ? [key, words] : [[key, words].filter(Boolean).join("   ")];
    if (lanes === 0) return lines;
    const present = new Set(rows.map((row) => strands[row]));
    const names = strand_key.filter((_, strand) => present.has(strand));
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
    const { events, marks, measures, colours, symbols, open, outlines } = this.#content;
    const { dots } = this.#content.templates;
    const [inside, edge] = [dots.marker.color, dots.marker.line.color];
    /** @type {[colour: string, degree: number][]} */
    const looks = rows.map((row) => [colours[events.strands[row]], events.confidences[row]]);
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
        color: looks.map(([colour, degree]) => open[degree] ? inside : colour),
        symbol: looks.map(([_, degree]) => symbols[degree]),
        line: {
          color: looks.map(([colour, degree]) => open[degree] ? colour : edge),
          width: looks.map(([_, degree]) => outlines[degree]),
        },
      },
    };
  }

  /** Return the labels on leader lines.
   * @param {Dots} dots @param {Map<number, [number, number]>} apart @param {Axis} axis
   */
  #labelsApart(dots, apart, axis) {
    const { marks: { labels, days }, measures: { top }, templates: { leaders } } = this.#content;
    const ends = [...apart.keys()];
    const offsets = [...apart.values()];
    const x = axis.values(ends.map((dot) => days[dots.rows[dot]]));
    const toX = axis.valuesAt(ends.map((dot, n) => dots.x[dot] + offsets[n][0]));
    const toY = ends.map((dot, n) => (dots.y[dot] + offsets[n][1] - top) / dots.depth - 0.5);
    return leaderLines(
      leaders,
      ends.map((dot, n) => ({
        text: labels[dots.rows[dot]],
        x: x[n],
        y: dots.heights[dot],
        toX: toX[n],
        toY: toY[n],
        left: offsets[n][0] < 0,
      })),
    );
  }

  /** Return lines for what lasted, and dotted lines for what is only known to the month or year.
   * @param {Dots} dots @param {Axis} axis
   */
  #spans(dots, axis) {
    const { marks, measures, templates: { spans } } = this.#content;
    const { days, ends, exact } = marks;
    const { rows, heights } = dots;
    const shown = spanEnds(dots, marks, axis, measures);
    return Object.entries(spans).flatMap(([kind, template]) => {
      const some = rows.flatMap((row, dot) =>
        shown[dot] > dots.x[dot] && exact[row] === (kind === "solid") ? [dot] : []
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
