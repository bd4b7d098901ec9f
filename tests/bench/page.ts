/** The page of the benchmark: passes requests to workers, and counts its own frames while they train. */

import type { Answer, Finding, Request } from './contestant.ts';

/** What the runner calls on the page. */
export interface BenchPage {
  /** Starts a worker under this name; what runs in it is the script at this address. */
  readonly open: (name: string, script: string) => void;
  /** Asks a worker and waits for its answer. Rejects with the worker's words when it failed. */
  readonly ask: (name: string, request: Request) => Promise<Finding>;
  /** Learns how long a frame lasts while nothing trains. Gives the share of frames that fail to appear even then. */
  readonly rest: (forMs: number) => Promise<number>;
  /** The share of frames that fail to appear while a worker works on a request, and the page draws or stands still. */
  readonly countDropped: (name: string, request: Request, draws: boolean) => Promise<number>;
  /** Ends a worker. */
  readonly close: (name: string) => void;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

const workers = new Map<string, Worker>();
const canvas = document.createElement('canvas');
document.body.append(canvas);
const patienceMs = 120_000;
// The engine shows at most twenty pictures a second; drawn in software, sixty alone keep a whole core busy.
const drawEveryMs = 50;
let frameMs = 1000 / 60;

window.bench = {
  open: (name, script) => {
    workers.set(name, new Worker(script, { type: 'module' }));
  },
  ask,
  rest: async (forMs) => {
    const gaps = await watchFrames(new Promise((resolve) => setTimeout(resolve, forMs)), false);
    frameMs = gaps.toSorted((a, b) => a - b)[gaps.length >> 1] ?? frameMs;
    return shareDropped(gaps);
  },
  countDropped: async (name, request, draws) =>
    shareDropped(await watchFrames(ask(name, request), draws)),
  close: (name) => {
    workers.get(name)?.terminate();
    workers.delete(name);
  },
};

function ask(name: string, request: Request): Promise<Finding> {
  const worker = workers.get(name);
  if (!worker) return Promise.reject(new Error(`invalid worker; expected an open one: ${name}`));
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`no answer in ${patienceMs / 60_000} minutes`)), patienceMs);
    worker.onmessage = ({ data }: MessageEvent<Answer>) =>
      'finding' in data ? resolve(data.finding) : reject(new Error(data.failure));
    worker.onerror = ({ message }) => reject(new Error(message || `${name} does not load`));
    worker.postMessage(request);
  });
}

function shareDropped(gapsMs: readonly number[]): number {
  const dropped = gapsMs.reduce((sum, gapMs) => sum + droppedIn(gapMs), 0);
  return dropped / (gapsMs.length + dropped);
}

/** A gap counts from one and a half frames on; what should have appeared in it was dropped. */
function droppedIn(gapMs: number): number {
  return gapMs > 1.5 * frameMs ? Math.max(1, Math.round(gapMs / frameMs) - 1) : 0;
}

/** The gaps between frames, in milliseconds, until the promise is settled. Now and then one may draw, as a demo's does. */
async function watchFrames(until: Promise<unknown>, draws: boolean): Promise<number[]> {
  const gaps: number[] = [];
  let lastMs: number | null = null;
  let nextDrawMs = 0;
  let frame = 0;
  const look = (nowMs: number) => {
    if (lastMs !== null) gaps.push(nowMs - lastMs);
    lastMs = nowMs;
    if (draws && nowMs >= nextDrawMs) {
      draw(nowMs);
      nextDrawMs = nowMs + drawEveryMs;
    }
    frame = requestAnimationFrame(look);
  };
  frame = requestAnimationFrame(look);
  try {
    await until;
  } finally {
    cancelAnimationFrame(frame);
  }
  return gaps;
}

function draw(nowMs: number): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  context.clearRect(0, 0, canvas.width, canvas.height);
  for (let i = 0; i < 256; i++) {
    const angle = i + nowMs / 1000;
    context.fillRect(150 + 60 * Math.cos(angle), 75 + 60 * Math.sin(angle), 2, 2);
  }
}
