import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connect } from './client.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A frame, the page that holds it, and what was sent into the frame. */
function hostPage() {
  const sent: Record<string, unknown>[] = [];
  const inside = { postMessage: (message: Record<string, unknown>) => sent.push(message) };
  const frame = { contentWindow: inside, isConnected: true, style: { height: '' } };
  const page = new EventTarget();
  const hear = (data: unknown, source: unknown = inside) =>
    page.dispatchEvent(Object.assign(new Event('message'), { data, source }));
  return { frame, sent, hear, page };
}

function connected(options?: { resizes: boolean }) {
  const host = hostPage();
  const frame = host.frame as unknown as HTMLIFrameElement;
  return { ...host, client: connect(frame, options, host.page as unknown as Window) };
}

const ready = { fromNoise: 1, type: 'ready', demo: 'count', version: 1, params: {}, goals: [] };

describe('requests', () => {
  test('wait until the embed listens, and then go out in order', () => {
    const { client, sent, hear } = connected();
    void client.run();
    void client.step(5);
    expect(sent.map(({ type }) => type)).toEqual(['get-state']);
    hear(ready);
    expect(sent.slice(1)).toEqual([
      { fromNoise: 1, type: 'run', id: 'request-1' },
      { fromNoise: 1, type: 'step', count: 5, id: 'request-2' },
    ]);
  });

  test('go out at once to an embed that has loaded long ago, since it answers the first question', () => {
    const { client, sent, hear } = connected();
    hear({ fromNoise: 1, type: 'state', state: '', id: sent[0]?.['id'] });
    void client.pause();
    expect(sent.at(-1)).toHaveProperty('type', 'pause');
  });

  test('resolve with the answer of the same id, and with no other', async () => {
    const { client, hear } = connected();
    hear(ready);
    const settled = vi.fn();
    const state = client.getState().then((text) => {
      settled();
      return text;
    });
    hear({ fromNoise: 1, type: 'state', state: '?v=1&step=1', id: 'request-9' });
    await Promise.resolve();
    expect(settled).not.toHaveBeenCalled();
    hear({ fromNoise: 1, type: 'state', state: '?v=1&step=2', id: 'request-1' });
    expect(await state).toBe('?v=1&step=2');
  });

  test('reject with the code and the sentence of an error', async () => {
    const { client, hear } = connected();
    hear(ready);
    const request = client.setState('nonsense');
    hear({ fromNoise: 1, type: 'error', code: 'bad-state', message: 'No.', id: 'request-1' });
    await expect(request).rejects.toMatchObject({ code: 'bad-state', message: 'No.' });
  });

  test('reject when there is no answer in time, and are not sent afterwards', async () => {
    const { client, sent, hear } = connected();
    const request = client.send({ type: 'run' }, { limitMs: 2000 });
    vi.advanceTimersByTime(2000);
    await expect(request).rejects.toMatchObject({
      code: 'no-answer',
      message: 'The demo did not answer within 2 seconds.',
    });
    hear(ready);
    expect(sent.map(({ type }) => type)).toEqual(['get-state']);
  });

  test('reject when the frame has left the page', async () => {
    const { client, frame, hear } = connected();
    hear(ready);
    const before = client.run();
    frame.isConnected = false;
    await expect(client.run()).rejects.toMatchObject({ code: 'removed' });
    vi.advanceTimersByTime(30_000);
    await expect(before).rejects.toMatchObject({ code: 'removed' });
  });

  test('reject when the client is closed', async () => {
    const { client } = connected();
    const before = client.run();
    client.close();
    await expect(before).rejects.toMatchObject({ code: 'closed' });
    await expect(client.run()).rejects.toMatchObject({ code: 'closed' });
  });
});

describe('listeners', () => {
  test('hear their type until they are stopped', () => {
    const { client, hear } = connected();
    const listener = vi.fn();
    const stop = client.on('progress', listener);
    const progress = {
      fromNoise: 1,
      type: 'progress',
      step: 1,
      metrics: {},
      stepsPerSecond: 1,
      backend: 'cpu',
    };
    hear({ ...progress, later: 'a field of a later version' });
    hear(ready);
    expect(listener.mock.calls).toEqual([[progress]]);
    stop();
    hear(progress);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  test('hear that the embed is ready even if it said so before', () => {
    const { client, hear } = connected();
    hear(ready);
    const listener = vi.fn();
    client.on('ready', listener);
    expect(listener).toHaveBeenCalledWith(ready);
  });

  test('hear nothing from other windows, nothing that does not fit, and nothing once closed', () => {
    const { client, hear } = connected();
    const listener = vi.fn();
    client.on('ready', listener);
    hear(ready, {});
    hear(ready, null);
    hear({ ...ready, goals: 'all' });
    client.close();
    hear(ready);
    expect(listener).not.toHaveBeenCalled();
  });

  test('do not suffer from each other’s mistakes, which the page reports', () => {
    const reportError = vi.fn();
    vi.stubGlobal('reportError', reportError);
    const { client, hear } = connected();
    const mistake = new Error('a listener’s mistake');
    const second = vi.fn();
    client.on('ready', () => {
      throw mistake;
    });
    client.on('ready', second);
    hear(ready);
    expect(reportError).toHaveBeenCalledWith(mistake);
    expect(second).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
  });
});

describe('the frame’s height', () => {
  test.each([
    [480.2, '481px'],
    [1, '100px'],
    [19_999, '4000px'],
  ])('of a demo %f pixels tall is %s', (height, expected) => {
    const { frame, hear } = connected();
    hear({ fromNoise: 1, type: 'resize', height });
    expect(frame.style.height).toBe(expected);
  });

  test('stays when the page wants it so', () => {
    const { frame, hear } = connected({ resizes: false });
    hear({ fromNoise: 1, type: 'resize', height: 480 });
    expect(frame.style.height).toBe('');
  });
});
