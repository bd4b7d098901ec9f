/** What the figure asks of a beam search, and the tree that it draws of the answer. */

import type { TreeNode } from '#charts/TokenTree.tsx';
import type { Look, Question } from '#engine/session.ts';
import { percent } from '../count/inWords.ts';
import { keyOf, nameOf, rootNode, textOf } from '../tree/naming.ts';
import { type OneTokenValues, promptOf } from './sampler.ts';

/** The search after the prompt; `searchOf` reads the answer. */
export function beamsQuestion(values: OneTokenValues): Question {
  const { beams: width, beamLength: length, beamPower: power } = values;
  return { kind: 'beams', prompt: promptOf(values), width, length, power };
}

/** A beginning that was held: its tokens after the prompt, how likely they are together (nats), and whether it is a whole text. */
export interface Beam {
  readonly tokens: readonly number[];
  readonly logProb: number;
  readonly isFinished: boolean;
}

/** What was held after each step, the best first, and what always taking the likeliest token writes. */
export interface Search {
  readonly steps: readonly (readonly Beam[])[];
  readonly likeliest: Beam | null;
  readonly vocabulary: readonly string[];
  /** Whether tokens are words, each with the space before it. */
  readonly isOfWords: boolean;
}

/** The answer to `beamsQuestion`. */
export function searchOf({ texts }: Look): Search {
  return {
    steps: JSON.parse(texts?.['steps'] ?? '[]') as Beam[][], // the session's own, as all here
    likeliest: JSON.parse(texts?.['likeliest'] ?? 'null') as Beam | null,
    vocabulary: JSON.parse(texts?.['vocabulary'] ?? '[]') as string[],
    isOfWords: texts?.['kind'] === 'words',
  };
}

/** What the search has settled on. */
export function winnerOf({ steps }: Search): Beam | null {
  return steps.at(-1)?.[0] ?? null;
}

/** All that was ever held as a tree, each with its probability; what ends before the last step was dropped. */
export function nodesOf(search: Search, prompt: string): TreeNode[] {
  const { steps, vocabulary, isOfWords } = search;
  const held = new Map(steps.flat().map((beam) => [keyOf(beam.tokens), beam]));
  const last = new Set((steps.at(-1) ?? []).flatMap(({ tokens }) => prefixes(tokens)));
  const nodes: TreeNode[] = [rootNode(prompt)];
  const add = (before: readonly number[], place: number) => {
    const depth = before.length;
    const next = [...held.values()]
      .filter(
        ({ tokens }) =>
          tokens.length === depth + 1 && keyOf(tokens.slice(0, depth)) === keyOf(before),
      )
      .sort((a, b) => b.logProb - a.logProb);
    for (const { tokens, logProb } of next) {
      const piece = vocabulary[tokens.at(-1) ?? 0] ?? '';
      const key = keyOf(tokens);
      const isHeld = last.has(key);
      const parent = held.get(keyOf(before))?.logProb ?? 0;
      const at = nodes.push({
        key,
        parent: place,
        label: nameOf(piece, isOfWords),
        reading: percent(Math.exp(logProb)),
        share: Math.exp(logProb - parent),
        kind: isHeld ? 'followed' : 'dropped',
        hint: isHeld ? 'held to the end' : 'dropped',
      });
      add(tokens, at - 1);
    }
  };
  add([], 0);
  return nodes;
}

function prefixes(tokens: readonly number[]): string[] {
  return tokens.map((_, i) => keyOf(tokens.slice(0, i + 1)));
}

/** How the search compares with always taking the likeliest token. */
export function comparison(search: Search): string {
  const winner = winnerOf(search);
  const { likeliest } = search;
  if (!winner || !likeliest) return '';
  if (keyOf(winner.tokens) === keyOf(likeliest.tokens))
    return 'Always taking the likeliest token writes the very same here.';
  const text = textOf(search.vocabulary, likeliest.tokens).trim();
  return `Always taking the likeliest token writes “${text}”, with ${percent(Math.exp(likeliest.logProb))}.`;
}
