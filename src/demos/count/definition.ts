/** The demo in which a table counts what came next, and writes by it. */

import { rhymesFile, textSet } from '#data/texts.ts';
import { defineDemo } from '../framework/defineDemo.ts';
import { followersQuestion, throwsQuestion } from './answers.ts';
import { parameters, type CountValues as Values } from './parameters.ts';
import { curves, describe, patterns } from './patterns.ts';
import { presets } from './presets.ts';
import { stepsToFinish } from './stepsToFinish.ts';

/** Everything about the demo but its session and its figure. */
export const count = defineDemo({
  id: 'count',
  title: 'Count what comes next',
  summary:
    'The oldest model of language, built before your eyes: a table of how often each letter or word followed which, and dice that write by it.',
  lookFor:
    'Look for what a longer context does: the text gets better, while the table gets emptier.',
  room: { narrow: 236, wide: 138 },
  parameters,
  presets,
  patterns,
  curves,
  describe,
  whenDiverged: () => ({
    parameter: 'order',
    advice: 'A table of counts can’t run away, so this is a fault of ours. Reset begins again.',
  }),
  honesty: {
    real: ({ tokens }) =>
      `a table filled in this tab by reading the text named from its beginning to nine tenths, every ${tokens === 'words' ? 'word' : 'letter'} of it; the unseen text is the last tenth. Each throw of the dice is drawn from its counts.`,
    simplified:
      'the tables behind search and speech recognition before neural networks counted billions of words in the same way. And a table knows no likeness: what it has counted of cats tells it nothing of kittens.',
  },
  isWide: true,
  isQuick: true,
  files: filesOf,
  missing,
  questions: ({ picked }) => [followersQuestion(picked), throwsQuestion('', 0)],
  stepsToFinish,
  source: 'models/ngram.ts',
  dataCard: 'verses',
});

function filesOf({ source }: Values): readonly string[] {
  const { file } = textSet(source);
  return [...(file ? [file] : []), ...(source === 'verses' ? [rhymesFile] : [])];
}

function missing({ source, ownText }: Values): string | null {
  return source === 'own' && ownText === ''
    ? 'There is no text of yours yet: paste one, or choose a file.'
    : null;
}
