/** The lens that looks inside a transformer: at its attention, its embedding, its layers, its numbers, one by one. */

import { defineDemo } from '../framework/defineDemo.ts';
import { inPlainWords, lens, simplified } from '../next-token/definition.ts';
import { parameters } from './parameters.ts';
import { curves, describe, patterns } from './patterns.ts';
import { presets } from './presets.ts';
import { questions } from './questions.ts';

/** Everything about the demo but its figure; its session is that of `next-token`. */
export const inside = defineDemo<typeof parameters>({
  id: 'inside',
  title: 'Inside the transformer',
  summary:
    'Where its heads look, how it sees its letters, what it would guess after each layer: a transformer laid open, number by number, at any step of its training.',
  lookFor: 'Look for heads with a habit, and for the layer at which the right guess appears.',
  room: { narrow: 166, wide: 100 },
  parameters,
  presets,
  patterns,
  curves,
  describe,
  honesty: {
    real: inPlainWords,
    simplified: `${simplified} Where a head looks says what it takes, not what it makes of it.`,
  },
  ...lens,
  questions,
  source: 'models/inside/trace.ts',
  dataCard: 'tales',
});
