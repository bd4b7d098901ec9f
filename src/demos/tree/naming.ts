/** How a prompt and tokens are named in a drawn tree. */

import type { TreeNode } from '#charts/TokenTree.tsx';
import { visible } from '#data/tokenizers/visible.ts';

/** Longer prompts are cut at their beginning. */
const longestRoot = 16;

/** The root, the prompt itself. */
export function rootNode(prompt: string): TreeNode {
  const isLong = prompt.length > longestRoot;
  return {
    key: '',
    parent: -1,
    label: isLong ? `…${prompt.slice(1 - longestRoot)}` : prompt || '∅',
    reading: '',
    share: 1,
    kind: 'root',
    hint: 'the prompt',
  };
}

/** A token by itself; a word without the space before it. */
export function nameOf(piece: string, isWord: boolean): string {
  return visible(isWord ? piece.replace(/^ (?=.)/, '') : piece);
}

/** Tokens as a text in which a line's end is seen. */
export function textOf(vocabulary: readonly string[], tokens: readonly number[]): string {
  return tokens.map((id) => (vocabulary[id] ?? '').replaceAll('\n', visible('\n'))).join('');
}

/** What stands for a path of tokens in a list. */
export function keyOf(path: readonly number[]): string {
  return path.join('.');
}
