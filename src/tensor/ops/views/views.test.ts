/** The packed vector: its parts lie behind one another, row by row. */

import { beforeAll, expect, test } from 'vitest';
import { selectBackend } from '../../backends.ts';
import { fromValues, readValues, tidy } from '../../tensor.ts';
import { pack, sideBySide, stack, unpack } from './views.ts';

const shapes = [[2, 3], [3], [3, 1], [1]];
const values = Float32Array.from({ length: 13 }, (_, i) => i);

beforeAll(() => selectBackend('cpu'));

test('unpacked parts have their shapes and lie behind one another', () => {
  tidy(() => {
    const parts = unpack(fromValues(values), shapes);
    expect(parts.map(({ shape }) => shape)).toEqual(shapes);
    expect(parts.map((part) => [...readValues(part)])).toEqual([
      [0, 1, 2, 3, 4, 5],
      [6, 7, 8],
      [9, 10, 11],
      [12],
    ]);
  });
});

test('packing is the reverse of unpacking', () => {
  tidy(() => {
    const packed = pack(unpack(fromValues(values), shapes));
    expect(packed.shape).toEqual([13]);
    expect(readValues(packed)).toEqual(values);
  });
});

test('stacked rows lie one above the other', () => {
  tidy(() => {
    const above = fromValues(Float32Array.of(1, 2, 3, 4), [2, 2]);
    const stacked = stack(above, fromValues(Float32Array.of(5, 6), [1, 2]));
    expect(stacked.shape).toEqual([3, 2]);
    expect([...readValues(stacked)]).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

test('rows side by side are the same numbers in wider rows', () => {
  tidy(() => {
    const rows = fromValues(Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8), [4, 2]);
    const wide = sideBySide(rows, 2);
    expect(wide.shape).toEqual([2, 4]);
    expect([...readValues(wide)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(() => sideBySide(rows, 3)).toThrow('invalid rows; expected a multiple of 3: 4');
  });
});
