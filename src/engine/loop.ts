/** The worker's side: runs sessions in short slices and tells the page, which is never made to wait or to queue. */

import { discardWebgl, onContextLost, onShaderCompiled, selectBackend } from '#tensor/backends.ts';
import { type LoopOptions, Openings } from './opening.ts';
import { type Place, waitMs } from './place.ts';
import { type Endpoint, openPort, type Port } from './port.ts';
import type { Command, Event, RunCommand, Speed } from './protocol.ts';
import { isLost, rebuild } from './recovery.ts';
import { Reports } from './reports.ts';
import { Diverged } from './run.ts';
import type { Settings } from './session.ts';

/** Serves a page over this endpoint for as long as it stands. */
export function serve(endpoint: Endpoint, options: LoopOptions): void {
  new Loop(endpoint, options);
}

const pauseEveryMs = 25;

class Loop {
  private readonly places = new Map<string, Place>();
  private readonly openings: Openings;
  private readonly reports: Reports;
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
    this.reports = new Reports(this.port);
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
    if (command.type === 'close') return this.close(command.run);
    const place = this.places.get(command.run);
    if (!place) return; // it was closed while the message was on its way
    if (command.type === 'ask' && !(await this.reports.prepare(place, command))) return;
    place.waiting.push(command);
    await this.catchUp(place);
    this.wake();
  }

  private async open(command: Extract<Command, { type: 'open' }>): Promise<void> {
    this.free(command.run);
    const place = await this.openings.open(command);
    if (place) this.places.set(command.run, place);
    this.wake();
  }

  private close(run: string): void {
    this.openings.callOff(run);
    this.free(run);
    this.wake();
  }

  private free(run: string): void {
    const place = this.places.get(run);
    if (!place) return;
    try {
      place.run.dispose();
    } catch (error) {
      if (!isLost(place)) this.fail(place, error);
    }
    this.places.delete(run);
  }

  /** Carries out what waits for a run's backend, in the order in which it was asked. */
  private async catchUp(place: Place): Promise<void> {
    let hasBegun = false;
    await this.workOn(place, () => {
      for (let next = place.waiting.shift(); next; next = place.waiting.shift()) {
        hasBegun ||= next.type === 'play';
        this.carryOut(place, next);
      }
    });
    if (hasBegun && place.run.isTraining) this.pauseOthers(place);
  }

  private carryOut(place: Place, command: RunCommand): void {
    switch (command.type) {
      case 'play':
        this.play(place, command.until, command.speed);
        break;
      case 'pause':
        this.pause(place);
        break;
      case 'seek':
        place.owesMoment = command.step;
        this.reports.payDebts(place);
        break;
      case 'branch':
        place.hasFailed = false;
        place.run.branch(command.step);
        this.change(place, command.settings);
        this.pause(place);
        break;
      case 'change':
        this.change(place, command.settings);
        break;
      case 'ask':
        this.reports.answer(place, command);
        break;
      case 'received':
        place.isInFlight = false;
        this.reports.payDebts(place);
        break;
      default:
        command satisfies never;
    }
  }

  private play(place: Place, until: number, speed: Speed): void {
    place.run.until = until;
    place.speed = speed;
    place.isPaused = false;
    place.pace.start(place.run.step);
    if (!place.run.isTraining) this.reports.rest(place); // it is there already
  }

  private pauseOthers(place: Place): void {
    for (const other of this.places.values()) {
      if (other === place) continue;
      if (other.run.isTraining || other.waiting.some(({ type }) => type === 'play'))
        void this.obey({ type: 'pause', run: other.run.id });
    }
  }

  private change({ run }: Place, settings: Settings): void {
    this.port.send({ type: 'changed', run: run.id, change: run.change(settings) });
  }

  private pause(place: Place): void {
    place.run.until = place.run.step;
    place.isPaused = true;
    this.reports.rest(place);
  }

  /** One slice of work on whatever is busy, then a look at the messages. */
  private async turn(): Promise<void> {
    this.isQueued = false;
    for (const place of this.places.values())
      if (waitMs(place) <= 0) await this.workOn(place, () => this.advance(place));
    this.wake();
  }

  private advance(place: Place): void {
    const { run } = place;
    this.atWork = run.id;
    const deadline = performance.now() + this.options.sliceMs;
    do run.advance();
    while (waitMs(place) <= 0 && performance.now() < deadline);
    this.atWork = null;
    if (isLost(place)) return; // with it all that was computed here
    if (!run.isBusy || (!place.isOpened && run.isMeasured)) this.reports.rest(place);
    else if (place.isOpened && !place.isInFlight && performance.now() >= place.nextLookMs)
      this.reports.progress(place);
  }

  /**
   * Does a piece of work on a run's backend; what it throws ends the run in words. Nothing is done for a run that was
   * closed meanwhile, or that is lost: it comes back.
   */
  private async workOn(place: Place, work: () => void): Promise<void> {
    if (isLost(place)) return;
    try {
      await selectBackend(place.run.backend);
      // From here on there must be no other wait, after which the backend may be another's.
      if (this.isServed(place) && !isLost(place)) work();
    } catch (error) {
      this.atWork = null;
      if (!isLost(place)) this.fail(place, error);
    }
  }

  private isServed(place: Place): boolean {
    return this.places.get(place.run.id) === place;
  }

  private fail(place: Place, error: unknown): void {
    if (!this.isServed(place)) return;
    place.hasFailed = true;
    place.run.until = place.run.step;
    const code = error instanceof Diverged ? 'diverged' : 'internal';
    this.port.send({ type: 'failed', run: place.run.id, code, message: String(error) });
  }

  /** Brings back every run that lost its tensors with the WebGL context. */
  private async recover(): Promise<void> {
    discardWebgl();
    this.openings.forgetChoices();
    const lost = [...this.places.values()].filter(({ run }) => run.backend === 'webgl');
    // All at once and before any wait, so that nothing is asked of a backend that may not come back.
    for (const place of lost) place.isLost = true;
    for (const place of lost) await this.bringBack(place);
    this.wake();
  }

  private async bringBack(place: Place): Promise<void> {
    try {
      if (!(await rebuild(place, () => this.isServed(place)))) return;
      const { id, backend, step } = place.run;
      this.port.send({ type: 'recovered', run: id, backend, step });
      await this.catchUp(place);
    } catch (error) {
      place.isLost = false; // unless the new context is lost as well, which will be told
      if (!isLost(place)) this.fail(place, error);
    }
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
