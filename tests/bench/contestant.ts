/** One way to train a model, and the worker's side of the benchmark that trains with it on request. */

import { drawCount, wasmBytes } from './instruments.ts';
import type { ModelName } from './models.ts';

/** A model that is ready to be trained on a chosen backend. */
export interface Contestant {
  /** One training step, the upload of its batch included. It may only queue its work. */
  readonly step: () => void;
  /** Waits until everything that was queued has been computed. */
  readonly settle: () => void | Promise<void>;
  /** Bytes that a step holds at its height, and where; WebAssembly's memory is counted for all. */
  readonly peakMemory?: () => Promise<Memory>;
}

/** Bytes, and what they were counted from. */
export interface Memory {
  readonly bytes: number;
  readonly of: 'wasm memory' | 'textures' | 'tensors' | 'arrays';
}

/** Makes a contestant. Throws, in words, where the backend or the model is not to be had. */
export type Prepare = (model: ModelName, backend: string) => Promise<Contestant>;

/** What the page asks of a worker. */
export type Request =
  | { readonly type: 'prepare'; readonly model: ModelName; readonly backend: string }
  | { readonly type: 'run'; readonly steps: number }
  | { readonly type: 'train'; readonly forMs: number; readonly sliceMs: number };

/** What the worker found out: `stepMs` is a first guess after `prepare`, a measurement after `run`. */
export interface Finding {
  readonly stepMs: number;
  /** WebGL draws a step. */
  readonly draws: number;
  readonly memory?: Memory;
}

/** What the worker answers. */
export type Answer = { readonly finding: Finding } | { readonly failure: string };

const warmUpMs = 400;
const warmSteps = { fewest: 2, enough: 5 } as const;

/** Makes this worker serve one contestant. */
export function serve(prepare: Prepare): void {
  let contestant: Contestant | null = null;
  const obey = async (request: Request): Promise<Finding> => {
    if (request.type === 'prepare') {
      contestant = await prepare(request.model, request.backend);
      return warmUp(contestant);
    }
    if (!contestant) throw new Error('invalid request; expected "prepare" first');
    return request.type === 'run'
      ? run(contestant, request.steps)
      : trainInSlices(contestant, request);
  };
  addEventListener('message', async ({ data }: MessageEvent<Request>) => {
    const answer: Answer = await obey(data).then(
      (finding) => ({ finding }),
      (error: unknown) => ({ failure: error instanceof Error ? error.message : String(error) }),
    );
    postMessage(answer);
  });
}

/** Compiles what is to be compiled, lets the JavaScript engine optimise, and guesses how long a step takes. */
async function warmUp(contestant: Contestant): Promise<Finding> {
  const beganMs = performance.now();
  let finding = await run(contestant, 1);
  for (let i = 1; i < warmSteps.fewest || (i < warmSteps.enough && finding.stepMs < warmUpMs); i++)
    finding = await run(contestant, 1);
  while (performance.now() - beganMs < warmUpMs)
    finding = await run(contestant, Math.ceil(50 / Math.max(finding.stepMs, 0.05)));
  const memory = await peakMemory(contestant);
  return memory ? { ...finding, memory } : finding;
}

async function run(contestant: Contestant, steps: number): Promise<Finding> {
  const drawsBefore = drawCount();
  const beganMs = performance.now();
  for (let i = 0; i < steps; i++) contestant.step();
  await contestant.settle();
  const tookMs = performance.now() - beganMs;
  return { stepMs: tookMs / steps, draws: (drawCount() - drawsBefore) / steps };
}

/** Trains as the site's engine does: some milliseconds of work, settled, then a look at the messages. */
async function trainInSlices(
  contestant: Contestant,
  { forMs, sliceMs }: { readonly forMs: number; readonly sliceMs: number },
): Promise<Finding> {
  const beganMs = performance.now();
  const drawsBefore = drawCount();
  let steps = 0;
  while (performance.now() - beganMs < forMs) {
    const deadlineMs = performance.now() + sliceMs;
    do {
      contestant.step();
      steps++;
    } while (performance.now() < deadlineMs);
    await contestant.settle();
    await nextTurn();
  }
  const tookMs = performance.now() - beganMs;
  return { stepMs: tookMs / steps, draws: (drawCount() - drawsBefore) / steps };
}

async function peakMemory({ peakMemory }: Contestant): Promise<Memory | undefined> {
  const own = await peakMemory?.();
  const bytes = wasmBytes();
  return bytes > 0 ? { bytes, of: 'wasm memory' } : own;
}

/** A message to oneself comes back sooner than a timer, and after what waited already. */
function nextTurn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
