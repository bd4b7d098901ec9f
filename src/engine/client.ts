/** The page's side: one worker for all demos, started at the first command, and whoever listens to a run. */

import { type Endpoint, openPort, type Port } from './port.ts';
import type { Command, Event } from './protocol.ts';

/** How the engine can be started; which demos it serves is the business of whoever passes this in. */
export interface Start {
  /** The address of the worker's script, a module that loads others. */
  readonly workerUrl: string;
  /** The address of the same in one piece, for where a worker can only be made from a text. */
  readonly wholeWorkerUrl: string;
  /** Serves an endpoint on the page's own thread, for where no worker can start. */
  readonly serveOnPage: (endpoint: Endpoint) => Promise<void>;
}

/** What a run's listener hears. */
export type Listener = (event: Exclude<Event, { type: 'ready' }>) => void;

/** The engine as the page sees it. */
export class Engine {
  private readonly start: Start;
  private readonly listeners = new Map<string, Listener>();
  private port: Promise<Port<Command>> | null = null;

  constructor(start: Start) {
    this.start = start;
  }

  /** Hears of one run until the returned function is called, which also frees the run. */
  listen(run: string, listener: Listener): () => void {
    this.listeners.set(run, listener);
    return () => {
      this.listeners.delete(run);
      if (this.port) this.send({ type: 'close', run });
    };
  }

  /** Sends a command; the first one starts the worker. */
  send(command: Command): void {
    this.port ??= this.connect();
    this.port.then(
      (port) => port.send(command),
      (error: unknown) => this.failAll(String(error)),
    );
  }

  private async connect(): Promise<Port<Command>> {
    const { workerUrl, wholeWorkerUrl, serveOnPage } = this.start;
    try {
      return await this.connectWorker(new Worker(workerUrl, { type: 'module' }));
    } catch {
      // A sandboxed frame may not load a worker from an address, nor may one of its own load modules.
    }
    try {
      const answer = await fetch(wholeWorkerUrl);
      if (!answer.ok) throw new Error(`invalid answer; expected a script: ${answer.status}`);
      const script = new Blob([await answer.text()], { type: 'text/javascript' });
      const blobUrl = URL.createObjectURL(script);
      return await this.connectWorker(new Worker(blobUrl, { type: 'module' }));
    } catch {
      // No worker at all: the same loop serves from here.
    }
    const { port1, port2 } = new MessageChannel();
    await serveOnPage(port2);
    port2.start();
    const port = openPort<Command, Event>(port1, (event) => this.tell(event));
    port1.start();
    return port;
  }

  /** The port to a worker once it has said that it is ready; rejects when its script can't be run. */
  private connectWorker(worker: Worker): Promise<Port<Command>> {
    return new Promise((resolve, reject) => {
      let isReady = false;
      const port = openPort<Command, Event>(worker, (event) => {
        if (event.type !== 'ready') return this.tell(event);
        isReady = true;
        resolve(port);
      });
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        if (!isReady) reject(new Error('the worker did not start'));
        else this.failAll(event.message || 'the worker stopped');
      });
    });
  }

  private tell(event: Event): void {
    if (event.type !== 'ready') this.listeners.get(event.run)?.(event);
  }

  /** The worker is gone: every run has failed, and the next command starts another worker. */
  private failAll(message: string): void {
    this.port = null;
    for (const [run, listener] of this.listeners)
      listener({ type: 'failed', run, code: 'internal', message });
  }
}
