/** Which text is read under which settings, and what the figure asks of the model about it. */

import type { Question } from '#engine/session.ts';
import type { TextRunValues } from '../next-token/values.ts';
import { type Example, type ExampleId, examples } from './examples.ts';

/** The most that can be read at once, in UTF-16 units. */
export const longestText = 600;

/** The settings of the figure. */
export type SurpriseValues = TextRunValues & {
  /** An example's id, `usual`, or `own` for the reader's own words. */
  readonly reads: string;
  readonly text: string;
};

/** Those that decide on the text. */
export type ReadValues = Pick<SurpriseValues, 'source' | 'start' | 'reads' | 'text'>;

/** The example that is read, or null when the reader's own text is. */
export function exampleOf({ source, start, reads, text }: ReadValues): Example | null {
  if (reads === 'own' && text !== '') return null;
  const [sound, ...others] = examples[source];
  const wanted = reads === 'usual' ? usual({ source, start }) : reads;
  return others.find(({ id }) => id === wanted) ?? sound;
}

/** What shows most by a model of this text. */
function usual({ source, start }: Pick<ReadValues, 'source' | 'start'>): ExampleId {
  if (source === 'tales') return 'altered';
  // The trained model of names is there to fail; one that the reader has trained reads names.
  return source === 'names' && start === 'trained' ? 'foreign' : 'sound';
}

/** The text that is read; empty for the beginning of what was kept back. */
export function textOf(values: ReadValues): string {
  return exampleOf(values)?.text ?? values.text;
}

/** How surprising the text is to the model as it is, or as it was before any training. */
export function surpriseQuestion(values: ReadValues, weights: 'now' | 'untrained'): Question {
  return { kind: 'surprise', text: textOf(values), weights };
}

/** Why a text of the reader's cannot be read, in a sentence, or null. */
export function faultOfText(text: string): string | null {
  if (text.trim() === '') return 'There is nothing to read yet: type a few words.';
  if (text.length > longestText)
    return `This is a text of ${text.length.toLocaleString('en')} characters; up to ${longestText} can be read at once. Nothing is lost: shorten it, and press again.`;
  return null;
}
