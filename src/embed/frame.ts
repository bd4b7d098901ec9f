/** The embed's side of the conversation with its host page. It runs at once; the demo itself comes with the first press. */

import { encodeAddress, searchOf } from '#demos/framework/address.ts';
import type { Definition } from '#demos/framework/defineDemo.ts';
import { goalsOf } from '#demos/framework/goals.ts';
import { readAddress } from '#demos/framework/readAddress.ts';
import type { RunState } from '#demos/framework/runState.ts';
import type { RunStore } from '#demos/framework/runStore.ts';
import type { RunOnPage } from '#demos/framework/useRun.ts';
import type { Metrics } from '#engine/session.ts';
import { isFromNoise } from './checkMessage.ts';
import {
  checkFromHost,
  contractVersion,
  type MessageFromHost,
  type RequestId,
} from './contract.ts';
import { type EmbedAddress, readEmbedAddress, type Theme } from './options.ts';
import { errorCode, Report } from './report.ts';

/** What the frame stands in: how it speaks, what wakes the demo, and where it writes. */
export interface Surroundings {
  readonly tell: (message: object) => void;
  /** Brings the demo to life. */
  readonly wake: () => void;
  readonly setTheme: (theme: Theme) => void;
  /** Shows how near the goal is, from 0 to 1, or null when it was reached. */
  readonly showGoal: (label: string, progress: number | null) => void;
  /** A run of the reader's own is on show from now on. */
  readonly showOwnRun: () => void;
}

/** Hears the host, acts on the run, and reports. */
export class Frame {
  /** Resolves once the address has been read. */
  readonly started: Promise<void>;
  private begin: () => void = () => undefined;
  private definition: Definition | null = null;
  private address: EmbedAddress | null = null;
  private surroundings: Surroundings | null = null;
  private report: Report | null = null;
  private run: RunOnPage | null = null;
  private readonly waiting: ((run: RunOnPage) => void)[] = [];

  constructor() {
    this.started = new Promise((resolve) => {
      this.begin = resolve;
    });
  }

  /** The settings that readers may not change. */
  readonly findLocked = (): ReadonlySet<string> => new Set(this.address?.options.lock);

  /** Reads the address and says that it is ready. */
  start(
    definition: Definition,
    preset: string,
    search: string,
    surroundings: Surroundings,
  ): EmbedAddress {
    const address = readEmbedAddress(definition, preset, search);
    this.definition = definition;
    this.address = address;
    this.surroundings = surroundings;
    const { values } = address;
    const { goal } = address.options;
    this.report = new Report({ goal, values, ...surroundings });
    const isPublic = ([id]: [string, unknown]) => {
      const parameter = definition.parameters[id];
      return parameter?.kind !== 'text' || !parameter.isPrivate;
    };
    surroundings.tell({
      fromNoise: 1,
      type: 'ready',
      demo: definition.id,
      version: contractVersion,
      params: Object.fromEntries(Object.entries(values).filter(isPublic)),
      goals: goalsOf(definition, values).map((one) => ({
        id: one.id,
        label: one.label(values, one.bar?.default ?? 0),
      })),
    });
    this.begin();
    return address;
  }

  /** Takes note of the run, which has changed. */
  readonly show = (run: RunOnPage, counts: Metrics): void => {
    const isFirst = this.run === null;
    this.run = run;
    if (isFirst) this.setUp(run);
    if (!run.state.isRecorded) this.surroundings?.showOwnRun();
    this.report?.take(run.state, counts);
    for (const go of this.waiting.splice(0)) go(run);
  };

  /** Acts on what the host has sent, whatever it is. */
  hear(data: unknown): void {
    if (!isFromNoise(data)) return; // hosts and extensions say all kinds of things
    const checked = checkFromHost(data);
    if (!checked.message) {
      this.tellError(checked.id, 'bad-message', checked.fault);
      return;
    }
    const { id } = checked.message;
    void this.act(checked.message).catch((error: unknown) =>
      this.tellError(id, 'failed', String(error)),
    );
  }

  private async act(message: MessageFromHost): Promise<void> {
    const { id } = message;
    switch (message.type) {
      case 'run':
        if (this.isMissingSomething(id)) return;
        await this.ask((store) => store.train());
        break;
      case 'step':
        if (this.isMissingSomething(id)) return;
        if (!(await this.rests(id, (store) => store.step(message.count)))) return;
        break;
      case 'pause':
        if (this.run) await this.ask((store) => store.pause());
        break;
      case 'reset':
        if (this.run) await this.ask((store) => store.reset());
        break;
      case 'get-state':
        this.tell({ type: 'state', state: this.state(), ...idOf(id) });
        return;
      case 'set-state':
        if (!(await this.setState(message.state, id))) return;
        break;
      case 'set-theme':
        this.surroundings?.setTheme(message.theme);
        break;
      default:
        message satisfies never;
    }
    this.tellDone(id);
  }

  /** False when the state can't be read, which the host is told. */
  private async setState(search: string, id: RequestId | undefined): Promise<boolean> {
    if (!this.definition) return false;
    const { notices, ...state } = readAddress(this.definition, search);
    if (notices.length > 0) {
      this.tellError(id, 'bad-state', notices.join(' ').slice(0, 2000));
      return false;
    }
    const { step } = state;
    await this.ask((store) => store.setAll(state, []));
    return step === null || step === 0 || this.goTo(id);
  }

  /** Trains to where the state points, as fast as can be. */
  private async goTo(id: RequestId | undefined): Promise<boolean> {
    const { speed } = this.run?.state ?? { speed: null };
    const isThere = await this.rests(id, (store) => {
      store.setSpeed(null);
      store.train();
    });
    await this.ask((store) => store.setSpeed(speed));
    return isThere;
  }

  private state(): string {
    if (!this.definition || !this.address) return '';
    return this.run
      ? searchOf(this.definition, this.run.state)
      : encodeAddress(this.definition, { values: this.address.values, changes: [], step: null });
  }

  /** Wakes the demo if it sleeps, and resolves when its run has been asked. */
  private ask(request: (store: RunStore) => void): Promise<void> {
    return new Promise((resolve) => {
      const go = ({ ask }: RunOnPage) =>
        ask((store) => {
          request(store);
          resolve();
        });
      if (this.run) return go(this.run);
      this.waiting.push(go);
      this.surroundings?.wake();
    });
  }

  /** As `ask`, but resolves once the run no longer trains. False when it has failed, which the host is told. */
  private async rests(
    id: RequestId | undefined,
    request: (store: RunStore) => void,
  ): Promise<boolean> {
    const rested = Promise.withResolvers<RunState>();
    await this.ask((store) => {
      request(store);
      afterRest(store, rested.resolve);
    });
    const { failure } = await rested.promise;
    if (failure) this.tellError(id, errorCode(failure.code), failure.sentence);
    return failure === null;
  }

  /** The run begins with what the address changes of the preset. */
  private setUp({ ask }: RunOnPage): void {
    if (!this.definition || !this.address?.search) return;
    const { search, base } = this.address;
    const { notices: _, ...state } = readAddress(this.definition, search, base);
    ask((store) => store.setAll(state, []));
  }

  private isMissingSomething(id: RequestId | undefined): boolean {
    const values = this.run?.state.values ?? this.address?.values;
    const missing = (values && this.definition?.missing?.(values)) ?? null;
    if (missing) this.tellError(id, 'cannot-run', missing);
    return missing !== null;
  }

  private tellDone(id: RequestId | undefined): void {
    if (id !== undefined) this.tell({ type: 'done', id });
  }

  private tellError(id: RequestId | undefined, code: string, message: string): void {
    this.tell({ type: 'error', code, message, ...idOf(id) });
  }

  private tell(message: object): void {
    this.surroundings?.tell({ fromNoise: 1, ...message });
  }
}

/** The page's one frame. */
export const frame = new Frame();

/** Calls once the run no longer trains, for whatever reason. */
function afterRest(store: RunStore, call: (state: RunState) => void): void {
  const stop = store.subscribe(() => {
    const state = store.get();
    if (state.status === 'running' || state.status === 'starting') return;
    stop();
    call(state);
  });
}

function idOf(id: RequestId | undefined): { readonly id?: RequestId } {
  return id === undefined ? {} : { id };
}
