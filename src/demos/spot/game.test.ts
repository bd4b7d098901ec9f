import { expect, test } from 'vitest';
import { finished, isOver, marked, newGame, type SpotLine, scoreOf, talliesOf } from './game.ts';

const lines: SpotLine[] = [
  { text: 'Anna', isCut: false, isReal: true, whole: 'Anna', number: 3 },
  { text: 'Orlie', isCut: false, isReal: false },
  { text: 'Boris', isCut: false, isReal: true, whole: 'Boris', number: 9 },
  { text: 'Marwen', isCut: false, isReal: false },
];

test('two of four right, and each mistake is of its kind', () => {
  let game = newGame(4);
  for (const [line, kind] of [
    [0, 'real'],
    [1, 'real'],
    [2, 'made'],
    [3, 'made'],
  ] as const)
    game = marked(game, line, kind, false);
  expect(scoreOf(lines, game).all).toBe(0);
  expect(scoreOf(lines, finished(game))).toEqual({
    all: 4,
    right: 2,
    realForMade: 1,
    madeForReal: 1,
  });
});

test('a game is not finished while a line is unmarked, and a mark can be changed until then', () => {
  const game = marked(marked(newGame(2), 0, 'real', false), 0, 'made', false);
  expect(game.marks).toEqual(['made', null]);
  expect(finished(game)).toBe(game);
  expect(isOver(game)).toBe(false);
  expect(isOver(finished(marked(game, 1, 'real', false)))).toBe(true);
});

test('a line that has been told keeps its mark, and a line that is not there has none', () => {
  const game = marked(newGame(2), 0, 'real', true);
  expect(marked(game, 0, 'made', true)).toBe(game);
  expect(marked(game, 7, 'made', true)).toBe(game);
  expect(scoreOf(lines, game)).toEqual({ all: 1, right: 1, realForMade: 0, madeForReal: 0 });
});

test('rounds at one temperature count together: 7 and 9 of 10 are 16 of 20, between 58.4 % and 91.9 %', () => {
  const score = (right: number) => ({ all: 10, right, realForMade: 10 - right, madeForReal: 0 });
  const [cool, hot] = talliesOf([
    { temperature: 2, score: score(10) },
    { temperature: 0.8, score: score(7) },
    { temperature: 0.8, score: score(9) },
  ]);
  expect(cool).toMatchObject({ temperature: 0.8, rounds: 2, all: 20, right: 16, realForMade: 4 });
  expect(cool?.interval.low).toBeCloseTo(0.584, 3);
  expect(cool?.interval.high).toBeCloseTo(0.919, 3);
  expect(hot).toMatchObject({ temperature: 2, rounds: 1, all: 10, right: 10 });
});
