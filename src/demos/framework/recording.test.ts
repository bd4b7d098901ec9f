/** Recorded runs: what packing loses, and which part of one a page shows. */

import { describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { packSnapshot, posterOf, type Recording, rounded, unpackSnapshot } from './recording.ts';

describe('packing', () => {
  const random = new Random(1);
  const arrays = {
    small: Float32Array.from({ length: 500 }, () => 1e-3 * random.normal()),
    large: Float32Array.from({ length: 500 }, () => 1e3 * random.normal()),
    shares: Float32Array.from({ length: 1024 }, () => random.uniform()),
    zeros: new Float32Array(3),
    none: new Float32Array(0),
    ends: Float32Array.of(-1.2345678, 1.2345678, 0),
  };

  test.each(Object.entries(arrays))(
    '%s loses less than 1/32767 of its largest value',
    (name, array) => {
      const packed = structuredClone(
        packSnapshot({ step: 5, metrics: {}, arrays: { [name]: array } }),
      );
      const back = unpackSnapshot(JSON.parse(JSON.stringify(packed))).arrays[name];
      expect(back).toBeInstanceOf(Float32Array);
      expect(back).toHaveLength(array.length);
      const largest = Math.max(0, ...array.map(Math.abs));
      for (const [i, value] of array.entries()) {
        expect(Math.abs((back?.[i] ?? Number.NaN) - value)).toBeLessThanOrEqual(largest / 32_767);
      }
    },
  );

  test('keeps the step, and the metrics to four digits', () => {
    const metrics = { wasserstein: 0.123456789, accuracy: 0.5, loss: 123_456, none: 0 };
    const { step, metrics: back } = unpackSnapshot(packSnapshot({ step: 70, metrics, arrays: {} }));
    expect(step).toBe(70);
    expect(back).toEqual({ wasserstein: 0.1235, accuracy: 0.5, loss: 123_500, none: 0 });
    expect(rounded(back)).toEqual(back);
  });
});

describe('posters', () => {
  const recording = (rowCount: number): Recording => ({
    demo: 'demo',
    preset: 'preset',
    rows: Array.from({ length: rowCount }, (_, i) => ({ step: 10 * i, metrics: { i } })),
    moments: [0, 100, 1000].map((step) => ({ step, metrics: {}, arrays: {} })),
  });

  test('show the moment at or before a step, and without one the last', () => {
    const shown = [0, 99, 100, 500, 1000, 5000].map(
      (step) => posterOf(recording(5), step).moment.step,
    );
    expect(shown).toEqual([0, 0, 100, 100, 1000, 1000]);
    expect(posterOf(recording(5)).moment.step).toBe(1000);
  });

  test('before the first moment show the first', () => {
    const { moments, ...rest } = recording(5);
    expect(posterOf({ ...rest, moments: moments.slice(1) }, 50).moment.step).toBe(100);
  });

  test('know the steps of all moments', () => {
    expect(posterOf(recording(5)).steps).toEqual([0, 100, 1000]);
  });

  test.each([0, 1, 47, 48, 49, 500])(
    'of %i rows keep the first, the last, and at most 49',
    (count) => {
      const { rows } = posterOf(recording(count));
      expect(rows.length).toBeLessThanOrEqual(49);
      expect(rows.length).toBeGreaterThanOrEqual(Math.min(count, 24));
      expect(rows[0]?.step).toBe(count === 0 ? undefined : 0);
      expect(rows.at(-1)?.step).toBe(count === 0 ? undefined : 10 * (count - 1));
    },
  );

  test('a recording without a moment is refused', () => {
    expect(() => posterOf({ ...recording(5), moments: [] })).toThrow(
      'invalid recording; expected at least one moment: none',
    );
  });
});
