// What the modules of this package share with anywidget and the page, for editors and checkers.

/** What the kernel and the page both know of a part: `Traits` names its synchronised traits. */
export interface Model<Traits> {
  get<Name extends keyof Traits>(name: Name): Traits[Name];
  set<Name extends keyof Traits>(name: Name, value: Traits[Name]): void;
  save_changes(): void;
  // deno-lint-ignore no-explicit-any -- a message or a change, as its name says
  on(event: string, callback: (...values: any[]) => void): void;
  // deno-lint-ignore no-explicit-any
  off(event: string, callback: (...values: any[]) => void): void;
  send(message: unknown, callbacks?: undefined, buffers?: ArrayBuffer[]): void;
}

/** What `render` of a part is given. */
export interface Context<Traits> {
  model: Model<Traits>;
  el: HTMLElement;
}

/** Takes back what `render` has joined to the page. */
export type Cleanup = () => void;

/** A module of a part. */
export interface PartModule {
  default: {
    render(context: Context<never>): Cleanup | void | Promise<Cleanup | void>;
  };
}

/** What draws a part once its files are there, and takes files that were delivered. */
export interface Loader {
  take(packed: string): void;
  render(context: Context<{ module: string; packed: string }>): Promise<Cleanup | void>;
}

/** A file of this package that the page has, or waits for. */
export interface PageFile {
  /** Resolves to the address of the file's text. */
  url: Promise<string>;
  /** Tells the address; more than one kernel may do so, and the first is heard. */
  tell: (url: string) => void;
}

/** A Plotly figure. */
export interface Figure {
  data: Trace[];
  layout: Record<string, unknown> & { height?: number };
  config: Record<string, unknown>;
}

/** A trace of a Plotly figure; `customdata` holds keys of hover texts. */
export interface Trace {
  x: (number | string)[];
  y: (number | string)[];
  xaxis?: string;
  yaxis?: string;
  customdata?: string[];
  hovertext?: string[];
  mode?: string;
  text?: string | string[];
  textposition?: string | string[];
}

/** The element in which Plotly has drawn. */
export interface ChartElement extends HTMLElement {
  /** What Plotly has drawn; its width in pixels. */
  _fullLayout?: { width: number };
  on(event: "plotly_click", callback: (event: { points: { customdata?: string }[] }) => void): void;
}

/** What this package uses of plotly.js. */
export interface PlotlyLibrary {
  react(
    chart: HTMLElement,
    data: Trace[],
    layout: object,
    config: object,
  ): Promise<unknown>;
  redraw(chart: HTMLElement): Promise<unknown>;
  toImage(
    figure: object,
    options: { format: string; width: number; height: number },
  ): Promise<string>;
  purge(chart: HTMLElement): void;
  Plots: { resize(chart: HTMLElement): void };
  Fx: {
    hover(
      chart: HTMLElement,
      points: { curveNumber: number; pointNumber: number }[],
      subplot: string,
    ): void;
    unhover(chart: HTMLElement): void;
  };
}

declare global {
  /** The files of this package that have come to the page, by name. */
  var lessonkitFiles: Map<string, PageFile> | undefined;
  /** The loader of the page, which may still come. */
  var lessonkitLoader: { loader: Promise<Loader>; tell: (loader: Loader) => void } | undefined;
  /** Resolves when the files of all deliveries so far are known. */
  var lessonkitDelivered: Promise<void> | undefined;
  /** The plotly.js that all charts of the page draw with. */
  var lessonkitPlotly: Promise<PlotlyLibrary> | undefined;
  /** Whether the page draws still charts once (still_charts.js). */
  var lessonkitDrawsOnce: boolean | undefined;
  /** plotly.js, where something has loaded it into the page. */
  var Plotly: PlotlyLibrary | undefined;
}
