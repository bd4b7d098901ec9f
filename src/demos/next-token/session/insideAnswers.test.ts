/** What is answered about the inside of a model: against numbers worked out another way; asking changes nothing. */

import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Look, Session } from '#engine/session.ts';
import { selectBackend } from '#tensor/backends.ts';
import { tensorCount } from '#tensor/tensor.ts';
import { defaultValues } from '../../framework/values.ts';
import {
  type AboutAblation,
  type AboutAttention,
  type AboutEmbedding,
  type AboutLens,
  type AboutMatrix,
  type AboutScore,
  aboutOf,
  numbersOf,
  squaresOf,
} from '../../inside/answers.ts';
import { nextToken } from '../definition.ts';
import type { TextRunValues } from '../values.ts';
import { prepareAnswers } from './answers.ts';
import { createTextSession, TextSession } from './session.ts';

const quick = { width: 16, blocks: 2, heads: '2', context: 32, batchSize: 4 } as const;
const chinese = '春眠不觉晓，处处闻啼鸟。\n夜来风雨声，花落知多少。\n'.repeat(12);
const arabic = 'كان يا ما كان في قديم الزمان ملك عادل يحب الناس والناس يحبونه. '.repeat(8);

const sessions: Session[] = [];
let trained: TextSession;

beforeAll(async () => {
  await selectBackend('simd');
  await prepareAnswers();
  trained = begin();
  sessions.pop(); // it is shared
  for (let i = 0; i < 60; i++) trained.step();
});
afterEach(() => {
  for (const session of sessions.splice(0)) session.dispose();
});

const sentence = 'Mia took the red ball from the shelf.';

describe('the sentence', () => {
  test('begins with the line break that every tale begins with, and is an example when there is none', () => {
    const { pieces, cutOff, unknown } = aboutOf<AboutAttention>(ask({ text: sentence }));
    expect(pieces.slice(0, 4)).toEqual(['↵', 'Mia', '␣took', '␣the']);
    expect([cutOff, unknown]).toEqual([0, 0]);
    const example = aboutOf<AboutAttention>(ask({ text: ' ' }));
    expect(example.pieces.length).toBeGreaterThan(10);
    expect(example.unknown).toBe(0);
  });

  test('is cut to the context, and it is said how much was left out', () => {
    const { pieces, cutOff } = aboutOf<AboutAttention>(ask({ text: 'the cat '.repeat(30) }));
    expect(pieces).toHaveLength(32);
    expect(cutOff).toBe(1 + 60 - 32 + 1); // the line break, the words, and the space at the end
  });

  test('may hold what the model does not know', () => {
    const about = aboutOf<AboutAttention>(ask({ text: 'the quokka said مرحبا \uD800' }));
    expect(about.unknown).toBeGreaterThanOrEqual(2);
  });
});

describe('attention', () => {
  test('is a share of 1 for each place, and looks at nothing ahead', () => {
    const look = ask({ text: sentence });
    const { pieces, blocks, heads } = aboutOf<AboutAttention>(look);
    const time = pieces.length;
    const squares = squaresOf(numbersOf(look, 'weights'), time);
    expect(squares).toHaveLength(blocks * heads);
    for (const square of squares) {
      for (let row = 0; row < time; row++) {
        const own = square.subarray(row * time, (row + 1) * time);
        expect(own.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 5);
        expect(own.subarray(row + 1).every((one) => one === 0)).toBe(true);
      }
    }
    expect(numbersOf(look, 'habits')).toHaveLength(4 * blocks * heads);
  });
});

describe('a score', () => {
  const place = { kind: 'score', text: sentence, block: 1, head: 1, from: 6, to: 3 };

  test('is what its numbers give, and the weight is the one that attention shows', () => {
    const look = ask(place);
    const [query, key, products] = ['query', 'key', 'products'].map((name) =>
      numbersOf(look, name),
    );
    expect(query).toHaveLength(8);
    const sum = query?.reduce((total, one, i) => total + one * (key?.[i] ?? 0), 0) ?? 0;
    expect(products?.reduce((total, one) => total + one, 0)).toBeCloseTo(sum, 4);
    const scores = numbersOf(look, 'scores');
    expect(scores[3]).toBeCloseTo(sum / Math.sqrt(8), 4);
    const powers = scores.map((one) => Math.exp(one));
    const total = powers.reduce((all, one) => all + one, 0);
    const all = ask({ text: sentence });
    const { pieces } = aboutOf<AboutAttention>(all);
    const shown = squaresOf(numbersOf(all, 'weights'), pieces.length)[3];
    for (const [to, weight] of numbersOf(look, 'weights').entries()) {
      expect(weight).toBeCloseTo((powers[to] ?? 0) / total, 4);
      expect(weight).toBeCloseTo(shown?.[6 * pieces.length + to] ?? 0, 6);
    }
  });

  test('of the place that is looked at most, when asked for −1', () => {
    const look = ask({ ...place, to: -1 });
    const weights = numbersOf(look, 'weights');
    expect(weights[aboutOf<AboutScore>(look).to]).toBe(Math.max(...weights));
  });

  test('takes places and heads that are not there for the last that is', () => {
    const about = aboutOf<AboutScore>(ask({ ...place, block: 9, head: 9, from: 47, to: 47 }));
    const last = about.pieces.length - 1;
    expect([about.block, about.head, about.from, about.to]).toEqual([1, 1, last, last]);
  });
});

test('the lens ends with what the surprise lens says of the same sentence', () => {
  const look = ask({ kind: 'lens', text: sentence });
  const { pieces, guesses } = aboutOf<AboutLens>(look);
  const time = pieces.length;
  expect(guesses.map((places) => places.length)).toEqual([time, time, time]);
  const came = numbersOf(look, 'came').subarray(2 * time);
  const nats = numbersOf(ask({ kind: 'surprise', text: sentence, weights: 'now' }), 'nats');
  for (let place = 0; place + 1 < time; place++)
    expect(came[place]).toBeCloseTo(Math.exp(-(nats[place] ?? 0)), 4);
  expect(came[time - 1]).toBe(0);
});

test('before any training no layer guesses better than another', () => {
  const look = begin().answer({ kind: 'lens', text: sentence });
  const { pieces } = aboutOf<AboutLens>(look);
  const time = pieces.length;
  const came = numbersOf(look, 'came');
  for (const depth of [0, 1, 2]) {
    const own = came.subarray(depth * time, depth * time + time - 1);
    expect(own.reduce((sum, one) => sum + one, 0) / own.length).toBeLessThan(0.01);
  }
});

test('the embedding’s neighbours are those whose rows have the largest cosines', () => {
  const look = ask({ kind: 'embedding' });
  const { pieces, neighbours, width } = aboutOf<AboutEmbedding>(look);
  expect(width).toBe(16);
  expect(pieces.length).toBeLessThanOrEqual(120);
  expect(numbersOf(look, 'places')).toHaveLength(2 * pieces.length);
  const { tokenizer, parameters } = saved();
  const rowOf = (piece = '') => {
    const id = tokenizer.indexOf(piece);
    return Array.from(parameters.subarray(id * width, (id + 1) * width));
  };
  const cosine = (a: readonly number[], b: readonly number[]) =>
    dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  const own = rowOf(pieces[3]);
  const all = pieces.map((piece, i) => (i === 3 ? -1 : cosine(own, rowOf(piece))));
  expect(neighbours[3]?.[0]).toBe(all.indexOf(Math.max(...all)));
  expect(numbersOf(look, 'likeness')[3 * 4]).toBeCloseTo(Math.max(...all), 5);
});

describe('a matrix', () => {
  test('is a part of the parameters; all behind one another are all of them', () => {
    const look = ask({ kind: 'matrix', name: 'qkv.1', of: 'weights' });
    const { name, names, rows, columns, shownRows } = aboutOf<AboutMatrix>(look);
    expect([name, rows, columns, shownRows]).toEqual(['qkv.1', 17, 48, 17]);
    const all = names.map((one) => ask({ kind: 'matrix', name: one, of: 'weights' }));
    const numbers = all.flatMap((one) => [...numbersOf(one, 'values')]);
    expect(Float32Array.from(numbers)).toEqual(saved().parameters);
  });

  test('has gradients that are the same each time, and none where a token never comes', () => {
    const asked = { kind: 'matrix', name: 'tokens', of: 'gradients' };
    const values = numbersOf(ask(asked), 'values');
    expect(values).toEqual(numbersOf(ask(asked), 'values'));
    expect(values.some((one) => one !== 0)).toBe(true);
    expect(values.subarray(0, 32).every((one) => one === 0)).toBe(true); // the unknown ones
  });

  test('that is not there is taken for the token table; of one too large come the first rows', () => {
    expect(aboutOf<AboutMatrix>(ask({ kind: 'matrix', name: 'qkv.7' })).name).toBe('tokens');
    const wide = begin({ width: 128, blocks: 1 });
    const look = wide.answer({ kind: 'matrix', name: 'up.0', of: 'weights' });
    const { rows, columns, shownRows } = aboutOf<AboutMatrix>(look);
    expect([rows, columns, shownRows]).toEqual([129, 512, 78]);
    expect(numbersOf(look, 'values')).toHaveLength(78 * 512);
  });
});

describe('without heads', () => {
  test('nothing is worse when all are at work, and all together are worse than any alone', () => {
    const none = ask({ kind: 'ablation', without: '' });
    const [whole = 0, ...alone] = numbersOf(none, 'losses');
    expect(alone).toHaveLength(4);
    expect(numbersOf(none, 'together')[0]).toBe(whole);
    expect(aboutOf<AboutAblation>(none).worsened).toEqual([]);
    const one = ask({ kind: 'ablation', without: '0.1' });
    expect(numbersOf(one, 'together')[0]).toBe(alone[1]);
    const all = ask({ kind: 'ablation', without: '0.0,0.1,1.0,1.1' });
    const [together = 0] = numbersOf(all, 'together');
    expect(together).toBeGreaterThan(Math.max(whole, ...alone));
    const { worsened } = aboutOf<AboutAblation>(all);
    const rises = worsened.map(({ count, before, after }) => count * (after - before));
    expect(rises).toEqual(rises.toSorted((a, b) => b - a));
    expect(rises.length).toBeGreaterThan(0);
    for (const { context } of worsened) expect(context.length).toBeGreaterThan(0);
  });

  test('heads that this model has not are passed over', () => {
    const [whole] = numbersOf(ask({ kind: 'ablation' }), 'losses');
    const look = ask({ kind: 'ablation', without: '7.7,nonsense' });
    expect(numbersOf(look, 'together')[0]).toBe(whole);
  });
});

const questions = [
  { kind: 'attention', text: sentence },
  { kind: 'score', text: sentence, block: 0, head: 0, from: 4, to: -1 },
  { kind: 'lens', text: sentence },
  { kind: 'embedding' },
  { kind: 'matrix', name: 'head', of: 'gradients' },
  { kind: 'ablation', without: '0.0' },
];

test('asking leaves the run as it was, and no tensor behind', () => {
  const [one, other] = [begin(), begin()];
  one.step();
  other.step();
  const before = tensorCount();
  for (const question of questions) one.answer(question);
  expect(tensorCount()).toBe(before);
  one.step();
  other.step();
  expect(one.checkpoint()).toEqual(other.checkpoint());
});

test.each([
  ['Chinese', chinese, 'characters'],
  ['Arabic', arabic, 'words'],
  ['Arabic', arabic, 'bytePairs'],
] as const)('a text in %s can be looked into', (_, ownText, tokens) => {
  const session = begin({ source: 'own', ownText, tokens, merges: 20, start: 'trained' });
  session.step();
  for (const question of questions) {
    const asked = 'text' in question ? { ...question, text: ownText.slice(0, 20) } : question;
    expect(aboutOf(session.answer(asked))).not.toBeNull();
  }
  const { pieces } = aboutOf<AboutAttention>(session.answer({ kind: 'attention', text: '' }));
  expect(pieces.length).toBeGreaterThan(1);
});

test('a window model has an embedding and matrices, and says that it has no attention', () => {
  const session = begin({ model: 'window', context: 8 });
  for (const question of questions) {
    if (question.kind === 'embedding' || question.kind === 'matrix')
      expect(aboutOf(session.answer(question))).not.toBeNull();
    else expect(() => session.answer(question)).toThrow('no attention');
  }
});

function begin(patch: Partial<TextRunValues> = {}): TextSession {
  const { panel, ...values } = defaultValues(nextToken);
  const session = createTextSession({ ...values, ...quick, ...patch }, {});
  if (!(session instanceof TextSession)) throw new Error('expected a session of text');
  sessions.push(session);
  return session;
}

function ask(question: Readonly<Record<string, string | number>>): Look {
  return trained.answer({ kind: 'attention', ...question });
}

function saved() {
  const { parameters, tokenizer } = trained.trained();
  const words = tokenizer.kind === 'words' ? tokenizer.words : [];
  // Tokens 0 and 1 are the unknown ones; spaces and line breaks show as signs.
  const shown = words.map((word) => word.replace(' ', '␣').replace('\n', '↵'));
  return { parameters, tokenizer: ['�', '␣�', ...shown] };
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, one, i) => sum + one * (b[i] ?? 0), 0);
}
