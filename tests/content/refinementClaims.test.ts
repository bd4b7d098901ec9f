/** What the article on refinement says of its recorded runs, against the runs. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Recording, recordingUrl } from '#demos/framework/recording.ts';
import { votes } from '#demos/votes/definition.ts';
import { momentOf } from '#demos/votes/moment.ts';
import type { Metrics } from '#engine/session.ts';

const article = readFileSync('content/articles/refinement.mdx', 'utf8');

test('three hundred votes for dogs: their share, what nobody voted for, and the drift', () => {
  const [before, after] = [metricsAt('dogs', 0), metricsAt('dogs', 300)];
  said(
    `from ${percent(before['dog'])} to ${percent(after['dog'])} of its tales`,
    `hug, a kiss or thanks have fallen from ${percent(before['affection'])} to ${percent(after['affection'])}`,
    `of the tales it told before, ${percent(before['sense'])} were whole and right, of those it tells now ${percent(after['sense'])}`,
    `drifted by ${after['drift']?.toFixed(1)} nats a tale`,
  );
});

test('a judge who is listened to for too long: dogs in nearly all, and hardly a tale that is right', () => {
  const [soon, late] = [metricsAt('tooMuch', 50), metricsAt('tooMuch', 300)];
  said(
    `after fifty votes ${percent(soon['dog'])} of the tales have a dog in them, and ${percent(soon['sense'])} are whole and right`,
    `at the end ${percent(late['sense'])}`,
  );
  const told = momentOf(recordingOf('tooMuch').moments.at(-1) as never)?.pair.left ?? '';
  expect(article).toContain(told.slice(told.indexOf('No dog?')));
});

function said(...sentences: string[]): void {
  const flat = article.replace(/\s+/g, ' ').toLowerCase();
  for (const sentence of sentences) expect(flat).toContain(sentence.toLowerCase());
}

function recordingOf(preset: string): Recording {
  return JSON.parse(readFileSync(`public${recordingUrl(votes.id, preset)}`, 'utf8')) as Recording;
}

function metricsAt(preset: string, step: number): Metrics {
  const row = recordingOf(preset).rows.find((one) => one.step === step);
  if (!row) throw new Error(`invalid recording; expected a row at step ${step}: ${preset}`);
  return row.metrics;
}

function percent(share: number | undefined): string {
  return `${Math.round(100 * (share ?? Number.NaN))} %`;
}
