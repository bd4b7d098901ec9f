import { describe, expect, test } from 'vitest';
import { embedBase } from './base.ts';
import { frameAddress } from './frameAddress.ts';

const base = 'https://site.example/embed/';

describe('the address of a frame', () => {
  test.each([
    [{ demo: 'count' }, 'count/?v=1'],
    [{ demo: 'gan-points', preset: 'ring' }, 'gan-points/ring/?v=1'],
    [{ demo: 'count', preset: null, theme: '', hide: undefined }, 'count/?v=1'],
    [{ demo: 'count', params: 'seed=3&text=a b' }, 'count/?seed=3&text=a+b&v=1'],
    [
      { demo: 'count', params: '?v=1&change=5,lr:2&change=9,lr:3' },
      'count/?v=1&change=5%2Clr%3A2&change=9%2Clr%3A3',
    ],
    [
      { demo: 'count', params: { seed: 3, isOn: true, isOff: false } },
      'count/?seed=3&isOn=on&isOff=off&v=1',
    ],
    [{ demo: 'count', theme: 'dark', params: 'theme=light' }, 'count/?theme=dark&v=1'],
    [
      { demo: 'count', hide: 'title, menu', lock: ['learningRate'] },
      'count/?v=1&hide=title%2Cmenu&lock=learningRate',
    ],
    [{ demo: 'next-token', goal: 'heldOut:2.3' }, 'next-token/?v=1&goal=heldOut%3A2.3'],
  ])('for %o', (settings, expected) => {
    expect(frameAddress(base, settings)).toEqual({ address: base + expected, height: null });
  });

  test('comes with a fixed height where one is asked for', () => {
    expect(frameAddress(base, { demo: 'count', height: '480' })).toHaveProperty('height', 480);
  });

  test('never leaves the site’s embeds, whatever the parameters say', () => {
    const { address } = frameAddress(base, { demo: 'count', params: { '../#': '#//evil?&' } }) as {
      address: string;
    };
    const { origin, pathname, hash } = new URL(address);
    expect([origin, pathname, hash]).toEqual(['https://site.example', '/embed/count/', '']);
  });
});

describe('what is wrong with a frame’s settings', () => {
  test.each([
    [{}, 'demo is missing, expected a demo’s name, such as gan-points.'],
    [{ demo: '../x' }, 'demo was “../x”, expected a demo’s name, such as gan-points.'],
    [
      { demo: '//evil.example' },
      'demo was “//evil.example”, expected a demo’s name, such as gan-points.',
    ],
    [{ demo: 'x', preset: 'A?' }, 'preset was “A?”, expected a preset’s name, such as ring.'],
    [{ demo: 'x', theme: 'pink' }, 'theme was “pink”, expected light, dark or auto.'],
    [{ demo: 'x', hide: 'a;b' }, 'hide was “a;b”, expected names with commas between them.'],
    [
      { demo: 'x', goal: 'a:b' },
      'goal was “a:b”, expected a goal’s name, such as covered or steps:500.',
    ],
    [{ demo: 'x', height: '50%' }, 'height was “50%”, expected a number of pixels.'],
    [{ demo: 'x', height: '9' }, 'height was “9”, expected pixels from 100 to 4000.'],
    [{ demo: 'x', params: [] }, 'params could not be read, expected shape=ring&seed=3.'],
    [{ demo: 'x', params: { a: {} } }, 'params could not be read, expected shape=ring&seed=3.'],
    [{ demo: 'y'.repeat(1000), theme: 'x' }, 'theme was “x”, expected light, dark or auto.'],
  ])('%o', (settings, fault) => {
    expect(frameAddress(base, settings)).toEqual({ fault });
  });
});

describe('where the embeds are', () => {
  test.each([
    ['', 'https://site.example/embed/v1/from-noise.js', 'https://site.example/embed/'],
    [
      undefined,
      'https://site.example/sub/embed/v1/widget.js?x=1',
      'https://site.example/sub/embed/',
    ],
    [
      'https://other.example',
      'https://site.example/embed/v1/widget.js',
      'https://other.example/embed/',
    ],
    ['https://other.example/sub//', 'blob:null/1', 'https://other.example/sub/embed/'],
    ['', 'blob:https://lab.example/1-2', null],
    ['', 'file:///tmp/widget.js', null],
    ['javascript:alert(1)', 'blob:null/1', null],
    ['no address', 'https://site.example/embed/v1/widget.js', null],
  ])('named %o, script from %s: %o', (site, script, expected) => {
    expect(embedBase(site, script)).toBe(expected);
  });
});
