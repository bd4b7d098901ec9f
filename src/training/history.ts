/** The time machine's memory: frames of a run at widening steps, within a budget. */

/** One remembered moment. */
export interface HistoryFrame {
  readonly step: number;
}

/** Keeps frames in the order of their steps; when they outgrow the budget, every second one goes. */
export class History<Frame extends HistoryFrame> {
  private frames: Frame[] = [];
  private thinning = 1;
  private readonly maxFrames: number;

  /** @param maxFrames how many frames fit into the budget (at least 4). */
  constructor(maxFrames: number) {
    if (!(maxFrames >= 4)) throw new Error(`invalid maxFrames; expected at least 4: ${maxFrames}`);
    this.maxFrames = maxFrames;
  }

  /**
   * Whether a frame is due at this step. It depends on the step alone, never on time,
   * so that the same run is remembered at the same steps on every device.
   */
  isDue(step: number): boolean {
    return step % (this.thinning * baseInterval(step)) === 0;
  }

  /** Remembers a frame; one at or after its step is forgotten. */
  add(frame: Frame): void {
    this.truncate(frame.step - 1);
    this.frames.push(frame);
    if (this.frames.length <= this.maxFrames) return;
    this.thinning *= 2;
    const last = this.frames.length - 1;
    this.frames = this.frames.filter(({ step }, i) => i === last || this.isDue(step));
  }

  /** The newest frame at or before this step, or the oldest there is. */
  at(step: number): Frame | undefined {
    return this.frames.findLast((frame) => frame.step <= step) ?? this.frames[0];
  }

  /** The steps that are remembered, in order. */
  steps(): number[] {
    return this.frames.map(({ step }) => step);
  }

  /** Forgets everything after this step: a run that branches there has another future. */
  truncate(step: number): void {
    this.frames = this.frames.filter((frame) => frame.step <= step);
  }
}

/** Early steps change most: every 10th step below 100, every 50th below 1,000, every 100th below 4,000, then every 200th. */
function baseInterval(step: number): number {
  if (step < 100) return 10;
  if (step < 1000) return 50;
  return step < 4000 ? 100 : 200;
}
