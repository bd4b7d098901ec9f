/** Lesson plans and worksheets as text, and the recorded runs that they speak of. */

import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import {
  questionKey,
  type Recording,
  recordingUrl,
  unpackLook,
} from '#demos/framework/recording.ts';
import type { Look, Metrics, Question } from '#engine/session.ts';

/** Every lesson, by its id. */
export const lessonIds = ['patterns', 'forger', 'feedback'] as const;

/** A lesson. */
export type LessonId = (typeof lessonIds)[number];

/** A lesson plan's source. */
export function planOf(id: LessonId): string {
  return readFileSync(`content/lessons/${id}.mdx`, 'utf8');
}

/** A worksheet's source. */
export function worksheetOf(id: LessonId): string {
  return readFileSync(`content/worksheets/${id}.yaml`, 'utf8');
}

/** Expects each of the sentences in a text, in whatever lines and letters it is set. */
export function expectSaid(text: string, ...sentences: string[]): void {
  const flat = text.replaceAll(/[\s*]+/g, ' ').toLowerCase();
  for (const sentence of sentences) expect(flat).toContain(sentence.toLowerCase());
}

/** A recorded run. */
export function recordingOf(demo: string, preset: string): Recording {
  return JSON.parse(readFileSync(`public${recordingUrl(demo, preset)}`, 'utf8')) as Recording;
}

/** What was measured at a step of a recorded run; without a step, at its last. */
export function metricsAt(demo: string, preset: string, step?: number): Metrics {
  const { rows } = recordingOf(demo, preset);
  const row = step === undefined ? rows.at(-1) : rows.find((one) => one.step === step);
  if (!row) throw new Error(`invalid recording; expected a row at step ${step}: ${demo} ${preset}`);
  return row.metrics;
}

/** What a recorded model answered at the first moment. */
export function answerOf(demo: string, preset: string, question: Question): Look {
  const packed = recordingOf(demo, preset).moments[0]?.answers?.[questionKey(question)];
  if (!packed) throw new Error(`invalid recording; expected an answer: ${demo} ${preset}`);
  return unpackLook(packed);
}

/** A share in whole per cent, as the texts write it. */
export function percent(share: number | undefined): string {
  return `${whole(share)} %`;
}

/** "44–52 %", from the least to the most of some shares. */
export function percentRange(shares: readonly number[]): string {
  return `${whole(Math.min(...shares))}–${whole(Math.max(...shares))} %`;
}

function whole(share: number | undefined): number {
  return Math.round(100 * (share ?? Number.NaN));
}
