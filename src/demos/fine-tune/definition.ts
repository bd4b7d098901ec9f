/** The demo in which a trained model goes on learning from another text. */

import { textSet } from '#data/texts.ts';
import { defineDemo } from '../framework/defineDemo.ts';
import { simplified, whenDiverged } from '../next-token/definition.ts';
import { checkpointUrl } from '../next-token/trained.ts';
import { type FineTuneValues, parameters } from './parameters.ts';
import { curves, describe, patterns } from './patterns.ts';
import { presets } from './presets.ts';

/** Everything about the demo but its session and its figure. */
export const fineTune = defineDemo<typeof parameters>({
  id: 'fine-tune',
  title: 'Fine-tuning, and what it forgets',
  summary:
    'Take a trained transformer and go on training it on twenty lines, another text or one of your own, and watch what it learns and what it forgets, in your browser.',
  lookFor: 'Look for how soon it takes on the new voice, and for what becomes of the old one.',
  room: { narrow: 232, wide: 140 },
  parameters,
  presets,
  patterns,
  curves,
  describe,
  whenDiverged,
  honesty: {
    real: ({ base, newText }) =>
      `a transformer that this site trained on ${wordsFor(base)}, trained further in this tab on ${wordsFor(newText)}; a copy of it stays as it was, and both are judged on the same stretches: of the old text only on what neither has read.`,
    simplified: `${simplified} Large models are fine-tuned on thousands to millions of examples, and they usually forget less, since they have more room.`,
  },
  isWide: true,
  files: filesOf,
  missing,
  stepsToFinish: 300,
  source: 'refinement/refiner.ts',
  dataCard: 'logbook',
});

/** What each text is called within a sentence. */
function wordsFor(text: FineTuneValues['newText']): string {
  switch (text) {
    case 'logbook':
      return 'twenty lines of a ship’s log';
    case 'own':
      return 'your own text';
    default:
      return textSet(text).label.toLowerCase();
  }
}

function filesOf({ base, newText }: FineTuneValues): readonly string[] {
  const texts = [base, newText].flatMap((id) => (id === 'logbook' ? [] : (textSet(id).file ?? [])));
  return [...new Set(texts), checkpointUrl(base)];
}

function missing({ base, newText, ownText }: FineTuneValues): string | null {
  if (newText === base)
    return 'This is the very text that the model has learned already: choose another new text.';
  return newText === 'own' && ownText === ''
    ? 'There is no text of yours yet: write a few lines, or choose a file.'
    : null;
}
