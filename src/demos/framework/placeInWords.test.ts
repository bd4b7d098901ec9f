/** What the live line says of where a run is. */

import { describe, expect, test } from 'vitest';
import { millisecondsInWords, placeInWords, preparationInWords } from './placeInWords.ts';

const simd = { backend: 'simd', stepMs: 2.1349, dropsFrames: false } as const;
const webgl = { backend: 'webgl', stepMs: 0.9, dropsFrames: false } as const;
const measured = {
  backend: 'simd',
  wantedBackend: null,
  timings: [simd],
  renderer: null,
} as const;

describe('placeInWords', () => {
  test('tells what a step took where it was measured', () => {
    expect(placeInWords(measured)).toBe('the processor (simd), 2.1 ms a step');
  });

  test('begins with where the run is, and compares that with what else was measured', () => {
    expect(placeInWords({ ...measured, backend: 'webgl', timings: [simd, webgl] })).toBe(
      'the graphics card (webgl), 0.9 ms a step (the processor (simd) took 2.1 ms)',
    );
  });

  test('says why a faster graphics card was not taken, and no more of a slower one', () => {
    const fast = { ...webgl, dropsFrames: true };
    expect(placeInWords({ ...measured, timings: [simd, fast] })).toBe(
      'the processor (simd), 2.1 ms a step (the graphics card (webgl) took 0.9 ms, but the page would stutter)',
    );
    const slow = { ...fast, stepMs: 3.2 };
    expect(placeInWords({ ...measured, timings: [simd, slow] })).toBe(
      'the processor (simd), 2.1 ms a step (the graphics card (webgl) took 3.2 ms)',
    );
  });

  test('adds nothing to a choice of the reader’s but that there is no graphics card', () => {
    const chosen = { ...measured, wantedBackend: 'webgl', backend: 'webgl', timings: [] } as const;
    expect(placeInWords({ ...chosen, renderer: { name: 'A card', isSoftware: false } })).toBe('');
    expect(placeInWords({ ...chosen, renderer: { name: 'SwiftShader', isSoftware: true } })).toBe(
      'no graphics card here: WebGL is drawn by the processor',
    );
  });

  test('says where a run is that lost its graphics card', () => {
    const lost = { ...measured, timings: [] } as const;
    expect(placeInWords({ ...lost, wantedBackend: 'webgl' })).toBe(
      'the processor (simd), since the graphics card was lost',
    );
    expect(placeInWords(lost)).toBe('the processor (simd)');
  });
});

test.each([
  [0.2134, '0.21 ms'],
  [3.44, '3.4 ms'],
  [12.6, '13 ms'],
  [1234, '1,200 ms'],
])('%d is said as %s', (ms, words) => {
  expect(millisecondsInWords(ms)).toBe(words);
});

test('shaders are counted once there are any', () => {
  expect(preparationInWords({ what: 'shaders', programs: 0 })).not.toMatch(/\d/);
  expect(preparationInWords({ what: 'shaders', programs: 7 })).toContain('shader 7…');
});
