import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { groundOf, type Tone } from './tone.ts';

const tokens = readFileSync(join(import.meta.dirname, '../styles/tokens.css'), 'utf8');
const [light = '', dark = ''] = tokens.split("[data-theme='dark']");
const tones: readonly Tone[] = [
  'real',
  'generated',
  'generator',
  'discriminator',
  'attention',
  'loss',
  'reader',
];

test('a ground goes from nothing to its deepest and no further', () => {
  expect(groundOf('loss', 0)).toBe('color-mix(in srgb, var(--loss) 0%, transparent)');
  expect(groundOf('loss', 2)).toBe(groundOf('loss', 1));
  expect(groundOf('loss', -1)).toBe(groundOf('loss', 0));
});

describe.each([
  ['light', light],
  ['dark', dark],
])('in the %s theme', (_, theme) => {
  test.each(tones)('ink on the deepest ground of %s reaches 4.5:1', (tone) => {
    const share = Number(/(\d+)%/.exec(groundOf(tone, 1))?.[1]) / 100;
    for (const under of ['paper', 'raised']) {
      const paper = channels(theme, under);
      const ground = channels(theme, tone).map((c, i) => share * c + (1 - share) * (paper[i] ?? 0));
      expect(contrast(channels(theme, 'ink'), ground)).toBeGreaterThan(4.5);
    }
  });
});

function channels(theme: string, name: string): number[] {
  const hex = new RegExp(`--${name}: #(\\w{6})`).exec(theme)?.[1] ?? '';
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: readonly number[], other: readonly number[]): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = colour.map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
