/** The worker's side: runs sessions in short slices and tells the page, which is never made to wait or to queue. */

import {
  discardWebgl,
  isContextLost,
  onContextLost,
  onShaderCompiled,
  selectBackend,
  webglRenderer,
} from '#tensor/backends.ts';
import { processorBackend } from './choice.ts';
import { thisDevice } from './device.ts';
import { type LoopOptions, Openings } from './opening.ts';
import { type Place, waitMs } from './place.ts';
import { type Endpoint, openPort, type Port } from './port.ts';
import type { Command, Event, Moment, Speed } from './protocol.ts';
import { Diverged } from './run.ts';
import type { Settings } from './session.ts';

/** Serves a page over this endpoint for as long as it stands. */
export function serve(endpoint: Endpoint, options: LoopOptions): void {
  new Loop(endpoint, options);
}

/** Drawing may cost a fifth of the time, and no more than twenty pictures a second. */
const lookShare = 4;
const shortestGapMs = 50;
const pauseEveryMs = 25;

class Loop {
  private readonly places = new Map<string, Place>();
  private readonly openings: Openings;
  /** The run whose steps are being taken right now. */
  private atWork: string | null = null;
  private readonly port: Port<Event>;
  private readonly options: LoopOptions;
  private readonly turns = new MessageChannel();
  private isQueued = false;
  private nextPauseMs = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(endpoint: Endpoint, options: LoopOptions) {
    this.options = options;
    this.port = openPort<Event, Command>(endpoint, (command) => void this.obey(command));
    this.openings = new Openings(this.port, options);
    this.turns.port1.onmessage = () => void this.turn();
    onContextLost(() => void this.recover());
    onShaderCompiled((programs) => {
      const run = this.atWork;
      if (run) this.port.send({ type: 'preparing', run, what: 'shaders', programs });
    });
    this.port.send({ type: 'ready' });
  }

  private async obey(command: Command): Promise<void> {
    if (command.type === 'open') return this.open(command);
    if (command.type === 'measure') return this.openings.measure(command);
    if (command.type === 'close') this.openings.callOff(command.run);
    const place = this.places.get(command.run);
    if (!place) return; // it was closed while the message was on its way
    await this.guard(place, async () => {
      if (command.type !== 'close') await selectBackend(place.run.backend);
      switch (command.type) {
        case 'play':
          return this.play(place, command.until, command.speed);
        case 'pause':
          return this.pause(place);
        case 'seek':
          place.owesMoment = command.step;
          return this.payDebts(place);
        case 'branch':
          place.hasFailed = false;
          place.run.branch(command.step);
          this.change(place, command.settings);
          return this.pause(place);
        case 'change':
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

  private async open(command: Extract<Command, { type: 'open' }>): Promise<void> {
    this.places.get(command.run)?.run.dispose();
    this.places.delete(command.run);
    const place = await this.openings.open(command);
    if (place) this.places.set(command.run, place);
    this.wake();
  }

  private async play(place: Place, until: number, speed: Speed): Promise<void> {
    for (const other of this.places.values()) {
      if (other === place || !other.run.isTraining) continue;
      await this.guard(other, async () => {
        await selectBackend(other.run.backend);
        this.pause(other);
      });
    }
    await selectBackend(place.run.backend);
    place.run.until = until;
    place.speed = speed;
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
    this.atWork = run.id;
    const deadline = performance.now() + this.options.sliceMs;
    do run.advance();
    while (waitMs(place) <= 0 && performance.now() < deadline);
    this.atWork = null;
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
    const { run, isOpened, isPaused, timings } = place;
    const { id, backend } = run;
    const moment = this.look(place);
    place.owesRest = false;
    place.isOpened = true;
    const renderer = backend === 'webgl' ? webglRenderer() : null;
    if (isOpened) this.post(place, { type: 'rested', run: id, moment, hasReached: !isPaused });
    else this.post(place, { type: 'opened', run: id, backend, timings, renderer, moment });
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
      this.atWork = null;
      if (error instanceof ContextLost) return;
      place.hasFailed = true;
      place.run.until = place.run.step;
      const code = error instanceof Diverged ? 'diverged' : 'internal';
      this.port.send({ type: 'failed', run: place.run.id, code, message: String(error) });
    }
  }

  /** Brings back every run that lost its tensors with the WebGL context; where there is none to be had, on the processor. */
  private async recover(): Promise<void> {
    discardWebgl();
    this.openings.forgetChoices();
    for (const place of this.places.values()) {
      if (place.run.backend !== 'webgl') continue;
      await this.guard(place, async () => {
        const backend = await selectBackend('webgl').then(
          () => 'webgl' as const,
          () => processorBackend(thisDevice),
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
