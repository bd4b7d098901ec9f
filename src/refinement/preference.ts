/**
 * Direct preference optimisation (Rafailov et al. 2023): of two completions one was preferred, and the model is moved so
 * that the preferred one gains on the other, measured against a reference that stays as it was.
 */

import type { TokenModel } from '#models/tokenModel.ts';
import { plainLoss } from '#tensor/ops/plainLoss.ts';
import type { Tensor } from '#tensor/tensor.ts';
import { type Completion, Guesses, logProbabilities, rowsOf } from './completions.ts';

/** Two completions of one prompt, of which the first was preferred. */
export interface Preference {
  readonly prompt: Int32Array;
  readonly chosen: Int32Array;
  readonly rejected: Int32Array;
}

/** A preference with what the reference made of it, in nats. */
export interface JudgedPreference extends Preference {
  /** ln π_ref(chosen) − ln π_ref(rejected). */
  readonly referenceMargin: number;
}

/** How much further the model prefers the chosen one than the reference does, in nats; and what that costs. */
export interface PreferenceLoss {
  readonly loss: number;
  /** The slope of the loss in the margin. */
  readonly slope: number;
}

/**
 * −ln σ(β · margin) and its slope in the margin, −β · σ(−β · margin): equation 7 of the paper for one pair.
 * @param margin (ln π(chosen) − ln π(rejected)) − (the same of the reference), in nats
 * @param beta how strongly the reference holds: the larger, the sooner a pair counts as learned
 */
export function preferenceLoss(margin: number, beta: number): PreferenceLoss {
  const x = beta * margin;
  // ln(1 + e^−x), without overflow on either side.
  const loss = x > 0 ? Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)) - x;
  return { loss, slope: -beta / (1 + Math.exp(x)) };
}

/** Notes what the reference makes of preferences, so that it need not be asked again. */
export function judgedBy(
  reference: TokenModel,
  preferences: readonly Preference[],
): JudgedPreference[] {
  const margins = marginsOf(reference, preferences);
  return preferences.map((one, i) => ({ ...one, referenceMargin: margins[i] ?? Number.NaN }));
}

/** How much further the model prefers each chosen one than the reference did, in nats; times β it is the implicit reward's margin. */
export function gainedMargins(
  model: TokenModel,
  preferences: readonly JudgedPreference[],
): number[] {
  const margins = marginsOf(model, preferences);
  return preferences.map(({ referenceMargin }, i) => (margins[i] ?? Number.NaN) - referenceMargin);
}

/**
 * The mean loss over preferences (call within `valueAndGradients`).
 * @param layers the model's matrices
 */
export function preferenceLossOf(
  model: TokenModel,
  preferences: readonly JudgedPreference[],
  beta: number,
  layers: readonly Tensor[],
): Tensor {
  const rows = rowsOf(preferences.flatMap(completionsOf), model.context);
  const logits = model.logitsAt(rows.tokens, rows.time, layers);
  return plainLoss(logits, (values) => {
    const guesses = new Guesses(values, model.vocabulary, rows);
    const margins = marginsIn(guesses.logProbabilities);
    const losses = preferences.map(({ referenceMargin }, i) =>
      preferenceLoss((margins[i] ?? Number.NaN) - referenceMargin, beta),
    );
    const count = preferences.length;
    return {
      value: losses.reduce((sum, { loss }) => sum + loss, 0) / count,
      slope: guesses.slope(losses.flatMap(({ slope }) => [slope / count, -slope / count])),
    };
  });
}

function marginsOf(model: TokenModel, preferences: readonly Preference[]): number[] {
  const rows = rowsOf(preferences.flatMap(completionsOf), model.context);
  return marginsIn(logProbabilities(model, rows));
}

function completionsOf({ prompt, chosen, rejected }: Preference): [Completion, Completion] {
  return [
    { prompt, written: chosen },
    { prompt, written: rejected },
  ];
}

/** Of each two rows the first less the second. */
function marginsIn(logProbs: Float64Array): number[] {
  return Array.from(
    { length: logProbs.length / 2 },
    (_, i) => (logProbs[2 * i] ?? Number.NaN) - (logProbs[2 * i + 1] ?? Number.NaN),
  );
}
