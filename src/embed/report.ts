/** What an embed tells its host of a run, unasked: progress, failures, and how it stands with the goal. */

import type { ParameterValues } from '#demos/framework/defineDemo.ts';
import { type ChosenGoal, progressOf } from '#demos/framework/goals.ts';
import { isPast, type RunState } from '#demos/framework/runState.ts';
import type { Metrics } from '#engine/session.ts';
import type { ErrorCode, MessageFromEmbed } from './contract.ts';
import type { Surroundings } from './frame.ts';

/** What a report is made for. */
export interface ReportOptions extends Pick<Surroundings, 'tell' | 'showGoal'> {
  readonly goal: ChosenGoal | null;
  /** The settings that the demo begins with. */
  readonly values: ParameterValues;
}

/** Time between two messages of progress: at most four a second. */
const betweenMs = 250;

/** Reports on one run after another. */
export class Report {
  private readonly options: ReportOptions;
  private latest: RunState | null = null;
  private counts: Metrics = {};
  private timer: ReturnType<typeof setTimeout> | null = null;
  private lastMs = Number.NEGATIVE_INFINITY;
  private lastTold = '';
  private failure: RunState['failure'] = null;
  private isReached = false;
  /** The step at which the run finished without having reached the goal. */
  private missedAt = -1;

  constructor(options: ReportOptions) {
    this.options = options;
    this.showGoal(0);
  }

  /** Takes note of the run's state and of what the reader did in the figure. */
  take(state: RunState, counts: Metrics): void {
    this.latest = state;
    this.counts = counts;
    if (state.failure && state.failure !== this.failure) {
      const { code, sentence } = state.failure;
      this.tell({ type: 'error', code: errorCode(code), message: sentence });
    }
    this.failure = state.failure;
    this.judge();
    this.timer ??= setTimeout(
      () => {
        this.timer = null;
        this.lastMs = performance.now();
        this.tellProgress();
      },
      Math.max(0, this.lastMs + betweenMs - performance.now()),
    );
  }

  private judge(): void {
    const { goal } = this.options;
    const { latest } = this;
    if (!goal || !latest || isPast(latest)) return;
    const progress = this.progress();
    const hasMissed =
      progress < 1 && latest.status === 'finished' && this.missedAt !== latest.latestStep;
    this.showGoal(progress);
    if (this.isReached || !(progress >= 1 || hasMissed)) return;
    if (hasMissed) this.missedAt = latest.latestStep;
    else this.isReached = true;
    this.tell({
      type: 'complete',
      goal: goal.goal.id,
      passed: progress >= 1,
      step: this.step(),
      metrics: this.metrics(),
    });
  }

  private tellProgress(): void {
    const { latest } = this;
    if (!latest || isPast(latest)) return;
    const { backend, stepsPerSecond } = latest;
    const metrics = this.metrics();
    const told = JSON.stringify([this.step(), metrics]);
    if (told === this.lastTold || Object.keys(metrics).length === 0) return;
    this.lastTold = told;
    this.tell({
      type: 'progress',
      step: this.step(),
      metrics,
      stepsPerSecond: Number.isFinite(stepsPerSecond) ? stepsPerSecond : 0,
      backend: backend ?? 'none',
    });
  }

  /** A recorded run is nobody's progress. */
  private step(): number {
    return this.latest && !this.latest.isRecorded ? this.latest.latestStep : 0;
  }

  private metrics(): Metrics {
    const measured = this.latest?.isRecorded ? {} : (this.latest?.shown?.metrics ?? {});
    const all = Object.entries({ ...measured, ...this.counts });
    const goal = this.options.goal ? { goal: this.isReached ? 1 : this.progress() } : {};
    return { ...Object.fromEntries(all.filter(([, value]) => Number.isFinite(value))), ...goal };
  }

  private progress(): number {
    const { goal } = this.options;
    const { latest, counts } = this;
    if (!goal || !latest) return 0;
    const hasBegun = !latest.isRecorded && latest.latestStep > 0;
    const metrics = { ...(hasBegun ? latest.shown?.metrics : {}), ...counts };
    if (!hasBegun && Object.keys(counts).length === 0) return 0;
    return progressOf(goal, { metrics, values: latest.values, step: this.step() });
  }

  private showGoal(progress: number): void {
    const { goal, values, showGoal } = this.options;
    if (!goal) return;
    const what = goal.goal.label(this.latest?.values ?? values, goal.bar);
    const isReached = this.isReached || progress >= 1;
    showGoal(what, isReached ? null : progress);
  }

  private tell(message: WithoutMark<MessageFromEmbed>): void {
    this.options.tell({ fromNoise: 1, ...message });
  }
}

/** A message, but for what marks it as one of the contract. */
export type WithoutMark<M> = M extends M ? Omit<M, 'fromNoise'> : never;

/** Why a run failed, in the contract's words. */
export function errorCode(code: string): ErrorCode {
  return code === 'diverged' ? 'diverged' : 'failed';
}
