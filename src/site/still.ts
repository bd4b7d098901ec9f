/** A demo's still picture: the last moment of its first preset's recorded run, as points or as what was written. */

import type { Definition } from '#demos/framework/defineDemo.ts';
import { unpackSnapshot } from '#demos/framework/recording.ts';
import { posterFor } from './recordings.ts';

/** A place in the plane. */
export type Point = readonly [x: number, y: number];

/** What is drawn. */
export interface Still {
  readonly real: readonly Point[];
  readonly generated: readonly Point[];
  /** The first lines of what a model of text wrote; empty for others. */
  readonly lines: readonly string[];
}

const mostLines = 5;

/** What that run had come to; without a recording, nothing. */
export async function stillOf({ id, presets }: Definition): Promise<Still> {
  const poster = presets[0] ? await posterFor(id, presets[0].id) : null;
  if (!poster) return { real: [], generated: [], lines: [] };
  const { arrays, texts } = unpackSnapshot(poster.moment);
  const lines = (texts?.['sample'] ?? '').split('\n').filter((line) => line.trim() !== '');
  return {
    real: pointsOf(arrays['real']),
    generated: pointsOf(arrays['generated']),
    lines: lines.slice(0, mostLines),
  };
}

/** Pairs of an array x, y, x, y, …, to three digits: a picture this small shows no more. */
function pointsOf(array: Float32Array = new Float32Array()): readonly Point[] {
  const rounded = Array.from(array, (value) => Number(value.toFixed(3)));
  return Array.from({ length: rounded.length / 2 }, (_, i) => [
    rounded[2 * i] ?? 0,
    rounded[2 * i + 1] ?? 0,
  ]);
}
