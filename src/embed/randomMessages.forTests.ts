/** What a broken or hostile page might send, drawn from a seed. */

import { Random } from '#data/random.ts';

/** Where all chance comes from. */
export const random = new Random(20261127);

/** Messages that fit the contract. */
export const fitting = [
  () => ({ fromNoise: 1, type: 'run' }),
  () => ({ fromNoise: 1, type: 'pause', id: random.integer(100) }),
  () => ({ fromNoise: 1, type: 'step', count: 1 + random.integer(10_000), id: 'a' }),
  () => ({ fromNoise: 1, type: 'reset', id: 'b' }),
  () => ({ fromNoise: 1, type: 'get-state', id: 'c' }),
  () => ({ fromNoise: 1, type: 'set-state', state: '?v=1&step=3' }),
  () => ({ fromNoise: 1, type: 'set-theme', theme: pick(['light', 'dark', 'auto']) }),
  () => ({
    fromNoise: 1,
    type: 'ready',
    demo: 'count',
    version: 1,
    params: { seed: random.integer(10), isOn: true },
    goals: [{ id: 'steps', label: 'Train 500 steps' }],
  }),
  () => ({ fromNoise: 1, type: 'complete', goal: 'a', passed: false, step: 1, metrics: { a: 1 } }),
];

/** What a hostile or broken page might put anywhere. */
const oddities: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => Number.NaN,
  () => pick([Number.POSITIVE_INFINITY, -0, 1e308, 2 ** 53, -1]),
  () => 10n ** 400n,
  () => Symbol('run'),
  () => Symbol.iterator,
  () => 'x'.repeat(random.integer(100_000)),
  () =>
    pick(['__proto__', 'constructor', 'run', '\u0000', '\ud800', '<img src=x onerror=alert(1)>']),
  () => new Map([['fromNoise', 1]]),
  () => new Set(['run']),
  () => new Date(Number.NaN),
  () => /(a+)+$/,
  () => () => 'run',
  () => class Message {},
  () => new Uint8Array(8),
  () =>
    new Proxy(
      {},
      { ownKeys: () => throwing(), get: () => throwing(), getPrototypeOf: () => throwing() },
    ),
  () => revokedProxy(),
  () => Object.create({ fromNoise: 1, type: 'run' }),
  () => Object.create(null),
  () => JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}'),
  () => Object.assign(Object.create(null), { toString: 1, valueOf: throwing }),
  () => ({ toString: throwing, valueOf: throwing, toJSON: throwing }),
  () => Object.defineProperty({}, 'type', { get: throwing, enumerable: true }),
  () => new Array(5000).fill(1),
  () => Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`k${i}`, i])),
  () => cycle(),
  () => deep(5000),
];

const keys = [
  ...['fromNoise', 'type', 'id', 'count', 'state', 'theme', 'params', 'goals', 'metrics'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', '0', ''],
];

/** Anything at all, most of it nearly a message of the contract. */
export function randomMessage(): unknown {
  const kind = random.integer(10);
  if (kind === 0) return pick(oddities)();
  if (kind === 1) return randomValue(3);
  const message: Record<string, unknown> = pick(fitting)();
  const mutations = random.integer(3);
  for (let i = 0; i <= mutations; i++) mutate(message);
  return message;
}

function mutate(message: Record<string, unknown>): void {
  const own = Object.keys(message);
  const key = random.integer(2) === 0 ? pick(own.length > 0 ? own : keys) : pick(keys);
  const kind = random.integer(4);
  if (kind === 0) delete message[key];
  else if (kind === 1) define(message, pick(keys), randomValue(2));
  else if (kind === 2) define(message, key, pick(oddities)());
  else Object.defineProperty(message, key, { get: throwing, enumerable: true, configurable: true });
}

function randomValue(depth: number): unknown {
  const kind = random.integer(depth > 0 ? 6 : 4);
  if (kind < 2) return pick(oddities)();
  if (kind === 2) return random.normal() * 10 ** random.integer(300);
  if (kind === 3) return pick(keys);
  const length = random.integer(6);
  if (kind === 4) return Array.from({ length }, () => randomValue(depth - 1));
  const object = {};
  for (let i = 0; i < length; i++) define(object, pick(keys), randomValue(depth - 1));
  return object;
}

/** As an own property, whatever the key: assigning to __proto__ would set the prototype instead. */
function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}

/** One of the list. */
export function pick<T>(list: readonly T[]): T {
  return list[random.integer(list.length)] as T;
}

function throwing(): never {
  throw new Error('this was called');
}

function revokedProxy(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function cycle(): object {
  const message: Record<string, unknown> = { fromNoise: 1, type: 'run' };
  message['params'] = message;
  message['id'] = message;
  return message;
}

function deep(levels: number): object {
  let value: object = {};
  for (let i = 0; i < levels; i++) value = { params: value };
  return value;
}
