/** Which backend is chosen on devices made up for the purpose, whose clock is moved by their sessions' steps. */

import { describe, expect, test } from 'vitest';
import type { BackendName } from '#tensor/backendNames.ts';
import { ChoiceMemory, type ChoiceOptions, chooseBackend, measureAll } from './choice.ts';
import type { Device } from './device.ts';
import type { Measurement, Preparation } from './protocol.ts';
import type { Session } from './session.ts';

describe('chooseBackend', () => {
  test('takes the processor without trying WebGL when a step is quicker than its launches', async () => {
    const scene = new Scene({ stepMs: { simd: 0.2, webgl: 0.1, cpu: 3 } });
    const { backend, timings } = await scene.choose();
    expect(backend).toBe('simd');
    expect(timings).toEqual([{ backend: 'simd', stepMs: expect.closeTo(0.2), dropsFrames: false }]);
    expect(scene.selected).not.toContain('webgl');
    expect(scene.ms).toBeLessThan(150);
  });

  test('takes WebGL when it is faster and the frames keep coming', async () => {
    const scene = new Scene({ stepMs: { simd: 12, webgl: 3, cpu: 200 } });
    const { backend, timings } = await scene.choose();
    expect(backend).toBe('webgl');
    expect(timings.map(({ stepMs }) => Math.round(stepMs))).toEqual([12, 3]);
  });

  test('stays on the processor when WebGL is slower', async () => {
    const scene = new Scene({ stepMs: { simd: 2, webgl: 3, cpu: 20 } });
    expect((await scene.choose()).backend).toBe('simd');
  });

  test('stays on the processor when the graphics card would hold up the frames', async () => {
    const scene = new Scene({ stepMs: { simd: 12, webgl: 3, cpu: 200 }, frameMs: 40 });
    const { backend, timings } = await scene.choose();
    expect(backend).toBe('simd');
    expect(timings[1]).toMatchObject({ backend: 'webgl', dropsFrames: true });
  });

  test('asks nothing of frames where there are none', async () => {
    const scene = new Scene({ stepMs: { simd: 12, webgl: 3, cpu: 200 }, frameMs: null });
    expect((await scene.choose()).backend).toBe('webgl');
  });

  test('never measures WebGL that the processor draws', async () => {
    const scene = new Scene({ stepMs: { simd: 12, webgl: 3, cpu: 200 }, isSoftware: true });
    const { backend, timings } = await scene.choose();
    expect([backend, timings.length]).toEqual(['simd', 1]);
    expect(scene.sessions.map(({ backend }) => backend)).not.toContain('webgl');
  });

  test('a device without SIMD and without WebGL still trains', async () => {
    const scene = new Scene({ stepMs: { cpu: 3 } });
    expect((await scene.choose()).backend).toBe('cpu');
  });

  test('a device without SIMD may train on WebGL', async () => {
    const scene = new Scene({ stepMs: { cpu: 30, webgl: 2 } });
    expect((await scene.choose()).backend).toBe('webgl');
  });

  test('a step on the graphics card that throws rules it out', async () => {
    const scene = new Scene({ stepMs: { simd: 12, webgl: Number.NaN } });
    expect(await scene.choose()).toMatchObject({ backend: 'simd', timings: [{ backend: 'simd' }] });
  });

  test('a step on the processor that throws is the model’s own fault', async () => {
    await expect(new Scene({ stepMs: { simd: Number.NaN } }).choose()).rejects.toThrow('broken');
  });

  test('a graphics card that is lost on the way is not chosen, and what was on it is left alone', async () => {
    const scene = new Scene({ stepMs: { simd: 12, webgl: 3 }, losesContext: true });
    expect((await scene.choose()).backend).toBe('simd');
    expect(scene.sessions.map(({ disposals }) => disposals)).toEqual([1, 0]);
  });

  test('two choices at the same time keep to their own backends', async () => {
    const scene = new Scene({ stepMs: { simd: 12, webgl: 3, cpu: 1 }, hasRival: true });
    expect((await scene.choose()).backend).toBe('webgl');
  });

  test('every session is disposed of on the backend that it was made on', async () => {
    const scene = new Scene({ stepMs: { simd: 12, webgl: 3 } });
    await scene.choose();
    expect(scene.sessions.map(({ backend }) => backend)).toEqual(['simd', 'webgl']);
    expect(scene.sessions.map(({ disposals }) => disposals)).toEqual([1, 1]);
  });

  test('when nobody waits any more it stops, and leaves no session behind', async () => {
    const controller = new AbortController();
    const scene = new Scene({ stepMs: { simd: 5, webgl: 3 } }, controller);
    scene.onStep = (steps) => steps === 7 && controller.abort(new Error('gone'));
    await expect(scene.choose()).rejects.toThrow('gone');
    expect(scene.sessions.map(({ disposals }) => disposals)).toEqual([1]);
    expect(scene.steps).toBeLessThan(12);
  });

  test('a slow step is taken twice at most', async () => {
    const scene = new Scene({ stepMs: { simd: 400 } });
    await scene.choose();
    expect(scene.steps).toBe(2);
  });

  test('a step that was disturbed is not believed', async () => {
    const scene = new Scene({ stepMs: { simd: 0.5 }, createMs: 80 });
    scene.onStep = (steps) => {
      if (steps === 45) scene.ms += 70; // in the first batch after the warm-up
    };
    expect((await scene.choose()).timings[0]?.stepMs).toBeCloseTo(0.5);
  });

  test('a session that is long in the making is timed the more briefly', async () => {
    const scene = new Scene({ stepMs: { simd: 0.2 }, createMs: 80 });
    await scene.choose();
    expect(scene.ms).toBeLessThan(150);
  });

  test('a clock that ticks once a millisecond is good enough', async () => {
    const scene = new Scene({ stepMs: { simd: 0.3 }, tickMs: 1 });
    expect((await scene.choose()).timings[0]?.stepMs).toBeCloseTo(0.3, 1);
  });

  test('says that it measures, then counts the shaders', async () => {
    const scene = new Scene({ stepMs: { simd: 12, webgl: 3 } });
    await scene.choose();
    expect(scene.preparations.slice(0, 4)).toEqual([
      { what: 'measuring' },
      { what: 'shaders', programs: 0 },
      { what: 'shaders', programs: 1 },
      { what: 'shaders', programs: 2 },
    ]);
  });
});

test('measureAll tells of every backend, whatever it costs, and of those that are missing', async () => {
  const scene = new Scene({ stepMs: { webgl: 8, cpu: 2 }, isSoftware: true });
  const told: { measurements: readonly Measurement[]; isDone: boolean }[] = [];
  await measureAll(scene.create, scene.options, (measurements, isDone) =>
    told.push({ measurements, isDone }),
  );
  expect(told.map(({ measurements, isDone }) => [measurements.length, isDone])).toEqual([
    [1, false],
    [2, false],
    [3, true],
  ]);
  expect(told.at(-1)?.measurements).toEqual([
    { backend: 'simd', stepMs: null, fault: null, renderer: null },
    {
      backend: 'webgl',
      stepMs: 8,
      fault: null,
      renderer: { name: 'A renderer', isSoftware: true },
    },
    { backend: 'cpu', stepMs: 2, fault: null, renderer: null },
  ]);
});

test('measureAll goes on where a backend breaks', async () => {
  const scene = new Scene({ stepMs: { simd: 1, webgl: Number.NaN, cpu: 2 } });
  let last: readonly Measurement[] = [];
  await measureAll(scene.create, scene.options, (measurements) => {
    last = measurements;
  });
  expect(last.map(({ stepMs, fault }) => [stepMs, fault])).toEqual([
    [1, null],
    [null, 'Error: broken'],
    [2, null],
  ]);
});

test.each([{ tellsOfLoss: true }, { tellsOfLoss: false }])(
  'what is thrown because the graphics card was lost is called that: %j',
  async ({ tellsOfLoss }) => {
    const scene = new Scene({ stepMs: { webgl: 3, cpu: 2 }, losesContext: true, tellsOfLoss });
    scene.onStep = (steps) => {
      if (scene.sessions.at(-1)?.backend === 'webgl' && steps > 1) throw new Error('no texture');
    };
    let last: readonly Measurement[] = [];
    await measureAll(scene.create, scene.options, (measurements) => {
      last = measurements;
    });
    expect(last.map(({ fault }) => fault)).toEqual([null, 'the graphics card was lost', null]);
  },
);

test('measureAll tells nothing more once nobody waits for it', async () => {
  const controller = new AbortController();
  const scene = new Scene({ stepMs: { simd: 1, webgl: 1, cpu: 2 } }, controller);
  scene.onDispose = () => controller.abort(new Error('gone'));
  let told = 0;
  const measured = measureAll(scene.create, scene.options, () => told++);
  await expect(measured).rejects.toThrow('gone');
  expect([told, scene.sessions.length]).toEqual([0, 1]);
});

test('a choice holds for every seed of the same settings, until the device changes', () => {
  const memory = new ChoiceMemory();
  const choice = { backend: 'webgl', timings: [] } as const;
  memory.keep('a', { width: 32, seed: 1 }, choice);
  expect(memory.recall('a', { width: 32, seed: 2 })).toBe(choice);
  expect(memory.recall('a', { width: 64, seed: 1 })).toBeNull();
  expect(memory.recall('b', { width: 32, seed: 1 })).toBeNull();
  memory.clear();
  expect(memory.recall('a', { width: 32, seed: 1 })).toBeNull();
});

interface Traits {
  /** What a step takes on the backends that there are; not a number where it throws. */
  readonly stepMs: Partial<Record<BackendName, number>>;
  readonly isSoftware?: boolean;
  /** How long a frame is waited for; null where none comes. */
  readonly frameMs?: number | null;
  readonly losesContext?: boolean;
  /** Whether the event of the loss has come when the step goes on. */
  readonly tellsOfLoss?: boolean;
  /** Somebody else selects another backend whenever this one has been. */
  readonly hasRival?: boolean;
  readonly createMs?: number;
  /** How finely the clock can be read. */
  readonly tickMs?: number;
}

/** A made-up device with the sessions that run on it. */
class Scene {
  ms = 0;
  steps = 0;
  programs = 0;
  readonly selected: BackendName[] = [];
  readonly sessions: { readonly backend: BackendName; disposals: number }[] = [];
  readonly preparations: Preparation[] = [];
  readonly options: ChoiceOptions;
  onStep: (steps: number) => void = () => undefined;
  onDispose: () => void = () => undefined;
  private isContextLost = false;
  private selecting: Promise<void> = Promise.resolve();
  private readonly traits: Traits;
  private readonly lossListeners = new Set<() => void>();
  private readonly shaderListeners = new Set<(programs: number) => void>();

  constructor(traits: Traits, controller = new AbortController()) {
    this.traits = traits;
    this.options = {
      device: this.device(),
      sliceMs: 16,
      signal: controller.signal,
      onPreparing: (preparation) => this.preparations.push(preparation),
    };
  }

  choose() {
    return chooseBackend(this.create, this.options);
  }

  readonly create = (): Session => {
    const record = { backend: this.selected.at(-1) ?? 'cpu', disposals: 0 };
    this.sessions.push(record);
    this.ms += this.traits.createMs ?? 0;
    return {
      step: () => this.step(record.backend),
      look: () => ({ arrays: {} }),
      *measure() {
        yield;
        return {};
      },
      change: () => undefined,
      checkpoint: () => ({}),
      restore: () => undefined,
      dispose: () => {
        expect(this.selected.at(-1)).toBe(record.backend);
        record.disposals++;
        this.onDispose();
      },
    };
  };

  private step(backend: BackendName): void {
    expect(this.selected.at(-1)).toBe(backend);
    const stepMs = this.traits.stepMs[backend] ?? Number.NaN;
    if (Number.isNaN(stepMs)) throw new Error('broken');
    this.ms += stepMs;
    this.steps++;
    if (backend === 'webgl') this.draw();
    this.onStep(this.steps);
  }

  private draw(): void {
    const { losesContext = false, tellsOfLoss = true } = this.traits;
    this.programs++;
    for (const listener of this.shaderListeners) listener(this.programs);
    this.isContextLost = losesContext;
    if (losesContext && tellsOfLoss) for (const listener of this.lossListeners) listener();
  }

  /** One selection after another, like the real ones. */
  private queue(select: () => void): Promise<void> {
    const selected = this.selecting.then(async () => select());
    this.selecting = selected.catch(() => undefined);
    return selected;
  }

  private device(): Device {
    const { stepMs, isSoftware = false, frameMs = 10, tickMs, hasRival = false } = this.traits;
    return {
      select: (name) => {
        const selected = this.queue(() => {
          if (!(name in stepMs)) throw new Error(`no ${name}`);
          this.selected.push(name);
        });
        if (hasRival) void this.queue(() => this.selected.push('cpu'));
        return selected;
      },
      isContextLost: () => this.isContextLost,
      settle: () => undefined,
      renderer: () => ({ name: 'A renderer', isSoftware }),
      onContextLost: (listener) => heardBy(this.lossListeners, listener),
      onShaderCompiled: (listener) => heardBy(this.shaderListeners, listener),
      now: () => (tickMs ? Math.floor(this.ms / tickMs) * tickMs : this.ms),
      pause: async () => {
        this.ms += 1;
      },
      nextFrame: async () => {
        this.ms += frameMs ?? 0;
        return frameMs !== null;
      },
    };
  }
}

function heardBy<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
