/** Throws are shown one by one, or up to the end of a line, and go on in the next batch. */

import { expect, test } from 'vitest';
import type { Throws } from './answers.ts';
import { type DiceState, freshDice, lastThrow, textWritten, thrown } from './diceState.ts';

test('each throw shows one token more', () => {
  const batch = throwsOf('ab');
  const once = thrown(freshDice(''), batch, 'token');
  expect([textWritten(freshDice(''), batch), textWritten(once, batch)]).toEqual(['>', '>a']);
  expect([lastThrow(freshDice(''), batch), lastThrow(once, batch)?.token]).toEqual([null, 'a']);
});

test('a line is written up to its end, and the next one after it', () => {
  const batch = throwsOf('ab\ncd\ne');
  const first = thrown(freshDice(''), batch, 'line');
  const second = thrown(first, batch, 'line');
  expect([textWritten(first, batch), textWritten(second, batch)]).toEqual(['>ab\n', '>ab\ncd\n']);
});

test('after the last throw comes the first of the next batch, which goes on from all that was written', () => {
  const batch = throwsOf('ab');
  const next = thrown({ ...freshDice(''), shown: 2 }, batch, 'token');
  expect(next).toEqual({ context: '>ab', batch: 1, before: '>ab', shown: 1 });
  expect(textWritten(next, throwsOf('cd', 'b'))).toBe('>abc');
});

test('a line that does not end in its batch goes on in the next one, to its end or to that of the batch', () => {
  const next = thrown(freshDice(''), throwsOf('ab'), 'line');
  expect(next).toMatchObject({ before: '>ab', shown: 'line' });
  expect(textWritten(next, throwsOf('cd\ne'))).toBe('>abcd\n');
  expect(textWritten(next, throwsOf('cde'))).toBe('>abcde');
  const after = thrown(next, throwsOf('cd\ne'), 'token');
  expect(textWritten(after, throwsOf('cd\ne'))).toBe('>abcd\ne');
});

test('what was asked before the answer came is shown once it is there', () => {
  const waiting: DiceState = thrown(thrown(freshDice('t'), null, 'token'), null, 'line');
  expect(textWritten(waiting, throwsOf('ab\nc'))).toBe('>ab\n');
});

function throwsOf(tokens: string, begun = '>'): Throws {
  const throws = [...tokens].map((token) => ({ token, drawn: 0.5, shares: [] }));
  return { context: '', batch: 0, begun, throws };
}
