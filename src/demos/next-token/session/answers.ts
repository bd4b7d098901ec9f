/** What figures can ask of a model of text, and how it is answered. */

import type { Look, Question } from '#engine/session.ts';
import type { TokenModel } from '#models/tokenModel.ts';
import type { TokenModelConfiguration } from '#models/tokenModels.ts';
import type { Evaluation } from '#training/evaluation.ts';
import type { TokenTraining } from '#training/tokenTraining.ts';
import { copies } from './copyAnswers.ts';
import { shannon } from './guessAnswers.ts';
import { insideAnswers } from './insideAnswers.ts';
import type { Material } from './material.ts';
import { surprise } from './surpriseAnswers.ts';
import { merges, tokens } from './tokenAnswers.ts';
import { writing } from './writingAnswers.ts';

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
export type Answerer = (question: Question, subject: Subject) => Look;

const answerers: Readonly<Record<string, Answerer>> = {
  tokens,
  merges,
  shannon,
  surprise,
  writing,
  copies,
  ...insideAnswers,
};

/** The answer to a question. Throws when there is none of that kind. */
export function answerTo(question: Question, subject: Subject): Look {
  const answerer = Object.hasOwn(answerers, question.kind) ? answerers[question.kind] : undefined;
  if (!answerer) {
    const known = Object.keys(answerers).join(', ');
    throw new Error(`invalid question; expected one of ${known}: ${question.kind}`);
  }
  return answerer(question, subject);
}
