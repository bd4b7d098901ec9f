/** What the lens says of itself is complete, and true of the runs that are recorded for it. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Definition } from '../framework/defineDemo.ts';
import { questionKey, type Recording, recordingUrl, unpackLook } from '../framework/recording.ts';
import { checkedValues, defaultValues, presetValues } from '../framework/values.ts';
import {
  type AboutAttention,
  type AboutEmbedding,
  aboutOf,
  numbersOf,
  squaresOf,
} from './answers.ts';
import { inside } from './definition.ts';
import { familyOf } from './families.ts';
import { headOf } from './heads.ts';
import { matrixLabel, matrixPurpose } from './matrixWords.ts';
import { lookFor } from './panels.ts';
import { parameters } from './parameters.ts';
import { hasHeads, isThere, questions } from './questions.ts';

const demo: Definition = inside;
const values = defaultValues(inside);

describe.each(inside.presets)('the preset $id', ({ id, label, shows, breaks, recordedSteps }) => {
  test('has valid values and says what it shows', () => {
    expect(() => checkedValues(inside, presetValues(inside, id))).not.toThrow();
    expect(label.trim()).not.toBe('');
    for (const sentence of [shows, breaks ?? shows]) expect(sentence).toMatch(/^[A-Z“].{15,}\.$/s);
    expect(recordedSteps).toBeLessThanOrEqual(demo.stepsToFinish);
  });

  test('is recorded with the answers that its figure asks for first, and they are small', () => {
    const { moments } = recorded(id);
    const keys = questions(presetValues(inside, id)).map(questionKey);
    expect(keys.length).toBeGreaterThan(0);
    for (const { answers = {} } of moments) {
      expect(Object.keys(answers)).toEqual(keys);
      expect(JSON.stringify(answers).length).toBeLessThan(15_000);
    }
  });
});

test('the first preset is the defaults, and no two share an id or a label', () => {
  expect(presetValues(inside, inside.presets[0]?.id ?? '')).toEqual(values);
  for (const of of ['id', 'label'] as const)
    expect(new Set(inside.presets.map((one) => one[of])).size).toBe(inside.presets.length);
});

test('all parameters explain themselves, and all panels', () => {
  for (const { label, help } of Object.values(demo.parameters)) {
    expect(label.trim()).not.toBe('');
    expect(help).toMatch(/^[A-Z].{15,}\.$/s);
  }
  for (const { value } of parameters.panel.options) expect(lookFor[value]).toMatch(/\.$/);
  expect(existsSync(join(import.meta.dirname, '../..', inside.source))).toBe(true);
});

test('presets open with panels that are drawn when the page is built', () => {
  for (const { id } of inside.presets)
    expect(['attention', 'embedding']).toContain(presetValues(inside, id).panel);
});

test('a window model is asked for what it has only', () => {
  const panels = parameters.panel.options.map(({ value }) => value);
  const window = { ...values, start: 'scratch', model: 'window' } as const;
  expect(panels.filter((panel) => isThere({ ...window, panel }))).toEqual([
    'embedding',
    'matrices',
  ]);
  expect(panels.flatMap((panel) => questions({ ...window, panel }))).toHaveLength(2);
  expect(hasHeads({ ...window, start: 'trained' })).toBe(true);
  expect(hasHeads({ ...window, start: 'trained', source: 'own' })).toBe(false);
});

test('every matrix of a model has a name and a purpose', () => {
  for (const name of ['tokens', 'positions', 'qkv.0', 'up.1', 'hidden.0', 'lastNorm', 'head'])
    expect(matrixPurpose(name)).not.toBe('');
  expect(matrixLabel('qkv.0')).toBe('block 1: queries, keys, values');
  expect(matrixLabel('hidden.1')).toBe('layer 2: hidden layer');
  expect(matrixLabel('lastNorm')).toBe('last norm');
});

test('it is put into words how far it has come, with heads and without', () => {
  expect(inside.describe({}, values)).toBe('nothing measured yet');
  expect(inside.describe({ heldOutLoss: 0 }, values)).toBe('as unsure as picking among 1.0 words');
  expect(inside.describe({ heldOutLoss: 0, looksBack: 0.5 }, values)).toContain('50');
});

describe('what the presets say that they show', () => {
  test('tales: at “put the”, a head fetches what was taken', () => {
    const { pieces, weights } = pickedHead('tales');
    const last = pieces.length - 1;
    expect(pieces.slice(-2)).toEqual(['␣put', '␣the']);
    const taken = pieces.indexOf('␣sled');
    expect(weights[last * pieces.length + taken]).toBeGreaterThan(0.8);
  });

  test('verses: the picked head looks one letter back', () => {
    const [moment] = recorded('verses').moments;
    expect(moment?.metrics['looksBack']).toBeGreaterThan(0.5);
    const { pieces, weights } = pickedHead('verses');
    const time = pieces.length;
    const back = pieces.slice(1).map((_, i) => weights[(i + 1) * time + i] ?? 0);
    expect(back.reduce((sum, one) => sum + one, 0) / back.length).toBeGreaterThan(0.5);
  });

  test('letters on a map: vowels stand nearer to one another than to consonants', () => {
    const look = answerOf('book');
    const { pieces, kind } = aboutOf<AboutEmbedding>(look);
    const places = numbersOf(look, 'places');
    const of = (family: string) =>
      pieces.flatMap((piece, i) =>
        familyOf(piece, kind) === family
          ? [{ x: places[2 * i] ?? 0, y: places[2 * i + 1] ?? 0 }]
          : [],
      );
    const [vowels, consonants] = [of('vowels'), of('consonants')];
    expect(meanDistance(vowels, vowels)).toBeLessThan(0.75 * meanDistance(vowels, consonants));
  });

  test('forming: no head looks back at first, one does at the end', () => {
    const { rows } = recorded('forming');
    expect(rows[0]?.metrics['looksBack']).toBeLessThan(0.15);
    expect(rows.at(-1)?.metrics['looksBack']).toBeGreaterThan(0.5);
  });

  test('nothing learned yet: heads look at everything a little, far more evenly than trained ones', () => {
    expect(meanOfLargest('untrained')).toBeLessThan(0.25);
    expect(meanOfLargest('tales')).toBeGreaterThan(0.35);
  });
});

/** The largest share that the last token gives to one place, on average over all heads. */
function meanOfLargest(preset: string): number {
  const look = answerOf(preset);
  const { pieces } = aboutOf<AboutAttention>(look);
  const time = pieces.length;
  const largest = squaresOf(numbersOf(look, 'weights'), time).map((square) =>
    Math.max(...square.subarray((time - 1) * time)),
  );
  return largest.reduce((sum, one) => sum + one, 0) / largest.length;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function meanDistance(some: readonly Place[], others: readonly Place[]): number {
  const pairs = some.flatMap((a) => others.filter((b) => a !== b).map((b) => [a, b] as const));
  const lengths = pairs.map(([a, b]) => Math.hypot(a.x - b.x, a.y - b.y));
  return lengths.reduce((sum, one) => sum + one, 0) / lengths.length;
}

function recorded(preset: string): Recording {
  const file = join(import.meta.dirname, '../../../public', recordingUrl('inside', preset));
  return JSON.parse(readFileSync(file, 'utf8')) as Recording;
}

/** What the recorded model answered last to the preset's first question. */
function answerOf(preset: string) {
  const moment = recorded(preset).moments.at(-1);
  const [question] = questions(presetValues(inside, preset));
  const packed = question && moment?.answers?.[questionKey(question)];
  if (!packed) throw new Error(`expected an answer in the recording of ${preset}`);
  return unpackLook(packed);
}

function pickedHead(preset: string) {
  const look = answerOf(preset);
  const about = aboutOf<AboutAttention>(look);
  const { block, head } = headOf(presetValues(inside, preset).head, about);
  const squares = squaresOf(numbersOf(look, 'weights'), about.pieces.length);
  return {
    pieces: about.pieces,
    weights: squares[block * about.heads + head] ?? new Float32Array(),
  };
}
