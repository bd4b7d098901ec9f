/** For tests of the loop: a page's end of the channel, and sessions that only count. */

import { setImmediate } from 'node:timers/promises';
import { expect } from 'vitest';
import type { BackendName } from '#tensor/backendNames.ts';
import { device } from './backends.forTests.ts';
import { serve } from './loop.ts';
import { openPort, type Port } from './port.ts';
import type { Command, Event, Row } from './protocol.ts';
import type { Question, Session, Settings } from './session.ts';

/** A page's end of the channel: it hears, acknowledges, and checks that never more than one snapshot is in flight. */
export class Page {
  readonly heard: Event[] = [];
  readonly sessions: Counter[] = [];
  acknowledges = true;
  /** No session can be made any more. */
  breaks = false;
  private readonly channel = new MessageChannel();
  private readonly port: Port<Command>;
  private readonly inFlight = new Map<string, number>();
  private readonly unheard: Event[] = [];
  private readonly runs = new Set<string>();
  private allRows: { readonly run: string; readonly row: Row }[] = [];
  private wake: () => void = () => undefined;

  constructor() {
    const { port1, port2 } = this.channel;
    const create = (settings: Settings) => {
      if (this.breaks) throw new Error('broken device');
      const session = new Counter(settings);
      this.sessions.push(session); // unless it threw
      return session;
    };
    this.port = openPort<Command, Event>(port1, (event) => this.hear(event));
    serve(port2, { sessions: { counter: () => Promise.resolve(create) }, sliceMs: 4 });
    port1.start();
    port2.start();
    opened.push(this);
  }

  open(run: string, options: Partial<Extract<Command, { type: 'open' }>> = {}): void {
    this.runs.add(run);
    const defaults = {
      demo: 'counter',
      settings: { rate: 1 },
      files: {},
      changes: [],
      backend: 'cpu',
    } as const;
    this.send({ type: 'open', run, ...defaults, ...options });
  }

  play(run: string, until: number): void {
    this.send({ type: 'play', run, until, speed: null });
  }

  send(command: Command): void {
    if (command.type === 'received') this.count1(command.run, -1);
    this.port.send(command);
  }

  sendAnything(message: unknown): void {
    this.channel.port1.postMessage(message);
  }

  /** The first event of that type that has not been asked for yet. */
  async next<T extends Event['type']>(type: T): Promise<Extract<Event, { type: T }>> {
    for (;;) {
      const index = this.unheard.findIndex((event) => event.type === type);
      if (index >= 0) return this.unheard.splice(index, 1)[0] as Extract<Event, { type: T }>;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  /** Waits, with the loop running, until something is true. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await setImmediate();
  }

  /** Waits until the loop has heard all that was sent: an unknown demo is answered whatever else it waits for. */
  async roundTrip(): Promise<void> {
    this.send({
      type: 'open',
      run: 'echo',
      demo: 'nowhere',
      settings: {},
      files: {},
      changes: [],
      backend: null,
    });
    await this.until(() =>
      this.heard.some((event) => event.type === 'failed' && event.run === 'echo'),
    );
  }

  /** What the reader was told to be waiting for, each thing once. */
  preparations(): string[] {
    return this.heard.flatMap((event) => (event.type === 'preparing' ? event.what : []));
  }

  count(type: Event['type']): number {
    return this.heard.filter((event) => event.type === type).length;
  }

  rows(run: string): Row[] {
    return this.allRows.filter((one) => one.run === run).map(({ row }) => row);
  }

  forgetRows(): void {
    this.allRows = [];
  }

  /** Frees all runs, which would otherwise train on after their test. */
  async close(): Promise<void> {
    for (const run of this.runs) this.send({ type: 'close', run });
    await this.until(() => this.sessions.every(({ isDisposed }) => isDisposed));
    this.channel.port1.close();
  }

  private hear(event: Event): void {
    this.heard.push(event);
    this.unheard.push(event);
    if ('moment' in event) {
      this.allRows.push(...event.moment.rows.map((row) => ({ run: event.run, row })));
    }
    if ('moment' in event || event.type === 'sought') {
      this.count1(event.run, 1);
      if (this.acknowledges) this.send({ type: 'received', run: event.run });
    }
    this.wake();
  }

  private count1(run: string, by: number): void {
    const count = (this.inFlight.get(run) ?? 0) + by;
    this.inFlight.set(run, count);
    mostInFlight = Math.max(mostInFlight, count);
  }
}

/** Closes every page that a test has opened; there must never have been two snapshots in flight. */
export async function closePages(): Promise<void> {
  for (const page of opened.splice(0)) await page.close();
  const most = mostInFlight;
  mostInFlight = 0;
  expect(most).toBeLessThanOrEqual(1);
}

let mostInFlight = 0;
const opened: Page[] = [];

/** A session without tensors: it adds `rate` at every step, and breaks where it is told to. */
export class Counter implements Session {
  steps = 0;
  readonly madeOn = device.selected;
  isDisposed = false;
  readonly lookedAtOn = new Set<BackendName | null>();
  private readonly prepared = new Set<string>();
  private settings: Settings;
  private total = 0;

  constructor(settings: Settings) {
    this.settings = settings;
    this.mayThrow('create');
  }

  step(): void {
    this.mayThrow('step');
    const end = performance.now() + Number(this.settings['stepMs'] ?? 0);
    while (performance.now() < end);
    this.total += Number(this.settings['rate']);
    this.steps++;
  }

  look() {
    this.mayThrow('look');
    this.lookedAtOn.add(device.selected);
    return { arrays: { totals: Float32Array.of(this.total) } };
  }

  async prepare({ kind }: Question): Promise<void> {
    await setImmediate();
    if (kind === 'unloadable') throw new Error(`not loaded: ${kind}`);
    this.prepared.add(kind);
  }

  answer({ kind }: Question) {
    if (!this.prepared.has(kind)) throw new Error(`not prepared: ${kind}`);
    if (kind !== 'total') throw new Error(`unknown question: ${kind}`);
    return { arrays: { total: Float32Array.of(this.total) } };
  }

  *measure() {
    this.mayThrow('measure');
    yield;
    const { failsAt = Number.POSITIVE_INFINITY, metric } = this.settings;
    return { total: this.steps >= Number(failsAt) ? Number(metric) : this.total };
  }

  change(settings: Settings): void {
    this.settings = settings;
  }

  checkpoint() {
    return { total: this.total, steps: this.steps };
  }

  restore({ total, steps }: { total?: unknown; steps?: unknown }): void {
    this.total = Number(total);
    this.steps = Number(steps);
  }

  dispose(): void {
    this.isDisposed = true;
  }

  private mayThrow(where: string): void {
    if (this.settings['throwsIn'] === where) throw new Error(`broken ${where}`);
  }
}
