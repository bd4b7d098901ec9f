/** The small verses, out of the files in content/verses. */

import { Random, shuffled } from '#data/random.ts';

/**
 * The poems of all files with a blank line between them, in an order drawn by a fixed seed, so that the tenth that is
 * held out is not all of one theme.
 */
export function preparedVerses(files: readonly string[]): string {
  const poems = files.flatMap((file) => file.trim().split(/\n\s*\n/));
  return `${shuffled(poems, new Random(seed)).join('\n\n')}\n`;
}

const seed = 1;
