/** A counting run in Node: counts worked out by hand, the same run from the same settings, looking changes nothing. */

import { describe, expect, test } from 'vitest';
import { count } from '../definition.ts';
import { readMoment } from '../moment.ts';
import { stepsToFinish } from '../stepsToFinish.ts';
import { asked, begin, counted, measured, step, thrownAfter, values } from './counting.forTests.ts';

describe('“aab” six times, counted to the end', () => {
  test('gives the counts worked out by hand', () => {
    const followers = asked(counted({}), 'a');
    expect(followers.chain).toEqual([
      { context: 'a', total: 12 },
      { context: '', total: 18 },
    ]);
    expect(followers.followers).toEqual([
      { token: 'a', count: 6 },
      { token: 'b', count: 6 },
    ]);
    expect(asked(counted({}), 'b').followers).toEqual([{ token: 'a', count: 5 }]);
  });

  test('stands on a page with a row for each letter', () => {
    const { page } = asked(counted({}), 'a');
    expect(page).toEqual({
      older: '',
      rows: ['a', 'b'],
      columns: ['a', 'b'],
      counts: [6, 6, 5, 0],
      totals: [12, 5],
    });
    expect(asked(counted({ order: 3 }), 'ba').page).toMatchObject({
      older: 'b',
      rows: ['a', 'b'],
      counts: [5, 0, 0, 0],
      totals: [5, 0],
    });
  });

  // Two letters and the sign for unknown ones: 3 tokens. Contexts: (none), a b, aa ab ba, aab aba baa.
  test.each([
    [1, 1, 2, 1],
    [2, 2, 3, 2 / 3],
    [3, 3, 3, 3 / 9],
    [4, 3, 3, 3 / 27],
  ])('at order %i: %i contexts, %i entries', (order, contexts, entries, share) => {
    const session = counted({ order });
    expect(readMoment(session.look()).size).toEqual({
      order,
      vocabulary: 3,
      read: 18,
      contexts,
      entries,
    });
    expect(measured(session)['share']).toBeCloseTo(share, 12);
  });

  test('without smoothing, “ab” surprises by ln 2: half of what came after a was b', () => {
    const metrics = measured(counted({ smoothing: false }));
    expect(metrics['surprise']).toBeCloseTo(Math.LN2, 12);
    expect(metrics['surprise1']).toBeCloseTo(Math.log(3), 12); // b is 6 of 18
    expect(metrics['uniform']).toBeCloseTo(Math.log(3), 12);
    expect(metrics).toMatchObject({ known: 1, impossible: 0, read: 1 });
  });

  test('without smoothing, what was never seen is told by its share, as infinity can’t be drawn', () => {
    // Kept back is "bb".
    const metrics = measured(counted({ ownText: 'aabaabaabaabaabaabbb', smoothing: false }));
    expect(metrics['impossible']).toBe(1);
    expect(metrics).not.toHaveProperty('surprise');
    expect(metrics).toHaveProperty('surprise1');
    expect(measured(counted({ ownText: 'aabaabaabaabaabaabbb' }))).toHaveProperty('surprise');
  });
});

test('half of the steps read half of the text', () => {
  const session = begin({});
  step(session, stepsToFinish / 2);
  expect(asked(session, 'a').followers).toEqual([
    { token: 'a', count: 3 },
    { token: 'b', count: 3 },
  ]);
  expect(readMoment(session.look()).passage).toEqual({ tokens: [...'aabaabaab'], isRead: true });
});

test('steps after the last one read nothing twice', () => {
  const session = counted({});
  const look = session.look();
  step(session, 50);
  expect(session.look()).toEqual(look);
  expect(asked(session, 'a').chain[0]?.total).toBe(12);
});

test('before the first step it knows nothing, and says so in numbers', () => {
  const session = begin({ smoothing: false });
  expect(asked(session, 'a')).toMatchObject({ followers: [], others: 0 });
  const { size, passage } = readMoment(session.look());
  expect([size.read, size.entries, passage.isRead]).toEqual([0, 0, false]);
  expect(measured(session)).not.toHaveProperty('surprise');
  expect(measured(begin({}))['surprise']).toBeCloseTo(Math.log(3), 6);
});

describe('a run is its settings', () => {
  test('the same settings give the same run, whatever was looked at', () => {
    const [one, other] = [begin({ order: 3 }), begin({ order: 3 })];
    step(one, 40);
    asked(one, 'ba');
    thrownAfter(one, 'a');
    measured(one);
    one.look();
    step(one, 60);
    step(other, 100);
    expect(measured(one)).toEqual(measured(other));
    expect(one.look()).toEqual(other.look());
    expect(one.checkpoint()).toEqual(other.checkpoint());
  });

  test('a checkpoint goes on in another session as if nothing had been', () => {
    const [one, other] = [begin({}), begin({})];
    step(one, 70);
    measured(one);
    other.restore(structuredClone(one.checkpoint()));
    expect(other.look()).toEqual(one.look());
    for (const session of [one, other]) step(session, 30);
    expect(measured(other)).toEqual(measured(one));
    expect(other.look()).toEqual(one.look());
  });

  test('a look back leaves what was counted since as it is', () => {
    const session = begin({});
    step(session, 60);
    const early = session.checkpoint();
    const earlyAnswer = asked(session, 'a');
    step(session, 140);
    const late = session.checkpoint();
    const lateAnswer = asked(session, 'a');
    for (let i = 0; i < 3; i++) {
      session.restore(early);
      expect(asked(session, 'a')).toEqual(earlyAnswer);
      session.restore(late);
      expect(asked(session, 'a')).toEqual(lateAnswer);
    }
  });

  test('smoothing can be turned off and on while it counts', () => {
    const session = begin({});
    step(session, 100);
    session.change(values({ smoothing: false }));
    step(session, 100);
    expect(measured(session)).toEqual(measured(counted({ smoothing: false })));
    session.change(values({}));
    expect(measured(session)).toEqual(measured(counted({})));
  });
});

test('all that curves and patterns speak of is measured, by finite numbers', () => {
  const ownText = 'The cat sat and the cat ran, and then the dog sat down.\n'.repeat(9);
  const metrics = measured(counted({ ownText, order: 5 }));
  expect(Object.values(metrics).every(Number.isFinite)).toBe(true);
  const lines = count.curves.flatMap((curve) => curve.lines.map(({ metric }) => metric));
  for (const metric of lines.filter((one) => one !== 'impossible'))
    expect(metrics).toHaveProperty(metric);
  expect(metrics['real']).toBeGreaterThan(0.8);
  expect(metrics['copied']).toBeGreaterThan(0.2);
});
