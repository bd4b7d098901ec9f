/** What the figure asks of its model, and the tree that it draws of the answer. */

import type { Look, Question } from '#engine/session.ts';
import type { ValuesOf } from '../framework/defineDemo.ts';
import { type Branches, type Path, type Twig, withPath } from './branches.ts';
import { type parameters, prompts } from './parameters.ts';

/** The settings of the figure. */
export type TreeValues = ValuesOf<typeof parameters>;

/** The prompt: the reader's, or the text's own example. */
export const promptOf = ({ prompt, source }: Pick<TreeValues, 'prompt' | 'source'>): string =>
  prompt || prompts[source];

/** The tree as it is followed; `leavesOf` and `nodesOf` read the answer with `treeOf`. */
export function treeQuestion(values: TreeValues): Question {
  const { branches, alternatives, branchLength, beams } = values;
  const prompt = promptOf(values);
  const asked = { kind: 'tree', prompt, branches, alternatives };
  // Only an example depends on how branches grow.
  return branches === '' ? { ...asked, length: branchLength, width: beams } : asked;
}

/** How many branches dice grow at a press. */
export const diceBranches = 3;

/** Branches that grow after a path; `pathsOf` reads the answer. Each of the `throws` of the dice grows others. */
export function growthQuestion(
  values: TreeValues,
  by: 'likeliest' | 'beams' | 'dice',
  { from, throws }: { readonly from: Path; readonly throws: number },
): Question {
  const asked = { kind: 'growth', prompt: promptOf(values), by, from: from.join('.') };
  const { branchLength: length, beams: width, diceSeed: seed } = values;
  switch (by) {
    case 'likeliest':
      return { ...asked, length };
    case 'beams':
      return { ...asked, length, width };
    case 'dice':
      return { ...asked, length, count: diceBranches, seed, first: throws * diceBranches };
    default:
      return by satisfies never;
  }
}

/** The answer to `growthQuestion`. */
export function pathsOf({ texts }: Look): Path[] {
  return JSON.parse(texts?.['paths'] ?? '[]') as Path[]; // the session's own
}

/** A token of the tree. */
export interface Token {
  /** Its parent's place in the list; −1 where it follows the prompt. */
  readonly parent: number;
  readonly token: number;
  /** What it stands for. */
  readonly piece: string;
  readonly path: Path;
  readonly state: 'alternative' | 'followed' | 'open';
  /** How many tokens are likelier at its place. */
  readonly rank: number;
  /** After its parent. */
  readonly chance: number;
  /** Of the whole way from the prompt on, in nats. */
  readonly logProb: number;
  /** The share of all that may follow it and is not drawn, where its alternatives are. */
  readonly others: number;
}

/** The tree with what belongs to it. */
export interface Tree {
  /** Parents before their children, the likeliest first. */
  readonly tokens: readonly Token[];
  /** The share of all that may follow the prompt and is not drawn. */
  readonly others: number;
  readonly vocabulary: readonly string[];
  /** Whether tokens are words, each with the space before it. */
  readonly isOfWords: boolean;
  /** For how many tokens the branches were made, where that is not this model's number. */
  readonly misfit: number | null;
}

type Row = readonly [parent: number, token: number, state: number, rank: number];

/** The answer to `treeQuestion`. */
export function treeOf({ arrays, texts }: Look): Tree {
  const vocabulary = JSON.parse(texts?.['vocabulary'] ?? '[]') as string[]; // the session's own, as all here
  const rows = JSON.parse(texts?.['rows'] ?? '[]') as Row[];
  const tokens: Token[] = [];
  for (const [i, [parent, token, state, rank]] of rows.entries()) {
    const before = tokens[parent];
    const logChance = arrays['logChances']?.[i] ?? 0;
    tokens.push({
      parent,
      token,
      piece: vocabulary[token] ?? '',
      path: [...(before?.path ?? []), token],
      state: (['alternative', 'followed', 'open'] as const)[state] ?? 'alternative',
      rank,
      chance: Math.exp(logChance),
      logProb: (before?.logProb ?? 0) + logChance,
      others: Math.exp(arrays['logOthers']?.[i + 1] ?? 0),
    });
  }
  return {
    tokens,
    others: Math.exp(arrays['logOthers']?.[0] ?? 0),
    vocabulary,
    isOfWords: texts?.['kind'] === 'words',
    misfit: JSON.parse(texts?.['misfit'] ?? 'null') as number | null,
  };
}

/** What is followed, to be changed and written into the address. */
export function branchesOf({ tokens, vocabulary }: Tree): Branches {
  const twigs = tokens
    .filter(({ state }) => state !== 'alternative')
    .reduce<readonly Twig[]>((all, { path, state }) => withPath(all, path, state === 'open'), []);
  return { vocabulary: vocabulary.length, twigs };
}

/** Where branches end that are followed, the likeliest first. */
export function leavesOf({ tokens }: Tree): Token[] {
  const followed = tokens.filter(({ state }) => state !== 'alternative');
  const parents = new Set(followed.map(({ parent }) => tokens[parent]));
  return followed.filter((token) => !parents.has(token)).sort((a, b) => b.logProb - a.logProb);
}

/** All others at a place together: how many, and their share. */
export interface Others {
  readonly count: number;
  readonly share: number;
}

/** What is not drawn after a token, or after the prompt (null). */
export function othersAfter({ tokens, vocabulary, others }: Tree, token: Token | null): Others {
  const parent = token ? tokens.indexOf(token) : -1;
  const drawn = tokens.filter((one) => one.parent === parent).length;
  return { count: vocabulary.length - drawn, share: token ? token.others : others };
}

/** The way from the prompt to a token, itself included. */
export function wayTo({ tokens }: Tree, token: Token): Token[] {
  const before = tokens[token.parent];
  return [...(before ? wayTo({ tokens } as Tree, before) : []), token];
}
