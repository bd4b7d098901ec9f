/** What the demo says of itself is complete, and true where it can be checked. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeDrawing } from '#data/drawing.ts';
import { shapeNames } from '#data/pointShapes.ts';
import type { Definition } from '../framework/defineDemo.ts';
import { checkedValues, defaultValues, presetValues } from '../framework/values.ts';
import { ganPoints } from './definition.ts';

const demo: Definition = ganPoints;
const values = defaultValues(ganPoints);

describe.each(ganPoints.presets)(
  'the preset $id',
  ({ id, label, shows, breaks, recordedSteps }) => {
    test('has valid values and says what it shows', () => {
      expect(() => checkedValues(ganPoints, presetValues(ganPoints, id))).not.toThrow();
      expect(label.trim()).not.toBe('');
      expectSentence(shows);
      if (breaks !== undefined) expectSentence(breaks);
      expect(recordedSteps).toBeGreaterThan(0);
      expect(recordedSteps).toBeLessThanOrEqual(demo.stepsToFinish);
    });
  },
);

test('the first preset is the defaults', () => {
  expect(presetValues(ganPoints, ganPoints.presets[0]?.id ?? '')).toEqual(values);
});

test('no two presets share an id or a label', () => {
  const [ids, labels] = [
    ganPoints.presets.map(({ id }) => id),
    ganPoints.presets.map(({ label }) => label),
  ];
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(labels).size).toBe(labels.length);
});

test('there is a preset for each shape, and an option', () => {
  const shapes = [...shapeNames, 'drawn'];
  expect(ganPoints.parameters.shape.options.map(({ value }) => value).toSorted()).toEqual(
    shapes.toSorted(),
  );
  const shown = ganPoints.presets.map(({ id }) => presetValues(ganPoints, id).shape);
  expect([...new Set(shown)].toSorted()).toEqual(shapes.toSorted());
});

test.each(Object.entries(demo.parameters))('%s has a label and explains itself', (_, parameter) => {
  expect(parameter.label.trim()).not.toBe('');
  expectSentence(parameter.help);
  if (parameter.kind === 'choice') {
    expect(parameter.options.every(({ label }) => label.trim() !== '')).toBe(true);
  }
});

test('all that it says of itself is said in sentences', () => {
  const { title, summary, lookFor, honesty } = ganPoints;
  expect(title.trim()).not.toBe('');
  for (const text of [summary, lookFor, honesty.real(values), honesty.simplified]) {
    expect(text).toMatch(/\S.{20,}\.$/);
  }
});

test('there is something to draw on before the reader has drawn', () => {
  expect(decodeDrawing(values.drawing)?.length).toBeGreaterThan(0);
});

test('controls that do nothing are hidden', () => {
  const applies = (id: string, patch: object) =>
    demo.parameters[id]?.applies?.({ ...values, ...patch });
  expect([applies('drawing', {}), applies('drawing', { shape: 'drawn' })]).toEqual([false, true]);
  for (const name of ['generator', 'discriminator']) {
    expect(applies(`${name}Width`, { [`${name}Layers`]: 0 })).toBe(false);
    expect(applies(`${name}Width`, {})).toBe(true);
  }
});

test.each([
  [{}, '1,218', '1,185'], // 2·32+32 + 32·32+32 + 32·2+2, and the last one less: 32·1+1
  [{ noiseDimensions: '1', generatorLayers: 1, generatorWidth: 5 }, '22', '1,185'],
  [{ generatorLayers: 0, discriminatorLayers: 0 }, '6', '3'],
  [
    { generatorLayers: 4, generatorWidth: 64, discriminatorLayers: 4, discriminatorWidth: 64 },
    '12,802',
    '12,737',
  ],
] as const)('%j: it counts the weights as they are', (patch, generator, discriminator) => {
  expect(ganPoints.honesty.real({ ...values, ...patch })).toContain(
    `two networks of ${generator} and ${discriminator} weights`,
  );
});

test('the advice after a divergence is to lower the higher learning rate', () => {
  const adviceFor = (generatorRate: number, discriminatorRate: number) =>
    ganPoints.whenDiverged({ ...values, generatorRate, discriminatorRate });
  expect(adviceFor(0.2, 0.1).parameter).toBe('generatorRate');
  expect(adviceFor(0.1, 0.2).parameter).toBe('discriminatorRate');
  expectSentence(adviceFor(0.1, 0.2).advice);
});

test('the code that it points to is there', () => {
  expect(existsSync(join(import.meta.dirname, '../..', ganPoints.source))).toBe(true);
});

function expectSentence(text: string): void {
  expect(text).toMatch(/^[A-Z0-9“].{15,}\.$/);
}
