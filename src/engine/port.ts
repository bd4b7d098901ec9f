/** The one place that calls postMessage: a channel on which each side sends one union and hears the other. */

/** Anything with postMessage and a message event: a worker, a worker's own scope, one end of a MessageChannel. */
export interface Endpoint {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
}

/** One typed end of a channel. */
export interface Port<Outgoing> {
  /** Sends a message; the buffers in `transfer` are handed over, not copied. */
  readonly send: (message: Outgoing, transfer?: readonly ArrayBufferLike[]) => void;
}

/** Speaks over an endpoint. What comes in that is no message of ours is ignored. */
export function openPort<Outgoing, Incoming extends { readonly type: string }>(
  endpoint: Endpoint,
  hear: (message: Incoming) => void,
): Port<Outgoing> {
  endpoint.addEventListener('message', ({ data }) => {
    if (isMessage(data)) hear(data as Incoming); // both ends are built from the same unions
  });
  return {
    send(message, transfer = []) {
      endpoint.postMessage(
        message,
        transfer.filter((buffer) => buffer instanceof ArrayBuffer),
      );
    },
  };
}

function isMessage(data: unknown): data is { type: string } {
  return (
    typeof data === 'object' && data !== null && 'type' in data && typeof data.type === 'string'
  );
}
