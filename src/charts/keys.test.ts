import { expect, test } from 'vitest';
import { keyInText, nextCell, nextIndex } from './keys.ts';

test('arrows go one on and stop at the ends', () => {
  expect(nextIndex('ArrowRight', 1, 3)).toBe(2);
  expect(nextIndex('ArrowDown', 2, 3)).toBe(2);
  expect(nextIndex('ArrowLeft', 1, 3)).toBe(0);
  expect(nextIndex('ArrowUp', 0, 3)).toBe(0);
});

test('Home and End go to the ends, other keys nowhere', () => {
  expect(nextIndex('Home', 2, 3)).toBe(0);
  expect(nextIndex('End', 0, 3)).toBe(2);
  expect(nextIndex('x', 0, 3)).toBeNull();
  expect(nextIndex('End', 0, 0)).toBeNull();
});

test('in a text that runs from the right, left leads on', () => {
  expect(keyInText('ArrowLeft', 'rtl')).toBe('ArrowRight');
  expect(keyInText('ArrowRight', 'rtl')).toBe('ArrowLeft');
  expect(keyInText('ArrowUp', 'rtl')).toBe('ArrowUp');
  expect(keyInText('ArrowLeft', 'ltr')).toBe('ArrowLeft');
});

const table = { rows: 3, columns: 5 };

test('in a table, up and down change the row, the other keys the column', () => {
  const from = { row: 1, column: 1 };
  expect(nextCell('ArrowDown', from, table)).toEqual({ row: 2, column: 1 });
  expect(nextCell('ArrowUp', from, table)).toEqual({ row: 0, column: 1 });
  expect(nextCell('ArrowRight', from, table)).toEqual({ row: 1, column: 2 });
  expect(nextCell('End', from, table)).toEqual({ row: 1, column: 4 });
});

test('from nowhere, any of these keys leads to the first cell', () => {
  expect(nextCell('ArrowDown', null, table)).toEqual({ row: 0, column: 0 });
  expect(nextCell('Enter', null, table)).toBeNull();
  expect(nextCell('ArrowDown', null, { rows: 0, columns: 0 })).toBeNull();
});
