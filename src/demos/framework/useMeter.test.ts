/** What the meter makes of the engine's answers. */

import { describe, expect, test, vi } from 'vitest';
import type { Measurement } from '#engine/protocol.ts';
import { heard, remarkOf, startMeasuring } from './useMeter.ts';

const measuring = { status: 'measuring', sentence: '', measurements: [] } as const;
const simd = { backend: 'simd', stepMs: 0.25, fault: null, renderer: null } as const;
const webgl = {
  backend: 'webgl',
  stepMs: 9.1,
  fault: null,
  renderer: { name: 'SwiftShader', isSoftware: true },
} as const;
const cpu = { backend: 'cpu', stepMs: 3.03, fault: null, renderer: null } as const;

describe('heard', () => {
  test('says which backend is next, and in the end which was the fastest', () => {
    const next = { type: 'preparing', run: 'meter', what: 'measuring' } as const;
    expect(heard(measuring, next).sentence).toContain('the processor (simd)…');
    expect(heard(told([simd, webgl]), next).sentence).toContain('plain JavaScript (cpu)…');
    expect(told([simd, webgl, cpu])).toMatchObject({
      status: 'done',
      sentence:
        'Done. Fastest for this model is the processor (simd), at 0.25 ms a step: 12 times as fast as plain JavaScript.',
    });
  });

  test('compares nothing with itself', () => {
    const missing = { ...simd, stepMs: null };
    expect(told([missing, webgl, cpu]).sentence).toBe(
      'Done. Fastest for this model is plain JavaScript (cpu), at 3 ms a step.',
    );
  });

  test('counts shaders, and says what stopped it', () => {
    const shaders = { type: 'preparing', run: 'meter', what: 'shaders', programs: 3 } as const;
    expect(heard(measuring, shaders).sentence).toContain('shader 3…');
    const failure = { type: 'failed', run: 'meter', code: 'internal', message: 'oops' } as const;
    expect(heard(measuring, failure)).toMatchObject({
      status: 'failed',
      sentence: expect.stringContaining('oops'),
    });
  });
});

describe('startMeasuring', () => {
  const model = { demo: 'a', settings: {} };

  test('gives every measurement a name of its own, which its end closes', async () => {
    const [engine, ended] = [{ listen: vi.fn(() => stopListening), send: vi.fn() }, vi.fn()];
    const stopListening = ended;
    for (const _ of 'ab') {
      const stop = startMeasuring(async () => ({ engine }), model, vi.fn());
      await vi.waitFor(() => expect(engine.send).toHaveBeenCalled());
      stop();
    }
    expect(ended).toHaveBeenCalledTimes(2);
    const names = engine.send.mock.calls.map(([{ run }]) => run);
    expect(new Set(names).size).toBe(2);
  });

  test('says that the engine could not be loaded, unless nobody waits for it any more', async () => {
    const refuse = () => Promise.reject(new Error('offline'));
    const [told, toldLate] = [vi.fn(), vi.fn()];
    startMeasuring(refuse, model, toldLate)();
    startMeasuring(refuse, model, told);
    await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
    expect(told.mock.calls[0]?.[0](measuring).sentence).toContain('could not be loaded');
    expect(toldLate).not.toHaveBeenCalled();
  });

  test('asks for nothing when it was ended while the engine loaded', async () => {
    const engine = { listen: vi.fn(), send: vi.fn() };
    const loaded = Promise.resolve({ engine });
    startMeasuring(() => loaded, model, vi.fn())();
    await loaded;
    expect(engine.listen).not.toHaveBeenCalled();
  });
});

test('remarks name what is missing, broken or drawn in software', () => {
  expect(remarkOf(simd)).toBeNull();
  expect(remarkOf({ ...simd, stepMs: null })).toBe('no WebAssembly SIMD here');
  expect(remarkOf({ ...webgl, stepMs: null, renderer: null })).toBe('no WebGL here');
  expect(remarkOf(webgl)).toBe('drawn by the processor: SwiftShader');
  expect(remarkOf({ ...webgl, renderer: { name: 'A card', isSoftware: false } })).toBe('A card');
  expect(remarkOf({ ...webgl, stepMs: null, fault: 'oops' })).toBe('did not work: oops');
});

function told(measurements: readonly Measurement[]) {
  const isDone = measurements.length === 3;
  return heard(measuring, { type: 'measured', run: 'meter', measurements, isDone });
}
