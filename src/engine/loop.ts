/** The worker's side: runs sessions in short slices and tells the page, which is never made to wait or to queue. */

import type { BackendName } from '#tensor/backendNames.ts';
import { discardWebgl, isContextLost, onContextLost, selectBackend } from '#tensor/backends.ts';
import { Pace } from './pace.ts';
import { type Endpoint, openPort, type Port } from './port.ts';
import type { Command, Event, FailureCode, Moment } from './protocol.ts';
import { Diverged, Run } from './run.ts';
import type { CreateSession, Settings } from './session.ts';

/** What a loop is given: the sessions that it can run by the demo's id, and how long it may hold its thread. */
export interface LoopOptions {
  readonly sessions: Readonly<Record<string, CreateSession>>;
  /** Milliseconds of work between two looks at the messages; at most 12 on the page's own thread. */
  readonly sliceMs: number;
}

/** Serves a page over this endpoint for as long as it stands. */
export function serve(endpoint: Endpoint, options: LoopOptions): void {
  new Loop(endpoint, options);
}

/** A run and how matters stand with the page about it. */
interface Place {
  run: Run;
  /** The page has not yet said that it took the last snapshot. */
  isInFlight: boolean;
  isOpened: boolean;
  /** The page is to be told as soon as the run has come to rest. */
  owesRest: boolean;
  /** The step of a past moment that the page has asked for; it is shown after the rest that was asked for before. */
  owesMoment: number | null;
  isPaused: boolean;
  hasFailed: boolean;
  stepsPerSecond: number | null;
  readonly pace: Pace;
  /** Not before this time does the page get another snapshot of a run that goes on. */
  nextLookMs: number;
}

/** Drawing may cost a fifth of the time, and no more than twenty pictures a second. */
const lookShare = 4;
const shortestGapMs = 50;
const pauseEveryMs = 25;

class Loop {
  private readonly places = new Map<string, Place>();
  private readonly port: Port<Event>;
  private readonly options: LoopOptions;
  private readonly turns = new MessageChannel();
  private isQueued = false;
  private nextPauseMs = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(endpoint: Endpoint, options: LoopOptions) {
    this.options = options;
    this.port = openPort<Event, Command>(endpoint, (command) => void this.obey(command));
    this.turns.port1.onmessage = () => void this.turn();
    onContextLost(() => void this.recover());
    this.port.send({ type: 'ready' });
  }

  private async obey(command: Command): Promise<void> {
    if (command.type === 'open') return this.open(command);
    const place = this.places.get(command.run);
    if (!place) return; // it was closed while the message was on its way
    await this.guard(place, async () => {
      switch (command.type) {
        case 'play':
          return this.play(place, command.until, command.stepsPerSecond);
        case 'pause':
          return this.pause(place);
        case 'seek':
          place.owesMoment = command.step;
          return this.payDebts(place);
        case 'branch':
          await selectBackend(place.run.backend);
          place.hasFailed = false;
          place.run.branch(command.step);
          this.change(place, command.settings);
          return this.pause(place);
        case 'change':
          await selectBackend(place.run.backend);
          return this.change(place, command.settings);
        case 'received':
          place.isInFlight = false;
          return this.payDebts(place);
        case 'close':
          place.run.dispose();
          this.places.delete(command.run);
          return;
        default:
          command satisfies never;
      }
    });
    this.wake();
  }

  private async open({
    run: id,
    demo,
    settings,
    changes,
    backend,
  }: Extract<Command, { type: 'open' }>): Promise<void> {
    this.places.get(id)?.run.dispose();
    this.places.delete(id);
    this.port.send({ type: 'preparing', run: id, what: backend === 'webgl' ? 'shaders' : 'model' });
    let code: FailureCode = 'backend';
    try {
      await selectBackend(backend);
      code = 'internal';
      const create = Object.hasOwn(this.options.sessions, demo)
        ? this.options.sessions[demo]
        : undefined;
      if (!create) throw new Error(`invalid demo; expected one that the worker knows: ${demo}`);
      this.places.set(id, newPlace(new Run({ id, create, settings, changes, backend })));
    } catch (error) {
      this.port.send({ type: 'failed', run: id, code, message: String(error) });
    }
    this.wake();
  }

  private play(place: Place, until: number, stepsPerSecond: number | null): void {
    for (const other of this.places.values())
      if (other !== place && other.run.isTraining) this.pause(other);
    place.run.until = until;
    place.stepsPerSecond = stepsPerSecond;
    place.isPaused = false;
    place.pace.start(place.run.step);
    if (!place.run.isTraining) this.rest(place); // it is there already
  }

  private change({ run }: Place, settings: Settings): void {
    this.port.send({ type: 'changed', run: run.id, change: run.change(settings) });
  }

  private pause(place: Place): void {
    place.run.until = place.run.step;
    place.isPaused = true;
    this.rest(place);
  }

  /** One slice of work on whatever is busy, then a look at the messages. */
  private async turn(): Promise<void> {
    this.isQueued = false;
    for (const place of this.places.values()) await this.guard(place, () => this.workOn(place));
    this.wake();
  }

  private async workOn(place: Place): Promise<void> {
    const { run } = place;
    if (waitMs(place) > 0) return;
    await selectBackend(run.backend);
    const deadline = performance.now() + this.options.sliceMs;
    do run.advance();
    while (waitMs(place) <= 0 && performance.now() < deadline);
    // After a loss all numbers are zeros; the event that brings the run back is on its way.
    if (run.backend === 'webgl' && isContextLost()) throw new ContextLost();
    if (!run.isBusy || (!place.isOpened && run.isMeasured)) this.rest(place);
    else if (place.isOpened && !place.isInFlight && performance.now() >= place.nextLookMs)
      this.report(place);
  }

  /** Tells how far a run has come while it goes on. */
  private report(place: Place): void {
    const moment = this.look(place);
    this.post(place, {
      type: 'progress',
      run: place.run.id,
      moment,
      stepsPerSecond: place.pace.rate(place.run.step),
    });
  }

  private rest(place: Place): void {
    place.owesRest = true;
    this.payDebts(place);
  }

  /** Says what is owed, one snapshot at a time: the next waits until the page has taken this one. */
  private payDebts(place: Place): void {
    const { run, hasFailed, isOpened } = place;
    if (place.isInFlight) return;
    if (place.owesRest && !hasFailed) {
      const isThere = isOpened ? !run.isBusy : run.isMeasured;
      if (isThere) this.postRest(place);
      return;
    }
    if (place.owesMoment === null) return;
    const snapshot = run.recall(place.owesMoment);
    place.owesMoment = null;
    if (snapshot) this.post(place, { type: 'sought', run: run.id, snapshot });
  }

  private postRest(place: Place): void {
    const { run, isOpened, isPaused } = place;
    const moment = this.look(place);
    place.owesRest = false;
    place.isOpened = true;
    if (isOpened) this.post(place, { type: 'rested', run: run.id, moment, hasReached: !isPaused });
    else this.post(place, { type: 'opened', run: run.id, backend: run.backend, moment });
  }

  private look(place: Place): Moment {
    const began = performance.now();
    const moment = place.run.takeMoment();
    const took = performance.now() - began;
    place.nextLookMs = performance.now() + Math.max(shortestGapMs, lookShare * took);
    return moment;
  }

  private post(place: Place, event: Extract<Event, { moment: Moment } | { type: 'sought' }>): void {
    place.isInFlight = true;
    const { arrays } = event.type === 'sought' ? event.snapshot : event.moment.snapshot;
    this.port.send(
      event,
      Object.values(arrays).map((array) => array.buffer),
    );
  }

  /** Runs a piece of work for a place; what it throws ends the run in words. */
  private async guard(place: Place, work: () => Promise<void> | void): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof ContextLost) return;
      place.hasFailed = true;
      place.run.until = place.run.step;
      const code = error instanceof Diverged ? 'diverged' : 'internal';
      this.port.send({ type: 'failed', run: place.run.id, code, message: String(error) });
    }
  }

  /** Brings back every run that lost its tensors with the WebGL context; where there is none to be had, on the CPU. */
  private async recover(): Promise<void> {
    discardWebgl();
    for (const place of this.places.values()) {
      if (place.run.backend !== 'webgl') continue;
      await this.guard(place, async () => {
        const backend: BackendName = await selectBackend('webgl').then(
          () => 'webgl' as const,
          () => 'cpu' as const,
        );
        await selectBackend(backend);
        place.run.rebuild(backend);
        this.port.send({ type: 'recovered', run: place.run.id, backend, step: place.run.step });
      });
    }
    this.wake();
  }

  /** Sees to it that there is a next turn when there is something to do: soon, or when a slow pace allows. */
  private wake(): void {
    clearTimeout(this.timer);
    const soonest = Math.min(...[...this.places.values()].map(waitMs));
    if (this.isQueued || soonest === Number.POSITIVE_INFINITY) return;
    // A message of our own comes back sooner than a timer; but a port that is never empty can starve the page's.
    if (soonest <= 0 && performance.now() < this.nextPauseMs) {
      this.isQueued = true;
      this.turns.port2.postMessage(null);
      return;
    }
    this.nextPauseMs = performance.now() + pauseEveryMs;
    this.timer = setTimeout(() => void this.turn(), Math.max(0, soonest));
  }
}

class ContextLost extends Error {}

/** Milliseconds until there is work to do for a place: 0 or less now, infinity when there is none. */
function waitMs({ run, hasFailed, pace, stepsPerSecond }: Place): number {
  if (hasFailed || !run.isBusy) return Number.POSITIVE_INFINITY;
  return run.isMeasuring ? 0 : pace.waitMs(run.step, stepsPerSecond);
}

function newPlace(run: Run): Place {
  return {
    run,
    isInFlight: false,
    isOpened: false,
    owesRest: true,
    owesMoment: null,
    isPaused: false,
    hasFailed: false,
    stepsPerSecond: null,
    pace: new Pace(),
    nextLookMs: 0,
  };
}
