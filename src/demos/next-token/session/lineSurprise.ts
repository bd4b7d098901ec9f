/** How surprised a model is by lines, each read by itself. */

import { softmax } from '#models/tokenReading.ts';
import { readValues, tidy } from '#tensor/tensor.ts';
import type { Subject } from './answers.ts';
import type { Line } from './lines.ts';

/** So many lines are read side by side. */
const rowsAtOnce = 16;

/**
 * The mean surprise of each line in nats a token, read after a line break, with the one that ends it where it is whole.
 * Of a line longer than the model's context, the beginning counts.
 */
export function surprisesOf(
  lines: readonly Line[],
  { training: { model }, material }: Pick<Subject, 'training' | 'material'>,
): number[] {
  const rows = lines.map(({ text, isCut }) =>
    material.tokenizer.encode(`\n${text}${isCut ? '' : '\n'}`).slice(0, model.context + 1),
  );
  const means: number[] = [];
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce);
    const time = Math.max(...some.map(({ length }) => length - 1));
    const tokens = new Int32Array(some.length * time);
    // What stands behind a line's end changes nothing, as no place looks ahead.
    for (const [i, row] of some.entries()) tokens.set(row.subarray(0, -1), i * time);
    const logits = tidy(() => readValues(model.logitsAt(tokens, time))); // [rows · time, vocabulary]
    for (const [i, row] of some.entries()) {
      let nats = 0;
      for (let place = 1; place < row.length; place++) {
        const at = (i * time + place - 1) * model.vocabulary;
        const chances = softmax(logits.subarray(at, at + model.vocabulary));
        nats -= Math.log(Math.max(chances[row[place] ?? 0] ?? 0, Number.MIN_VALUE));
      }
      means.push(nats / Math.max(1, row.length - 1));
    }
  }
  return means;
}
