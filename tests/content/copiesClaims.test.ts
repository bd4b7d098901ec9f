/** What the article on sampling says about copying is what its two figures show. */

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { copies } from '#demos/copies/definition.ts';
import type { CopiesValues } from '#demos/copies/parameters.ts';
import { parts, samplesOf, samplesQuestions, tallyOf } from '#demos/copies/samples.ts';
import { type Recording, recordingUrl, unpackLook } from '#demos/framework/recording.ts';
import { presetValues } from '#demos/framework/values.ts';
import { readMetric, type Size, sizes } from '#demos/memorise/sizes.ts';
import { prepareAnswers } from '#demos/next-token/session/answers.ts';
import { TextSession } from '#demos/next-token/session/session.ts';
import { parameterCount } from '#models/tokenModels.ts';
import { textOf } from '#site/texts.ts';
import { selectBackend } from '#tensor/backends.ts';
import { filesOf } from './siteFiles.ts';

const article = readFileSync('content/articles/sampling.mdx', 'utf8');

beforeAll(async () => {
  await selectBackend('simd');
  await prepareAnswers();
});

describe('of a shipped model', () => {
  test('the longest stretches have 76 characters on average, those of real tales 83, of which two are whole lines', () => {
    const { written, real } = ask('tales');
    expect(Math.round(tallyOf(written).meanLongest)).toBe(76);
    expect(Math.round(tallyOf(real).meanLongest)).toBe(83);
    expect([written, real].map((all) => all.filter(({ isLine }) => isLine).length)).toEqual([0, 2]);
    expect([written.length, real.length]).toEqual([24, 24]);
  });

  test('the most copied tale is told of Lily, and 129 of its 138 characters were read of Mia', () => {
    const [first] = ask('tales').written;
    expect(first?.text).toMatch(/^Lily was hungry.*honey\?" she asked an old bee/);
    expect(first?.text).toHaveLength(138);
    const [from, to] = first?.longest ?? [0, 0];
    expect(to - from).toBe(129);
    expect(first?.source).toEqual(['Mia', 'Mia.']);
  });

  test('three of 24 names were read whole', () => {
    const { written } = ask('names');
    expect(written).toHaveLength(24);
    expect(written.filter(({ isLine }) => isLine)).toHaveLength(3);
  });
});

test('a model that has read some thirty lines recites 54 of 80 characters on average, real verses have 7', () => {
  const recording = recorded('copies', 'by-heart');
  const { answers = {} } = recording.moments.at(-1) ?? {};
  const values = presetValues(copies, 'by-heart') as CopiesValues;
  const looks = samplesQuestions(values)
    .slice(0, parts.length)
    .map((question) => answers[JSON.stringify(question)])
    .map((look) => look && unpackLook(look))
    .filter((look) => look !== undefined);
  expect(Math.round(tallyOf(samplesOf(looks, 'written')).meanLongest)).toBe(54);
  expect(Math.round(tallyOf(samplesOf(looks, 'real')).meanLongest)).toBe(7);
  expect(recording.moments.at(-1)?.step).toBe(800);
  const [verses] = Object.values(filesOf(copies, values));
  const text = new TextDecoder().decode(verses);
  const lines = text
    .slice(0, 0.018 * text.length)
    .split('\n')
    .filter((line) => line !== '');
  expect(lines.length).toBeGreaterThan(27);
  expect(lines.length).toBeLessThan(36);
});

describe('of four models of names', () => {
  const { rows } = recorded('memorise', 'sizes');
  const metrics = rows.at(-1)?.metrics ?? {};
  const known = (size: Size) => readMetric(metrics, 'known', size);
  const gap = (size: Size) =>
    readMetric(metrics, 'heldOutLoss', size) - readMetric(metrics, 'trainingLoss', size);

  test('there are 8,390 names and none twice, so none of the 390 that are kept back is read', () => {
    const names = textOf('names').trimEnd().split('\n');
    expect([names.length, new Set(names).size]).toEqual([8390, 8390]);
  });

  test('ten and a hundred names are known by heart; of a thousand and more two in 48 were read', () => {
    expect(sizes.map((size) => Math.round(48 * known(size)))).toEqual([48, 48, 2, 2]);
  });

  test('the gap closes, and with few names unread ones surprise more than they did before training', () => {
    expect(gap(10)).toBeGreaterThan(gap(100));
    expect(gap(100)).toBeGreaterThan(5);
    expect(gap(1000)).toBeGreaterThan(0.5);
    expect(gap(1000)).toBeLessThan(1);
    expect(gap(8000)).toBeLessThan(0.1);
    const before = readMetric(rows[0]?.metrics ?? {}, 'heldOutLoss', 10);
    for (const size of [10, 100] as const)
      expect(readMetric(metrics, 'heldOutLoss', size)).toBeGreaterThan(1.5 * before);
  });

  test('a model has some twenty-five thousand weights', () => {
    const count = parameterCount({
      kind: 'transformer',
      vocabulary: 55,
      context: 16,
      width: 40,
      heads: 4,
      blocks: 1,
      activation: 'gelu',
      positions: 'learned',
      tiedEmbeddings: false,
    });
    expect(Math.round(count / 1000)).toBe(25);
  });
});

test('the article says so', () => {
  for (const claim of [
    '76 characters on average, those of the real tales 83',
    '129 of its 138 characters',
    'of 80 characters 54 in a row',
    'of 48 names only two are old',
    'some twenty-five thousand weights',
  ])
    expect(article).toContain(claim);
});

function ask(preset: string) {
  const values = presetValues(copies, preset);
  const session = new TextSession(values, filesOf(copies, values));
  const looks = samplesQuestions(values)
    .slice(0, parts.length)
    .map((question) => session.answer(question));
  session.dispose();
  return { written: samplesOf(looks, 'written'), real: samplesOf(looks, 'real') };
}

function recorded(demo: string, preset: string): Recording {
  return JSON.parse(readFileSync(`public${recordingUrl(demo, preset)}`, 'utf8')) as Recording;
}
