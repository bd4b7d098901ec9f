/** What figures ask of the inside of a model. */

import type { Answerer } from './answers.ts';
import { ablation } from './insideAblation.ts';
import { attention, score } from './insideAttention.ts';
import { lens } from './insideLens.ts';
import { embedding, matrix } from './insideMatrices.ts';

/** By the kind of the question. */
export const insideAnswers = {
  attention,
  score,
  lens,
  embedding,
  matrix,
  ablation,
} satisfies Readonly<Record<string, Answerer>>;
