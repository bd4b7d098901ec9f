/** The branches that a reader follows: a tree of tokens, and how an address tells it. */

/** A token that is followed, and what is followed after it. */
export interface Twig {
  readonly token: number;
  /** Whether its alternatives for what comes next are shown as well. */
  readonly isOpen: boolean;
  readonly twigs: readonly Twig[];
}

/** What is followed from the prompt on. */
export interface Branches {
  /** How many tokens the model knows whose tokens these are: to another model the same numbers mean nothing. */
  readonly vocabulary: number;
  readonly twigs: readonly Twig[];
}

/** Tokens from the prompt on. */
export type Path = readonly number[];

/** How many tokens can be followed, and how many one after another. */
export const mostTokens = 120;
export const deepest = 24;

/** The longest text that `writeBranches` is read back from. */
export const longestText = 900;

/**
 * Branches as an address holds them: the vocabulary's size, a dash, and the tokens in the order of the tree. A dot leads to a token
 * that follows, an underscore to one that stands beside the last, each further underscore one place back; a star marks what is
 * open: "202-12*.45_9__7" follows 12, with 45 and 9 after it, and 7.
 */
export function writeBranches({ vocabulary, twigs }: Branches): string {
  let text = `${vocabulary}-`;
  let last = 0;
  const write = (list: readonly Twig[], depth: number) => {
    for (const { token, isOpen, twigs: next } of list) {
      if (last > 0) text += depth > last ? '.' : '_'.repeat(last - depth + 1);
      text += isOpen ? `${token}*` : String(token);
      last = depth;
      write(next, depth + 1);
    }
  };
  write(twigs, 1);
  return text;
}

/** The same the other way round; null for a text that `faultOfBranches` faults, and for none. */
export function readBranches(text: string): Branches | null {
  if (text === '' || faultOfBranches(text) !== null) return null;
  const [size = '', tokens = ''] = text.split('-');
  const roots: Growing[] = [];
  for (const { depth, token, isOpen } of entries(tokens))
    listAt(roots, depth).push({ token, isOpen, twigs: [] });
  return { vocabulary: Number(size), twigs: roots };
}

/** What is wrong with a text of branches, or null. */
export function faultOfBranches(text: string): string | null {
  if (text === '') return null;
  if (!form.test(text))
    return 'branches are the size of a vocabulary, a dash, and numbers of tokens with dots or underscores between';
  const [size = '', tokens = ''] = text.split('-');
  const all = entries(tokens);
  if (all.length > mostTokens) return `at most ${mostTokens} tokens can be followed`;
  if (all.some(({ depth }) => depth < 1 || depth > deepest))
    return `branches go from one to ${deepest} tokens deep`;
  if (all.some(({ token }) => token >= Number(size)))
    return `tokens are numbers below the vocabulary’s size, ${size}`;
  const paths = pathsOf(all).map((path) => path.join('.'));
  return new Set(paths).size < paths.length ? 'the same branch stands there twice' : null;
}

/** The tree with a path in it; its last token is opened if told so. What was followed before stays. */
export function withPath(twigs: readonly Twig[], path: Path, isOpen = false): Twig[] {
  const [token, ...rest] = path;
  if (token === undefined) return [...twigs];
  const known = twigs.find((twig) => twig.token === token) ?? { token, isOpen: false, twigs: [] };
  const grown: Twig = {
    token,
    isOpen: rest.length === 0 ? isOpen || known.isOpen : known.isOpen,
    twigs: withPath(known.twigs, rest, isOpen),
  };
  return twigs.includes(known)
    ? twigs.map((twig) => (twig === known ? grown : twig))
    : [...twigs, grown];
}

/** The tree with the alternatives after a followed path shown, or no longer. */
export function withOpen(twigs: readonly Twig[], path: Path, isOpen: boolean): Twig[] {
  return changed(twigs, path, (twig) => [{ ...twig, isOpen }]);
}

/** The tree without a path and all that follows it. */
export function without(twigs: readonly Twig[], path: Path): Twig[] {
  return changed(twigs, path, () => []);
}

/** How many tokens are followed. */
export function countOf(twigs: readonly Twig[]): number {
  return twigs.reduce((sum, twig) => sum + 1 + countOf(twig.twigs), 0);
}

function changed(
  twigs: readonly Twig[],
  [token, ...rest]: Path,
  change: (twig: Twig) => readonly Twig[],
): Twig[] {
  return twigs.flatMap((twig) => {
    if (twig.token !== token) return [twig];
    return rest.length === 0
      ? change(twig)
      : [{ ...twig, twigs: changed(twig.twigs, rest, change) }];
  });
}

const form = /^\d{1,5}-(\d{1,5}\*?((\.|_+)\d{1,5}\*?)*)?$/;

interface Growing extends Twig {
  readonly twigs: Growing[];
}

interface Entry {
  /** 1 for what follows the prompt. */
  readonly depth: number;
  readonly token: number;
  readonly isOpen: boolean;
}

function entries(tokens: string): Entry[] {
  let depth = 0;
  return [...tokens.matchAll(/(\.|_*)(\d+)(\*?)/g)].map(([, mark = '', token, star]) => {
    if (depth === 0 || mark === '.') depth++;
    else depth += 1 - mark.length;
    return { depth, token: Number(token), isOpen: star === '*' };
  });
}

function pathsOf(all: readonly Entry[]): number[][] {
  let path: number[] = [];
  return all.map(({ depth, token }) => {
    path = [...path.slice(0, depth - 1), token];
    return path;
  });
}

/** The list that the next token of that depth belongs to. */
function listAt(roots: Growing[], depth: number): Growing[] {
  let list = roots;
  for (let i = 1; i < depth; i++) list = list.at(-1)?.twigs ?? list;
  return list;
}
