/** What a counting run answers to a reader: what came after a context, and what the dice give. */

import { describe, expect, test } from 'vitest';
import { asked, counted, thrownAfter } from './counting.forTests.ts';

describe('what a reader asks about', () => {
  test('only the last letters count, as many as the order looks back on', () => {
    expect(asked(counted({}), 'bba').asked).toBe('a');
    expect(asked(counted({ order: 3 }), 'bba').asked).toBe('ba');
    expect(asked(counted({ order: 1 }), 'bba')).toMatchObject({ asked: '', page: { rows: [''] } });
  });

  test('nothing stands for the most frequent context', () => {
    expect(asked(counted({}), '').asked).toBe('a');
    expect(asked(counted({ order: 3 }), '').asked).toBe('aa');
  });

  test('a context never seen is shortened until it was', () => {
    const { chain, followers } = asked(counted({ order: 4 }), 'bba');
    expect(chain.map(({ context, total }) => [context, total])).toEqual([
      ['bba', 0],
      ['ba', 5],
      ['a', 12],
      ['', 18],
    ]);
    expect(followers).toEqual([{ token: 'a', count: 5 }]);
  });

  test('what is no letter of the text is named', () => {
    expect(asked(counted({}), 'Ω').unknown).toEqual(['Ω']);
    expect(asked(counted({ order: 3 }), 'Ωa')).toMatchObject({ unknown: ['Ω'] });
    expect(asked(counted({ order: 3 }), 'Ωa').followers).toHaveLength(2); // after a alone
  });

  test('a word is found with the space before it, though nobody types that', () => {
    const ownText = 'The cat sat and the cat ran and the dog sat and a dog ran. '.repeat(9);
    const session = counted({ ownText, tokens: 'words' });
    expect(asked(session, 'cat').asked).toBe(' cat');
    expect(asked(session, 'The').asked).toBe('The');
    expect(asked(session, 'dragon').unknown).toEqual(['dragon']);
  });

  test('letters of any script are counted', () => {
    const ownText = '道可道，非常道。名可名，非常名。'.repeat(20);
    const { followers } = asked(counted({ ownText }), '常');
    expect(followers.map(({ token }) => token).toSorted()).toEqual(['名', '道']);
    const emoji = counted({ ownText: '👍🏽👩‍🚀'.repeat(40) });
    expect(asked(emoji, '👩').followers.map(({ token }) => token)).toEqual(['\u200d']);
  });

  test('a question of another kind is refused', () => {
    expect(() => counted({}).answer?.({ kind: 'weights' })).toThrow(
      'invalid question; expected followers or throws: weights',
    );
  });
});

describe('dice', () => {
  test('without smoothing, only what has followed is thrown', () => {
    const { begun, throws } = thrownAfter(counted({ smoothing: false }), 'b');
    expect(begun).toBe('b');
    expect(throws[0]).toMatchObject({ token: 'a', shares: [['a', 1]] });
    const text = begun + throws.map(({ token }) => token).join('');
    expect(text).not.toContain('bb');
    expect(text).not.toContain('�');
  });

  test('each number falls into the share of its token', () => {
    for (const { drawn, token, shares } of thrownAfter(counted({}), 'a').throws) {
      const hit = shares.findIndex(([one]) => one === token);
      const from = shares.slice(0, hit).reduce((sum, [, share]) => sum + share, 0);
      expect(drawn).toBeGreaterThanOrEqual(from - 0.001);
      expect(drawn).toBeLessThanOrEqual(from + (shares[hit]?.[1] ?? 0) + 0.001);
    }
  });

  test('each batch, and each seed, has dice of its own', () => {
    const session = counted({});
    const numbers = (batch: number, seed = 1) =>
      thrownAfter(seed === 1 ? session : counted({ seed }), 'a', batch).throws.map(
        ({ drawn }) => drawn,
      );
    expect(numbers(0)).toEqual(numbers(0));
    expect(numbers(1)).not.toEqual(numbers(0));
    expect(numbers(0, 2)).not.toEqual(numbers(0));
  });
});
