/** The guessing game, guess by guess. */

import { describe, expect, test } from 'vitest';
import { choicesOf, type Game, giveUp, guess, newGame, nextPlace } from './game.ts';
import type { Passage } from './passage.ts';
import { passageOf, placeOf } from './passages.forTests.ts';

const letters = passageOf('characters', 't', 'e', ' ', 'a');

function gameOf(passage: Passage, ...typed: readonly string[]): Game {
  return typed.reduce((game, text) => guess(passage, game, text).game, newGame(passage));
}

const right = (guesses: number) => ({ guesses, isGivenUp: false });

describe('by letters', () => {
  test('a wrong guess is counted, a right one goes on to the next letter', () => {
    expect(gameOf(letters, 'a', 'e')).toEqual({ rounds: [], wrong: ['a', 'e'] });
    expect(gameOf(letters, 'a', 'e', 't')).toEqual({ rounds: [right(3)], wrong: [] });
  });

  test('several letters at once, as when a word is composed, are guesses until one is wrong', () => {
    expect(gameOf(letters, 'te a')).toEqual({
      rounds: [right(1), right(1), right(1), right(1)],
      wrong: [],
    });
    expect(gameOf(letters, 'taaa')).toEqual({ rounds: [right(1)], wrong: ['a'] });
  });

  test('what was tried before costs nothing, and is said', () => {
    const game = gameOf(letters, 'a');
    const { game: again, problem } = guess(letters, game, 'a');
    expect(again).toBe(game);
    expect(problem).toBe('“a” has been tried here: it costs nothing.');
  });

  test('what the model has no sign for costs nothing, and is said', () => {
    const { game, problem } = guess(letters, newGame(letters), '猫');
    expect(game).toEqual(newGame(letters));
    expect(problem).toContain('has no “猫”');
  });

  test('a great letter that the text lacks is taken for the small one', () => {
    expect(gameOf(letters, 'T').rounds).toEqual([right(1)]);
  });

  test('an accent typed apart is one letter with what it stands on', () => {
    expect(gameOf(passageOf('characters', 'é', 'e'), 'e\u0301').rounds).toEqual([right(1)]);
  });

  test('a letter that is given up notes the guesses that were wrong', () => {
    const game = giveUp(letters, gameOf(letters, 'a', 'e'));
    expect(game).toEqual({ rounds: [{ guesses: 2, isGivenUp: true }], wrong: [] });
  });

  test('when all are found nothing more can be guessed or given up', () => {
    const game = gameOf(letters, 'te a');
    expect(nextPlace(letters, game)).toBeUndefined();
    expect(guess(letters, game, 't')).toEqual({ game, problem: null });
    expect(giveUp(letters, game)).toBe(game);
  });

  test('signs that the model does not know are given, wherever they stand', () => {
    const given = placeOf('\uFFFD', { piece: '龍', isGiven: true });
    const passage = { ...letters, places: [given, placeOf('t'), given, given] };
    expect(newGame(passage)).toEqual({ rounds: [null], wrong: [] });
    expect(gameOf(passage, 't').rounds).toEqual([null, right(1), null, null]);
  });
});

describe('by words', () => {
  const words = passageOf('words', ' dog', '.', '\n', 'The', ' dog');

  test('a word is typed without the space before it', () => {
    expect(gameOf(words, 'dog', '.', '\n').rounds).toEqual([right(1), right(1), right(1)]);
    expect(gameOf(words, ' dog ').rounds).toEqual([right(1)]);
  });

  test('the same word with a space and without is one choice', () => {
    const choices = choicesOf({ kind: 'words', signs: ['.', ' dog', 'dog', '\n', ' \uFFFD'] });
    expect(choices).toEqual(['.', 'dog', '\n']);
  });

  test('in small letters will do', () => {
    expect(gameOf(words, 'dog', '.', '\n', 'the').rounds).toHaveLength(4);
  });

  test('an unknown word and several at once cost nothing, and are said', () => {
    const problem = (typed: string) => guess(words, newGame(words), typed).problem;
    expect(problem('xylophone')).toBe('The model knows no word “xylophone”: it costs nothing.');
    expect(problem('dog The')).toBe('One word at a time, please.');
    expect(problem('x'.repeat(5000))?.length).toBeLessThan(100);
  });
});

test('nothing typed is no guess', () => {
  expect(guess(letters, newGame(letters), '')).toEqual({ game: newGame(letters), problem: null });
});
