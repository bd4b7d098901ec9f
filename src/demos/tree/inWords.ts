/** What there is to say of a tree, in sentences. */

import type { TreeNode } from '#charts/TokenTree.tsx';
import { percent } from '../count/inWords.ts';
import { keyOf, nameOf, rootNode, textOf } from './naming.ts';
import { leavesOf, othersAfter, type Token, type Tree, wayTo } from './tree.ts';

/** The tree as it is drawn: the prompt, its tokens, and what is not drawn wherever alternatives are shown. */
export function nodesOf(tree: Tree, prompt: string): TreeNode[] {
  const nodes: TreeNode[] = [rootNode(prompt)];
  const add = (parent: Token | null, place: number) => {
    const at = parent ? tree.tokens.indexOf(parent) : -1;
    for (const token of tree.tokens.filter((one) => one.parent === at)) {
      const isFollowed = token.state !== 'alternative';
      const next = nodes.push({
        key: keyOf(token.path),
        parent: place,
        label: nameOf(token.piece, tree.isOfWords),
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

/** What the branches teach, where they do: that the likeliest begins with a step that is not. Else null. */
export function lessonOf(tree: Tree): string | null {
  const { rivals, what } = rivalsOf(tree);
  const [best, second] = rivals;
  if (!best || !second) return null;
  const odd = wayTo(tree, best).find(({ rank }) => rank > 0);
  const likeliest = `Of the ${rivals.length} ${what}, “${textOf(tree.vocabulary, best.path).trim()}” is the likeliest`;
  if (!odd)
    return `${likeliest}: here taking the likeliest token each time finds it. It does not always.`;
  return `${likeliest}. Yet it does not take the likeliest token each time: “${nameOf(odd.piece, tree.isOfWords)}” was the ${ordinal(odd.rank + 1)} likeliest at its place, with ${percent(odd.chance)}, and what follows makes up for it.`;
}

/** Branches that can be compared, the likeliest first: those that have come to their end, else the longest. */
function rivalsOf(tree: Tree): { readonly rivals: readonly Token[]; readonly what: string } {
  const leaves = leavesOf(tree);
  const whole = leaves.filter(({ piece }) => piece === '\n');
  if (whole.length > 1) return { rivals: whole, what: 'branches that have come to their end' };
  const longest = Math.max(0, ...leaves.map(({ path }) => path.length));
  const rivals = leaves.filter(({ path }) => path.length === longest);
  return { rivals, what: `branches of ${longest} tokens` };
}

function ordinal(place: number): string {
  const words = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
  return words[place - 1] ?? `${place}th`;
}
