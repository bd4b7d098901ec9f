/** What figures can ask of a GAN on points, and how it is answered. */

import type { PointShape } from '#data/pointShapes.ts';
import type { Look, Question } from '#engine/session.ts';
import type { Gan } from '#models/gan.ts';
import { type AnswererOf, Answering } from '../../framework/answering.ts';
import type { GanRunValues } from '../parameters.ts';

/** A GAN with what it learned from. */
export interface Subject {
  readonly gan: Gan;
  readonly shape: PointShape;
  /** What its noise is. */
  readonly noise: Pick<GanRunValues, 'noiseKind' | 'noiseDimensions'>;
  /** The points that it learns from, all of them: x, y, x, y … */
  readonly training: Float32Array;
  /** Real points that it never learns from; the same each time. */
  readonly sample: (count: number) => Float32Array;
}

/** Answers one kind of question. */
export type Answerer = AnswererOf<Subject>;

// Loaded when it is first asked for: who only trains pays for none.
const answering = new Answering<Subject>({
  noiseMap: async () => (await import('./noiseAnswers.ts')).noiseMap,
  way: async () => (await import('./noiseAnswers.ts')).way,
  draws: async () => (await import('./noiseAnswers.ts')).draws,
  worth: async () => (await import('./worthAnswers.ts')).worth,
  rejection: async () => (await import('./criticAnswers.ts')).rejection,
  climb: async () => (await import('./criticAnswers.ts')).climb,
  sweep: async () => (await import('./worthAnswers.ts')).sweep,
});

/** Loads what answers that kind of question. Throws when there is none of that kind. */
export function prepareAnswer(kind: string): Promise<void> {
  return answering.prepare(kind);
}

/** The answer to a question whose kind has been prepared. Throws when it has not. */
export function answerTo(question: Question, subject: Subject): Look {
  return answering.answer(question, subject);
}
