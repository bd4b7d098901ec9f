/** What the engine knows of a demo's session: it can be stepped, looked at, measured, saved and put back. */

/** Names with their numbers: losses, distances, counts; what curves, sentences and scoreboards are made of. */
export type Metrics = Readonly<Record<string, number>>;

/** A run's settings by their parameter's id, as the demo's definition lists them. */
export type Settings = Readonly<Record<string, string | number | boolean>>;

/** One moment of a run, to be drawn: plain numbers, no tensors. Its arrays are transferred, not copied. */
export interface Snapshot {
  readonly step: number;
  readonly metrics: Metrics;
  readonly arrays: Readonly<Record<string, Float32Array>>;
}

/** Everything that a session needs to go on from a moment; survives `structuredClone`. */
export type Checkpoint = Readonly<Record<string, unknown>>;

/** A model in training. Runs in the worker, on the page and in Node alike; owns tensors until `dispose`. */
export interface Session {
  /** Takes one training step. */
  step(): void;
  /** What is to be drawn now, as fresh arrays. Takes a few milliseconds and leaves the run as it was. */
  look(): Snapshot['arrays'];
  /** Judges the model with care; yields every few milliseconds so that the engine can do something else. */
  measure(): Generator<void, Metrics>;
  /** Takes over settings that may change while it trains. */
  change(settings: Settings): void;
  /** All that training has changed, as plain numbers. */
  checkpoint(): Checkpoint;
  /** Goes back to a checkpoint of a session with the same settings. */
  restore(checkpoint: Checkpoint): void;
  dispose(): void;
}

/** Makes a session; the same settings (seed included) make the same run. */
export type CreateSession = (settings: Settings) => Session;
