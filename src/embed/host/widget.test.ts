import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import widget from './widget.ts';

/** As much of a document as a widget touches. */
class FakeElement {
  children: FakeElement[] = [];
  style = {};
  isConnected = true;
  contentWindow = { postMessage: () => undefined };
  src = '';
  textContent = '';
  readonly tag: string;
  constructor(tag: string) {
    this.tag = tag;
  }
  setAttribute() {}
  replaceChildren(...children: FakeElement[]) {
    this.children = children;
  }
}

beforeEach(() => {
  vi.stubGlobal('document', { createElement: (tag: string) => new FakeElement(tag) });
  vi.stubGlobal('window', new EventTarget());
});
afterEach(() => void vi.unstubAllGlobals());

function show(traits: Record<string, unknown>) {
  const callbacks = new Map<string, () => void>();
  const model = {
    get: (name: string) => traits[name],
    set: () => undefined,
    save_changes: () => undefined,
    on: (event: string, callback: () => void) => void callbacks.set(event, callback),
    off: (event: string) => void callbacks.delete(event),
  };
  const place = new FakeElement('div');
  const stop = widget.render({ model, el: place as unknown as HTMLElement });
  return { place, stop, callbacks };
}

test('a widget shows the demo that its traits describe, and another when they change', () => {
  const traits = { base: 'https://site.example', demo: 'count', params: { seed: 3 }, height: 500 };
  const { place, callbacks } = show(traits);
  const [frame] = place.children;
  expect(frame).toMatchObject({
    tag: 'iframe',
    src: 'https://site.example/embed/count/?seed=3&v=1',
    title: 'From Noise demo: count',
    style: { height: '500px' },
  });
  traits.demo = 'inside';
  callbacks.get('change:demo')?.();
  expect(place.children).toHaveLength(1);
  expect(place.children[0]?.src).toBe('https://site.example/embed/inside/?seed=3&v=1');
});

test('a widget that does not know where the demos come from says so', () => {
  expect(show({ demo: 'count' }).place.children).toMatchObject([
    {
      tag: 'p',
      textContent:
        'This demo cannot be shown: base is missing, expected the site’s address, such as https://from-noise.example.',
    },
  ]);
});

test('a widget with a setting that makes no sense names it', () => {
  const { place } = show({ base: 'https://site.example', demo: 'count', theme: 'pink' });
  expect(place.children[0]?.textContent).toContain('theme was “pink”');
});

test('a widget that is taken away leaves nothing behind', () => {
  const { place, stop, callbacks } = show({ base: 'https://site.example', demo: 'count' });
  stop();
  expect(place.children).toEqual([]);
  expect(callbacks.size).toBe(0);
});
