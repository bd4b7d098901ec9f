import { describe, expect, test } from 'vitest';
import type { Look } from '#engine/session.ts';
import { checkedValues, defaultValues, presetValues } from '../framework/values.ts';
import { writeBranches } from './branches.ts';
import { tree as definition } from './definition.ts';
import { lessonOf, nodesOf, perToken, productOf } from './inWords.ts';
import { textOf } from './naming.ts';
import {
  branchesOf,
  growthQuestion,
  leavesOf,
  othersAfter,
  type TreeValues,
  treeOf,
  treeQuestion,
} from './tree.ts';

const values = defaultValues(definition) as TreeValues;

/** After the prompt: " sat" 60 %, " ran" 40 %, both followed; then "." 10 % and " home" 90 %. */
const look: Look = {
  arrays: {
    logChances: Float32Array.from([0.6, 0.1, 0.4, 0.9].map(Math.log)),
    logOthers: Float32Array.from([1e-9, 1, 1, 0.1, 1].map(Math.log)),
  },
  texts: {
    rows: JSON.stringify([
      [-1, 1, 1, 0],
      [0, 0, 1, 3],
      [-1, 2, 2, 1],
      [2, 3, 1, 0],
    ]),
    vocabulary: JSON.stringify(['.', ' sat', ' ran', ' home', '\n']),
    kind: 'words',
    misfit: 'null',
  },
};
const tree = treeOf(look);

describe('a tree', () => {
  test('has chances that multiply along its branches', () => {
    const [home, stop] = leavesOf(tree);
    expect(textOf(tree.vocabulary, home?.path ?? [])).toBe(' ran home');
    expect(Math.exp(home?.logProb ?? 0)).toBeCloseTo(0.36, 6);
    expect(Math.exp(stop?.logProb ?? 0)).toBeCloseTo(0.06, 6);
    expect(home && perToken(home)).toBeCloseTo(0.6, 6);
    expect(home && productOf(tree, home)).toBe('40 % × 90 % = 36 %');
  });

  test('counts what is not drawn', () => {
    expect(othersAfter(tree, null)).toEqual({ count: 3, share: expect.closeTo(0, 6) });
    const ran = tree.tokens[2] ?? null;
    expect(othersAfter(tree, ran)).toEqual({ count: 4, share: expect.closeTo(0.1, 6) });
  });

  test('is drawn with its others where it is open, and by the words’ own names', () => {
    const nodes = nodesOf(tree, 'A very long prompt about Mia');
    expect(nodes.map(({ label, parent, kind }) => [label, parent, kind])).toEqual([
      ['…rompt about Mia', -1, 'root'],
      ['sat', 0, 'followed'],
      ['.', 1, 'followed'],
      ['ran', 0, 'followed'],
      ['home', 3, 'followed'],
      ['4 others', 3, 'rest'],
      ['3 others', 0, 'rest'],
    ]);
  });

  test('is written into the address as it was followed', () => {
    expect(writeBranches(branchesOf(tree))).toBe('5-1.0__2*.3');
  });

  test('teaches what it shows: that the likeliest branch need not begin with the likeliest token', () => {
    expect(lessonOf(tree)).toContain('“ran home” is the likeliest');
    expect(lessonOf(tree)).toContain('“ran” was the second likeliest at its place, with 40 %');
    expect(lessonOf({ ...tree, tokens: tree.tokens.slice(0, 2) })).toBeNull();
    const ended = tree.tokens.map((token, i) => (i % 2 === 1 ? { ...token, piece: '\n' } : token));
    expect(lessonOf({ ...tree, tokens: ended })).toContain(
      '2 branches that have come to their end',
    );
    const greedy = tree.tokens.map((token) => ({ ...token, rank: 0 }));
    expect(lessonOf({ ...tree, tokens: greedy })).toContain('finds it. It does not always.');
  });
});

test('only an example depends on how branches grow, and each throw of the dice grows others', () => {
  expect(treeQuestion(values)).toMatchObject({ prompt: 'Mia', length: 10, width: 4 });
  expect(treeQuestion({ ...values, branches: '202-' })).not.toHaveProperty('width');
  const at = (throws: number) => growthQuestion(values, 'dice', { from: [1, 2], throws });
  expect(at(2)).toMatchObject({ from: '1.2', first: 6, seed: 1 });
  expect(growthQuestion(values, 'beams', { from: [], throws: 3 })).not.toHaveProperty('first');
});

test('the presets have valid values, and the first one is the defaults', () => {
  for (const { id } of definition.presets)
    expect(() => checkedValues(definition, presetValues(definition, id))).not.toThrow();
  expect(presetValues(definition, 'tales')).toEqual(values);
});
