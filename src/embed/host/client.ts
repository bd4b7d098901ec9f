/** A host page's side of the talk with an embed: it asks, hears the answers, and makes the frame as tall as the demo. */

import { messageIn } from '../checkMessage.ts';
import { contractVersion, type MessageFromEmbed, messageFromEmbed } from '../contract.ts';
import type {
  Answer,
  Client,
  ConnectOptions,
  Request,
  RequestError,
  Requests,
  SendOptions,
} from './declarations.ts';

/** What the client needs of a window. */
export type HearingPage = Pick<Window, 'addEventListener' | 'removeEventListener'>;

/** How short and how tall an embed may make its frame, in CSS pixels. */
export const frameHeights = { least: 100, most: 4000 } as const;

/** Talks with the demo in a frame. The page is the window that hears it; tests hand in another. */
export function connect(
  frame: HTMLIFrameElement,
  { resizes = true }: ConnectOptions = {},
  page: HearingPage = window,
): Client {
  const pending = new Map<string, Pending>();
  const listeners = new Map<string, Set<(message: never) => void>>();
  /** What is said before the embed listens, in order; null from then on. */
  let waiting: { id: string }[] | null = [];
  let ready: MessageFromEmbed | null = null;
  let requests = 0;
  let isClosed = false;

  // Another origin's page can read nothing that its own address and messages have not told it already.
  const post = (message: object) => frame.contentWindow?.postMessage(message, '*');

  function hear({ source, data }: MessageEvent): void {
    if (source === null || source !== frame.contentWindow) return;
    const message = messageIn(messageFromEmbed, data);
    if (!message) return;
    const said = waiting?.filter(({ id }) => pending.has(id));
    waiting = null;
    said?.forEach(post);
    if (message.type === 'ready') ready = message;
    if (message.type === 'resize' && resizes)
      frame.style.height = `${tallEnough(message.height)}px`;
    if ('id' in message) settle(String(message.id), message);
    for (const listener of listeners.get(message.type) ?? []) call(listener, message);
  }

  function settle(id: string, result: MessageFromEmbed | RequestError): void {
    const request = pending.get(id);
    if (!request) return;
    pending.delete(id);
    clearTimeout(request.timer);
    if (result instanceof Error) request.reject(result);
    else if (result.type === 'error') request.reject(failure(result.code, result.message));
    else if (result.type === 'done' || result.type === 'state') request.resolve(result);
  }

  function send(request: Request, { limitMs = 30_000 }: SendOptions = {}): Promise<Answer> {
    requests += 1;
    const id = `request-${requests}`;
    return new Promise((resolve, reject) => {
      if (isClosed) return reject(failure('closed', 'This client was closed.'));
      if (!frame.isConnected) return reject(removed());
      const giveUp = () => settle(id, frame.isConnected ? noAnswer(limitMs) : removed());
      pending.set(id, { resolve, reject, timer: setTimeout(giveUp, limitMs) });
      const message = { ...request, fromNoise: contractVersion, id };
      if (waiting) waiting.push(message);
      else post(message);
    });
  }

  page.addEventListener('message', hear);
  // An embed that has loaded long ago will not say so again, but it answers.
  post({ fromNoise: contractVersion, type: 'get-state', id: 'are-you-there' });

  return {
    ...requestsBy(send),
    send,
    on(type, listener) {
      const all = listeners.get(type) ?? new Set();
      listeners.set(type, all.add(listener));
      if (type === 'ready' && ready) call(listener, ready);
      return () => all.delete(listener);
    },
    close() {
      isClosed = true;
      page.removeEventListener('message', hear);
      for (const id of [...pending.keys()])
        settle(id, failure('closed', 'This client was closed before the demo answered.'));
      listeners.clear();
    },
  };
}

/** Every request as a method, over a function that sends it. */
export function requestsBy(send: Client['send']): Requests {
  const ask = async (request: Request, options?: SendOptions) =>
    void (await send(request, options));
  return {
    run: () => ask({ type: 'run' }),
    pause: () => ask({ type: 'pause' }),
    step: (count = 1) => ask({ type: 'step', count }, { limitMs: 600_000 }),
    reset: () => ask({ type: 'reset' }),
    async getState() {
      const answer = await send({ type: 'get-state' });
      if (answer.type === 'state') return answer.state;
      throw failure('bad-message', 'The demo answered, but not with its state.');
    },
    setState: (state) => ask({ type: 'set-state', state }),
    setTheme: (theme) => ask({ type: 'set-theme', theme }),
  };
}

/** An error with a code for programs. */
export function failure(code: string, message: string): RequestError {
  return Object.assign(new Error(message), { code });
}

interface Pending {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: RequestError) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** One listener's mistake is no other's: it is reported as the page's own. */
function call(listener: (message: never) => void, message: MessageFromEmbed): void {
  try {
    listener(message as never);
  } catch (error) {
    reportError(error);
  }
}

function tallEnough(height: number): number {
  return Math.min(Math.max(Math.ceil(height), frameHeights.least), frameHeights.most);
}

function noAnswer(limitMs: number): RequestError {
  return failure('no-answer', `The demo did not answer within ${limitMs / 1000} seconds.`);
}

function removed(): RequestError {
  return failure('removed', 'The demo’s frame is not in the page.');
}
