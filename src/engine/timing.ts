/** How long a training step takes on a backend, found by taking some and throwing them away. */

import type { BackendName } from '#tensor/backendNames.ts';
import type { Device } from './device.ts';
import type { Timing } from './protocol.ts';
import type { Session } from './session.ts';

/** How steps are to be timed. */
export interface TimingOptions {
  readonly device: Device;
  readonly backend: BackendName;
  /** Milliseconds of steps that count, after those that warm up. */
  readonly timedMs: number;
  /** When making the session and warming it up took longer than this, fewer steps have to do. */
  readonly hurryAfterMs: number;
  /** Milliseconds that the thread may be held at a time. */
  readonly sliceMs: number;
  /** Whether to find out if frames are dropped meanwhile. */
  readonly watchesFrames: boolean;
  /** Ends the timing between two slices. */
  readonly signal: AbortSignal;
}

/** On first calls code is compiled, for the graphics card above all. */
const warmUpMs = 20;
const warmUpSteps = { simd: 1, cpu: 1, webgl: 3 } as const satisfies Record<BackendName, number>;

const hurriedShare = 0.4;
const shortBatchMs = 4;
/** A single batch may have been disturbed; but a slow model's are not repeated for long. */
const fewestBatches = 3;
const longestMs = 150;

const watchedFrames = 6;
const lateFrameMs = 1.5 * (1000 / 60);
const toleratedShare = 0.1;

/**
 * Makes a session on the backend, times its steps and disposes of it. Null when its WebGL context was lost on the
 * way. Throws what the session throws, and the signal's reason.
 */
export async function timeSteps(
  create: () => Session,
  options: TimingOptions,
): Promise<Timing | null> {
  const { device, backend, signal } = options;
  let hasHeardOfLoss = false;
  const stopListening = device.onContextLost(() => {
    hasHeardOfLoss = true;
  });
  const isLost = () => backend === 'webgl' && (hasHeardOfLoss || device.isContextLost());
  try {
    const timing = await timeSession(create, options, isLost);
    return isLost() ? null : timing;
  } catch (error) {
    signal.throwIfAborted();
    if (isLost()) return null; // and what was thrown came of that
    throw error;
  } finally {
    stopListening();
  }
}

async function timeSession(
  create: () => Session,
  options: TimingOptions,
  isLost: () => boolean,
): Promise<Timing> {
  const { device, backend, hurryAfterMs, watchesFrames } = options;
  const { session, beganMs } = await inTurn(options, () => {
    const beganMs = device.now();
    return { session: create(), beganMs };
  });
  try {
    await warmUp(session, options);
    const isInHurry = device.now() - beganMs > hurryAfterMs;
    const timedMs = (isInHurry ? hurriedShare : 1) * options.timedMs;
    const stepMs = await undisturbedStepMs(session, options, timedMs);
    const dropsFrames = watchesFrames && (await areFramesLate(session, options));
    return { backend, stepMs, dropsFrames };
  } finally {
    if (!isLost()) {
      await device.select(backend);
      session.dispose();
    }
  }
}

async function warmUp(session: Session, options: TimingOptions): Promise<void> {
  const { device, backend, sliceMs } = options;
  const beganMs = device.now();
  let steps = 0;
  while (steps < warmUpSteps[backend] || device.now() - beganMs < warmUpMs) {
    steps += await inTurn(options, () => {
      const taken = takeSteps(session, device, Math.min(sliceMs, warmUpMs));
      device.settle();
      return taken;
    });
  }
}

/**
 * What a step takes in the quicker batches, since whatever disturbs one only ever lengthens it. Some clocks tick
 * once a millisecond, so it is short batches that are timed, not steps.
 */
async function undisturbedStepMs(
  session: Session,
  options: TimingOptions,
  timedMs: number,
): Promise<number> {
  const { device, backend, sliceMs } = options;
  // To wait for the graphics card takes time of its own, so there it is done less often.
  const batchMs = backend === 'webgl' ? sliceMs : shortBatchMs;
  const stepsMs: number[] = [];
  let spentMs = 0;
  const isEnough = () =>
    spentMs >= timedMs && (stepsMs.length >= fewestBatches || spentMs >= longestMs);
  const timeBatch = () => {
    const beganMs = device.now();
    const steps = takeSteps(session, device, batchMs);
    device.settle();
    const tookMs = device.now() - beganMs;
    spentMs += tookMs;
    stepsMs.push(tookMs / steps);
  };
  while (!isEnough()) {
    await inTurn(options, () => {
      const turnEndsMs = device.now() + sliceMs - batchMs;
      do timeBatch();
      while (!isEnough() && device.now() < turnEndsMs);
    });
  }
  return stepsMs.sort((a, b) => a - b)[Math.floor((stepsMs.length - 1) / 4)] ?? 0;
}

/** Whether frames wait for the work that was launched before them. What does not come at all is not late. */
async function areFramesLate(session: Session, options: TimingOptions): Promise<boolean> {
  const { device, sliceMs } = options;
  if (!(await device.nextFrame())) return false;
  let late = 0;
  for (let frame = 0; frame < watchedFrames; frame++) {
    const launchedMs = await inTurn(options, () => {
      takeSteps(session, device, sliceMs / 2);
      return device.now();
    });
    if (!(await device.nextFrame())) return false;
    if (device.now() - launchedMs > lateFrameMs) late++;
  }
  return late > toleratedShare * watchedFrames;
}

/** At least one step, and as many as begin within so many milliseconds. */
function takeSteps(session: Session, device: Device, forMs: number): number {
  const deadline = device.now() + forMs;
  let steps = 0;
  do {
    session.step();
    steps++;
  } while (device.now() < deadline);
  return steps;
}

/**
 * Lets others have their turn; then the backend may be another's, so it is selected again. The work follows at once:
 * after any other wait, that of an async function's caller included, the next selection may have taken over.
 */
async function inTurn<Result>(
  { device, backend, signal }: TimingOptions,
  work: () => Result,
): Promise<Result> {
  await device.pause();
  signal.throwIfAborted();
  await device.select(backend);
  return work();
}
