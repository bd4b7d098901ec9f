/** What /embed/v1/from-noise.js offers a host page. Its text, after the messages' types, is what from-noise.d.ts says. */

import type { MessageFromEmbed, MessageFromHost } from '../contract.ts';

/** The embed's message of this type. */
export type MessageOf<Type extends MessageFromEmbed['type']> = Extract<
  MessageFromEmbed,
  { type: Type }
>;

/** A message to the embed. Its id is the client's affair. */
export type Request = WithoutId<MessageFromHost>;

type WithoutId<M> = M extends unknown ? Omit<M, 'fromNoise' | 'id'> : never;

/** What an embed answers when it has done as it was asked. */
export type Answer = MessageOf<'done'> | MessageOf<'state'>;

/** Why a request failed: a code of the contract, or "no-answer", "removed" or "closed". */
export interface RequestError extends Error {
  readonly code: string;
}

/** How a client deals with its frame. */
export interface ConnectOptions {
  /** Whether the frame becomes as tall as the demo in it; true unless said. */
  readonly resizes?: boolean;
}

/** How a request is sent. */
export interface SendOptions {
  /** How many milliseconds to wait for the answer; 30,000 unless said. */
  readonly limitMs?: number;
}

/** What one asks of a demo. All of them reject with a RequestError. */
export interface Requests {
  /** Trains, or goes on training. */
  run(): Promise<void>;
  /** Pauses training. */
  pause(): Promise<void>;
  /** Trains so many steps, 1 unless said. Resolves once they are trained; waits ten minutes at most. */
  step(count?: number): Promise<void>;
  /** Throws the run away and waits at step 0. */
  reset(): Promise<void>;
  /** The demo's state, such as "?v=1&step=120". */
  getState(): Promise<string>;
  /** Brings the demo to a state. */
  setState(state: string): Promise<void>;
  /** Changes the colours. */
  setTheme(theme: 'light' | 'dark' | 'auto'): Promise<void>;
}

/** A host page's side of the talk with one embed. */
export interface Client extends Requests {
  /** Calls the listener with every such message; "ready" also when it has come before. Returns a function that stops it. */
  on<Type extends MessageFromEmbed['type']>(
    type: Type,
    listener: (message: MessageOf<Type>) => void,
  ): () => void;
  /** Sends a request, as soon as the embed listens, and resolves with its answer. Rejects with a RequestError. */
  send(request: Request, options?: SendOptions): Promise<Answer>;
  /** Hears and says nothing any more. Requests that wait are rejected. */
  close(): void;
}

/** Talks with the demo in a frame. */
export type Connect = (frame: HTMLIFrameElement, options?: ConnectOptions) => Client;

/** The element <from-noise-demo>. Requests before it is in a page are rejected. */
export interface FromNoiseElement extends HTMLElement, Requests {}

/** What happens to the element: "fromnoise:progress" and so on, with the message as the event's detail. */
export type FromNoiseEvents = {
  [Type in MessageFromEmbed['type'] as `fromnoise:${Type}`]: CustomEvent<MessageOf<Type>>;
};

declare global {
  interface HTMLElementTagNameMap {
    'from-noise-demo': FromNoiseElement;
  }
  interface HTMLElementEventMap extends FromNoiseEvents {}
}
