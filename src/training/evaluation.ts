/** The places of a text at which models are compared: each with enough before it, the same for every model. */

import type { TokenModel } from '#models/tokenModel.ts';
import { surprises } from '#models/tokenReading.ts';

/** Stretches of a text, and which of their places count. */
export interface Evaluation {
  /** [rows · time] */
  readonly tokens: Int32Array;
  /** [rows · time], one place on. */
  readonly targets: Int32Array;
  readonly time: number;
  /** The places that count, within `targets`. */
  readonly counted: Int32Array;
  /** The same places, within the text. */
  readonly places: Int32Array;
}

/** How an evaluation is cut out of a text. */
export interface EvaluationShape {
  /** The length of a stretch, at most; a shorter text has shorter ones. */
  readonly time: number;
  /** How many stretches, at most, spread evenly over the text. */
  readonly rows: number;
  /**
   * The line break, for texts whose lines stand for themselves: a stretch then begins at one, and the lines that it
   * holds whole count. Otherwise the second half of each stretch counts.
   */
  readonly newline: number | null;
}

/** Chooses the places of a text. Throws for fewer than two tokens. */
export function evaluationOf(text: Int32Array, shape: EvaluationShape): Evaluation {
  if (text.length < 2) throw new Error(`invalid text; expected two tokens or more: ${text.length}`);
  const time = Math.min(shape.time, text.length - 1);
  const { newline } = shape;
  const lines = newline === null ? [] : linesWithin(text, time, newline);
  const stretches = lines.length > 0 ? lines : halvesWithin(text, time);
  const chosen = spread(stretches, shape.rows);
  const tokens = new Int32Array(chosen.length * time);
  const targets = new Int32Array(chosen.length * time);
  const counted: number[] = [];
  const places: number[] = [];
  for (const [row, { start, from, to }] of chosen.entries()) {
    tokens.set(text.subarray(start, start + time), row * time);
    targets.set(text.subarray(start + 1, start + time + 1), row * time);
    for (let place = from; place < to; place++) {
      counted.push(row * time + place - start - 1);
      places.push(place);
    }
  }
  return {
    tokens,
    targets,
    time,
    counted: Int32Array.from(counted),
    places: Int32Array.from(places),
  };
}

const rowsAtOnce = 8;

/** Mean surprise in nats at the places that count; yields after every few stretches. */
export function* evaluate(
  model: TokenModel,
  { tokens, targets, time, counted }: Evaluation,
): Generator<void, number> {
  const size = rowsAtOnce * time;
  const all = new Float32Array(tokens.length);
  for (let from = 0; from < tokens.length; from += size) {
    const to = from + size;
    all.set(surprises(model, tokens.subarray(from, to), time, targets.subarray(from, to)), from);
    yield;
  }
  return counted.reduce((sum, place) => sum + (all[place] ?? 0), 0) / counted.length;
}

/** A stretch from `start`, in which the places from `from` up to `to` count. */
interface Stretch {
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

/** From each line break on as many whole lines as fit, line breaks included. */
function linesWithin(text: Int32Array, time: number, newline: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (let start = text.indexOf(newline); start >= 0 && start + time < text.length; ) {
    const last = text.lastIndexOf(newline, start + time);
    if (last <= start) {
      start = text.indexOf(newline, start + 1); // this line is longer than a stretch
      continue;
    }
    stretches.push({ start, from: start + 1, to: last + 1 });
    start = last;
  }
  return stretches;
}

function halvesWithin(text: Int32Array, time: number): Stretch[] {
  const half = Math.ceil(time / 2);
  const stretches: Stretch[] = [];
  for (let start = 0; start + time < text.length; start += half)
    stretches.push({ start, from: start + time - half + 1, to: start + time + 1 });
  return stretches;
}

function spread<T>(values: readonly T[], most: number): T[] {
  if (values.length <= most) return [...values];
  return Array.from(
    { length: most },
    (_, i) => values[Math.floor((i * values.length) / most)],
  ).filter((value) => value !== undefined);
}
