/** What is answered about surprise: against numbers worked out another way; asking leaves the run as it was. */

import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { selectBackend } from '#tensor/backends.ts';
import { readValues, tensorCount, tidy } from '#tensor/tensor.ts';
import { defaultValues } from '../../framework/values.ts';
import { readingOf } from '../../surprise/reading.ts';
import { nextToken } from '../definition.ts';
import type { TextRunValues } from '../values.ts';
import type { Subject } from './answers.ts';
import { prepareAnswers } from './answers.ts';
import { TextSession } from './session.ts';
import { surprise } from './surpriseAnswers.ts';

const quick = { width: 16, blocks: 1, heads: '2', context: 16, batchSize: 4 } as const;
const chinese = '春眠不觉晓，处处闻啼鸟。\n夜来风雨声，花落知多少。\n'.repeat(12);
const arabic = 'كان يا ما كان في قديم الزمان ملك عادل يحب الناس والناس يحبونه. '.repeat(8);

const sessions: TextSession[] = [];

beforeAll(async () => {
  await selectBackend('simd');
  await prepareAnswers();
});
afterEach(() => {
  for (const session of sessions.splice(0)) session.dispose();
});

describe('the surprise', () => {
  test('is −ln of the probability that the model gives what comes, the first token’s after a line break', () => {
    const session = begin(12);
    const { material } = subjectOf(session);
    const { tokens } = read(session, 'Mia took the red ball.');
    const ids = material.tokenizer.encode('\nMia took the red ball.');
    expect(tokens.map(({ piece }) => piece)).toEqual([
      ...['Mia', ' took', ' the', ' red', ' ball', '.'],
    ]);
    for (const [i, { nats, expected, chance }] of tokens.entries()) {
      const guess = chancesAfter(session, ids.subarray(0, i + 1));
      const likeliest = guess.indexOf(Math.max(...guess));
      expect(nats).toBeCloseTo(-Math.log(guess[ids[i + 1] ?? 0] ?? 0), 4);
      expect(chance).toBeCloseTo(guess[likeliest] ?? 0, 5);
      expect(expected).toBe(material.tokenizer.decode([likeliest]));
    }
  });

  test('of a text longer than the context rests on half a context at least', () => {
    const session = begin(12);
    const { material } = subjectOf(session);
    const text = 'Mia took the red ball from the box and the old dog sat on it in the sun.';
    const ids = material.tokenizer.encode(`\n${text}`); // 19 tokens; the context is 16
    const { tokens } = read(session, text);
    const last = chancesAfter(session, ids.slice(8, -1));
    expect(tokens.at(-1)?.nats).toBeCloseTo(-Math.log(last[ids.at(-1) ?? 0] ?? 0), 4);
  });

  test('of each line is the same whatever stands above it', () => {
    const session = begin(12);
    const alone = read(session, 'Tom was cold.').tokens;
    const below = read(session, 'It rained.\nTom was cold.').tokens.slice(-alone.length);
    for (const [i, { nats }] of below.entries()) expect(nats).toBeCloseTo(alone[i]?.nats ?? 0, 4);
  });

  test('before training is near a blind guess everywhere, and stays that after it', () => {
    const session = begin(0);
    const before = read(session, 'Mia took the red ball.', 'untrained');
    expect(read(session, 'Mia took the red ball.')).toEqual(before);
    for (const { nats } of before.tokens) expect(Math.abs(nats - before.blind)).toBeLessThan(0.5);
    for (let i = 0; i < 30; i++) session.step();
    expect(read(session, 'Mia took the red ball.', 'untrained')).toEqual(before);
    expect(read(session, 'Mia took the red ball.').mean).toBeLessThan((before.mean ?? 0) - 0.5);
  });

  test('is finite even where the model gives what comes no chance at all', () => {
    const session = begin(80, { learningRate: 0.1, warmUp: 0 });
    const { tokens } = read(session, 'dog dog . . the the Mia Mia " !');
    expect(tokens.every(({ nats }) => Number.isFinite(nats))).toBe(true);
  });
});

test('what the tokenizer does not know is told, and shows as it stands in the text', () => {
  const { tokens } = read(begin(), 'The dragon, 龙, sat.');
  expect(tokens.filter(({ isUnknown }) => isUnknown).map(({ piece }) => piece)).toEqual([
    ' dragon',
    ' 龙',
  ]);
});

test('asking leaves the run as it was, and no tensor behind', () => {
  const [one, other] = [begin(3), begin(3)];
  const before = tensorCount();
  read(one, 'Mia took the red ball.');
  read(one, 'Mia took the red ball.', 'untrained');
  expect(tensorCount()).toBe(before);
  one.step();
  other.step();
  expect(one.checkpoint()).toEqual(other.checkpoint());
});

test('other weights are refused, and the untrained model is freed when its reading fails', () => {
  const session = begin();
  expect(() => session.answer({ kind: 'surprise', text: 'Mia', weights: 'old' })).toThrow(
    'weights',
  );
  const before = tensorCount();
  const subject = { ...subjectOf(session) };
  const broken = { ...subject, material: { ...subject.material, opening: new Int32Array(0) } };
  expect(() => surprise({ kind: 'surprise', text: 'Mia', weights: 'untrained' }, broken)).toThrow();
  expect(tensorCount()).toBe(before);
});

describe('a text of the reader’s own', () => {
  test.each([
    ['Chinese', chinese, 'characters', '处处闻花'],
    ['Chinese', chinese, 'words', '处处闻花'],
    ['Arabic', arabic, 'words', 'كان ملك عادل'],
    ['Arabic', arabic, 'characters', 'كان ملك عادل'],
    ['emoji', '👩‍🚀🚀🌙⭐ '.repeat(60), 'bytePairs', '🌙🚀é'],
    ['one line', 'a cat sat '.repeat(30), 'words', 'a dog sat\non it'],
  ] as const)(
    '%s teaches, and what is read after it shows as it was written',
    (_, ownText, kind, text) => {
      const session = begin(10, { source: 'own', ownText, tokens: kind, merges: 20 });
      const { tokens, mean } = read(session, text);
      expect(mean).toBeGreaterThan(0);
      if (kind !== 'bytePairs') expect(tokens.map(({ piece }) => piece).join('')).toBe(text);
      expect(tokens.some(({ isUnknown }) => isUnknown)).toBe(text.includes('dog'));
    },
  );

  test.each([chinese, arabic, 'a cat sat '.repeat(30)])(
    'is read from where its kept-back part begins when nothing else is asked',
    (ownText) => {
      const session = begin(0, { source: 'own', ownText, tokens: 'characters' });
      const shown = read(session, '')
        .tokens.map(({ piece }) => piece)
        .join('');
      expect(shown.length).toBeGreaterThan(20);
      expect(subjectOf(session).material.text.heldOut.trim().startsWith(shown)).toBe(true);
    },
  );
});

function begin(steps = 0, patch: Partial<TextRunValues> = {}): TextSession {
  const session = new TextSession({ ...defaultValues(nextToken), ...quick, ...patch }, {});
  sessions.push(session);
  for (let i = 0; i < steps; i++) session.step();
  return session;
}

function read(session: TextSession, text: string, weights = 'now') {
  return readingOf(session.answer({ kind: 'surprise', text, weights }));
}

/** How likely each token is after these, worked out one text at a time: [vocabulary]. */
function chancesAfter(session: TextSession, tokens: Int32Array): number[] {
  const { model } = subjectOf(session).training;
  const logits = tidy(() => readValues(model.logitsAt(tokens, tokens.length)));
  const odds = Array.from(logits.subarray(-model.vocabulary), Math.exp);
  const sum = odds.reduce((total, one) => total + one, 0);
  return odds.map((one) => one / sum);
}

/** What the session hands to those who answer. */
function subjectOf(session: TextSession): Subject {
  return session as unknown as Subject; // its fields bear the same names
}
