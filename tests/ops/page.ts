/** The part of tests/e2e/ops.spec.ts that runs in the browser: every case on a backend that Node does not have. */

import { Random } from '#data/random.ts';
import type { BackendName } from '#tensor/backendNames.ts';
import { selectBackend } from '#tensor/backends.ts';
import { GanTraining } from '#training/ganTraining.ts';
import type { OptimizerKind } from '#training/optimizer.ts';
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

/** The parameters of a small GAN with odd sides after five steps, one operation's output the next one's input. */
export async function trained(backend: BackendName, kind: OptimizerKind): Promise<number[]> {
  await selectBackend(backend);
  const random = new Random(11);
  const rows = (count: number, width: number) =>
    Float32Array.from({ length: count * width }, () => random.normal());
  const shared = { hidden: [5, 3], activation: 'tanh' } as const;
  const training = new GanTraining(
    {
      loss: 'log',
      generator: { ...shared, inputs: 3, outputs: 2 },
      discriminator: { ...shared, inputs: 2, outputs: 1 },
    },
    { real: (count) => rows(count, 2), noise: (count) => rows(count, 3) },
    random,
  );
  const side = { kind, learningRate: 0.05, updates: 1 };
  for (let step = 0; step < 5; step++)
    training.step({ loss: 'log', batchSize: 7, generator: side, discriminator: side });
  const { generator, discriminator } = training.checkpoint();
  training.dispose();
  return [...generator.parameters, ...discriminator.parameters];
}

Object.assign(window, { judge, trained });
