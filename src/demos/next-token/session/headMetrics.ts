/** What a transformer's heads make a habit of over a held-out text, and how far the most telling two have come. */

import type { Metrics } from '#engine/session.ts';
import { type HeadHabits, headHabits } from '#models/inside/headHabits.ts';
import type { TokenModel } from '#models/tokenModel.ts';
import { Transformer } from '#models/transformer.ts';
import { readValues, tidy } from '#tensor/tensor.ts';
import type { Evaluation } from '#training/evaluation.ts';

/** So few stretches that reading them takes a few milliseconds; each has dozens of places. */
const readRows = 4;

/** How far the best head has come, 0 to 1; nothing for a model without heads. */
export function headMetrics(model: TokenModel, evaluation: Evaluation): Metrics {
  if (!(model instanceof Transformer)) return {};
  const heads = habitsOver(model, evaluation).flat();
  const most = (values: readonly number[]) => Math.max(0, ...values);
  return {
    looksBack: most(heads.map(({ before }) => before)),
    induction: most(heads.map(({ induction }) => induction ?? 0)),
  };
}

/** The habits of each block's heads, [blocks][heads], on average over the first stretches of an evaluation. */
export function habitsOver(model: Transformer, { tokens, time }: Evaluation): HeadHabits[][] {
  const { heads } = model.configuration;
  const read = tokens.subarray(0, readRows * time);
  const attention = tidy(() => model.forward(read, time).attention.map(readValues));
  const size = heads * time ** 2;
  return attention.map((weights) => {
    const rows = Array.from({ length: read.length / time }, (_, row) =>
      headHabits(
        weights.subarray(row * size, (row + 1) * size),
        read.subarray(row * time, (row + 1) * time),
      ),
    );
    return Array.from({ length: heads }, (_, head) =>
      meanOf(rows.flatMap((habits) => habits[head] ?? [])),
    );
  });
}

function meanOf(habits: readonly HeadHabits[]): HeadHabits {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const induction = habits.flatMap((one) => one.induction ?? []);
  return {
    before: mean(habits.map(({ before }) => before)),
    first: mean(habits.map(({ first }) => first)),
    itself: mean(habits.map(({ itself }) => itself)),
    induction: induction.length > 0 ? mean(induction) : null,
  };
}
