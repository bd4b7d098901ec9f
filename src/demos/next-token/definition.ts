/** The demo in which a model learns from a text to guess the next token. */

import { rhymesFile, textSet } from '#data/texts.ts';
import { defineDemo, type Parameter } from '../framework/defineDemo.ts';
import { parameters as ofRun } from './parameters.ts';
import { curves, describe, goals, patterns } from './patterns.ts';
import { presets } from './presets.ts';
import { checkpointUrl, stepsToFinish } from './trained.ts';
import type { TextRunValues as Values } from './values.ts';

/** What is simplified in every run. */
export const simplified =
  'some hundred thousand weights instead of hundreds of billions, and a text that fits on a shelf instead of most of the web. It learns how its text goes, not what it is about, and it is never taught to answer.';

const parameters = {
  ...ofRun,
  panel: {
    kind: 'choice',
    label: 'Show',
    help: 'What stands beside the curves: what the model writes, the text as the model is given it, or how pairs were joined to tokens.',
    effect: 'view',
    options: [
      { value: 'sample', label: 'What it writes' },
      { value: 'tokens', label: 'The text as tokens' },
      { value: 'merges', label: 'How pairs were joined' },
    ],
    default: 'sample',
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** Everything about the demo but its session and its figure. */
export const nextToken = defineDemo<typeof parameters>({
  id: 'next-token',
  title: 'A model learns to write',
  summary:
    'A small transformer, trained from scratch in your browser on tales, names, verses, a novel or a text of your own, one token at a time.',
  lookFor:
    'Look for the moments when it passes a simpler model, and for what its writing gains by it.',
  room: { narrow: 154, wide: 84 },
  parameters,
  presets,
  patterns,
  goals,
  curves,
  describe,
  whenDiverged,
  honesty: { real: inPlainWords, simplified },
  files: filesOf,
  missing,
  stepsToFinish,
  source: 'models/transformer.ts',
  dataCard: 'tales',
});

/** What to change when the numbers run away. */
export function whenDiverged(): { parameter: 'learningRate'; advice: string } {
  return {
    parameter: 'learningRate',
    advice:
      'The numbers have run away: they are no longer finite. Lower the learning rate, or scrub back and go on from there.',
  };
}

/** The files that a run with these settings needs. */
export function filesOf({ source, start }: Values): readonly string[] {
  const { file } = textSet(source);
  return [
    ...(file ? [file] : []),
    ...(source === 'verses' ? [rhymesFile] : []),
    ...(start === 'trained' && source !== 'own' ? [checkpointUrl(source)] : []),
  ];
}

/** Why no run can begin: the reader's own text is not there. */
export function missing({ source, ownText }: Values): string | null {
  return source === 'own' && ownText === ''
    ? 'There is no text of yours yet: paste one, or choose a file.'
    : null;
}

/** What all lenses share: figures that look into runs of this demo's session. */
export const lens = {
  whenDiverged,
  session: 'next-token',
  follows: true,
  isWide: true,
  files: filesOf,
  missing,
  stepsToFinish,
  goals,
} as const;

/** What is real about a run. */
export function inPlainWords(values: Values): string {
  if (values.start === 'trained' && values.source !== 'own')
    return 'a transformer trained by the code of this site, from random weights, on the text named; its weights came with the page, and whatever you train on top happens in this tab.';
  const { model, blocks, width } = values;
  const what =
    model === 'transformer'
      ? `a transformer of ${blocks} ${blocks === 1 ? 'layer' : 'layers'}, ${width} numbers wide`
      : `a perceptron over a window, with ${blocks} hidden ${blocks === 1 ? 'layer' : 'layers'}`;
  return `${what}, trained from random weights in this tab on the text named, and judged on a tenth of it that it never reads.`;
}
