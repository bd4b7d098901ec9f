import { expect, test } from 'vitest';
import { spreadApart } from './labelSpread.ts';

const room = { gap: 10, top: 0, bottom: 100 };

test('labels that are far apart stay where they are, in the order given', () => {
  expect(spreadApart([70, 10, 40], room)).toEqual([70, 10, 40]);
});

test('two that touch part by half of what is missing, one up and one down', () => {
  expect(spreadApart([50, 54], room)).toEqual([47, 57]);
  expect(spreadApart([54, 50], room)).toEqual([57, 47]);
});

test('a pair that is pushed onto a third takes it along', () => {
  // Wished for in all: 40, 40, 46; a gap apart around the same mean.
  expect(spreadApart([40, 40, 46], room)).toEqual([32, 42, 52]);
});

test('none leaves the chart, above or below', () => {
  expect(spreadApart([0, 1, 2], room)).toEqual([0, 10, 20]);
  expect(spreadApart([98, 99, 100], room)).toEqual([80, 90, 100]);
  expect(spreadApart([-30, 130], room)).toEqual([0, 100]);
});

test('more labels than there is room for stand closer', () => {
  expect(spreadApart([50, 50, 50], { gap: 80, top: 0, bottom: 100 })).toEqual([0, 50, 100]);
});

test('equal heights keep their order, and no label is no trouble', () => {
  expect(spreadApart([20, 20], room)).toEqual([15, 25]);
  expect(spreadApart([], room)).toEqual([]);
  expect(spreadApart([20], room)).toEqual([20]);
});
