/** Checking what another window sent: a clean copy of it, or what is wrong with it in a sentence. */

import * as v from 'valibot';

/** A message's clean copy; or its fault in a sentence, and its id where that is fit to be repeated in an answer. */
export type Checked<M> =
  | { readonly message: M; readonly fault?: never }
  | { readonly fault: string; readonly id?: string | number; readonly message?: never };

/** Whether this is meant for From Noise at all; hosts, frames and extensions send each other many other things. */
export function isFromNoise(data: unknown): boolean {
  return Object.hasOwn(Object(plainCopy(data, 1)), 'fromNoise');
}

/** A function that checks data against these messages. What it returns shares nothing with the data. It never throws. */
/* @__NO_SIDE_EFFECTS__ */
export function checkWith<S extends Messages>(messages: S) {
  return (data: unknown): Checked<v.InferOutput<S>> => {
    const copy = plainCopy(data, deepest);
    if (!isRecord(copy)) return { fault: `The message was ${inWords(copy)}, expected an object.` };
    if (copy['fromNoise'] !== 1)
      return { fault: faultAt('fromNoise', copy['fromNoise'], '1, the version of the contract') };
    const result = v.safeParse(messages, copy, untilFirstFault);
    if (result.success) return { message: result.output };
    const { id } = copy;
    return { fault: sentence(result.issues[0]), ...(isId(id) && { id }) };
  };
}

/** The same without words, for where no words are wanted: the clean copy, or null. Never throws. */
export function messageIn<S extends Messages>(messages: S, data: unknown): v.InferOutput<S> | null {
  const result = v.safeParse(messages, plainCopy(data, deepest), untilFirstFault);
  return result.success ? result.output : null;
}

type Messages = v.GenericSchema<unknown, object>;

const untilFirstFault = { abortEarly: true, abortPipeEarly: true } as const;

/** A message, a list of goals, a goal, its label. */
const deepest = 4;

/** More entries than any message may have, so that a huge list costs no more than this. */
const mostEntries = 1000;

/**
 * The data without prototypes, accessors and other tricks: own plain values of plain objects and lists, so deep. What is
 * nothing of that kind becomes a symbol, which no schema accepts.
 */
function plainCopy(data: unknown, depth: number): unknown {
  if (typeof data === 'function') return notPlain;
  if (typeof data !== 'object' || data === null) return data;
  try {
    const isList = Array.isArray(data);
    const prototype: unknown = Object.getPrototypeOf(data);
    const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
    if (depth === 0 || !(isList || isPlain)) return notPlain;
    const copy: Record<string, unknown> = Object.create(null);
    for (const key of Object.keys(data).slice(0, mostEntries + 1)) {
      const value: unknown = Object.getOwnPropertyDescriptor(data, key)?.value;
      if (isList || value !== undefined) copy[key] = plainCopy(value, depth - 1);
    }
    return isList ? Object.values(copy) : copy;
  } catch {
    return notPlain; // a proxy that throws when it is looked at
  }
}

const notPlain = Symbol('not plain data');

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isId(value: unknown): value is string | number {
  return (typeof value === 'string' && value.length <= 100) || Number.isFinite(value);
}

function sentence(issue: v.BaseIssue<unknown>): string {
  const path = issue.path?.map(({ key }) => String(key)).join('.') ?? 'The message';
  if (issue.type === 'object' && issue.input === undefined) return `${path} is missing.`;
  return faultAt(path, issue.input, expectedBy(issue));
}

function faultAt(path: string, value: unknown, expected: string): string {
  if (value === undefined) return `${cut(path)} is missing, expected ${expected}.`;
  return `${cut(path)} was ${inWords(value)}, expected ${expected}.`;
}

function expectedBy({ type, expected, requirement, input }: v.BaseIssue<unknown>): string {
  switch (type) {
    case 'max_length':
      return `at most ${requirement} ${typeof input === 'string' ? 'characters' : 'entries'}`;
    case 'max_entries':
      return `at most ${requirement} entries`;
    case 'min_value':
      return `at least ${requirement}`;
    case 'max_value':
      return `at most ${requirement}`;
    case 'integer':
      return 'a whole number';
    case 'finite':
      return 'a finite number';
  }
  const names = (expected ?? '').replaceAll(/[()"]/g, '').split(' | ');
  const words = names.map((name) => kinds[name] ?? name);
  return words.length > 1 ? `one of ${words.join(', ')}` : words.join();
}

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  Object: 'an object',
  Array: 'a list',
};

/** A value as a sentence can name it, however long or odd it is. */
function inWords(value: unknown): string {
  if (typeof value === 'string')
    return value.length > 1000 ? `a text of ${value.length} characters` : `“${cut(value)}”`;
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return `${value}`;
  if (Array.isArray(value)) return 'a list';
  return isRecord(value) ? 'an object' : 'not plain data';
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
