/** All that the page and the worker say to each other. Every message names the run that it is about. */

import type { BackendName } from '#tensor/backendNames.ts';
import type { Files, Look, Metrics, Question, Settings, Snapshot } from './session.ts';

/** Settings that took effect after this many steps. A run is its first settings and its changes. */
export interface Change {
  readonly step: number;
  readonly settings: Settings;
}

/** The metrics that were measured after this many steps: one row of the run's table. */
export interface Row {
  readonly step: number;
  readonly metrics: Metrics;
}

/** How long a training step of one very model took on a backend. */
export interface Timing {
  readonly backend: BackendName;
  readonly stepMs: number;
  /** While it trained there, the page's frames came too late. */
  readonly dropsFrames: boolean;
}

/** What draws WebGL, in the driver's words, and whether that is a program on the processor. */
export interface Renderer {
  readonly name: string;
  readonly isSoftware: boolean;
}

/** One row of a device's numbers. */
export interface Measurement {
  readonly backend: BackendName;
  /** Null where the device lacks the backend, or a step went wrong there. */
  readonly stepMs: number | null;
  /** What went wrong, if anything did. */
  readonly fault: string | null;
  /** For WebGL alone. */
  readonly renderer: Renderer | null;
}

/** What takes its time before a step can be shown; `programs` counts the shaders compiled so far. */
export type Preparation =
  | { readonly what: 'model' | 'measuring' }
  | { readonly what: 'shaders'; readonly programs: number };

/**
 * Steps a second; or `rising`, slow at first, when most is learned, and faster with every step; or null, as fast as
 * the device can.
 */
export type Speed = number | 'rising' | null;

/** From the page to the worker. */
export type Command =
  /**
   * Begins a run from its first step; an earlier one of that name is closed. Without a backend the engine
   * measures which is the fastest. Answered by `opened`.
   */
  | {
      readonly type: 'open';
      readonly run: string;
      /** Which session: a demo's id, or of the demo whose session it shares. */
      readonly demo: string;
      readonly settings: Settings;
      readonly files: Files;
      readonly changes: readonly Change[];
      readonly backend: BackendName | null;
    }
  /** Trains until that many steps are done, no faster than asked. Any other run pauses. */
  | {
      readonly type: 'play';
      readonly run: string;
      readonly until: number;
      readonly speed: Speed;
    }
  /** Stops after the step in hand. Answered by `rested`. */
  | { readonly type: 'pause'; readonly run: string }
  /** Shows the remembered moment at or before a step; the run itself stays where it is. Answered by `sought`. */
  | { readonly type: 'seek'; readonly run: string; readonly step: number }
  /** Goes back to the remembered moment at or before a step and forgets what came after. Answered by `rested`. */
  | {
      readonly type: 'branch';
      readonly run: string;
      readonly step: number;
      readonly settings: Settings;
    }
  /** Asks the model of the remembered moment at or before a step. Answered by `answered`. */
  | {
      readonly type: 'ask';
      readonly run: string;
      /** Tells this question from others. */
      readonly id: number;
      readonly step: number;
      readonly question: Question;
    }
  /** Takes over settings that may change while it trains. Answered by `changed`. */
  | { readonly type: 'change'; readonly run: string; readonly settings: Settings }
  /** The page has drawn the last snapshot and can take another. */
  | { readonly type: 'received'; readonly run: string }
  /** Times steps of a demo's model on every backend, for about a second each. Answered by `measured`, again and again. */
  | {
      readonly type: 'measure';
      readonly run: string;
      readonly demo: string;
      readonly settings: Settings;
      readonly files: Files;
    }
  /** Frees a run and all that it remembers, or ends a measurement. */
  | { readonly type: 'close'; readonly run: string };

/** What is asked of a run that is open. */
export type RunCommand = Exclude<Command, { type: 'open' | 'measure' | 'close' }>;

/** A moment to be drawn, with the rows that were measured since the last message. */
export interface Moment {
  readonly snapshot: Snapshot;
  readonly rows: readonly Row[];
}

/** From the worker to the page. */
export type Event =
  /** The worker's script runs. */
  | { readonly type: 'ready' }
  /** Something takes its time before the first step. */
  | ({ readonly type: 'preparing'; readonly run: string } & Preparation)
  | {
      readonly type: 'opened';
      readonly run: string;
      readonly backend: BackendName;
      /** What the engine has measured for this run; empty when the page asked for the backend. */
      readonly timings: readonly Timing[];
      /** Null when the run is not on WebGL. */
      readonly renderer: Renderer | null;
      readonly moment: Moment;
    }
  /** Training goes on. */
  | {
      readonly type: 'progress';
      readonly run: string;
      readonly moment: Moment;
      readonly stepsPerSecond: number;
    }
  /** Training has stopped: it was asked to, it went back to branch, or it has done the steps it was to do. */
  | {
      readonly type: 'rested';
      readonly run: string;
      readonly moment: Moment;
      readonly hasReached: boolean;
    }
  | { readonly type: 'sought'; readonly run: string; readonly snapshot: Snapshot }
  | { readonly type: 'changed'; readonly run: string; readonly change: Change }
  /** Null when the model had no answer, for the reason in `problem`. */
  | {
      readonly type: 'answered';
      readonly run: string;
      readonly id: number;
      /** The moment that was asked. */
      readonly step: number;
      readonly answer: Look | null;
      readonly problem: string;
    }
  /** The graphics card was lost; the run goes on from the last remembered moment. */
  | {
      readonly type: 'recovered';
      readonly run: string;
      readonly backend: BackendName;
      readonly step: number;
    }
  /** What has been measured so far, in the order of the backends' names. */
  | {
      readonly type: 'measured';
      readonly run: string;
      readonly measurements: readonly Measurement[];
      readonly isDone: boolean;
    }
  /** The run has ended. `diverged`: its numbers are no longer finite. */
  | {
      readonly type: 'failed';
      readonly run: string;
      readonly code: FailureCode;
      readonly message: string;
    };

/** Why a run has failed. */
export type FailureCode = 'diverged' | 'backend' | 'internal';
