/** What the guessing game is told: against tables counted here, and without a trace in the run. */

import { beforeAll, describe, expect, test } from 'vitest';
import type { Look, Session } from '#engine/session.ts';
import { selectBackend } from '#tensor/backends.ts';
import { tensorCount } from '#tensor/tensor.ts';
import { defaultValues } from '../../framework/values.ts';
import { nextToken } from '../definition.ts';
import type { TextRunValues } from '../values.ts';
import { prepareAnswers } from './answers.ts';
import { materialOf } from './material.ts';
import { TextSession } from './session.ts';

const chinese =
  '春天来了，小鸟在树上唱歌。小猫坐在门前看花，小狗跑来跑去。妈妈说：“孩子们，回家吃饭吧！”\n'.repeat(
    40,
  );
const arabic =
  'جاء الربيع وغنت العصافير على الشجر.\nجلست القطة أمام الباب تنظر إلى الزهور.\n'.repeat(20);
const english = 'The cat sat on the mat and the dog sat by the door, as they did.\n'.repeat(40);

beforeAll(async () => {
  await selectBackend('simd');
  await prepareAnswers();
});

function valuesFor(ownText: string, patch: Partial<TextRunValues> = {}): TextRunValues {
  const small = { width: 16, blocks: 1, context: 16, heads: '2', tokens: 'characters' } as const;
  return { ...defaultValues(nextToken), source: 'own', ownText, ...small, ...patch };
}

function ask(session: Session, index: number): Look {
  const look = session.answer?.({ kind: 'shannon', index });
  if (!look) throw new Error('invalid session; expected one that answers: it does not');
  return look;
}

function readings({ arrays, texts }: Look) {
  const parse = (name: string) => JSON.parse(texts?.[name] ?? '');
  const numbers = (name: string) => Array.from(arrays[name] ?? []);
  return { known: texts?.['known'] ?? '', parse, numbers };
}

describe('a passage', () => {
  test('is a stretch of the held-out text: what is shown, then what is to be guessed', () => {
    const session = new TextSession(valuesFor(english), {});
    const { known, parse, numbers } = readings(ask(session, 0));
    const pieces: string[] = parse('pieces');
    const signs: string[] = parse('signs');
    expect(`${known}${pieces.join('')}`).toBe(english.slice(0, known.length + pieces.length));
    expect([known.length, pieces.length]).toEqual([24, 40]);
    expect(numbers('targets').map((target) => signs[target])).toEqual(pieces);
    expect(numbers('isGiven').every((given) => given === 0)).toBe(true);
    expect(signs[0]).toBe(' ');
    session.dispose();
  });

  test('is another at each index, and the same at the same', () => {
    const session = new TextSession(valuesFor(english.replaceAll('.', ' again.')), {});
    const { count } = JSON.parse(ask(session, 0).texts?.['about'] ?? '');
    expect(count).toBeGreaterThan(1);
    expect(ask(session, 1)).not.toEqual(ask(session, 0));
    expect(ask(session, 1).arrays).toEqual(ask(session, 1 + count).arrays);
    session.dispose();
  });

  test.each([-1, 0.5, Number.NaN, '3'])('an index of %s is none', (index) => {
    const session = new TextSession(valuesFor(english), {});
    expect(() => session.answer({ kind: 'shannon', index })).toThrow('invalid index');
    session.dispose();
  });
});

test('unigram and bigram count the text that is read, and nothing else', () => {
  const values = valuesFor(english);
  const session = new TextSession(values, {});
  const { numbers, parse, known } = readings(ask(session, 0));
  const { tokenizer, training } = materialOf(values, {});
  const kinds = tokenizer.vocabulary.length;
  const tokens = tokenizer.encode([known, ...(parse('pieces') as string[])].join(''));
  // The text repeats a line, so nothing occurs but once: each count gives up a tenth (models/ngram.ts).
  const shares = (followers: number[], below: (token: number) => number) => {
    const counts = Array.from({ length: kinds }, (_, token) => countOf(followers, token));
    const saved = (0.1 * counts.filter((count) => count > 0).length) / followers.length;
    return counts.map(
      (count, token) => Math.max(0, count - 0.1) / followers.length + saved * below(token),
    );
  };
  const unigram = shares([...training], () => 1 / kinds);
  for (let place = 24; place < 64; place++) {
    const [before, target = 0] = tokens.slice(place - 1, place + 1);
    const followers = [...training].filter((_, at) => at > 0 && training[at - 1] === before);
    const bigram = shares(followers, (token) => unigram[token] ?? 0);
    for (const [order, chances] of [unigram, bigram].entries()) {
      const at = 3 * (place - 24) + order;
      const chance = chances[target] ?? 0;
      expect(numbers('bits')[at]).toBeCloseTo(-Math.log2(chance), 4);
      const better = chances.filter((one) => one > chance + 1e-7);
      expect(numbers('ranks')[at]).toBeGreaterThan(better.length);
    }
  }
  session.dispose();
});

test('the model’s bits are its surprise, as the lens on surprise has it', () => {
  const session = new TextSession(valuesFor(english, { context: 72 }), {});
  for (let step = 0; step < 20; step++) session.step();
  const { numbers, parse, known } = readings(ask(session, 0));
  const text = [known, ...(parse('pieces') as string[])].join('');
  const { nats = [] } = session.answer({ kind: 'surprise', text, weights: 'now' }).arrays;
  for (let i = 0; i < 40; i++)
    expect(numbers('bits')[3 * i + 2]).toBeCloseTo((nats[24 + i] ?? 0) / Math.LN2, 4);
  session.dispose();
});

test('what the model expects is in order, and what stands there is among it when its rank says so', () => {
  const session = new TextSession(valuesFor(english), {});
  for (let step = 0; step < 20; step++) session.step();
  const { numbers } = readings(ask(session, 0));
  const [top, chances] = [numbers('top'), numbers('topChances')];
  expect(top).toHaveLength(40 * 8);
  for (let i = 0; i < 40; i++) {
    const own = chances.slice(8 * i, 8 * i + 8);
    expect(own).toEqual(own.toSorted((one, other) => other - one));
    const rank = numbers('ranks')[3 * i + 2] ?? 0;
    const at = top.slice(8 * i, 8 * i + 8).indexOf(numbers('targets')[i] ?? -1);
    expect(at).toBe(rank <= 8 ? rank - 1 : -1);
    if (at >= 0) expect(-Math.log2(own[at] ?? 0)).toBeCloseTo(numbers('bits')[3 * i + 2] ?? 0, 4);
  }
  session.dispose();
});

test('asking leaves the run as it was, and no tensor behind', () => {
  const [asked, other] = [
    new TextSession(valuesFor(english), {}),
    new TextSession(valuesFor(english), {}),
  ];
  for (const session of [asked, other]) for (let step = 0; step < 3; step++) session.step();
  const before = tensorCount();
  for (const index of [0, 1, 5]) ask(asked, index);
  expect(tensorCount()).toBe(before);
  for (const session of [asked, other]) session.step();
  expect(asked.checkpoint()).toEqual(other.checkpoint());
  asked.dispose();
  other.dispose();
});

describe('texts of the reader’s own', () => {
  test.each([
    ['Chinese', chinese, 'characters'],
    ['Chinese by words', chinese, 'words'],
    ['Arabic', arabic, 'characters'],
    ['Arabic by words', arabic, 'words'],
    ['Arabic by pairs', arabic, 'bytePairs'],
    ['few letters', 'abc '.repeat(50), 'characters'],
    ['few words', 'abc '.repeat(50), 'words'],
  ] as const)('%s can be guessed', (_, text, tokens) => {
    const session = new TextSession(valuesFor(text, { tokens, merges: 40 }), {});
    session.step();
    const { known, parse, numbers } = readings(ask(session, 0));
    const pieces: string[] = parse('pieces');
    expect(pieces.length).toBeGreaterThan(0);
    expect(text).toContain(tokens === 'bytePairs' ? '' : known + pieces.join(''));
    expect(numbers('isGiven')).toContain(0);
    for (const bits of numbers('bits')) expect(bits).toBeGreaterThanOrEqual(0);
    session.dispose();
  });

  test('a sign that was never read is given', () => {
    const text = `${english}${english.replaceAll('cat', '猫').slice(0, 280)}`;
    const session = new TextSession(valuesFor(text), {});
    const { parse, numbers } = readings(ask(session, 1));
    const pieces: string[] = parse('pieces');
    expect(pieces.map((piece) => (piece === '猫' ? 1 : 0))).toEqual(numbers('isGiven'));
    session.dispose();
  });
});

function countOf(values: readonly number[], value: number): number {
  return values.filter((one) => one === value).length;
}
