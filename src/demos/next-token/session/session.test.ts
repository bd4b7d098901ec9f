/** The session of text runs in Node: the same settings make the same run, looking changes nothing, nothing leaks. */

import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { taleEntropy } from '#data/tales/tales.ts';
import type { Files, Metrics, Session } from '#engine/session.ts';
import { selectBackend } from '#tensor/backends.ts';
import { tensorCount } from '#tensor/tensor.ts';
import { defaultValues } from '../../framework/values.ts';
import { nextToken } from '../definition.ts';
import { checkpointUrl } from '../trained.ts';
import type { TextRunValues } from '../values.ts';
import { prepareAnswers } from './answers.ts';
import { fromCheckpointFile, toCheckpointFile } from './checkpointFile.ts';
import { createTextSession, TextSession } from './session.ts';

const quick = { width: 16, blocks: 1, heads: '2', context: 16, batchSize: 4 } as const;
const chinese = '春眠不觉晓，处处闻啼鸟。\n夜来风雨声，花落知多少。\n'.repeat(12);
const arabic = 'كان يا ما كان في قديم الزمان ملك عادل يحب الناس والناس يحبونه. '.repeat(8);

const sessions: Session[] = [];

beforeAll(async () => {
  await selectBackend('simd');
  await prepareAnswers();
});
afterEach(() => {
  for (const session of sessions.splice(0)) session.dispose();
});

describe('a run', () => {
  test.each([
    ['characters', 'transformer'],
    ['words', 'transformer'],
    ['bytePairs', 'window'],
  ] as const)('of %s by a %s is the same again from the same settings', (tokens, model) => {
    const [one, other] = [
      begin({ tokens, model, merges: 20 }),
      begin({ tokens, model, merges: 20 }),
    ];
    train(one, 5);
    train(other, 5);
    expect(one.checkpoint()).toEqual(other.checkpoint());
    const third = begin({ tokens, model, merges: 20, seed: 2 });
    train(third, 5);
    expect(third.checkpoint()).not.toEqual(one.checkpoint());
  });

  test('looking, measuring and asking leave it as it was', () => {
    const [one, other] = [begin(), begin()];
    train(one, 3);
    judge(one);
    one.look();
    one.answer?.({ kind: 'tokens' });
    train(one, 3);
    train(other, 6);
    expect(parametersOf(one)).toEqual(parametersOf(other));
  });

  test('goes on from a checkpoint as it went on before, and shows what it wrote there', () => {
    const session = begin();
    train(session, 4);
    judge(session);
    const saved = structuredClone(session.checkpoint());
    const sample = session.look();
    train(session, 4);
    const later = parametersOf(session);
    const other = begin();
    other.restore(saved);
    expect(other.look()).toEqual(sample);
    train(other, 4);
    expect(parametersOf(other)).toEqual(later);
  });

  test('leaves no tensor behind', () => {
    const before = tensorCount();
    const session = createTextSession({ ...settings(), ...quick }, {});
    train(session, 10);
    judge(session);
    const afterTen = tensorCount();
    train(session, 300);
    judge(session);
    expect(tensorCount()).toBe(afterTen);
    session.dispose();
    expect(tensorCount()).toBe(before);
  });

  test('learns: the loss on what was kept back falls below the bigram’s', () => {
    const session = begin({ width: 32, context: 32, batchSize: 16, learningRate: 0.01 });
    const first = judge(session);
    train(session, 150);
    const last = judge(session);
    expect(first['heldOutLoss']).toBeGreaterThan(first['unigram'] ?? 0);
    expect(last['heldOutLoss']).toBeLessThan(last['bigram'] ?? 0);
    expect(last['trainingLoss']).toBeLessThan(first['trainingLoss'] ?? 0);
  });

  test('takes over a live setting from the next step on', () => {
    const [one, other] = [begin(), begin()];
    one.change({ ...settings(), ...quick, learningRate: 0.05 });
    train(one, 2);
    train(other, 2);
    expect(parametersOf(one)).not.toEqual(parametersOf(other));
  });

  test('whose text is missing is refused', () => {
    expect(() => createTextSession({ ...settings(), source: 'verses' }, {})).toThrow('verses.txt');
  });
});

describe('the rungs and the floor', () => {
  test('stand in their order, and the floor of tales is what the grammar says a word', () => {
    const metrics = judge(begin({ context: 48 }));
    const { uniform = 0, unigram = 0, bigram = 0, trigram = 0, floor = 0 } = metrics;
    expect([uniform, unigram, bigram, trigram, floor]).toEqual(
      [uniform, unigram, bigram, trigram, floor].toSorted((a, b) => b - a),
    );
    // A tale has some 37 tokens with its line break; the held-out ones differ a little from the mean.
    expect(floor).toBeGreaterThan((0.9 * taleEntropy()) / 38);
    expect(floor).toBeLessThan((1.1 * taleEntropy()) / 36);
  });
});

describe('a text of the reader’s own', () => {
  test.each([
    ['Chinese', chinese, 'characters'],
    ['Arabic', arabic, 'words'],
    ['emoji', '👩‍🚀🚀🌙⭐ '.repeat(60), 'bytePairs'],
  ] as const)('in %s is learned from', (_, ownText, tokens) => {
    const session = begin({ source: 'own', ownText, tokens, merges: 20, learningRate: 0.01 });
    const first = judge(session);
    train(session, 40);
    const last = judge(session);
    expect(last['heldOutLoss']).toBeLessThan(first['heldOutLoss'] ?? 0);
    expect(session.look().texts?.['sample']).not.toBe('');
  });

  test('of the fewest characters that are taken is learned from', () => {
    const ownText = 'A cat sat. '.repeat(19).slice(0, 200);
    for (const tokens of ['characters', 'words', 'bytePairs'] as const) {
      const session = begin({ source: 'own', ownText, tokens, context: 128 });
      train(session, 2);
      expect(judge(session)['heldOutLoss']).toBeGreaterThan(0);
    }
  });

  test('is begun from scratch even where the settings ask for a trained model', () => {
    const session = begin({ source: 'own', ownText: arabic, start: 'trained' });
    train(session, 1);
    expect(judge(session)['heldOutLoss']).toBeGreaterThan(0);
  });
});

describe('a model that was trained before', () => {
  test('comes back from its file with three figures of each weight, its tokens and its steps', () => {
    const first = new TextSession({ ...settings(), ...quick }, {});
    sessions.push(first);
    train(first, 20);
    const trained = { ...first.trained(), heldOutLoss: 1.5 };
    const file = toCheckpointFile(trained);
    const back = fromCheckpointFile(file);
    expect({ ...back, parameters: null }).toEqual({ ...trained, parameters: null });
    for (const [i, value] of back.parameters.entries())
      expect(value).toBeCloseTo(trained.parameters[i] ?? 0, 2);
    const session = begin({ start: 'trained' }, { [checkpointUrl('tales')]: file });
    expect(parametersOf(session)).toEqual(back.parameters);
    train(session, 2);
    expect(parametersOf(session)).not.toEqual(back.parameters);
  });

  test('that is no model is refused', () => {
    expect(() => fromCheckpointFile(new Uint8Array(10).fill(65))).toThrow('JSON');
    expect(() => begin({ start: 'trained' })).toThrow('checkpoint');
  });
});

test('questions that it does not know are refused', () => {
  expect(() => begin().answer?.({ kind: 'weather' })).toThrow('weather');
});

test('a text’s tokens are told by their ids and by how they show', () => {
  const look = begin({ tokens: 'characters' }).answer?.({ kind: 'tokens', text: 'A cat\n' });
  expect(JSON.parse(look?.texts?.['pieces'] ?? '')).toEqual(['A', '␣', 'c', 'a', 't', '↵']);
  expect(look?.arrays['ids']).toHaveLength(6);
});

test('the pairs that were joined are told in their order', () => {
  const look = begin({ tokens: 'bytePairs', merges: 20 }).answer?.({ kind: 'merges' });
  const counts = [...(look?.arrays['counts'] ?? [])];
  expect(counts).toHaveLength(20);
  expect(JSON.parse(look?.texts?.['pieces'] ?? '')).toHaveLength(20);
  expect(counts[0]).toBe(Math.max(...counts));
});

function settings(): TextRunValues {
  const { panel, ...values } = defaultValues(nextToken);
  return values;
}

function begin(patch: Partial<TextRunValues> = {}, files: Files = {}): Session {
  const session = createTextSession({ ...settings(), ...quick, ...patch }, files);
  sessions.push(session);
  return session;
}

function train(session: Session, steps: number): void {
  for (let i = 0; i < steps; i++) session.step();
}

function judge(session: Session): Metrics {
  const measuring = session.measure();
  for (;;) {
    const { done, value } = measuring.next();
    if (done) return value;
  }
}

function parametersOf(session: Session): unknown {
  const { training } = session.checkpoint() as { training: { parameters: Float32Array } };
  return training.parameters;
}
