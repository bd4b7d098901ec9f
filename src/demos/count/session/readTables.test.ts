/** Tables after any part of a text are the same, in whatever order they are asked for. */

import { expect, test } from 'vitest';
import { ReadTables } from './readTables.ts';

const text = Int32Array.from({ length: 60 }, (_, i) => (i * i) % 7);
const configuration = { order: 3, vocabulary: 7 } as const;

test('forth and back, a table has counted what stands before the place', () => {
  const tables = new ReadTables(text, configuration);
  for (const read of [10, 50, 20, 50, 5, 60, 0, 33]) {
    const fresh = new ReadTables(text.slice(0, read), configuration).after(read);
    const table = tables.after(read);
    expect(table.sparsity()).toEqual(fresh.sparsity());
    expect(table.counts([1])).toEqual(fresh.counts([1]));
    expect(table.counts([4, 1])).toEqual(fresh.counts([4, 1]));
  }
});

test('one look back costs no new reading on the way forth', () => {
  const tables = new ReadTables(text, configuration);
  const late = tables.after(50);
  const early = tables.after(20);
  expect(tables.after(50)).toBe(late);
  expect(tables.after(20)).toBe(early);
});
