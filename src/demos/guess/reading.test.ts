/** How the game stands, in words and in bars. */

import { describe, expect, test } from 'vitest';
import { giveUp, guess, newGame } from './game.ts';
import type { Passage } from './passage.ts';
import { passageOf, placeOf } from './passages.forTests.ts';
import { comparison, expectedRows, lastMove, percent, readersBits, scoreOf } from './reading.ts';

const passage = passageOf('characters', ...'tea tea tea');
const play = (typed: string, of: Passage = passage) => guess(of, newGame(of), typed).game;

describe('the score', () => {
  test('before the first letter it is what there is to beat', () => {
    const { title, rows, note } = scoreOf(passage, newGame(passage), 'transformer');
    expect(title).toBe('To beat: bits a letter over the 11 letters to come');
    expect(rows.map(({ label, reading }) => [label, reading])).toEqual([
      ['unigram', '2.0 bits'],
      ['bigram', '2.0 bits'],
      ['transformer', '2.0 bits'],
    ]);
    expect(note).toBe('Your own bits are told from 8 letters on; you have 0.');
  });

  test('the models are judged by the letters that the reader has found, and no others', () => {
    const fared = (bits: number) => ({ bits, rank: 1 });
    const uneven = {
      ...passage,
      places: [4, 2, 9].map((bits) => placeOf('t', { bigram: fared(bits) })),
    };
    const { title, rows } = scoreOf(uneven, play('tt', uneven), 'transformer');
    expect(title).toBe('Bits a letter over the 2 letters so far (fewer is better)');
    expect(rows.find(({ id }) => id === 'bigram')?.value).toBe(3);
  });

  test('the reader’s own bits come with the eighth letter', () => {
    expect(readersBits(passage, play('tea tea'))).toBeNull();
    expect(readersBits(passage, play('tea tea '))).toEqual({ lower: 0, upper: 0 });
    const { rows } = scoreOf(passage, play('tea tea '), 'transformer');
    expect(rows[0]).toMatchObject({ label: 'you', reading: '0.0 bits', tone: 'reader' });
  });

  test('between two bounds where they differ', () => {
    // Guess numbers 1, 1, 1, 1, 2, 2, 3, 4: shares ½, ¼, ⅛, ⅛, as in the tests of the bounds.
    const typed = [...'tea ', ...'et', ...'te', ...'eta', ...'eta '];
    const game = typed.reduce((before, one) => guess(passage, before, one).game, newGame(passage));
    expect(game.rounds.map((round) => round?.guesses)).toEqual([1, 1, 1, 1, 2, 2, 3, 4]);
    expect(readersBits(passage, game)).toEqual({ lower: 1.25, upper: 1.75 });
    const { rows } = scoreOf(passage, game, 'transformer');
    expect(rows[0]).toMatchObject({ value: 1.75, reading: '1.3 to 1.8 bits' });
  });

  test('what was given counts for nobody', () => {
    const given = { ...passage, places: [placeOf('t'), placeOf('龍', { isGiven: true })] };
    expect(scoreOf(given, newGame(given), 'transformer').title).toContain('over the 1 letter');
  });
});

describe('what the model expected', () => {
  test('marks what stands there', () => {
    const rows = expectedRows(placeOf('\n'));
    expect(rows.map(({ label, isMarked }) => [label, isMarked])).toEqual([
      ['x', false],
      ['y', false],
      ['↵', true],
    ]);
  });

  test('ends with what stands there when it was not among them', () => {
    const [place, model] = [placeOf('e'), { bits: 10, rank: 30 }];
    const rows = expectedRows({ ...place, sign: 'q', model });
    expect(rows.map(({ label }) => label)).toEqual(['x', 'y', 'q']);
    expect(rows.at(-1)).toMatchObject({ value: 1 / 1024, reading: '< 0.1 %', isMarked: true });
  });

  test('names what spells nothing', () => {
    const top = [{ sign: '\uFFFD', chance: 0.5 }, ...placeOf('e').top];
    expect(expectedRows(placeOf('e', { top }))[0]?.label).toBe('unknown');
  });

  test('is compared with the reader’s guesses', () => {
    const say = (guesses: number, isGivenUp: boolean) =>
      comparison(placeOf('e'), { guesses, isGivenUp }, 'transformer').split(';')[0];
    expect(say(1, false)).toBe('You took 1 guess');
    expect(say(3, false)).toBe('You took 3 guesses');
    expect(say(0, true)).toBe('You had it shown');
    expect(say(2, true)).toBe('You had it shown after 2 guesses');
  });
});

test('each move is told', () => {
  const tell = (typed: string) => lastMove(passage, play(typed), 'transformer');
  expect(tell('')).toBe('Guess the letter at the mark.');
  expect(tell('e')).toBe('Not “e”. One guess so far for this letter.');
  expect(tell('t')).toBe('“t” is right, at guess 1; the transformer gave it 25 %.');
  expect(tell('tea')).toContain('“a” is right');
  expect(tell('tea ')).toContain('“␣” is right');
  expect(tell('tea tea tea')).toMatch(/That was the whole passage\.$/);
  expect(lastMove(passage, giveUp(passage, newGame(passage)), 'transformer')).toMatch(
    /^It was “t”/,
  );
});

test.each([
  [0, '< 0.1 %'],
  [0.004, '0.4 %'],
  [0.0949, '9.5 %'],
  [0.674, '67 %'],
  [0.9971, '99.7 %'],
  [1, '> 99.9 %'],
])('a chance of %f reads %s', (chance, reading) => {
  expect(percent(chance)).toBe(reading);
});
