/** What figures can ask of a model of text, and how it is answered. */

import type { Look, Question } from '#engine/session.ts';
import type { TokenModel } from '#models/tokenModel.ts';
import type { TokenModelConfiguration } from '#models/tokenModels.ts';
import type { Evaluation } from '#training/evaluation.ts';
import type { TokenTraining } from '#training/tokenTraining.ts';
import { type AnswererOf, Answering } from '../../framework/answering.ts';
import type { Material } from './material.ts';

/** A model with what it learned from. */
export interface Subject {
  readonly training: TokenTraining;
  readonly material: Material;
  readonly configuration: TokenModelConfiguration;
  /** The places of the held-out text at which the model is judged. */
  readonly heldOut: Evaluation;
  /** The model as it was before any training, new each time: dispose of it. */
  readonly untrained: () => TokenModel;
}

/** Answers one kind of question. */
export type Answerer = AnswererOf<Subject>;

// Each is loaded when it is first asked for: who only trains pays for none.
const answering = new Answering<Subject>({
  tokens: async () => (await import('./tokenAnswers.ts')).tokens,
  merges: async () => (await import('./tokenAnswers.ts')).merges,
  shannon: async () => (await import('./guessAnswers.ts')).shannon,
  surprise: async () => (await import('./surpriseAnswers.ts')).surprise,
  writing: async () => (await import('./writingAnswers.ts')).writing,
  samples: async () => (await import('./sampleAnswers.ts')).samples,
  steering: async () => (await import('./steeringAnswers.ts')).steering,
  round: async () => (await import('./spotAnswers.ts')).round,
  judge: async () => (await import('./spotAnswers.ts')).judge,
  copies: async () => (await import('./copyAnswers.ts')).copies,
  beams: async () => (await import('./beamAnswers.ts')).beams,
  tree: async () => (await import('./treeAnswers.ts')).tree,
  growth: async () => (await import('./treeAnswers.ts')).growth,
  sweep: async () => (await import('./sweepAnswers.ts')).sweep,
  sweepReal: async () => (await import('./sweepAnswers.ts')).sweepReal,
  greedy: async () => (await import('./sweepAnswers.ts')).greedy,
  drawn: async () => (await import('./drawnAnswers.ts')).drawn,
  revising: async () => (await import('./revisingAnswers.ts')).revising,
  attention: async () => (await import('./insideAttention.ts')).attention,
  score: async () => (await import('./insideAttention.ts')).score,
  lens: async () => (await import('./insideLens.ts')).lens,
  embedding: async () => (await import('./insideMatrices.ts')).embedding,
  matrix: async () => (await import('./insideMatrices.ts')).matrix,
  ablation: async () => (await import('./insideAblation.ts')).ablation,
});

/** Loads what answers that kind of question. Throws when there is none of that kind. */
export function prepareAnswer(kind: string): Promise<void> {
  return answering.prepare(kind);
}

/** Loads all that answers questions. */
export function prepareAnswers(): Promise<void> {
  return answering.prepareAll();
}

/** The answer to a question whose kind has been prepared. Throws when it has not. */
export function answerTo(question: Question, subject: Subject): Look {
  return answering.answer(question, subject);
}
