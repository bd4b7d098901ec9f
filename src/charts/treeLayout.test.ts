import { expect, test } from 'vitest';
import { treeLayout } from './treeLayout.ts';

const spacing = { gap: 10, row: 20 };

test('children begin where their parent ends, leaves have rows, parents the middle of their children', () => {
  const nodes = [
    { parent: -1, width: 50 },
    { parent: 0, width: 30 },
    { parent: 1, width: 5 },
    { parent: 1, width: 15 },
    { parent: 0, width: 40 },
  ];
  expect(treeLayout(nodes, spacing)).toEqual({
    places: [
      { x: 0, y: 35 },
      { x: 60, y: 20 },
      { x: 100, y: 10 },
      { x: 100, y: 30 },
      { x: 60, y: 50 },
    ],
    width: 115,
    height: 60,
  });
});

test('a root alone and no tree at all take their room', () => {
  expect(treeLayout([{ parent: -1, width: 8 }], spacing)).toEqual({
    places: [{ x: 0, y: 10 }],
    width: 8,
    height: 20,
  });
  expect(treeLayout([], spacing)).toEqual({ places: [], width: 0, height: 0 });
});
