import { expect, test } from 'vitest';
import type { Look } from '#engine/session.ts';
import { defaultValues } from '../framework/values.ts';
import { beamsQuestion, comparison, nodesOf, searchOf, winnerOf } from './beams.ts';
import { oneToken } from './definition.ts';
import type { OneTokenValues } from './sampler.ts';

const beam = (chance: number, ...tokens: number[]) => ({
  tokens,
  logProb: Math.log(chance),
  isFinished: false,
});

/** Two beams over two steps: of " sat" (60 %) nothing is held on, of " ran" (40 %) two are. */
const steps = [
  [beam(0.6, 1), beam(0.4, 2)],
  [beam(0.3, 2, 3), beam(0.1, 2, 0)],
];
const look = (likeliest: object): Look => ({
  arrays: {},
  texts: {
    steps: JSON.stringify(steps),
    likeliest: JSON.stringify(likeliest),
    vocabulary: JSON.stringify(['.', ' sat', ' ran', ' home']),
    kind: 'words',
  },
});

test('what was held is drawn as a tree with its probabilities, and what was dropped is told apart', () => {
  const search = searchOf(look(beam(0.2, 1, 3)));
  expect(winnerOf(search)?.tokens).toEqual([2, 3]);
  const nodes = nodesOf(search, 'Mia');
  expect(nodes.map(({ label, parent, reading, kind }) => [label, parent, reading, kind])).toEqual([
    ['Mia', -1, '', 'root'],
    ['sat', 0, '60 %', 'dropped'],
    ['ran', 0, '40 %', 'followed'],
    ['home', 2, '30 %', 'followed'],
    ['.', 2, '10 %', 'followed'],
  ]);
  expect(nodes[3]?.share).toBeCloseTo(0.75, 9);
});

test('it is compared with always taking the likeliest', () => {
  expect(comparison(searchOf(look(beam(0.2, 1, 3))))).toContain('“sat home”, with 20 %');
  expect(comparison(searchOf(look(beam(0.3, 2, 3))))).toContain('the very same');
});

test('a search depends on nothing but the model, the prompt and its own settings', () => {
  const values = defaultValues(oneToken) as OneTokenValues;
  const asked = beamsQuestion({ ...values, beams: 3, beamLength: 5, temperature: 2, rolls: '1' });
  expect(asked).toEqual({
    ...{ kind: 'beams', prompt: 'It rained, so Mia took her coat.' },
    ...{ width: 3, length: 5, power: 0 },
  });
});
