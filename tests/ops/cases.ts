/** All cases, in the order of their operations; the same ones on every machine. */

import type { Case } from './case.ts';
import { denseCases, layerNormCases } from './casesOfLayers.ts';
import {
  attentionCases,
  embeddingCases,
  rotationCases,
  unembeddingCases,
} from './casesOfTokens.ts';
import {
  adamCases,
  crossEntropyCases,
  descentCases,
  placeCases,
  scoreLossCases,
} from './casesOfTraining.ts';

/** Every case of every operation. */
export const cases: readonly Case[] = [
  ...denseCases(),
  ...layerNormCases(),
  ...attentionCases(),
  ...embeddingCases(),
  ...unembeddingCases(),
  ...rotationCases(),
  ...scoreLossCases(),
  ...crossEntropyCases(),
  ...adamCases(),
  ...descentCases(),
  ...placeCases(),
];
