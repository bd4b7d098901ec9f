/** What there is to say of a tree, in sentences. */

import type { TreeNode } from '#charts/TokenTree.tsx';
import { percent } from '../count/inWords.ts';
import {
  keyOf,
  leavesOf,
  nameOf,
  othersAfter,
  type Token,
  type Tree,
  textOf,
  wayTo,
} from './tree.ts';

/** Longer prompts are cut at their beginning. */
const longestRoot = 16;

/** The tree as it is drawn: the prompt, its tokens, and what is not drawn wherever alternatives are shown. */
export function nodesOf(tree: Tree, prompt: string): TreeNode[] {
  const short = prompt.length > longestRoot ? `…${prompt.slice(1 - longestRoot)}` : prompt;
  const root = { key: '', parent: -1, label: short || '∅', reading: '', share: 1 } as const;
  const nodes: TreeNode[] = [{ ...root, kind: 'root', hint: 'the prompt' }];
  const add = (parent: Token | null, place: number) => {
    const at = parent ? tree.tokens.indexOf(parent) : -1;
    for (const token of tree.tokens.filter((one) => one.parent === at)) {
      const isFollowed = token.state !== 'alternative';
      const next = nodes.push({
        key: keyOf(token.path),
        parent: place,
        label: nameOf(tree, token),
        reading: percent(token.chance),
        share: token.chance,
        kind: isFollowed ? 'followed' : 'alternative',
        hint: isFollowed ? 'followed' : '',
      });
      add(token, next - 1);
    }
    if (parent && parent.state !== 'open') return;
    const { count, share } = othersAfter(tree, parent);
    if (count > 0)
      nodes.push({
        key: `${parent ? keyOf(parent.path) : ''}+`,
        parent: place,
        label: `${count.toLocaleString('en')} others`,
        reading: percent(share),
        share,
        kind: 'rest',
        hint: 'not drawn',
      });
  };
  add(null, 0);
  return nodes;
}

/** How likely a token makes a branch, step by step: "36 % × 97 % = 35 %". */
export function productOf(tree: Tree, token: Token): string {
  const chances = wayTo(tree, token).map(({ chance }) => percent(chance));
  const total = percent(Math.exp(token.logProb));
  return chances.length === 1 ? total : `${chances.join(' × ')} = ${total}`;
}

/** The chance of each of a branch's tokens on average: their geometric mean. */
export function perToken({ logProb, path }: Pick<Token, 'logProb' | 'path'>): number {
  return Math.exp(logProb / Math.max(1, path.length));
}

/** What the branches teach, where they do: that the likeliest of a length begins with a step that is not. Else null. */
export function lessonOf(tree: Tree): string | null {
  const leaves = leavesOf(tree);
  const longest = Math.max(0, ...leaves.map(({ path }) => path.length));
  const rivals = leaves.filter(({ path }) => path.length === longest);
  const [best, second] = rivals;
  if (!best || !second) return null;
  const odd = wayTo(tree, best).find(({ rank }) => rank > 0);
  const likeliest = `Of the ${rivals.length} branches of ${longest} tokens, “${textOf(tree, best.path).trim()}” is the likeliest`;
  if (!odd)
    return `${likeliest}: here taking the likeliest token each time finds it. It does not always.`;
  return `${likeliest}. Yet it does not take the likeliest token each time: “${nameOf(tree, odd)}” was the ${ordinal(odd.rank + 1)} likeliest at its place, with ${percent(odd.chance)}, and what follows makes up for it.`;
}

function ordinal(place: number): string {
  const words = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
  return words[place - 1] ?? `${place}th`;
}
