/** The channel: what is no message is not heard, and buffers are handed over. */

import { expect, test } from 'vitest';
import { type Endpoint, openPort } from './port.ts';

test.each<unknown>([null, undefined, 42, 'text', [], {}, { type: 5 }, { run: 'a' }])(
  '%j is no message',
  (junk) => {
    const { endpoint, receive } = fakeEndpoint();
    const heard: unknown[] = [];
    openPort(endpoint, (message) => heard.push(message));
    receive(junk);
    receive({ type: 'real' });
    expect(heard).toEqual([{ type: 'real' }]);
  },
);

test('buffers are handed over, but not those that are shared', () => {
  const { endpoint, sent } = fakeEndpoint();
  const port = openPort<{ type: string }, { type: string }>(endpoint, () => undefined);
  const buffer = new ArrayBuffer(8);
  port.send({ type: 'a' }, [buffer, new SharedArrayBuffer(8)]);
  port.send({ type: 'b' });
  expect(sent).toEqual([
    [{ type: 'a' }, [buffer]],
    [{ type: 'b' }, []],
  ]);
});

function fakeEndpoint() {
  const sent: [unknown, Transferable[]][] = [];
  let hear: (event: MessageEvent<unknown>) => void = () => undefined;
  const endpoint: Endpoint = {
    postMessage: (message, transfer) => sent.push([message, transfer]),
    addEventListener: (_, listener) => {
      hear = listener;
    },
  };
  const receive = (data: unknown) => hear(new MessageEvent('message', { data }));
  return { endpoint, sent, receive };
}
