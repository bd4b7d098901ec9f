/** Every operation against its equation worked out by hand and against its reference, on the backends that Node has. */

import { beforeAll, describe, expect, test } from 'vitest';
import type { BackendName } from '#tensor/backendNames.ts';
import { selectBackend } from '#tensor/backends.ts';
import { references } from '#tensor/kernels/reference.ts';
import type { Case } from './case.ts';
import { cases } from './cases.ts';
import { differenceAt, worstDifference } from './compare.ts';
import type { Numbers } from './numbers.ts';
import { oracles } from './oracle.ts';
import { changedInputs, run, runReference } from './run.ts';
import { slopeAt, spreadPlaces } from './slopes.ts';

const tolerance = 1e-5;
const backends = ['cpu', 'simd'] as const satisfies BackendName[];

/** Finite differences cost two forward passes each, so large tensors are tried at this many places. */
const placesTried = 24;

test('every kernel has a case, and each case a name of its own', () => {
  const tried = new Set(cases.map(({ operation }) => operation));
  expect(Object.keys(references).filter((name) => !tried.has(name))).toEqual([]);
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
});

describe.each(backends)('on %s', (backend) => {
  beforeAll(() => selectBackend(backend));

  test.each(cases.filter(({ operation }) => operation in oracles))(
    '$name is what the equation gives',
    (one) => {
      const expected = oracles[one.operation]?.(one.inputs, one.attributes) ?? [];
      expect(worstDifference(run(one).outputs, expected)).toBeLessThan(tolerance);
    },
  );

  test.each(cases.filter(({ slopeOf }) => slopeOf))(
    '$name is what finite differences give',
    (one) => {
      const { outputs } = run(one);
      const expected = slopesOnce(one);
      expect(outputs.length).toBe(expected.length);
      for (const [i, { numbers, places }] of expected.entries()) {
        const output = outputs[i];
        expect(output?.shape).toEqual(numbers.shape);
        expect(output && differenceAt(output, numbers, places)).toBeLessThan(tolerance);
      }
    },
  );

  test.each(cases)('$name leaves its inputs as they were and nothing behind', (one) => {
    const outcome = run(one);
    expect(changedInputs(one, outcome)).toEqual([]);
    expect([outcome.leftOver, outcome.bytesLeftOver]).toEqual([0, 0]);
  });
});

describe('simd beside the reference', () => {
  // The reference runs on primitives of the cpu, so that two wrong answers of simd cannot agree.
  const expected = new Map<string, readonly Numbers[]>();

  beforeAll(async () => {
    await selectBackend('cpu');
    for (const one of cases) expected.set(one.name, runReference(one).outputs);
    await selectBackend('simd');
  });

  test.each(cases)('$name agrees', (one) => {
    const reference = expected.get(one.name) ?? [];
    expect(worstDifference(run(one).outputs, reference)).toBeLessThan(tolerance);
  });
});

type Slopes = ReturnType<typeof slopesOf>;

const slopesSofar = new Map<string, Slopes>();

/** Worked out for the first backend, and the same for the next. */
function slopesOnce(one: Case): Slopes {
  const slopes = slopesSofar.get(one.name) ?? slopesOf(one);
  slopesSofar.set(one.name, slopes);
  return slopes;
}

/** The slopes that a gradient's kernel ought to give, at some places of each tensor; zero at all others. */
function slopesOf({ inputs, attributes, slopeOf }: Case) {
  const oracle = slopeOf && oracles[slopeOf.kernel];
  const { gradient } = inputs;
  if (!oracle || !gradient) throw new Error('invalid case; expected a gradient of a known kernel');
  const weighed = { oracle, inputs: slopeOf.inputs, attributes, gradient };
  return slopeOf.at.map((name) => {
    const { shape = [], values } = slopeOf.inputs[name] ?? {};
    const slopes = new Float64Array(values?.length ?? 0);
    const places = spreadPlaces(slopes.length, placesTried);
    for (const place of places) slopes[place] = slopeAt(weighed, name, place);
    return { numbers: { shape, values: slopes }, places };
  });
}
