/** What a model tells now: by every rule of taste, by sense, by variety, and how far it has drifted from its reference. */

import type { Random } from '#data/random.ts';
import { surpriseOf } from '#data/tales/tales.ts';
import type { Metrics } from '#engine/session.ts';
import type { Transformer } from '#models/transformer.ts';
import { Guesses, rowsOf } from '#refinement/completions.ts';
import { tastes } from '#refinement/judges.ts';
import { writeUntil } from '#sampling/writeUntil.ts';
import { readValues, tidy } from '#tensor/tensor.ts';
import type { Material } from '../../next-token/session/material.ts';

/** How many tales are told to be judged. */
const told = 64;
const atOnce = 8;

/** The models that are compared, and how their tales are read. */
export interface Compared {
  readonly model: Transformer;
  readonly reference: Transformer;
  readonly material: Material;
  readonly newline: number;
}

/**
 * Tells tales and judges them; yields after each. `drift` is the mean KL divergence of the model from its reference over
 * its own tales, in nats a tale; `sense` the share of tales that the grammar could have told; `variety` the
 * share of different ones among the three-word runs of all tales; each taste its mean score.
 */
export function* judgedTales(
  { model, reference, material, newline }: Compared,
  random: Random,
): Generator<void, Metrics> {
  const prompt = Int32Array.of(newline);
  const written: Int32Array[] = [];
  for (let i = 0; i < told; i++) {
    written.push(writeUntil(model, prompt, { end: newline, temperature: 1 }, random));
    yield;
  }
  let drift = 0;
  for (let from = 0; from < told; from += atOnce) {
    const completions = written.slice(from, from + atOnce).map((one) => ({ prompt, written: one }));
    const rows = rowsOf(completions, model.context);
    const [now, then] = [model, reference].map((one) => {
      const logits = tidy(() => readValues(one.logitsAt(rows.tokens, rows.time)));
      return new Guesses(logits, one.vocabulary, rows);
    });
    if (now && then) drift += now.divergences(then).reduce((sum, one) => sum + one, 0);
    yield;
  }
  const texts = written.map((one) => material.tokenizer.decode(one).trim());
  const scores = Object.entries(tastes).map(
    ([id, score]) => [id, texts.reduce((sum, text) => sum + score(text), 0) / told] as const,
  );
  return {
    ...Object.fromEntries(scores),
    drift: drift / told,
    sense: sense(texts),
    variety: variety(written),
  };
}

/** The share of tales that the grammar of the tales could have told, word for word. */
function sense(tales: readonly string[]): number {
  return tales.filter((tale) => surpriseOf(tale) !== null).length / tales.length;
}

/** The share of different runs among all runs of three tokens (distinct-3, Li et al. 2016). */
function variety(tales: readonly Int32Array[]): number {
  const runs = tales.flatMap((tale) =>
    Array.from(tale.subarray(2), (token, i) => `${tale[i]} ${tale[i + 1]} ${token}`),
  );
  return new Set(runs).size / runs.length;
}
