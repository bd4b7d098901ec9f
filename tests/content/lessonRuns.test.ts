/** What the lessons on the forger and on feedback say of runs is so, those that a class makes itself included. */

import { beforeAll, describe, expect, test } from 'vitest';
import { presetValues } from '#demos/framework/values.ts';
import { ganPoints } from '#demos/gan-points/definition.ts';
import { createGanPointsSession } from '#demos/gan-points/session/session.ts';
import { votes } from '#demos/votes/definition.ts';
import { momentOf, type Pair } from '#demos/votes/moment.ts';
import type { VotesValues } from '#demos/votes/parameters.ts';
import { VotesSession } from '#demos/votes/session/session.ts';
import type { Metrics, Session } from '#engine/session.ts';
import { selectBackend } from '#tensor/backends.ts';
import { filesOf } from './siteFiles.ts';
import {
  expectSaid,
  metricsAt,
  percent,
  percentRange,
  planOf,
  recordingOf,
  worksheetOf,
} from './teaching.ts';

beforeAll(() => selectBackend('simd'));

describe('the forger and the critic', () => {
  const coveredAt = (preset: string, step?: number) =>
    metricsAt('gan-points', preset, step)['partsCovered'];

  test('in the recorded run two, three and then eight clusters are covered, and one is lost again', () => {
    expect([100, 300, 500, 650, 3000].map((step) => coveredAt('ring', step))).toEqual([
      2, 3, 8, 7, 8,
    ]);
    const first = recordingOf('gan-points', 'ring').rows.find(
      ({ metrics }) => metrics['partsCovered'] === 8,
    );
    expect(first?.step).toBe(500);
    expect(metricsAt('gan-points', 'ring')['accuracy']).toBeCloseTo(0.5, 1);
  });

  test('with the seeds 1 to 8 nobody has all clusters at step 400, and all have at step 1,200', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const values = { ...presetValues(ganPoints, 'ring'), seed };
      const session = createGanPointsSession(values, {});
      takeSteps(session, 400);
      expect(measured(session)['partsCovered'], `seed ${seed}`).toBeLessThan(8);
      takeSteps(session, 800);
      expect(measured(session)['partsCovered'], `seed ${seed}`).toBe(8);
      session.dispose();
    }
  });

  test('a collapsed generator has quality without variety', () => {
    const later = recordingOf('gan-points', 'collapse').rows.filter(({ step }) => step > 10);
    for (const { metrics } of later) expect(metrics['partsCovered']).toBeLessThanOrEqual(2);
    expect(coveredAt('collapse', 400)).toBe(1);
    expect(coveredAt('collapse', 600)).toBeLessThanOrEqual(coveredAt('collapse', 50) ?? 0);
    const onShape = percent(metricsAt('gan-points', 'collapse', 400)['onShape']);
    expectSaid(planOf('forger'), `at step 400 of the recorded run ${onShape} of the points`);
  });

  test('the other ways of breaking it end as they are told', () => {
    expect([3, 4]).toContain(coveredAt('strong-critic'));
    expect(coveredAt('stiff')).toBe(0);
    const hits = recordingOf('gan-points', 'too-fast').rows.map(
      ({ metrics }) => metrics['partsCovered'] ?? 0,
    );
    expect(hits.filter((hit, i) => hit < (hits[i - 1] ?? 0)).length).toBeGreaterThan(4);
  });
});

describe('feedback and its side effects', () => {
  const [plan, sheet] = [planOf('feedback'), worksheetOf('feedback')];

  test('twenty votes for questions, by the settings of the ballot', { timeout: 120_000 }, () => {
    const runs = [1, 2, 3].map((seed) => voteTwenty(seed, (pair) => sideWith(pair, /\?/)));
    const learned = runs.map(({ after }) => after['learned'] ?? 0);
    expectSaid(plan, `only ${Math.min(...learned)} to ${Math.max(...learned)} of the twenty`);
    expectSaid(plan, `question rose from ${fromTo(runs, 'question')}`);
    expectSaid(plan, `hug, a kiss or thanks went from ${fromTo(runs, 'affection')}`);
    const [was, is] = rangesOf(runs, 'sense');
    expectSaid(plan, `whole and right: ${is} instead of ${was}`);
    const [first] = runs;
    const begins = ['dog', 'question', 'affection'].map((id) => percent(first?.before[id]));
    expectSaid(sheet, `begins at ${begins.join(', ')} and ${percent(first?.before['sense'])}`);
  });

  test('twenty votes for short tales', { timeout: 120_000 }, () => {
    const runs = [1, 2, 3].map((seed) => voteTwenty(seed, shorter));
    expectSaid(plan, `with it we found ${rangesOf(runs, 'sense')[1]} of the tales whole and right`);
  });

  test('three hundred votes for dogs, and a judge who is listened to for too long', () => {
    const [before, after] = [0, 300].map((step) => metricsAt('votes', 'dogs', step));
    const change = (id: string) => `from ${percent(before?.[id])} to ${percent(after?.[id])}`;
    const hugs = 'thanks fall ';
    expectSaid(plan, `dogs go ${change('dog')}`, hugs + change('affection'), change('sense'));
    for (const id of ['dog', 'affection', 'sense']) expectSaid(sheet, change(id));
    const [soon, late] = [50, 300].map((step) => metricsAt('votes', 'tooMuch', step));
    expectSaid(
      plan,
      `after fifty votes ${percent(soon?.['dog'])} of the tales have a dog in them and ${percent(soon?.['sense'])} are whole`,
      `at the end of the recorded run ${percent(late?.['sense'])} are`,
    );
  });

  test('what fine-tuning learns and forgets, and what a quarter of old text mends', () => {
    const [alone, mixed] = [metricsAt('fine-tune', 'logbook'), metricsAt('fine-tune', 'mixed')];
    const nats = (loss: number | undefined, digits = 1) => (loss ?? Number.NaN).toFixed(digits);
    const [log, verses] = [nats(alone['readBefore']), nats(alone['oldBefore'])];
    const [read, old] = [nats(alone['readLoss'], 2), nats(alone['oldLoss'])];
    const [readMixed, oldMixed] = [nats(mixed['readLoss']), nats(mixed['oldLoss'])];
    expectSaid(plan, `costs it ${read} nats, where it was ${log}`, `from ${verses} to ${old}`);
    const { vocabulary = 0 } = alone;
    expectSaid(
      plan,
      `${vocabulary} letters and signs by pure chance would cost ${nats(Math.log(vocabulary))}`,
    );
    expectSaid(plan, `end at ${oldMixed} instead of ${old}`, `still learned, to ${readMixed}`);
    expectSaid(
      sheet,
      `${log}, then ${read} or ${readMixed}; on verses ${verses}, then ${old} or ${oldMixed}`,
    );
    const { rows } = recordingOf('fine-tune', 'logbook');
    const kept = rows.map(({ metrics }) => metrics['keptLoss'] ?? Number.NaN);
    const least = Math.min(...kept);
    expect(Math.abs((rows[kept.indexOf(least)]?.step ?? 0) - 30)).toBeLessThanOrEqual(10);
    expectSaid(plan, `at ${nats(least)} nats, and are at ${nats(kept.at(-1))} in the end`);
  });
});

type Run = Readonly<Record<'before' | 'after', Metrics>>;

/** Lets a taste cast twenty votes with the settings that the lesson hands out. */
function voteTwenty(seed: number, taste: (pair: Pair) => 'l' | 'r' | 'n'): Run {
  for (const text of [planOf('feedback'), worksheetOf('feedback')])
    expect(text).toContain('/embed/votes/you/?v=1&passes=4&learningRate=0.0003');
  const values: VotesValues = {
    ...presetValues(votes, 'you'),
    ...{ passes: 4, learningRate: 0.0003, seed },
  };
  const session = new VotesSession(values, filesOf(votes, values));
  const before = measured(session);
  let cast = '';
  for (let i = 0; i < 20; i++) {
    const moment = momentOf(session.look());
    if (!moment) throw new Error('invalid session; expected a moment: none');
    cast += taste(moment.pair);
    session.change({ ...values, votes: cast });
    session.step();
  }
  const after = measured(session);
  session.dispose();
  return { before, after };
}

function sideWith({ left, right }: Pair, liked: RegExp): 'l' | 'r' | 'n' {
  if (liked.test(left) === liked.test(right)) return 'n';
  return liked.test(left) ? 'l' : 'r';
}

function shorter({ left, right }: Pair): 'l' | 'r' | 'n' {
  if (left.length === right.length) return 'n';
  return left.length < right.length ? 'l' : 'r';
}

function rangesOf(runs: readonly Run[], id: string): [was: string, is: string] {
  const range = (when: 'before' | 'after') =>
    percentRange(runs.map((run) => run[when][id] ?? Number.NaN));
  return [range('before'), range('after')];
}

function fromTo(runs: readonly Run[], id: string): string {
  return rangesOf(runs, id).join(' to ');
}

function takeSteps(session: Session, count: number): void {
  for (let i = 0; i < count; i++) session.step();
}

function measured(session: Session): Metrics {
  const measuring = session.measure();
  for (;;) {
    const { done, value } = measuring.next();
    if (done) return value;
  }
}
