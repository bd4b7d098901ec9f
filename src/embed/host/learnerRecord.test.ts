/** What a course platform is told, against one that takes only what the standard allows. */

import { describe, expect, test } from 'vitest';
import { FakeLms } from './fakeLms.forTests.ts';
import { asTimespan, makeRecord } from './learnerRecord.ts';
import { tameLms } from './lms.ts';

function session({ hasGoal = true, values = {} }: { hasGoal?: boolean; values?: object } = {}) {
  const api = new FakeLms({ ...values });
  const said: string[] = [];
  const clock = { ms: 5000 };
  const record = makeRecord({
    lms: tameLms(api, (sentence) => said.push(sentence)),
    hasGoal,
    nowMs: () => clock.ms,
  });
  const times = (call: string) => api.calls.filter((made) => made === call).length;
  return { api, said, clock, record, times };
}

describe('at the beginning', () => {
  test('the lesson is incomplete, with a score of 0 out of 100', () => {
    const { api, record, said } = session();
    expect(record.begin()).toBe(true);
    expect(api.values).toMatchObject({
      'cmi.core.lesson_status': 'incomplete',
      'cmi.core.score.min': '0',
      'cmi.core.score.max': '100',
      'cmi.core.score.raw': '0',
      'cmi.core.exit': 'suspend',
      'cmi.core.session_time': '00:00:00',
    });
    expect(said).toEqual([]);
  });

  test.each(['completed', 'passed'])(
    'a lesson that was %s stays so, whatever happens',
    (status) => {
      const { api, record } = session({ values: { 'cmi.core.lesson_status': status } });
      record.begin();
      record.note({ step: 1, share: 0.1 });
      record.save();
      record.note({ step: 2, share: 1 });
      record.finish();
      expect(api.calls.filter((call) => call.includes('lesson_status'))).toEqual([]);
      expect(api.saved['cmi.core.lesson_status']).toBe(status);
    },
  );

  test('what the learner had reached before is there again', () => {
    const { api, record } = session({
      values: { 'cmi.core.score.raw': '40', 'cmi.suspend_data': '?v=1&step=8' },
    });
    record.begin();
    expect(record.state()).toBe('?v=1&step=8');
    record.note({ step: 0, share: 0 });
    record.finish();
    expect(api.saved).toMatchObject({
      'cmi.core.score.raw': '40',
      'cmi.suspend_data': '?v=1&step=8',
    });
  });

  test('a platform that does not begin is told nothing more', () => {
    const { api, record, said } = session();
    api.LMSInitialize = () => 'false';
    expect(record.begin()).toBe(false);
    record.note({ step: 1, share: 1 });
    record.save();
    record.finish();
    expect(api.calls).toEqual([]);
    expect(said).toHaveLength(1);
  });
});

describe('with a goal', () => {
  test('the score is the progress in whole hundredths, and never falls', () => {
    const { api, record } = session();
    record.begin();
    const scores = [0.1, 0.29, 0.2, 0.999, 0.5].map((share, step) => {
      record.note({ step, share });
      record.save();
      return api.saved['cmi.core.score.raw'];
    });
    expect(scores).toEqual(['10', '29', '29', '99', '99']);
  });

  test('each quarter is a milestone once, and so is the goal', () => {
    const { record } = session();
    record.begin();
    const shares = [0, 0.2, 0.25, 0.3, 0.6, 0.1, 0.55, 0.8, 0.99, 1, 1];
    expect(shares.map((share, step) => record.note({ step, share }))).toEqual([
      ...[false, false, true, false, true, false, false, true, false, true, false],
    ]);
  });

  test('reaching it completes the lesson with the score 100', () => {
    const { api, record, said } = session();
    record.begin();
    record.note({ step: 20, share: 1 });
    expect(record.save()).toBe(true);
    expect(record.isComplete()).toBe(true);
    expect(api.saved).toMatchObject({
      'cmi.core.lesson_status': 'completed',
      'cmi.core.lesson_location': 'step 20',
      'cmi.core.score.raw': '100',
      'cmi.core.exit': '',
    });
    expect(said).toEqual([]);
  });

  test('leaving before that leaves the lesson incomplete, with what was reached', () => {
    const { api, record } = session();
    record.begin();
    record.note({ step: 19, share: 0.95 });
    record.finish();
    expect(api.saved).toMatchObject({
      'cmi.core.lesson_status': 'incomplete',
      'cmi.core.score.raw': '95',
      'cmi.core.exit': 'suspend',
    });
  });
});

test('without a goal there is no score, and the first trained step completes the lesson', () => {
  const { api, record } = session({ hasGoal: false });
  record.begin();
  expect(record.note({ step: 0, share: 0 })).toBe(false);
  expect(record.isComplete()).toBe(false);
  expect(record.note({ step: 1, share: 0 })).toBe(true);
  record.save();
  expect(api.saved['cmi.core.lesson_status']).toBe('completed');
  expect(Object.keys(api.saved).filter((element) => element.includes('score'))).toEqual([]);
});

describe('the state of the demo', () => {
  test('is saved as it is when it has 4,096 characters', () => {
    const { api, record, said } = session();
    record.begin();
    record.keepState('?'.padEnd(4096, 'x'));
    expect(record.save()).toBe(true);
    expect(api.saved['cmi.suspend_data']).toHaveLength(4096);
    expect(said).toEqual([]);
  });

  test('is left out when it has more, and the one before it stays', () => {
    const { api, record, said } = session();
    record.begin();
    record.keepState('?v=1&step=3');
    record.note({ step: 4, share: 0.4 });
    record.keepState('?'.padEnd(4097, 'x'));
    expect(record.save()).toBe(true);
    expect(api.saved).toMatchObject({
      'cmi.suspend_data': '?v=1&step=3',
      'cmi.core.score.raw': '40',
    });
    expect(said).toEqual([]);
  });
});

describe('saving', () => {
  test('happens only when there is something new', () => {
    const { record, times } = session();
    record.begin();
    expect(record.save()).toBe(false);
    record.note({ step: 1, share: 0.1 });
    expect(record.save()).toBe(true);
    expect(record.save()).toBe(false);
    expect(times('LMSCommit')).toBe(1);
  });

  test('that failed is tried again', () => {
    const { api, record, said } = session();
    record.begin();
    record.note({ step: 1, share: 0.1 });
    const commit = api.LMSCommit;
    api.LMSCommit = () => 'false';
    expect(record.save()).toBe(false);
    api.LMSCommit = commit;
    expect(record.save()).toBe(true);
    expect(said).toEqual(['The course platform did not save.']);
  });

  test('carries the time since the beginning', () => {
    const { api, clock, record } = session();
    record.begin();
    clock.ms += 3_725_999;
    record.note({ step: 1, share: 0.1 });
    record.save();
    expect(api.saved['cmi.core.session_time']).toBe('01:02:05');
  });

  test('is over once the session is finished, and it is finished once', () => {
    const { record, times } = session();
    record.begin();
    record.finish();
    record.finish();
    record.note({ step: 1, share: 1 });
    record.save();
    expect([times('LMSFinish'), times('LMSCommit')]).toEqual([1, 0]);
  });
});

test.each([
  [0, '00:00:00'],
  [999, '00:00:00'],
  [61_000, '00:01:01'],
  [3_599_999, '00:59:59'],
  [360_000_000, '100:00:00'],
  [1e15, '9999:59:59'],
  [-5, '00:00:00'],
])('%i ms are %s', (ms, text) => {
  expect(asTimespan(ms)).toBe(text);
});
