/**
 * How far votes shift a model of tales. `npm run bench:refine` takes ten seeds, three hundred votes of a judge's, and
 * twenty of somebody who errs now and then, and prints the table; the gate takes one seed and fewer votes.
 */

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { presetValues } from '#demos/framework/values.ts';
import { votes } from '#demos/votes/definition.ts';
import { momentOf } from '#demos/votes/moment.ts';
import type { VotesValues } from '#demos/votes/parameters.ts';
import { VotesSession } from '#demos/votes/session/session.ts';
import type { Metrics } from '#engine/session.ts';
import { tastes } from '#refinement/judges.ts';
import { selectBackend } from '#tensor/backends.ts';

const seeds = Array.from({ length: 10 }, (_, i) => i + 1);
/** One vote in so many goes astray. */
const slips = 10;
/** A judge's votes may drift by so many nats a tale, of some 38 words. */
const driftBound = 6;

beforeAll(() => selectBackend('simd'));

const isBench = process.env['BENCH'] === '1';

test.skipIf(isBench)(
  'forty of a judge’s votes raise the share of dogs by 10 points, and half of all tales stay whole',
  () => {
    const session = begin('dogs', 1);
    const before = measured(session);
    for (let i = 0; i < 40; i++) session.step();
    const after = measured(session);
    session.dispose();
    expect((after['dog'] ?? 0) - (before['dog'] ?? 0)).toBeGreaterThanOrEqual(0.1);
    expect(after['sense']).toBeGreaterThanOrEqual(0.5);
    expect(after['drift']).toBeLessThan(driftBound);
  },
);

describe.runIf(isBench)('tales with a dog', () => {
  test('300 judge’s votes raise their share by 30 points or more, on 8 of 10 seeds', () => {
    const results = seeds.map((seed) => {
      const session = begin('dogs', seed);
      const before = measured(session);
      const started = performance.now();
      for (let i = 0; i < 300; i++) session.step();
      const ms = (performance.now() - started) / 300;
      const after = measured(session);
      session.dispose();
      return row('judge, 300', seed, before, after, ms);
    });
    const reached = results.filter(({ shift, drift }) => shift >= 0.3 && drift < driftBound);
    expect(reached.length).toBeGreaterThanOrEqual(8);
  });

  test('20 votes of somebody who errs raise it by 10 points or more, on 8 of 10 seeds', () => {
    const results = seeds.map((seed) => {
      const session = begin('you', seed);
      const slip = new Random(seed, 77);
      const before = measured(session);
      let values = valuesOf('you', seed);
      let cast = 0;
      let ms = 0;
      while (cast < 20 && values.votes.length < 300) {
        const pair = momentOf(session.look())?.pair;
        const better = Math.sign(tastes.dog(pair?.left ?? '') - tastes.dog(pair?.right ?? ''));
        const sign = slip.integer(slips) === 0 ? -better : better;
        if (sign !== 0) cast++;
        values = { ...values, votes: values.votes + (sign > 0 ? 'l' : sign < 0 ? 'r' : 'n') };
        session.change(values);
        const started = performance.now();
        session.step();
        if (sign !== 0) ms += performance.now() - started;
      }
      const after = measured(session);
      session.dispose();
      return row(`human-like, ${cast} of ${values.votes.length}`, seed, before, after, ms / cast);
    });
    expect(results.filter(({ shift }) => shift >= 0.1).length).toBeGreaterThanOrEqual(8);
  });
});

function valuesOf(preset: string, seed: number): VotesValues {
  return { ...presetValues(votes, preset), seed };
}

function begin(preset: string, seed: number): VotesSession {
  const file = Uint8Array.from(readFileSync('public/checkpoints/tales.bin'));
  return new VotesSession(valuesOf(preset, seed), { '/checkpoints/tales.bin': file });
}

function measured(session: VotesSession): Metrics {
  const measuring = session.measure();
  for (;;) {
    const { done, value } = measuring.next();
    if (done) return value;
  }
}

/** Prints a line of the table; how far the share of dogs has risen, and the drift in nats a tale. */
function row(who: string, seed: number, before: Metrics, after: Metrics, ms: number) {
  const { dog = 0, drift = Number.NaN, sense = 0, variety = 0 } = after;
  const shift = dog - (before['dog'] ?? 0);
  const cells = [
    who,
    `seed ${seed}`,
    `dogs ${before['dog']?.toFixed(2)} → ${dog.toFixed(2)}`,
    `drift ${drift.toFixed(2)} nats`,
    `sense ${sense.toFixed(3)}`,
    `variety ${variety.toFixed(2)}`,
    `${ms.toFixed(0)} ms a vote`,
  ];
  console.log(cells.join(' · '));
  return { shift, drift };
}
