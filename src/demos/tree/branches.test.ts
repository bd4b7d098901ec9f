import { describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import {
  countOf,
  faultOfBranches,
  longestText,
  mostTokens,
  readBranches,
  type Twig,
  withOpen,
  without,
  withPath,
  writeBranches,
} from './branches.ts';

const twig = (token: number, twigs: readonly Twig[] = [], isOpen = false): Twig => ({
  token,
  isOpen,
  twigs,
});

describe('branches in an address', () => {
  test('come back as they were, and need no sign that an address would spell out', () => {
    const twigs = [twig(12, [twig(45, [twig(3)], true), twig(8)], true), twig(9, [twig(12)])];
    const text = writeBranches({ vocabulary: 202, twigs });
    expect(text).toBe('202-12*.45*.3__8__9.12');
    expect(readBranches(text)).toEqual({ vocabulary: 202, twigs });
    expect(new URLSearchParams({ text }).toString()).toBe(`text=${text}`);
    expect(readBranches(writeBranches({ vocabulary: 7, twigs: [] }))?.twigs).toEqual([]);
    expect(readBranches('')).toBeNull();
  });

  test('come back whatever their shape', () => {
    const random = new Random(4);
    for (let i = 0; i < 200; i++) {
      let twigs: Twig[] = [];
      for (let j = random.integer(20); j >= 0; j--) {
        const path = Array.from({ length: 1 + random.integer(6) }, () => random.integer(4));
        twigs = withPath(twigs, path, random.integer(2) === 1);
      }
      const text = writeBranches({ vocabulary: 4, twigs });
      expect(faultOfBranches(text)).toBeNull();
      expect(readBranches(text)).toEqual({ vocabulary: 4, twigs });
    }
  });

  test.each([
    ['x', 'numbers of tokens'],
    ['202', 'numbers of tokens'],
    ['202-1..2', 'numbers of tokens'],
    ['202-1.<b>', 'numbers of tokens'],
    ['202-1.2____3', 'tokens deep'],
    ['202-202', 'below the vocabulary’s size, 202'],
    ['202-5_5', 'twice'],
    ['202-5.6_7__5', 'twice'],
    [`202-${Array.from({ length: mostTokens + 1 }, (_, i) => i).join('_')}`, `${mostTokens}`],
    [`99-${Array.from({ length: 25 }, (_, i) => i).join('.')}`, '24 tokens deep'],
  ])('are refused in words when they are none: %s', (text, words) => {
    expect(faultOfBranches(text)).toContain(words);
    expect(readBranches(text)).toBeNull();
  });

  test('fit into an address when they are as many as can be', () => {
    const twigs = Array.from({ length: mostTokens }, (_, i) => twig(9000 + i, [], true));
    expect(writeBranches({ vocabulary: 9999, twigs }).length).toBeLessThanOrEqual(longestText);
  });
});

describe('a tree', () => {
  const tree = withPath(withPath([], [1, 2, 3]), [1, 4], true);

  test('grows by paths, and what was there stays', () => {
    expect(tree).toEqual([twig(1, [twig(2, [twig(3)]), twig(4, [], true)])]);
    expect(withPath(tree, [1, 4])).toEqual(tree);
    expect(withPath(tree, [])).toEqual(tree);
    expect(countOf(tree)).toBe(4);
  });

  test('opens and closes at a path', () => {
    const open = withOpen(tree, [1, 2], true);
    expect(open[0]?.twigs[0]?.isOpen).toBe(true);
    expect(withOpen(open, [1, 2], false)).toEqual(tree);
    expect(withOpen(tree, [7], true)).toEqual(tree);
  });

  test('loses a branch with all that follows, and nothing else', () => {
    expect(without(tree, [1, 2])).toEqual([twig(1, [twig(4, [], true)])]);
    expect(without(tree, [1])).toEqual([]);
    expect(without(tree, [2])).toEqual(tree);
  });
});
