import { expect, test } from 'vitest';
import { marked, newGame, type SpotLine } from './game.ts';
import { answerOf, intervalWords, markSentence, scoreSentence } from './spotWords.ts';

const real: SpotLine = {
  text: 'It rained',
  isCut: true,
  isReal: true,
  whole: 'It rained all day.',
  number: 1204,
};
const made: SpotLine = { text: 'Orlie', isCut: false, isReal: false };

test('each line is told with its source', () => {
  expect(answerOf(made, 0.8)).toBe('made at temperature 0.8');
  expect(answerOf(real, 1)).toBe('real, line 1,204 of those kept back: “It rained all day.”');
  expect(answerOf({ ...real, isCut: false }, 1)).toBe('real, line 1,204 of those kept back');
  expect(answerOf({ ...real, whole: 'a'.repeat(300) }, 1).length).toBeLessThan(310);
});

test('a mark is said, and its answer only where lines are told one by one', () => {
  const quiet = marked(newGame(2), 0, 'real', false);
  expect(markSentence(made, 0, quiet, 1)).toBe('Line 1 marked as real. 1 to go.');
  const told = marked(quiet, 1, 'made', true);
  expect(markSentence(made, 1, told, 1)).toBe(
    'Right: line 2 is made at temperature 1. All are marked.',
  );
});

test('a score tells both kinds of mistakes', () => {
  expect(scoreSentence({ all: 10, right: 7, realForMade: 1, madeForReal: 2 })).toBe(
    '7 of 10 right. 1 real line taken for made, 2 made lines for real.',
  );
  expect(scoreSentence({ all: 10, right: 10, realForMade: 0, madeForReal: 0 })).toBe(
    'All 10 right.',
  );
  expect(intervalWords({ low: 0.39678, high: 0.89221 })).toBe('40–89\u00a0%');
});
