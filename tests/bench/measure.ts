/** Measures one model: all its contestants in turns, so that whatever the machine does meets them all. */

import type { Page } from '@playwright/test';
import type { Finding, Memory } from './contestant.ts';
import { type Entrant, nameOf } from './entrants.ts';
import { learnedInStep, type ModelName } from './models.ts';
import { type Spread, spreadOf } from './statistics.ts';

/** How long to measure. */
export interface Effort {
  readonly rounds: number;
  /** Milliseconds that one contestant trains in one round, at least one step. */
  readonly batchMs: number;
  /** A contestant whose step is long takes part in each so-manieth round only. */
  readonly slowEvery: number;
  /** Milliseconds of training during which frames are counted; 0 leaves it out. */
  readonly framesMs: number;
}

/** Shares of the page's frames that did not appear. */
export interface FramesDropped {
  /** While it trained, on a page that stands still: what training takes. */
  readonly training: number;
  /** While it trained, on a page that draws as a demo's does. */
  readonly drawing: number;
  /** Just before, while nothing trained or drew. */
  readonly atRest: number;
}

/** What came out for one contestant. */
export interface Result {
  readonly model: ModelName;
  readonly entrant: string;
  /** Why it is not there; then nothing else is. */
  readonly absence?: string;
  readonly stepMs?: Spread;
  readonly perSecond?: number;
  readonly unit?: 'samples' | 'tokens';
  /** WebGL draws a step. */
  readonly draws?: number;
  readonly memory?: Memory;
  /** The share of the page's frames that were dropped while it trained in slices. */
  readonly framesDropped?: FramesDropped;
}

/** What has been found out about a contestant so far. */
interface Course {
  readonly name: string;
  readonly backend: string;
  first: Finding;
  readonly stepMs: number[];
  draws: number;
  framesDropped?: FramesDropped;
  /** What ended it before its time. */
  failure?: string;
}

/** Milliseconds of work between two looks at the messages: the site's, shorter where the page shares the processor. */
const sliceMs = { webgl: 4, other: 16 } as const;
/** From here on a step is long. */
const slowMs = 300;
const restMs = 700;

/** The results of all contestants on this model, in their order. */
export async function measure(
  page: Page,
  { model, entrants, effort }: { model: ModelName; entrants: readonly Entrant[]; effort: Effort },
): Promise<Result[]> {
  const courses: Course[] = [];
  for (const entrant of entrants) courses.push(await prepare(page, model, entrant));
  for (let round = 0; round < effort.rounds; round++)
    for (const course of turned(courses, round))
      if (round % effort.slowEvery === 0 || course.first.stepMs < slowMs)
        await attempt(page, course, () => runBatch(page, course, effort));
  if (effort.framesMs > 0)
    for (const course of courses)
      await attempt(page, course, () => countFrames(page, course, effort.framesMs));
  for (const { name } of courses) await page.evaluate((name) => window.bench.close(name), name);
  return courses.map((course) => resultOf(model, course));
}

/** Starts the contestant and warms it up. */
async function prepare(
  page: Page,
  model: ModelName,
  { script, backend }: Entrant,
): Promise<Course> {
  const name = nameOf({ script, backend });
  const course: Course = { name, backend, first: { stepMs: 0, draws: 0 }, stepMs: [], draws: 0 };
  await attempt(page, course, async () => {
    course.first = await page.evaluate(
      ([name, script, model, backend]) => {
        window.bench.open(name, `/${script}.js`);
        return window.bench.ask(name, { type: 'prepare', model, backend });
      },
      [name, script, model, backend] as const,
    );
  });
  return course;
}

/** A contestant that fails once is out, with its own words as the reason. */
async function attempt(page: Page, course: Course, work: () => Promise<void>): Promise<void> {
  if (course.failure !== undefined) return;
  try {
    await work();
  } catch (error) {
    course.failure = sentenceOf(error);
    await page.evaluate((name) => window.bench.close(name), course.name);
  }
}

async function runBatch(page: Page, course: Course, { batchMs }: Effort): Promise<void> {
  const lastMs = course.stepMs.at(-1) ?? course.first.stepMs;
  const request = { type: 'run', steps: Math.max(1, Math.round(batchMs / lastMs)) } as const;
  const { stepMs, draws } = await page.evaluate(
    ([name, request]) => window.bench.ask(name, request),
    [course.name, request] as const,
  );
  course.stepMs.push(stepMs);
  course.draws = draws;
}

async function countFrames(page: Page, course: Course, forMs: number): Promise<void> {
  const atRest = await page.evaluate((restMs) => window.bench.rest(restMs), restMs);
  const slice = sliceMs[course.backend === 'webgl' ? 'webgl' : 'other'];
  const request = { type: 'train', forMs, sliceMs: slice } as const;
  const count = (draws: boolean) =>
    page.evaluate(([name, request, draws]) => window.bench.countDropped(name, request, draws), [
      course.name,
      request,
      draws,
    ] as const);
  course.framesDropped = { training: await count(false), drawing: await count(true), atRest };
}

function resultOf(model: ModelName, course: Course): Result {
  const { name, first, stepMs, draws, framesDropped, failure } = course;
  if (failure !== undefined) return { model, entrant: name, absence: failure };
  const spread = spreadOf(stepMs);
  const { count, unit } = learnedInStep(model);
  return {
    model,
    entrant: name,
    stepMs: spread,
    perSecond: (1000 * count) / spread.median,
    unit,
    draws,
    ...(first.memory ? { memory: first.memory } : {}),
    ...(framesDropped === undefined ? {} : { framesDropped }),
  };
}

/** The same items, each round beginning with another one. */
function turned<Item>(items: readonly Item[], round: number): Item[] {
  const start = items.length === 0 ? 0 : round % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}

/** What was thrown on the page, without the trace. */
function sentenceOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const [line = text] = text.replace(/^page\.evaluate: (Error: )?/, '').split('\n');
  return line;
}
