/** The window model: its windows, a case that can be worked by hand, what it may see, and its gradients. */

import { beforeAll, describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { selectBackend } from '#tensor/backends.ts';
import { valueAndGradients } from '#tensor/tape.ts';
import { fromValues, readValues, tensorCount, tidy } from '#tensor/tensor.ts';
import { parameterCount, placedMatrices } from './tokenModels.ts';
import { type WindowConfiguration, WindowModel, windowsOf } from './windowModel.ts';

const tiny = {
  ...{ kind: 'window', vocabulary: 5, context: 3, width: 2, hidden: [7, 4] },
  activation: 'tanh',
} as const satisfies WindowConfiguration;

beforeAll(() => selectBackend('cpu'));

describe('windows', () => {
  test('end at each place, and are token 0 before the sequence', () => {
    expect([...windowsOf(Int32Array.of(1, 2, 3, 4), 4, 3)]).toEqual(
      [
        [0, 0, 1],
        [0, 1, 2],
        [1, 2, 3],
        [2, 3, 4],
      ].flat(),
    );
  });

  test('do not reach into the sequence before', () => {
    expect([...windowsOf(Int32Array.of(1, 2, 3, 4), 2, 2)]).toEqual(
      [
        [0, 1],
        [1, 2],
        [0, 3],
        [3, 4],
      ].flat(),
    );
  });

  test('of sequences that are not whole are refused', () => {
    expect(() => windowsOf(Int32Array.of(1, 2, 3), 2, 2)).toThrow('invalid tokens');
  });
});

test('has a table, hidden layers and a head', () => {
  const expected = 5 * 2 + (6 + 1) * 7 + (7 + 1) * 4 + (4 + 1) * 5;
  expect(parameterCount(tiny)).toBe(expected);
  const model = new WindowModel(tiny, new Random(1));
  expect(model.parameters.shape).toEqual([expected]);
  expect(placedMatrices(tiny)).toEqual([
    { name: 'tokens', block: null, shape: [5, 2], offset: 0 },
    { name: 'hidden', block: 0, shape: [7, 7], offset: 10 },
    { name: 'hidden', block: 1, shape: [8, 4], offset: 59 },
    { name: 'head', block: null, shape: [5, 5], offset: 91 },
  ]);
  model.dispose();
});

test('lays the vectors of a window side by side, the oldest first', () => {
  // Without hidden layers the logits are sums over the window: the older token counts once, the newer ten times.
  const configuration = { ...tiny, vocabulary: 2, context: 2, width: 1, hidden: [] };
  const [table, head] = [
    [3, 4],
    [1, 0, 10, 1, 0, 0.5],
  ];
  expect(logitsOf(configuration, [1, 0], [...table, ...head])).toEqual([43, 4.5, 34, 3.5]);
});

test('knows nothing yet: the loss begins near ln vocabulary', () => {
  const model = new WindowModel(
    { ...tiny, vocabulary: 64, width: 16, hidden: [128] },
    new Random(1),
  );
  const tokens = Int32Array.from({ length: 64 }, (_, i) => (i * 37) % 64);
  const [loss = 0] = tidy(() => readValues(model.loss({ tokens, targets: tokens, time: 64 })));
  expect(Math.abs(loss - Math.log(64))).toBeLessThan(0.05);
  model.dispose();
});

describe('what it may see', () => {
  const tokens = [0, 3, 1, 4, 2, 2];
  const changed = (place: number) =>
    logitsOf(
      tiny,
      tokens.map((token, i) => (i === place ? (token + 1) % 5 : token)),
    );

  test.each(['cpu', 'simd'] as const)(
    'a token changes the logits of its own place and the next two, exactly, on %s',
    async (backend) => {
      await selectBackend(backend);
      const before = logitsOf(tiny, tokens);
      for (const place of tokens.keys()) {
        const after = changed(place);
        for (const [i] of tokens.entries()) {
          const [was, is] = [before, after].map((logits) => logits.slice(5 * i, 5 * i + 5));
          if (i >= place && i < place + 3) expect(is).not.toEqual(was);
          else expect(is).toEqual(was);
        }
      }
      await selectBackend('cpu');
    },
  );
});

describe.each(['cpu', 'simd'] as const)('the gradient on %s', (backend) => {
  beforeAll(() => selectBackend(backend));
  const tokens = Int32Array.of(0, 3, 1, 4, 2, 2, 0, 1);
  const targets = Int32Array.of(3, 1, 4, 2, 2, 0, 1, 3);

  const evaluate = (values: readonly number[]) => {
    const model = new WindowModel(tiny, new Random(1));
    model.parameters = fromValues(Float32Array.from(values));
    const result = tidy(() => {
      const layers = model.layers();
      const loss = () => model.loss({ tokens, targets, time: 4 }, layers);
      const { value, gradients } = valueAndGradients(layers, loss);
      return {
        value: readValues(value)[0] ?? Number.NaN,
        gradient: gradients.flatMap((one) => [...readValues(one)]),
      };
    });
    model.dispose();
    return result;
  };

  test('agrees with central finite differences', () => {
    const parameters = wideStart(tiny);
    const { gradient } = evaluate(parameters);
    expect(gradient).toHaveLength(parameters.length);
    for (const j of parameters.keys()) {
      const at = (by: number) => evaluate(parameters.map((x, i) => (i === j ? x + by : x))).value;
      expect(gradient[j]).toBeCloseTo((at(0.01) - at(-0.01)) / 0.02, 3);
    }
  });

  test('leaves no tensor behind', () => {
    const before = tensorCount();
    evaluate(wideStart(tiny));
    expect(tensorCount()).toBe(before);
  });
});

function wideStart(configuration: WindowConfiguration): number[] {
  const random = new Random(5);
  return Array.from({ length: parameterCount(configuration) }, () => 0.7 * random.normal());
}

/** The logits at each place of one sequence, one row behind the other. */
function logitsOf(
  configuration: WindowConfiguration,
  tokens: readonly number[],
  parameters: readonly number[] = wideStart(configuration),
): number[] {
  const model = new WindowModel(configuration, new Random(1));
  model.parameters = fromValues(Float32Array.from(parameters));
  const given = Int32Array.from(tokens);
  const logits = tidy(() => [...readValues(model.logitsAt(given, given.length))]);
  model.dispose();
  return logits;
}
