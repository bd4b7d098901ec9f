/** A store's line to the engine: one run at a time, opened with its files, told what to do, asked and heard. */

import type { Engine } from '#engine/client.ts';
import type { Command, Event } from '#engine/protocol.ts';
import type { Files, Question } from '#engine/session.ts';
import type { Definition } from './defineDemo.ts';
import { loadFiles } from './files.ts';
import { type Answered, Questions } from './questions.ts';
import type { RunState } from './runState.ts';
import { checkedValues } from './values.ts';

/** A command, but for the run that it is about. */
type Order = Command extends infer C ? (C extends Command ? Omit<C, 'run'> : never) : never;

/** What a store hears of its run. */
export type RunEvent = Exclude<Event, { type: 'ready' | 'measured' | 'answered' }>;

/** What a link is made of. */
export interface RunLinkOptions {
  readonly definition: Definition;
  readonly engine: Engine;
  readonly hear: (event: RunEvent) => void;
}

let runsOpened = 0;

/** Speaks with the engine about the run that was opened last; what comes of earlier ones is no longer heard. */
export class RunLink {
  private readonly options: RunLinkOptions;
  private readonly questions = new Questions();
  private run: string | null = null;
  private hasOpened = false;
  private stopListening: (() => void) | null = null;

  constructor(options: RunLinkOptions) {
    this.options = options;
  }

  /** Whether there is a run, be it still on its way. */
  get isThere(): boolean {
    return this.run !== null;
  }

  /** Whether the engine has opened it. */
  get isOpen(): boolean {
    return this.hasOpened;
  }

  /**
   * Begins a run with the state's settings in place of the one before. True when it has files to wait for. Throws when
   * the settings are not the demo's: what readers set has been checked before.
   */
  open({ firstValues, changes, wantedBackend: backend }: RunState): boolean {
    this.close();
    const { definition, engine, hear } = this.options;
    checkedValues(definition, firstValues);
    const { id, session: demo = id } = definition;
    const run = `${id} ${++runsOpened}`;
    this.run = run;
    this.stopListening = engine.listen(run, (event) => this.hear(event));
    const openWith = (files: Files) =>
      this.tell({ type: 'open', demo, settings: firstValues, files, changes, backend });
    const urls = definition.files?.(firstValues) ?? [];
    if (urls.length === 0) openWith({});
    else
      loadFiles(urls).then(
        (files) => {
          if (this.run === run) openWith(files);
        },
        (error: Error) => {
          if (this.run === run)
            hear({ type: 'failed', run, code: 'internal', message: error.message });
        },
      );
    return urls.length > 0;
  }

  /** Tells the engine to do something with the run, if there is one. */
  tell(order: Order): void {
    if (this.run) this.options.engine.send({ ...order, run: this.run } as Command);
  }

  /** Asks the run's model; the answer comes once the run is open. Rejects when it is closed before. */
  ask(step: number, question: Question): Promise<Answered> {
    const { order, answered } = this.questions.note(step, question);
    if (this.hasOpened) this.tell(order);
    return answered;
  }

  /** Frees the run. */
  close(): void {
    this.stopListening?.();
    this.stopListening = null;
    this.run = null;
    this.hasOpened = false;
    this.questions.drop();
  }

  private hear(event: Exclude<Event, { type: 'ready' }>): void {
    if (event.type === 'measured') return; // these are asked for elsewhere
    if (event.type === 'answered') {
      this.questions.hear(event);
      return;
    }
    if (event.type === 'failed') this.questions.drop();
    if (event.type === 'opened') {
      this.hasOpened = true;
      for (const order of this.questions.orders()) this.tell(order);
    }
    this.options.hear(event);
    if ('moment' in event || event.type === 'sought') this.acknowledge();
  }

  /** Lets the engine send the next moment once this one has been drawn. */
  private acknowledge(): void {
    const { run } = this;
    if (run) requestAnimationFrame(() => this.options.engine.send({ type: 'received', run }));
  }
}
