import { expect, test } from 'vitest';
import { learnCharacters } from '#data/tokenizers/characters.ts';
import { cutLine, realLines, standsIn } from './lines.ts';

test('a line is cut after the last word that fits, and a word alone within itself', () => {
  expect(cutLine('  Mia took her coat.  ', 18)).toEqual({
    text: 'Mia took her coat.',
    isCut: false,
  });
  expect(cutLine('Mia took her coat.', 17)).toEqual({ text: 'Mia took her', isCut: true });
  expect(cutLine('Mia took her coat.', 12)).toEqual({ text: 'Mia took her', isCut: true });
  expect(cutLine('Mia took her coat.', 11)).toEqual({ text: 'Mia took', isCut: true });
  expect(cutLine('Llanfairpwll', 5)).toEqual({ text: 'Llanf', isCut: true });
  expect(cutLine('🌧🌧🌧', 3)).toEqual({ text: '🌧', isCut: true });
});

test('a whole line stands in a text only as a line, a cut one anywhere', () => {
  const source = 'Anna\nMarianne\nIt rained all day.';
  expect(standsIn(source, { text: 'Anna', isCut: false })).toBe(true);
  expect(standsIn(source, { text: 'anne', isCut: false })).toBe(false);
  expect(standsIn(source, { text: 'It rained', isCut: true })).toBe(true);
  expect(standsIn(source, { text: 'It rained', isCut: false })).toBe(false);
  expect(standsIn(source, { text: 'It rained all day.', isCut: false })).toBe(true);
});

test('real lines are the different ones kept back that were not learned from, with their numbers', () => {
  const text = {
    training: 'Anna\nBoris\n',
    heldOut: '\nBoris\nClara\n\nClara\nDimitri the Great\n',
  };
  const tokenizer = learnCharacters(text.training);
  expect(realLines({ text, tokenizer }, 10)).toEqual([
    { text: 'Clara', isCut: false, whole: 'Clara', number: 3 },
    { text: 'Dimitri', isCut: true, whole: 'Dimitri the Great', number: 6 },
  ]);
});
