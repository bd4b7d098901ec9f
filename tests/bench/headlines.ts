/** What the benchmark is there to show: each claim as a number, beside the one that is needed. */

import type { Result } from './measure.ts';
import { type ModelName, modelNames } from './models.ts';

/** A claim about the results. */
export interface Headline {
  readonly claim: string;
  /** The number must be at least this, or at most. */
  readonly needed: number;
  readonly sense: 'atLeast' | 'atMost';
  /** The number that was reached; null where a contestant is missing. */
  readonly reached: number | null;
}

/** How often one contestant's step fits into another's; null where one of them is missing. */
export function ratio(
  results: readonly Result[],
  { model, of, to }: { model: ModelName; of: string; to: string },
): number | null {
  const [slow, fast] = [of, to].map((name) => resultFor(results, model, name)?.stepMs?.median);
  return slow === undefined || fast === undefined ? null : slow / fast;
}

/** The result of a contestant on a model. */
export function resultFor(
  results: readonly Result[],
  model: ModelName,
  entrant: string,
): Result | undefined {
  return results.find((result) => result.model === model && result.entrant === entrant);
}

const simd = 'ours simd';
const webgl = 'ours webgl';

const neededRatios: readonly { model: ModelName; of: string; to: string; needed: number }[] = [
  { model: 'gan', of: 'naive wasm', to: simd, needed: 9 },
  { model: 'gan', of: 'naive webgl', to: simd, needed: 80 },
  { model: 'gan', of: 'naive webgl', to: webgl, needed: 2.3 },
  { model: 'gan', of: 'loops javascript', to: simd, needed: 1 },
  { model: 'gan-lab', of: 'loops javascript', to: simd, needed: 1 },
  { model: 'small', of: 'naive wasm', to: simd, needed: 10 },
  { model: 'base', of: 'naive wasm', to: simd, needed: 10 },
  { model: 'base', of: 'naive webgl', to: webgl, needed: 1.8 },
  { model: '1x32', of: 'jax wasm', to: simd, needed: 4 },
  { model: '2x64', of: 'jax wasm', to: simd, needed: 2.5 },
];
const nanogptNeeded = 25;
const mostDraws: readonly { model: ModelName; needed: number }[] = [
  { model: 'gan', needed: 50 },
  { model: 'base', needed: 200 },
];
const mostFramesDropped: readonly { entrant: string; needed: number }[] = [
  { entrant: simd, needed: 0.02 },
  { entrant: webgl, needed: 0.1 },
];
const ganLabPerSecond = 3000;

/** The claims about those models that were measured. */
export function headlinesOf(results: readonly Result[]): Headline[] {
  const measured = modelNames.filter((model) => results.some((result) => result.model === model));
  const has = ({ model }: { model: ModelName }) => measured.includes(model);
  return [
    ...neededRatios.filter(has).map(({ needed, ...pair }): Headline => {
      const claim = `${pair.model}: ${pair.to}, times as fast as ${pair.of}`;
      return { claim, needed, sense: 'atLeast', reached: ratio(results, pair) };
    }),
    ...measured.filter((model) => model === '1x32' || model === '2x64').map(nanogptClaim(results)),
    ...measured.filter((model) => model === 'gan-lab').map(ganLabClaim(results)),
    ...mostDraws.filter(has).map(({ model, needed }): Headline => {
      const reached = resultFor(results, model, webgl)?.draws ?? null;
      return { claim: `${model}: ${webgl}, draws a step`, needed, sense: 'atMost', reached };
    }),
    ...mostFramesDropped.map(framesClaim(results)),
  ];
}

/** The peer's best backend counts. */
function nanogptClaim(results: readonly Result[]): (model: ModelName) => Headline {
  return (model) => {
    const ratios = ['nanogpt webgl', 'nanogpt cpu'].flatMap(
      (of) => ratio(results, { model, of, to: simd }) ?? [],
    );
    return {
      claim: `${model}: ${simd}, times as fast as nanogpt at its best`,
      needed: nanogptNeeded,
      sense: 'atLeast',
      reached: ratios.length > 0 ? Math.min(...ratios) : null,
    };
  };
}

function ganLabClaim(results: readonly Result[]): (model: ModelName) => Headline {
  return (model) => {
    const stepMs = resultFor(results, model, simd)?.stepMs?.median;
    return {
      claim: `${model}: ${simd}, iterations a second`,
      needed: ganLabPerSecond,
      sense: 'atLeast',
      reached: stepMs === undefined ? null : 1000 / stepMs,
    };
  };
}

/** The model with the most dropped frames counts. */
function framesClaim(
  results: readonly Result[],
): (bar: { entrant: string; needed: number }) => Headline {
  return ({ entrant, needed }) => {
    const shares = results.flatMap((result) =>
      result.entrant === entrant ? (result.framesDropped?.training ?? []) : [],
    );
    return {
      claim: `${entrant}: share of frames dropped, at worst`,
      needed,
      sense: 'atMost',
      reached: shares.length > 0 ? Math.max(...shares) : null,
    };
  };
}

/** Whether the number that was reached is the one needed, or better. */
export function isReached({ needed, sense, reached }: Headline): boolean {
  if (reached === null) return false;
  return sense === 'atLeast' ? reached >= needed : reached <= needed;
}
