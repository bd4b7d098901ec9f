/** What stands before a run's first step: its backend is chosen, its session made; and what can be called off meanwhile. */

import { selectBackend } from '#tensor/backends.ts';
import {
  type Choice,
  ChoiceMemory,
  type ChoiceOptions,
  chooseBackend,
  measureAll,
} from './choice.ts';
import { thisDevice } from './device.ts';
import { newPlace, type Place } from './place.ts';
import type { Port } from './port.ts';
import type { Command, Event, FailureCode, Preparation } from './protocol.ts';
import { Run } from './run.ts';
import type { CreateSession, Session, Settings } from './session.ts';

/** What a loop is given: how to load the sessions that it can run, by the demo's id, and how long it may hold its thread. */
export interface LoopOptions {
  readonly sessions: Readonly<Record<string, () => Promise<CreateSession>>>;
  /** Milliseconds of work between two looks at the messages; at most 12 on the page's own thread. */
  readonly sliceMs: number;
}

type Open = Extract<Command, { type: 'open' }>;
type Measure = Extract<Command, { type: 'measure' }>;

/** Opens runs and measures backends, and tells the page how far it is and what went wrong. */
export class Openings {
  private readonly port: Port<Event>;
  private readonly options: LoopOptions;
  private readonly pending = new Map<string, AbortController>();
  private readonly choices = new ChoiceMemory();

  constructor(port: Port<Event>, options: LoopOptions) {
    this.port = port;
    this.options = options;
  }

  /** A new run in its place, or null when it failed, which the page is told, or was called off. */
  open(command: Open): Promise<Place | null> {
    const { run: id, settings, changes } = command;
    return this.attempt(command, async (create, options) => {
      const { backend, timings } = await this.choose(create, command, options);
      try {
        await selectBackend(backend);
      } catch (error) {
        throw new NoBackend(String(error));
      }
      // From here on there must be no other wait, after which the backend may be another's.
      options.signal.throwIfAborted();
      return newPlace(new Run({ id, create, settings, changes, backend }), timings);
    });
  }

  /** Times a demo's model on every backend; the page hears of each. */
  async measure(command: Measure): Promise<void> {
    const { run, settings } = command;
    await this.attempt(command, (create, options) =>
      measureAll(
        () => create(settings),
        options,
        (measurements, isDone) => this.port.send({ type: 'measured', run, measurements, isDone }),
      ),
    );
  }

  /** Ends the opening or measuring under that name, if there is one. */
  callOff(run: string): void {
    this.pending.get(run)?.abort();
  }

  /** The device is no longer what it was: the next run is measured anew. */
  forgetChoices(): void {
    this.choices.clear();
  }

  /** The backend that the page asked for, else the one that was measured to be best, now or before. */
  private async choose(
    create: (settings: Settings) => Session,
    { run, demo, settings, backend }: Open,
    options: ChoiceOptions,
  ): Promise<Choice> {
    this.prepare(run, backend === 'webgl' ? { what: 'shaders', programs: 0 } : { what: 'model' });
    if (backend) return { backend, timings: [] };
    const known = this.choices.recall(demo, settings);
    if (known) return known;
    const choice = await chooseBackend(() => create(settings), options);
    this.choices.keep(demo, settings, choice);
    return choice;
  }

  /** Does something that takes its time for a demo; what goes wrong is told, unless it was called off meanwhile. */
  private async attempt<Result>(
    { run, demo, files }: Open | Measure,
    work: (create: (settings: Settings) => Session, options: ChoiceOptions) => Promise<Result>,
  ): Promise<Result | null> {
    this.callOff(run);
    const controller = new AbortController();
    this.pending.set(run, controller);
    const { signal } = controller;
    const { sessions, sliceMs } = this.options;
    const onPreparing = (preparation: Preparation) => this.prepare(run, preparation);
    try {
      const load = Object.hasOwn(sessions, demo) ? sessions[demo] : undefined;
      if (!load) throw new Error(`invalid demo; expected one that the worker knows: ${demo}`);
      const create = await load();
      return await work((settings) => create(settings, files), {
        device: thisDevice,
        sliceMs,
        signal,
        onPreparing,
      });
    } catch (error) {
      if (!signal.aborted) this.fail(run, error);
      return null;
    } finally {
      if (this.pending.get(run) === controller) this.pending.delete(run);
    }
  }

  private prepare(run: string, preparation: Preparation): void {
    this.port.send({ type: 'preparing', run, ...preparation });
  }

  private fail(run: string, error: unknown): void {
    const code: FailureCode = error instanceof NoBackend ? 'backend' : 'internal';
    const message = error instanceof NoBackend ? error.message : String(error);
    this.port.send({ type: 'failed', run, code, message });
  }
}

/** The page asked for a backend that the device lacks. */
class NoBackend extends Error {}
