/** What the page is told of runs: their moments, never more than one of a run at a time. */

import { webglRenderer } from '#tensor/backends.ts';
import type { Place } from './place.ts';
import type { Port } from './port.ts';
import type { Command, Event, Moment } from './protocol.ts';

type Ask = Extract<Command, { type: 'ask' }>;

/** Drawing may cost a fifth of the time, and no more than twenty pictures a second. */
const lookShare = 4;
const shortestGapMs = 50;
/** Where WebGL is a program on the processor, the page's drawing and the training wait for the same one. */
const gapInSoftwareMs = 300;

/** Looks at runs for the page; each run's own backend has to be selected when it is called. */
export class Reports {
  private readonly port: Port<Event>;

  constructor(port: Port<Event>) {
    this.port = port;
  }

  /** Tells how far a run has come while it goes on. */
  progress(place: Place): void {
    const moment = this.look(place);
    this.post(place, {
      type: 'progress',
      run: place.run.id,
      moment,
      stepsPerSecond: place.pace.rate(place.run.step),
    });
  }

  /** Tells of a run's last moment as soon as it is at rest and has been measured there. */
  rest(place: Place): void {
    place.owesRest = true;
    this.payDebts(place);
  }

  /** Says what is owed, one snapshot at a time: the next waits until the page has taken this one. */
  payDebts(place: Place): void {
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

  /** Loads what it takes to answer a question; whether it can be answered now. What goes wrong is told. */
  async prepare({ run }: Place, ask: Ask): Promise<boolean> {
    try {
      await run.prepare(ask.question);
      return true;
    } catch (error) {
      this.refuse(run.id, ask, error);
      return false;
    }
  }

  /** Answers a question about a run's model; what goes wrong with it is told, and the run goes on. */
  answer({ run }: Place, ask: Ask): void {
    try {
      const answered = run.answer(ask.step, ask.question);
      const buffers = Object.values(answered.answer.arrays).map(({ buffer }) => buffer);
      this.port.send(
        { type: 'answered', run: run.id, id: ask.id, ...answered, problem: '' },
        buffers,
      );
    } catch (error) {
      this.refuse(run.id, ask, error);
    }
  }

  private refuse(run: string, { id, step }: Ask, error: unknown): void {
    this.port.send({ type: 'answered', run, id, step, answer: null, problem: String(error) });
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
    const isInSoftware = place.run.backend === 'webgl' && webglRenderer()?.isSoftware;
    const gapMs = isInSoftware ? gapInSoftwareMs : shortestGapMs;
    place.nextLookMs = performance.now() + Math.max(gapMs, lookShare * took);
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
}
