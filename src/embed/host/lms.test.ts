/** Finding a course platform's API, and calling one that fails. */

import { describe, expect, test } from 'vitest';
import { FakeLms } from './fakeLms.forTests.ts';
import { findApi, tameLms } from './lms.ts';

/** A window of another origin: only its own parent and opener may be looked at. */
function foreign(parent: object): object {
  return new Proxy(
    { parent, opener: null },
    {
      get: (target, name) => {
        if (name === 'parent' || name === 'opener') return Reflect.get(target, name);
        throw new DOMException('Blocked a frame from accessing a cross-origin frame.');
      },
    },
  );
}

/** A window with so many around it, the outermost of which is `top`. */
function inside(top: object, levels: number): object {
  let frame = top;
  for (let level = 0; level < levels; level++) frame = { parent: frame };
  return frame;
}

function topWindow(contents: object = {}): object {
  const top = { ...contents };
  return Object.assign(top, { parent: top });
}

describe('the API is found', () => {
  const API = new FakeLms();

  test.each([
    ['in the window itself', topWindow({ API })],
    ['three frames up', inside(topWindow({ API }), 3)],
    ['500 frames up', inside(topWindow({ API }), 500)],
    ['behind a frame of another origin', { parent: foreign(topWindow({ API })) }],
    ['in the window that opened this one', topWindow({ opener: topWindow({ API }) })],
    [
      'above the window that opened the window around this one',
      inside(topWindow({ opener: inside(topWindow({ API }), 2) }), 1),
    ],
  ])('%s', (_, start) => {
    expect(findApi(start)).toBe(API);
  });

  test.each([
    ['where there is none', inside(topWindow({ opener: null }), 2)],
    ['where something else has that name', topWindow({ API: { version: 2 } })],
    ['where every window is of another origin', { parent: foreign(topWindow()) }],
    ['501 frames up', inside(topWindow({ API }), 501)],
  ])('but not %s', (_, start) => {
    expect(findApi(start)).toBe(null);
  });
});

describe('a call that fails is said in a sentence', () => {
  function lmsThat(changes: Partial<FakeLms>) {
    const said: string[] = [];
    const api = Object.assign(new FakeLms(), changes);
    return { lms: tameLms(api, (sentence) => said.push(sentence)), said };
  }

  test('with the error of the platform', () => {
    const { lms, said } = lmsThat({});
    expect(lms.initialize()).toBe(true);
    expect(lms.write('cmi.core.score.raw', '101')).toBe(false);
    expect(said).toEqual([
      'The course platform did not take the score (error 405: Incorrect Data Type).',
    ]);
  });

  test('also when the platform throws', () => {
    const { lms, said } = lmsThat({
      LMSCommit: () => {
        throw new TypeError('connection lost');
      },
    });
    expect(lms.commit()).toBe(false);
    expect(said).toEqual(['The course platform did not save (TypeError: connection lost).']);
  });

  test('even when it throws while it is asked what went wrong', () => {
    const { lms, said } = lmsThat({
      LMSInitialize: () => 'false',
      LMSGetLastError: () => {
        throw new TypeError('gone');
      },
    });
    expect(lms.initialize()).toBe(false);
    expect(said).toEqual([
      'The course platform did not begin to record, so nothing is saved (TypeError: gone).',
    ]);
  });

  test('and a value that cannot be read is an empty text', () => {
    const { lms, said } = lmsThat({});
    expect(lms.read('cmi.suspend_data')).toBe('');
    expect(said).toEqual([
      'The course platform did not give back the state of the demo (error 301: Not initialized).',
    ]);
  });

  test('but not when a platform keeps no lowest score', () => {
    const { lms, said } = lmsThat({ LMSSetValue: () => 'false', LMSGetLastError: () => '401' });
    expect(lms.write('cmi.core.score.min', '0')).toBe(true);
    expect(lms.write('cmi.core.score.raw', '0')).toBe(false);
    expect(said).toHaveLength(1);
  });

  test('a platform that answers true instead of "true" is understood', () => {
    const { lms, said } = lmsThat({ LMSCommit: () => true });
    expect(lms.commit()).toBe(true);
    expect(said).toEqual([]);
  });
});
