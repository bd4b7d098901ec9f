/** What the engine knows of a demo's session: it can be stepped, looked at, measured, saved and put back. */

/** Names with their numbers: losses, distances, counts; what curves, sentences and scoreboards are made of. */
export type Metrics = Readonly<Record<string, number>>;

/** A run's settings by their parameter's id, as the demo's definition lists them. */
export type Settings = Readonly<Record<string, string | number | boolean>>;

/** Files that a run needs, by their address on the site: the text that is learned from, for one. */
export type Files = Readonly<Record<string, Uint8Array>>;

/** What a figure draws: plain numbers and texts by name. The arrays are transferred, not copied. */
export interface Look {
  readonly arrays: Readonly<Record<string, Float32Array>>;
  /** Texts that the model wrote; left out by models that write none. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** One moment of a run, to be drawn. */
export interface Snapshot extends Look {
  readonly step: number;
  readonly metrics: Metrics;
}

/** Something that a figure wants to know of a model at one moment: a kind that its session knows, and what it is about. */
export type Question = { readonly kind: string } & Settings;

/** Everything that a session needs to go on from a moment; survives `structuredClone`. */
export type Checkpoint = Readonly<Record<string, unknown>>;

/** A model in training. Runs in the worker, on the page and in Node alike; owns tensors until `dispose`. */
export interface Session {
  /** Takes one training step. */
  step(): void;
  /** What is to be drawn now, as fresh arrays. Takes a few milliseconds and leaves the run as it was. */
  look(): Look;
  /** Judges the model with care; yields every few milliseconds so that the engine can do something else. */
  measure(): Generator<void, Metrics>;
  /** Loads what it takes to answer a question of that kind; nothing where all is there. */
  prepare?(question: Question): Promise<void>;
  /** Answers a figure's question, once prepared, and leaves the run as it was. Throws for one that is none of its own. */
  answer?(question: Question): Look;
  /** Takes over settings that may change while it trains. */
  change(settings: Settings): void;
  /** All that training has changed, as plain numbers. */
  checkpoint(): Checkpoint;
  /** Goes back to a checkpoint of a session with the same settings. */
  restore(checkpoint: Checkpoint): void;
  dispose(): void;
}

/** Makes a session; the same settings (seed included) and files make the same run. */
export type CreateSession = (settings: Settings, files: Files) => Session;
