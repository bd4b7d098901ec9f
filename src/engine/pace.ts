/** How fast a run goes, and how long it has to wait when it is to go slowly. */

import type { Speed } from './protocol.ts';

/** At the rising speed, steps a second at the first step, and how many more with each step done. */
const risingFrom = 40;
const risingBy = 0.5;

const windowMs = 1000;

/** A clock beside the count of steps. */
export class Pace {
  private startMs = 0;
  private startStep = 0;
  private mark = { ms: 0, step: 0 };
  private lastRate = 0;

  /** Begins to count from this step. */
  start(step: number): void {
    this.startMs = performance.now();
    this.startStep = step;
    this.mark = { ms: this.startMs, step };
    this.lastRate = 0;
  }

  /** Steps a second over about the last second. */
  rate(step: number): number {
    const passedMs = performance.now() - this.mark.ms;
    if (passedMs < windowMs / 4 && this.lastRate > 0) return this.lastRate;
    this.lastRate = passedMs > 0 ? (1000 * (step - this.mark.step)) / passedMs : 0;
    if (passedMs >= windowMs) this.mark = { ms: performance.now(), step };
    return this.lastRate;
  }

  /** Milliseconds until the next step is due at this speed. */
  waitMs(step: number, speed: Speed): number {
    if (speed === null) return 0;
    return this.startMs + this.timeTo(step, speed) - performance.now();
  }

  private timeTo(step: number, speed: number | 'rising'): number {
    if (speed !== 'rising') return (1000 * (step - this.startStep)) / speed;
    // What grows by a share of itself grows exponentially; solved for the time.
    const head = risingFrom / risingBy;
    return (1000 * Math.log((step + head) / (this.startStep + head))) / risingBy;
  }
}
