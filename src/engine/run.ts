/** One run on the worker's side: a session heading for a number of steps, and all that is remembered of its way. */

import type { BackendName } from '#tensor/backendNames.ts';
import { History } from '#training/history.ts';
import type { Change, Moment, Row } from './protocol.ts';
import type {
  Checkpoint,
  Look,
  Metrics,
  Question,
  Session,
  Settings,
  Snapshot,
} from './session.ts';

/** A remembered moment: what it looked like and how to go on from it. */
interface Frame extends Snapshot {
  readonly checkpoint: Checkpoint;
}

/** What a run begins with. */
export interface RunOptions {
  readonly id: string;
  /** Makes the run's session; its files are known already. */
  readonly create: (settings: Settings) => Session;
  readonly settings: Settings;
  readonly changes: readonly Change[];
  readonly backend: BackendName;
}

/** Thrown when a run's numbers are no longer finite. */
export class Diverged extends Error {}

const memoryBudget = 48 * 2 ** 20; // bytes

/** A session on its way to `until` steps. It is busy until it is there and has been measured there. */
export class Run {
  readonly id: string;
  /** Where its tensors are; changes only when a lost context could not be replaced. */
  backend: BackendName;
  /** The steps done so far. */
  step = 0;
  /** The run trains until this many steps are done. */
  until = 0;
  private readonly create: RunOptions['create'];
  private readonly firstSettings: Settings;
  private changes: readonly Change[];
  private session: Session;
  private history: History<Frame> | null = null;
  private measuring: Generator<void, Metrics> | null = null;
  private measured: Row | null = null;
  private unsentRows: Row[] = [];

  constructor({ id, create, settings, changes, backend }: RunOptions) {
    this.id = id;
    this.backend = backend;
    this.create = create;
    this.firstSettings = settings;
    this.changes = changes;
    this.session = create(this.settingsAt(0));
  }

  /** Whether there is something to do. */
  get isBusy(): boolean {
    return this.measuring !== null || this.isTraining || this.measured?.step !== this.step;
  }

  /** Whether it has been measured at all. */
  get isMeasured(): boolean {
    return this.measured !== null;
  }

  /** Whether it still has steps to take. */
  get isTraining(): boolean {
    return this.step < this.until;
  }

  /** Whether a measurement is under way. */
  get isMeasuring(): boolean {
    return this.measuring !== null;
  }

  /** Does one small piece of work: a training step, or a part of a measurement. Throws `Diverged`. */
  advance(): void {
    if (this.measuring) this.measureOn(this.measuring);
    else if (this.isTraining && this.isMeasured) this.train();
    else this.measuring = this.session.measure(); // also before the first step, whatever the hurry
  }

  /** The moment now, with the rows that the page has not seen. Throws `Diverged`. */
  takeMoment(): Moment {
    const look = this.session.look();
    if (!Object.values(look.arrays).every(hasNumbersOnly)) throw new Diverged();
    const rows = this.unsentRows;
    this.unsentRows = [];
    return { snapshot: { step: this.step, metrics: this.measured?.metrics ?? {}, ...look }, rows };
  }

  /** A copy of the remembered moment at or before a step, if any. */
  recall(step: number): Snapshot | null {
    const frame = this.history?.at(step);
    if (!frame) return null;
    const { checkpoint, ...snapshot } = frame;
    return { ...snapshot, arrays: copied(frame.arrays) };
  }

  /** Loads what it takes to answer a question: to be waited for before `answer`. */
  async prepare(question: Question): Promise<void> {
    await this.session.prepare?.(question);
  }

  /**
   * What the model of the remembered moment at or before a step has to say; the run stays where it is. Throws when its
   * session answers no questions, or not this one.
   */
  answer(step: number, question: Question): { readonly step: number; readonly answer: Look } {
    const { session } = this;
    if (!session.answer) throw new Error(`invalid question; expected none: ${question.kind}`);
    const frame = step < this.step ? this.history?.at(step) : undefined;
    if (!frame) return { step: this.step, answer: session.answer(question) };
    const now = session.checkpoint();
    try {
      session.restore(frame.checkpoint);
      return { step: frame.step, answer: session.answer(question) };
    } finally {
      session.restore(now);
    }
  }

  /** Takes over live settings from this step on. */
  change(settings: Settings): Change {
    const change = { step: this.step, settings };
    this.changes = [...this.changes.filter(({ step }) => step < this.step), change];
    this.session.change(settings);
    return change;
  }

  /** Goes back to the remembered moment at or before a step, and forgets what came after it. */
  branch(step: number): void {
    const frame = this.history?.at(step);
    if (!frame) return;
    this.history?.truncate(frame.step);
    this.unsentRows = [];
    this.changes = this.changes.filter((change) => change.step <= frame.step);
    this.returnTo(frame);
  }

  /** Makes the session anew after its tensors were lost, at the newest remembered moment. */
  rebuild(backend: BackendName): void {
    this.backend = backend;
    this.session = this.create(this.settingsAt(0));
    const frame = this.history?.at(Number.POSITIVE_INFINITY);
    if (frame) this.returnTo(frame);
    else this.forget();
  }

  /** Frees the session's tensors. */
  dispose(): void {
    this.session.dispose();
  }

  private train(): void {
    this.session.step();
    this.step++;
    const change = this.changes.find(({ step }) => step === this.step);
    if (change) this.session.change(change.settings);
    if (this.history?.isDue(this.step)) this.measuring = this.session.measure();
  }

  private measureOn(measuring: Generator<void, Metrics>): void {
    const result = measuring.next();
    if (!result.done) return;
    this.measuring = null;
    if (!Object.values(result.value).every(Number.isFinite)) throw new Diverged();
    this.measured = { step: this.step, metrics: result.value };
    this.unsentRows.push(this.measured);
    this.remember(result.value);
  }

  private remember(metrics: Metrics): void {
    const frame = {
      step: this.step,
      metrics,
      ...this.session.look(),
      checkpoint: this.session.checkpoint(),
    };
    this.history ??= new History(
      Math.min(600, Math.max(16, Math.floor(memoryBudget / sizeOf(frame)))),
    );
    this.history.add(frame);
  }

  private returnTo(frame: Frame): void {
    this.session.restore(frame.checkpoint);
    this.session.change(this.settingsAt(frame.step));
    this.step = frame.step;
    this.measuring = null;
    this.measured = { step: frame.step, metrics: frame.metrics };
  }

  private forget(): void {
    this.step = 0;
    this.measuring = null;
    this.measured = null;
  }

  private settingsAt(step: number): Settings {
    return this.changes.findLast((change) => change.step <= step)?.settings ?? this.firstSettings;
  }
}

function hasNumbersOnly(array: Float32Array): boolean {
  return array.every(Number.isFinite);
}

function copied(arrays: Snapshot['arrays']): Snapshot['arrays'] {
  return Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, array.slice()]));
}

/** The bytes of all typed arrays inside, however deep. */
function sizeOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value === 'string') return 2 * value.length;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.values(value).reduce<number>((sum, inner) => sum + sizeOf(inner), 0);
}
