/** One demo's run on the page: what the reader asks for goes to the engine, what it answers becomes state. */

import type { Engine } from '#engine/client.ts';
import type { Speed } from '#engine/protocol.ts';
import type { Question } from '#engine/session.ts';
import type { BackendName } from '#tensor/backendNames.ts';
import type { AddressState } from './address.ts';
import { onBackendRemembered, rememberBackend, rememberedBackend } from './backendMemory.ts';
import type { Definition, ParameterValues } from './defineDemo.ts';
import { type Answered, Unanswered } from './questions.ts';
import type { Poster } from './recording.ts';
import { branchedAt, failureOf, withEvent } from './runEvents.ts';
import { type RunEvent, RunLink } from './runLink.ts';
import { clearedRun, isPast, posterState, type RunState, shownStep } from './runState.ts';
import { keptValues, withCompanions } from './values.ts';

/** What a store begins with. */
export interface RunStoreOptions {
  readonly definition: Definition;
  readonly engine: Engine;
  /** What is shown so far: `freshState`. */
  readonly state: RunState;
}

/** The store that is training; starting another one pauses it. */
let trainingNow: RunStore | null = null;

/** Reads like a store of React's (`subscribe`, `get`); everything else is what a reader can do. */
export class RunStore {
  private state: RunState;
  private readonly definition: Definition;
  private readonly link: RunLink;
  private readonly subscribers = new Set<() => void>();
  private readonly forgetBackend: () => void;
  /** The number of steps that the run is heading for. */
  private until = 0;
  private isHiddenAway = false;
  /** The figures that show this run and can be seen. */
  private readonly inSight = new Set<unknown>();

  constructor({ definition, engine, state }: RunStoreOptions) {
    this.definition = definition;
    this.link = new RunLink({ definition, engine, hear: (event) => this.hear(event) });
    this.state = { ...state, wantedBackend: rememberedBackend() };
    this.forgetBackend = onBackendRemembered(() => {
      // A run that has begun shows what it was begun with until it begins anew.
      if (!this.link.isThere) this.set({ wantedBackend: rememberedBackend() });
    });
  }

  readonly subscribe = (subscriber: () => void): (() => void) => {
    this.subscribers.add(subscriber);
    return () => this.subscribers.delete(subscriber);
  };

  readonly get = (): RunState => this.state;

  /** Trains on from what is shown: from an earlier moment, the run branches there. */
  train(): void {
    if (this.isMissingSomething()) return;
    this.renewAfterFailure();
    const { stepsToFinish } = this.definition;
    const from = shownStep(this.state);
    const { target } = this.state;
    const finish = (Math.floor(from / stepsToFinish) + 1) * stepsToFinish;
    this.headFor(target !== null && target > from ? target : finish);
  }

  /** Takes training steps from what is shown. */
  step(count = 1): void {
    if (this.isMissingSomething()) return;
    this.renewAfterFailure();
    this.headFor(shownStep(this.state) + count);
  }

  /** Stops after the step in hand; `notice` says why when it was not the reader's wish. */
  pause(notice?: string): void {
    if (!this.isTraining) return;
    if (this.link.isOpen) this.link.tell({ type: 'pause' });
    this.until = 0;
    this.set({ status: this.link.isOpen ? 'paused' : 'idle', notices: notice ? [notice] : [] });
  }

  /** Back to the first step with the same settings and seed: the same run again. */
  reset(): void {
    this.begin(this.state.values, { isTraining: false });
  }

  /** After a failure: once more from the first step, wherever it can if the chosen backend was the trouble. */
  retry(): void {
    if (this.state.failure?.code === 'backend') this.want(null);
    this.begin(this.state.values, { isTraining: false });
    this.train();
  }

  /** The same settings with another seed; training goes on if it did. */
  newSeed(): void {
    this.setValues({ seed: (Number(this.state.values['seed']) + 1) % 1_000_000 });
  }

  /** How fast to train from now on. */
  setSpeed(speed: Speed): void {
    this.set({ speed });
    if (this.isTraining && this.link.isOpen) this.play();
  }

  /** Runs on another backend from the first step on; null is the one that the engine finds to be the fastest. */
  setBackend(backend: BackendName | null): void {
    if (backend === this.state.wantedBackend) return;
    this.want(backend);
    this.begin(this.state.values, { isTraining: this.isTraining });
  }

  /** Shows the remembered moment at or before a step. Training pauses. */
  seek(step: number): void {
    this.pause();
    if (this.link.isOpen) this.link.tell({ type: 'seek', step });
  }

  /** Shows a moment of a recorded run. */
  showRecorded(poster: Poster): void {
    if (this.link.isOpen) return;
    this.set(posterState(poster));
  }

  /** Changes settings: the run begins anew, goes on with them, or is only shown another way. */
  setValues(set: ParameterValues): void {
    const patch = withCompanions(this.definition, set);
    const values = { ...this.state.values, ...patch };
    const changed = Object.keys(patch).filter((id) => patch[id] !== this.state.values[id]);
    const effects = changed.map((id) => this.definition.parameters[id]?.effect ?? 'restart');
    const isAtStart = shownStep(this.state) === 0;
    if (effects.includes('restart') || (effects.includes('live') && isAtStart)) {
      this.begin(values, { isTraining: this.isTraining });
      const { isQuick = false, missing } = this.definition;
      if (isQuick && !this.isTraining && !missing?.(values)) this.train();
      return;
    }
    this.set({ values });
    // From an earlier moment the new settings take effect with the branch.
    if (effects.includes('live') && this.link.isOpen && !isPast(this.state))
      this.link.tell({ type: 'change', settings: values });
  }

  /** Takes over a preset's settings; what the figure shows, and what is the reader's own, stays as it is. */
  applyPreset(preset: ParameterValues): void {
    const values = { ...preset, ...keptValues(this.definition, this.state.values) };
    this.setAll({ values, changes: [], step: null });
  }

  /** Takes over a whole state, a link's for one. A run that was trained before, or was to be, begins at once. */
  setAll({ values, changes, step }: AddressState, notices: readonly string[] = []): void {
    const hasTrained = this.state.latestStep > 0 || this.isTraining;
    this.begin(
      { ...this.state.values, ...values },
      { isTraining: hasTrained && step === null, changes, target: step },
    );
    this.set({ notices });
  }

  /** Asks the model at the moment on show, or at or before a step. A run that has not begun opens, but does not train. */
  answer(question: Question, step = shownStep(this.state)): Promise<Answered> {
    if (this.isMissingSomething()) return Promise.reject(new Unanswered());
    if (!this.link.isThere) this.open();
    return this.link.ask(step, question);
  }

  /** Tells whether the reader can see a figure of the run; out of sight it pauses, and it goes on when it comes back. */
  setVisible(isInSight: boolean, figure: unknown = this): void {
    if (isInSight) this.inSight.add(figure);
    else this.inSight.delete(figure);
    const isVisible = this.inSight.size > 0;
    if (!isVisible && this.isTraining) {
      this.pause('Paused while it is out of sight.');
      this.isHiddenAway = true;
    } else if (isVisible && this.isHiddenAway) {
      this.isHiddenAway = false;
      this.train();
    }
  }

  /** Tells the reader something in a sentence. */
  say(notice: string): void {
    this.set({ notices: [notice] });
  }

  /** Frees the run. */
  dispose(): void {
    this.link.close();
    this.forgetBackend();
    if (trainingNow === this) trainingNow = null;
  }

  private get isTraining(): boolean {
    return this.state.status === 'running' || this.state.status === 'starting';
  }

  /** Begins anew with these settings; without an engine so far, nothing is loaded before Train. */
  private begin(
    values: ParameterValues,
    {
      isTraining,
      changes = [],
      target = null,
    }: Partial<Pick<RunState, 'changes' | 'target'>> & { isTraining: boolean },
  ): void {
    this.until = 0;
    this.isHiddenAway = false;
    const begun = {
      values,
      firstValues: values,
      changes,
      target,
      notices: [],
      status: 'idle',
    } as const;
    this.set({ ...(this.state.isRecorded ? { failure: null } : clearedRun), ...begun });
    if (!this.link.isThere) return;
    if (this.isMissingSomething()) {
      this.link.close();
      return;
    }
    this.open();
    if (isTraining) this.train();
  }

  /** Tells the reader what is missing before a run can begin, if anything is. */
  private isMissingSomething(): boolean {
    const missing = this.definition.missing?.(this.state.values) ?? null;
    if (missing) this.say(missing);
    return missing !== null;
  }

  private want(wantedBackend: BackendName | null): void {
    rememberBackend(wantedBackend);
    this.set({ wantedBackend, place: '' });
  }

  private open(): void {
    // Another demo on the page may have been where the reader chose.
    this.set({ wantedBackend: rememberedBackend() });
    if (this.link.open(this.state)) this.set({ preparing: 'Loading what it learns from…' });
  }

  private headFor(until: number): void {
    if (trainingNow !== this) trainingNow?.pause('Paused: another demo on this page is training.');
    trainingNow = this;
    this.isHiddenAway = false;
    this.until = until;
    if (isPast(this.state)) this.branch(shownStep(this.state));
    if (!this.link.isThere) this.open();
    if (this.link.isOpen) this.play();
    else this.set({ preparing: 'Loading the engine…' });
    this.set({ status: this.link.isOpen ? 'running' : 'starting', failure: null, notices: [] });
  }

  /** A run that failed can only be gone on with from before it did, and only while the engine still has it. */
  private renewAfterFailure(): void {
    if (this.state.status !== 'failed' || (isPast(this.state) && this.link.isThere)) return;
    this.begin(this.state.values, { isTraining: false });
  }

  private branch(step: number): void {
    this.set(branchedAt(this.state, step));
    this.link.tell({ type: 'branch', step, settings: this.state.values });
  }

  private play(): void {
    this.link.tell({ type: 'play', until: this.until, speed: this.state.speed });
  }

  private hear(event: RunEvent): void {
    if (event.type === 'failed') {
      this.fail(event);
      return;
    }
    this.set(withEvent(this.state, event));
    if (event.type === 'opened' && this.until > 0) {
      this.play();
      this.set({ status: 'running' });
    }
    if (event.type === 'rested') this.rest(event.hasReached);
  }

  private rest(hasReached: boolean): void {
    const { latestStep, target, status } = this.state;
    if (!hasReached || latestStep < this.until) {
      if (status !== 'running') this.set({ status: latestStep === 0 ? 'idle' : 'paused' });
      return;
    }
    this.until = 0;
    if (latestStep === target)
      this.set({ target: null, notices: [`This is step ${target}, where the link points.`] });
    const isDone = latestStep % this.definition.stepsToFinish === 0;
    this.set({ status: isDone ? 'finished' : 'paused' });
  }

  private fail(event: Extract<RunEvent, { type: 'failed' }>): void {
    if (event.code !== 'diverged') this.link.close();
    this.until = 0;
    this.set({
      status: 'failed',
      failure: failureOf(this.definition, this.state, event),
      preparing: null,
    });
  }

  private set(patch: Partial<RunState>): void {
    this.state = { ...this.state, ...patch };
    for (const subscriber of this.subscribers) subscriber();
  }
}
