/** Where a run shall take place: the candidates are timed on its very model, and the fastest that leaves the page its frames wins. */

import { type BackendName, backendNames } from '#tensor/backendNames.ts';
import type { Device } from './device.ts';
import type { Measurement, Preparation, Timing } from './protocol.ts';
import type { Session } from './session.ts';
import { type TimingOptions, timeSteps } from './timing.ts';

/** What measuring goes by. */
export interface ChoiceOptions {
  readonly device: Device;
  /** Milliseconds that the thread may be held at a time. */
  readonly sliceMs: number;
  /** Ends the measuring between two slices, by throwing its reason. */
  readonly signal: AbortSignal;
  /** Hears what the reader is waiting for. */
  readonly onPreparing: (preparation: Preparation) => void;
}

/** A backend, and the numbers that speak for it. */
export interface Choice {
  readonly backend: BackendName;
  readonly timings: readonly Timing[];
}

/**
 * Half of what a reader would notice. A session that is slow in the making is timed the more briefly; how long it is
 * in the making, and how long its first steps take, nothing here can bound.
 */
const onProcessor = { timedMs: 50, hurryAfterMs: 60, watchesFrames: false } as const;
const onCard = { timedMs: 50, hurryAfterMs: Infinity, watchesFrames: true } as const;
const atLeisure = { timedMs: 1000, hurryAfterMs: Infinity, watchesFrames: false } as const;

/** What a step's launches alone cost on WebGL. A step that the processor does faster can only lose there. */
const launchMs = 1;

/**
 * Times steps of throw-away sessions, on the processor first. WebGL is tried only where it could win: not when it is
 * drawn by the processor, nor when a step takes less than the launches alone would. Throws what the session throws
 * on the processor; what it throws on WebGL only rules WebGL out.
 */
export async function chooseBackend(
  create: () => Session,
  options: ChoiceOptions,
): Promise<Choice> {
  options.onPreparing({ what: 'measuring' });
  const processor = await timeOnProcessor(create, options);
  const mayGain = processor.stepMs >= launchMs && (await hasGraphicsCard(options.device));
  const card = mayGain ? await timeOnCard(create, options) : null;
  if (!card) return { backend: processor.backend, timings: [processor] };
  const isBetter = card.stepMs < processor.stepMs && !card.dropsFrames;
  return { backend: (isBetter ? card : processor).backend, timings: [processor, card] };
}

/** Times every backend that there is for about a second and tells of each as it is done. What a session throws is told, too. */
export async function measureAll(
  create: () => Session,
  options: ChoiceOptions,
  tell: (measurements: readonly Measurement[], isDone: boolean) => void,
): Promise<void> {
  const measurements: Measurement[] = [];
  for (const backend of backendNames) {
    const measurement = await measureOne(create, options, backend);
    options.signal.throwIfAborted();
    measurements.push(measurement);
    tell([...measurements], measurements.length === backendNames.length);
  }
}

async function measureOne(
  create: () => Session,
  options: ChoiceOptions,
  backend: BackendName,
): Promise<Measurement> {
  const { device, signal, onPreparing } = options;
  onPreparing({ what: 'measuring' });
  if (!(await isThere(backend, device)))
    return { backend, stepMs: null, fault: null, renderer: null };
  const renderer = backend === 'webgl' ? device.renderer() : null;
  const trial = { ...options, ...atLeisure, backend };
  try {
    const timing = await timeOn(create, trial);
    const fault = timing ? null : 'the graphics card was lost';
    return { backend, stepMs: timing?.stepMs ?? null, fault, renderer };
  } catch (error) {
    signal.throwIfAborted();
    return { backend, stepMs: null, fault: String(error), renderer };
  }
}

/** Remembers choices, so that a reset or another seed measures nothing anew. */
export class ChoiceMemory {
  private readonly choices = new Map<string, Choice>();

  /** What was chosen for a demo with these settings but for the seed; else null. */
  recall(demo: string, settings: Readonly<Record<string, unknown>>): Choice | null {
    return this.choices.get(keyOf(demo, settings)) ?? null;
  }

  /** Keeps a choice. */
  keep(demo: string, settings: Readonly<Record<string, unknown>>, choice: Choice): void {
    this.choices.set(keyOf(demo, settings), choice);
  }

  /** Forgets all: the device is no longer what it was. */
  clear(): void {
    this.choices.clear();
  }
}

function keyOf(demo: string, settings: Readonly<Record<string, unknown>>): string {
  return JSON.stringify([demo, { ...settings, seed: null }]);
}

/** The fastest of the processor's backends that this device has. */
export async function processorBackend(
  device: Pick<Device, 'select'>,
): Promise<Exclude<BackendName, 'webgl'>> {
  return (await isThere('simd', device)) ? 'simd' : 'cpu';
}

async function isThere(backend: BackendName, { select }: Pick<Device, 'select'>): Promise<boolean> {
  return select(backend).then(
    () => true,
    () => false,
  );
}

async function hasGraphicsCard(device: Device): Promise<boolean> {
  return (await isThere('webgl', device)) && device.renderer()?.isSoftware === false;
}

async function timeOnProcessor(create: () => Session, options: ChoiceOptions): Promise<Timing> {
  const backend = await processorBackend(options.device);
  const timing = await timeOn(create, { ...options, ...onProcessor, backend });
  if (!timing) throw new Error(`invalid timing; expected one of the processor: ${backend}`);
  return timing;
}

/** Null when it could not be timed there, for whatever reason but that nobody waits for it any more. */
async function timeOnCard(create: () => Session, options: ChoiceOptions): Promise<Timing | null> {
  try {
    return await timeOn(create, { ...options, ...onCard, backend: 'webgl' });
  } catch {
    options.signal.throwIfAborted();
    return null;
  }
}

type Trial = ChoiceOptions & TimingOptions;

async function timeOn(create: () => Session, trial: Trial): Promise<Timing | null> {
  const { device, backend, onPreparing } = trial;
  if (backend !== 'webgl') return timeSteps(create, trial);
  onPreparing({ what: 'shaders', programs: 0 });
  const stopListening = device.onShaderCompiled((programs) =>
    onPreparing({ what: 'shaders', programs }),
  );
  try {
    return await timeSteps(create, trial);
  } finally {
    stopListening();
  }
}
