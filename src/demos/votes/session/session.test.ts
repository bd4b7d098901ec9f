/** Votes as a session learns from them: what each letter does, that runs repeat, and that nothing is left behind. */

import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Metrics } from '#engine/session.ts';
import { selectBackend } from '#tensor/backends.ts';
import { readValues, tensorCount } from '#tensor/tensor.ts';
import { presetValues } from '../../framework/values.ts';
import { checkpointUrl } from '../../next-token/trained.ts';
import { votes } from '../definition.ts';
import { momentOf, type VotesMoment } from '../moment.ts';
import type { VotesValues } from '../parameters.ts';
import { VotesSession } from './session.ts';

const sessions: VotesSession[] = [];

beforeAll(() => selectBackend('simd'));
afterEach(() => {
  for (const session of sessions.splice(0)) session.dispose();
});

describe('a reader’s vote', () => {
  test('makes the chosen tale gain on the other, whichever side it stands on', () => {
    for (const letter of ['l', 'r'] as const) {
      const session = begin('you', { votes: letter, learningRate: 0.001 });
      const { pair } = momentFrom(session);
      session.step();
      expect(momentFrom(session).last).toEqual({
        ...pair,
        verdict: letter === 'l' ? 'left' : 'right',
        isJudges: false,
      });
      expect(measured(session)['margin']).toBeGreaterThan(0);
    }
  });

  test('for neither changes nothing but the pair', () => {
    const session = begin('you', { votes: 'n' });
    const before = readValues(session.model.parameters);
    const { pair } = momentFrom(session);
    session.step();
    expect(readValues(session.model.parameters)).toEqual(before);
    expect(momentFrom(session).pair).not.toEqual(pair);
    expect(momentFrom(session).learned).toBe(0);
  });

  test('never moves the reference', () => {
    const session = begin('you', { votes: 'lrl' });
    const before = readValues(session.reference.parameters);
    for (let i = 0; i < 3; i++) session.step();
    expect(readValues(session.reference.parameters)).toEqual(before);
    expect(readValues(session.model.parameters)).not.toEqual(before);
  });

  test('is the same whether it was known from the beginning or came in time', () => {
    const known = begin('you', { votes: 'lrnl' });
    const told = begin('you', { votes: '' });
    for (let i = 1; i <= 4; i++) {
      told.change({ ...valuesOf('you'), votes: 'lrnl'.slice(0, i) });
      told.step();
      known.step();
    }
    expect(readValues(told.model.parameters)).toEqual(readValues(known.model.parameters));
  });
});

describe('a judge', () => {
  test('votes for what its rule says, of pairs that differ in it', () => {
    const session = begin('dogs');
    for (let i = 0; i < 5; i++) {
      session.step();
      const { last } = momentFrom(session);
      const chosen = last?.verdict === 'left' ? last.left : last?.right;
      const rejected = last?.verdict === 'left' ? last.right : last?.left;
      expect(chosen).toMatch(/\bdog\b/);
      expect(rejected).not.toMatch(/\bdog\b/);
    }
  });

  test('without a rule never votes', () => {
    const session = begin('dogs', { dog: false });
    session.step();
    expect(momentFrom(session)).toMatchObject({ learned: 0, last: { verdict: null } });
  });

  test('learned from a reader’s votes goes on in the reader’s place, once there are four', () => {
    const session = begin('you', { votes: 'lrl' });
    for (let i = 0; i < 4; i++) session.step();
    expect(momentFrom(session)).toMatchObject({ learned: 3, last: { verdict: null } });
    session.change({ ...valuesOf('you'), votes: 'lrl.l' });
    for (let i = 0; i < 2; i++) session.step();
    expect(momentFrom(session)).toMatchObject({ learned: 5, last: { isJudges: true } });
  });
});

test.each(['all', 'last', 'lowRank'] as const)(
  'goes back to a checkpoint and on the same way: %s',
  (reach) => {
    const session = begin('dogs', { reach });
    for (let i = 0; i < 2; i++) session.step();
    const saved = structuredClone(session.checkpoint());
    for (let i = 0; i < 3; i++) session.step();
    const once = { look: session.look(), metrics: measured(session) };
    session.restore(saved);
    for (let i = 0; i < 3; i++) session.step();
    expect({ look: session.look(), metrics: measured(session) }).toEqual(once);
  },
);

test('at first it is its reference: no drift, and the same tales before and now', () => {
  const session = begin('you');
  const { before, after } = momentFrom(session);
  expect(after).toEqual(before);
  expect(measured(session)['drift']).toBeCloseTo(0, 9);
});

test('no tensor is left behind', () => {
  const session = begin('dogs');
  const run = () => {
    session.step();
    session.look();
    measured(session);
  };
  run();
  const count = tensorCount();
  for (let i = 0; i < 3; i++) run();
  expect(tensorCount()).toBe(count);
});

function valuesOf(preset: string, patch: Partial<VotesValues> = {}): VotesValues {
  return { ...presetValues(votes, preset), ...patch };
}

function begin(preset: string, patch: Partial<VotesValues> = {}): VotesSession {
  const values = valuesOf(preset, patch);
  const url = checkpointUrl('tales');
  const file = new Uint8Array(readFileSync(`public${url}`));
  const session = new VotesSession(values, { [url]: file });
  sessions.push(session);
  return session;
}

function momentFrom(session: VotesSession): VotesMoment {
  const moment = momentOf(session.look());
  if (!moment) throw new Error('invalid look; expected a moment');
  return moment;
}

function measured(session: VotesSession): Metrics {
  const measuring = session.measure();
  for (;;) {
    const { done, value } = measuring.next();
    if (done) return value;
  }
}
