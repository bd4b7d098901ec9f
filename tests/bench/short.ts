/** The short form: whether the ratios that this machine reaches are still near those that were committed. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ratio, resultFor } from './headlines.ts';
import type { Effort, Result } from './measure.ts';
import type { ModelName } from './models.ts';

const file = join(import.meta.dirname, 'expected.json');
const simd = 'ours simd';

/** The models of the short form. */
export const shortModels: readonly ModelName[] = ['gan', 'gan-lab', 'small'];

/** A few seconds a model, and no frames. */
export const shortEffort: Effort = { rounds: 5, batchMs: 100, slowEvery: 4, framesMs: 0 };

/** A ratio that may not fall: more is better. */
export interface Check {
  readonly name: string;
  readonly expected: number;
  readonly reached: number | null;
  readonly isGood: boolean;
}

/** Each committed ratio beside the one that was measured; it is good from one half on. */
export function checksOf(results: readonly Result[]): Check[] {
  const expectations = readExpectations();
  return ratiosOf(results).map(([name, reached]) => {
    const expected = expectations[name];
    if (expected === undefined)
      throw new Error(`invalid expected.json; expected an entry: ${name}`);
    return { name, expected, reached, isGood: reached !== null && reached >= expected / 2 };
  });
}

/** Commits to what was measured now; what was not keeps its number. */
export function expectThis(results: readonly Result[]): void {
  const known = ratiosOf(results).flatMap(([name, value]) =>
    value === null ? [] : [[name, Number(value.toPrecision(2))] as const],
  );
  writeFileSync(
    file,
    `${JSON.stringify({ ...readExpectations(), ...Object.fromEntries(known) }, null, 2)}\n`,
  );
}

function readExpectations(): Readonly<Record<string, number>> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
}

/** Draws are no time, so they are the same on every machine; fewer are better, so they count as steps per 1,000 draws. */
function ratiosOf(results: readonly Result[]): (readonly [string, number | null])[] {
  const overSimd = (model: ModelName, of: string) =>
    [`${model}: ${of} / ${simd}`, ratio(results, { model, of, to: simd })] as const;
  const stepsPerDraws = (model: ModelName) => {
    const draws = resultFor(results, model, 'ours webgl')?.draws;
    return [`${model}: steps in 1,000 draws on webgl`, draws ? 1000 / draws : null] as const;
  };
  const ratios = [
    overSimd('gan', 'ours cpu'),
    overSimd('gan', 'loops javascript'),
    overSimd('gan-lab', 'ours cpu'),
    overSimd('gan-lab', 'loops javascript'),
    overSimd('small', 'ours cpu'),
    stepsPerDraws('gan'),
    stepsPerDraws('small'),
  ];
  return ratios.filter(([name]) => results.some(({ model }) => name.startsWith(`${model}: `)));
}
