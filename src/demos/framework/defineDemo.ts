/** A demo, stated once: control panel, address, routes, tables, messages and tests all derive from this. */

import type { Metrics, Question } from '#engine/session.ts';
import { faultOf } from './values.ts';

interface Described {
  readonly label: string;
  /** One or two sentences for readers: what it does and what to expect. */
  readonly help: string;
  /** Shown beside the figure at once; the others wait behind "More". */
  readonly isProminent?: boolean;
  /** What a change does: it begins a new run (the default), the run goes on with it, or only the view is another. */
  readonly effect?: 'restart' | 'live' | 'view';
  /** Whether it matters under these settings; when not, its control is hidden. */
  readonly applies?: (settings: ParameterValues) => boolean;
}

/** A number on a slider; `scale: 'log'` spaces it by ratios, and `step` then only rounds. */
export interface NumberParameter extends Described {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly scale?: 'log';
  readonly unit?: string;
  readonly default: number;
}

/** One of a few named options. */
export interface ChoiceParameter extends Described {
  readonly kind: 'choice';
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** Other parameters' values that come along when a reader picks an option, by the option's value. */
  readonly brings?: Readonly<Record<string, ParameterValues>>;
  readonly default: string;
}

/** On or off. */
export interface SwitchParameter extends Described {
  readonly kind: 'switch';
  readonly default: boolean;
}

/** Where all chance comes from: a whole number from 0 to 999,999. */
export interface SeedParameter extends Described {
  readonly kind: 'seed';
  readonly default: number;
}

/** Free text; `accepts` says what is wrong with it in a sentence, or null. */
export interface TextParameter extends Described {
  readonly kind: 'text';
  readonly maxLength: number;
  readonly accepts?: (text: string) => string | null;
  /** A control of the demo's own (a drawing, say) edits it, not a text field. */
  readonly hasOwnControl?: boolean;
  /**
   * A run reads it from left to right as it goes, at each step no further than to the next: what it says last is all that
   * has to be known of it, however often it was changed on the way. Its effect is `live`.
   */
  readonly isScript?: boolean;
  /** The fewest characters of a text of the reader's own, where it is not what any text needs. */
  readonly shortest?: number;
  /** The reader's own: it never stands in an address. */
  readonly isPrivate?: boolean;
  readonly default: string;
}

/** Anything a reader can set. */
export type Parameter =
  | NumberParameter
  | ChoiceParameter
  | SwitchParameter
  | SeedParameter
  | TextParameter;

/** A parameter's value. */
export type ParameterValue = string | number | boolean;

/** Values by parameter id. */
export type ParameterValues = Readonly<Record<string, ParameterValue>>;

/** The values of these very parameters, each with its own type. */
export type ValuesOf<P extends Readonly<Record<string, Parameter>>> = {
  readonly [Id in keyof P]: P[Id] extends ChoiceParameter
    ? P[Id]['options'][number]['value']
    : Widen<P[Id]['default']>;
};

type Widen<T> = T extends number ? number : T extends boolean ? boolean : string;

/** A named set of values; one that breaks the demo says why. */
export interface Preset<V = ParameterValues> {
  readonly id: string;
  readonly label: string;
  readonly values: Partial<V>;
  /** What this setting shows, in one sentence. */
  readonly shows: string;
  /** Present when it is meant to fail: why it does. */
  readonly breaks?: string;
  /** How many steps its recorded run takes. */
  readonly recordedSteps: number;
}

/** Something to be learned, in plain words: a value that moves towards a target. */
export interface Pattern<V = ParameterValues> {
  readonly id: string;
  label(values: V): string;
  /** How far it is learned, from 0 to 1, or null where it means nothing. */
  progress(metrics: Metrics, values: V): number | null;
  /** Whether there is such a thing to learn under these settings; always when left out. */
  applies?(values: V): boolean;
  /** Learned once the progress reaches this. */
  readonly target: number;
  /** The progress in words or numbers: "5 of 8". */
  reading(metrics: Metrics, values: V): string;
}

/** A number that whoever sets a goal may choose. */
export interface Bar {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly default: number;
}

/** Where a run stands, as goals judge it; the metrics also count what the reader did in the figure. */
export interface Standing<V = ParameterValues> {
  readonly metrics: Metrics;
  readonly values: V;
  readonly step: number;
}

/** Something that a teacher may ask a reader to reach. */
export interface Goal<V = ParameterValues> {
  readonly id: string;
  readonly bar?: Bar;
  /** Whether it can be reached under these settings; always when left out. */
  applies?(values: V): boolean;
  label(values: V, bar: number): string;
  /** How near it is, from 0 to 1, which is reached. */
  progress(standing: Standing<V>, bar: number): number;
}

/** A curve of the demo: which metrics, on one axis. */
export interface Curve<V = ParameterValues> {
  readonly title: string;
  readonly lines: readonly CurveLine[];
  /** Levels worth comparing with: what a perfect model, or a coin, would reach. */
  levels(values: V, metrics: Metrics): readonly Level[];
}

/** A height in a chart, and what reaches it. */
export interface Level {
  readonly value: number;
  readonly label: string;
}

/** One line of a curve; its colour is one of the vocabulary's, and a dash is its second cue. */
export interface CurveLine {
  readonly metric: string;
  readonly label: string;
  readonly colour: 'real' | 'generated' | 'generator' | 'discriminator' | 'attention' | 'loss';
  readonly dash?: string;
}

/** What a demo says of itself, so that nobody is misled. */
export interface Honesty<V = ParameterValues> {
  real(values: V): string;
  readonly simplified: string;
}

/** Everything that is known of a demo without running it. (Methods, so that lists of any demos can be made.) */
export interface Definition<
  P extends Readonly<Record<string, Parameter>> = Readonly<Record<string, Parameter>>,
> {
  readonly id: string;
  readonly title: string;
  /** What it is, in one sentence, for lists and search engines. */
  readonly summary: string;
  /** What to look for, in one sentence. */
  readonly lookFor: string;
  readonly parameters: P;
  readonly presets: readonly Preset<ValuesOf<P>>[];
  readonly patterns: readonly Pattern<ValuesOf<P>>[];
  /** Goals besides its patterns and a number of steps. */
  readonly goals?: readonly Goal<ValuesOf<P>>[];
  readonly curves: readonly Curve<ValuesOf<P>>[];
  /** One clause on the state of things ("covers 5 of 8 clusters"), for the live line and for listeners. */
  describe(metrics: Metrics, values: ValuesOf<P>): string;
  /** What to change when the numbers run away. */
  whenDiverged(values: ValuesOf<P>): {
    readonly parameter: keyof P & string;
    readonly advice: string;
  };
  readonly honesty: Honesty<ValuesOf<P>>;
  /** The demo whose session runs it, when that is not its own. */
  readonly session?: string;
  /** Its figure looks into a run of that session that the reader has trained elsewhere on the page, if there is one. */
  readonly follows?: boolean;
  /** Its figure takes the whole width; scoreboard and curves stand below it. */
  readonly isWide?: boolean;
  /**
   * How tall the figure is in an article before it has been drawn: in rem, in a column of a phone's width and in a wide one.
   * Rather too tall: what is taller than its room would lie under what follows.
   */
  readonly room: { readonly narrow: number; readonly wide: number };
  /** A run takes a few seconds: with a setting changed it begins anew at once, without a press on Train. */
  readonly isQuick?: boolean;
  /** Files that a run with these settings needs, by their address on the site. */
  files?(values: ValuesOf<P>): readonly string[];
  /** Why no run can begin with these values, in a sentence, or null. */
  missing?(values: ValuesOf<P>): string | null;
  /** What the figure asks of a model at first; recorded runs hold the answers. */
  questions?(values: ValuesOf<P>): readonly Question[];
  /** A run finishes here; Train goes on for as many steps again. */
  readonly stepsToFinish: number;
  /** The file that readers see as "the code that runs", below `src`. */
  readonly source: string;
  /** The data card, by its id. */
  readonly dataCard: string;
}

/** A goal of doing something so many times, which is called by its singular and plural; the metric counts it. */
export function countGoal(
  metric: string,
  [one, many]: readonly [string, string],
  times: number,
): Goal<never> {
  return {
    id: metric,
    bar: { label: 'How many', min: 1, max: 300, step: 1, default: times },
    label: (_, count) => `${count} ${count === 1 ? one : many}`,
    progress: ({ metrics }, count) => (metrics[metric] ?? 0) / count,
  };
}

/** Checks a definition and hands it on with its exact types. Throws on a programmer's mistake. */
export function defineDemo<const P extends Readonly<Record<string, Parameter>>>(
  definition: Definition<P>,
): Definition<P> {
  for (const [id, parameter] of Object.entries(definition.parameters)) {
    if (!/^[a-z][A-Za-z0-9]*$/.test(id))
      throw new Error(`invalid parameter id; expected camelCase: ${id}`);
    const fault = faultOf(parameter, parameter.default);
    if (fault) throw new Error(`invalid default of ${id}; ${fault}`);
  }
  for (const preset of definition.presets) {
    for (const [id, value] of Object.entries(preset.values)) {
      const parameter = definition.parameters[id];
      const fault = parameter ? faultOf(parameter, value) : 'expected a parameter of this demo';
      if (fault) throw new Error(`invalid preset ${preset.id}; ${id}: ${fault}`);
    }
  }
  if (!definition.presets.some((preset) => preset.breaks)) {
    throw new Error(
      `invalid presets of ${definition.id}; expected at least one that breaks it: none`,
    );
  }
  return definition;
}
