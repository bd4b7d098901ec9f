/** The part of tests/e2e/ops.spec.ts that runs in the browser: every case on a backend that Node does not have. */

import type { BackendName } from '#tensor/backendNames.ts';
import { selectBackend } from '#tensor/backends.ts';
import type { Case } from './case.ts';
import { cases } from './cases.ts';
import { worstDifference } from './compare.ts';
import type { Numbers } from './numbers.ts';
import { changedInputs, run, runReference } from './run.ts';

/** How one case went. */
export interface Verdict {
  readonly name: string;
  /** Relative, as in compare.ts; infinity, which JSON has not, is left out. */
  readonly difference: number | null;
  readonly changedInputs: readonly string[];
  readonly tensorsLeftOver: number;
  /** What was thrown, in words. */
  readonly fault: string | null;
}

/** Runs the cases on that backend and holds them to their references on the CPU. */
export async function judge(backend: BackendName): Promise<Verdict[]> {
  // A texture has at least one texel: TensorFlow.js's own operations fail on WebGL for gradients without rows.
  const tried = backend === 'webgl' ? cases.filter((one) => !isRowlessGradient(one)) : cases;
  await selectBackend('cpu');
  const expected = tried.map((one) => runReference(one).outputs);
  await selectBackend(backend);
  return tried.map((one, i) => verdictOn(one, expected[i] ?? []));
}

function isRowlessGradient({ inputs }: Case): boolean {
  return inputs['gradient']?.values.length === 0;
}

function verdictOn(one: Case, expected: readonly Numbers[]): Verdict {
  const { name } = one;
  try {
    const outcome = run(one);
    const difference = worstDifference(outcome.outputs, expected);
    return {
      name,
      difference: Number.isFinite(difference) ? difference : null,
      changedInputs: changedInputs(one, outcome),
      tensorsLeftOver: outcome.leftOver,
      fault: null,
    };
  } catch (error) {
    return {
      name,
      difference: null,
      changedInputs: [],
      tensorsLeftOver: 0,
      fault: String(error),
    };
  }
}

Object.assign(window, { judge });
