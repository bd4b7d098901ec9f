import { expect, test } from 'vitest';
import { defaultInWords, rangeInWords, unitOf } from './parametersInWords.ts';

const described = { label: 'Learning rate', help: 'How far a step goes.' };

test('a number goes from its least to its greatest value, small ones in full', () => {
  const rate = {
    ...described,
    kind: 'number',
    min: 0.0001,
    max: 1000,
    step: 0.0001,
    default: 0.002,
  } as const;
  expect(rangeInWords(rate)).toBe('0.0001 to 1,000');
  expect(defaultInWords(rate)).toBe('0.002');
  expect(unitOf(rate)).toBeUndefined();
});

test('a choice is told by its labels, not by its values', () => {
  const options = [
    { value: 'adam', label: 'Adam' },
    { value: 'sgd', label: 'Gradient descent' },
  ];
  const choice = { ...described, kind: 'choice', options, default: 'sgd' } as const;
  expect(rangeInWords(choice)).toBe('Adam, Gradient descent');
  expect(defaultInWords(choice)).toBe('Gradient descent');
});

test('a long text, such as a drawing, is not spelled out', () => {
  const drawing = {
    ...described,
    kind: 'text',
    maxLength: 1700,
    default: 'x'.repeat(400),
  } as const;
  expect(rangeInWords(drawing)).toBe('up to 1,700 characters');
  expect(defaultInWords(drawing)).toBe('an example');
});
