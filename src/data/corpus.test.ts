/** The reader's text: what is refused and why, where it is cut, and the batches drawn from it. */

import { describe, expect, test } from 'vitest';
import {
  checkedText,
  drawBatch,
  largestText,
  lineStarts,
  longestStretch,
  split,
} from './corpus.ts';
import { Random } from './random.ts';

const line = 'A line of text that is long enough to be learned from.\n';
const long = line.repeat(10);

describe('a text is refused', () => {
  const bytes = new TextEncoder();
  test.each<[string, string | Uint8Array, string]>([
    ['empty', '', 'There is no text yet'],
    ['without bytes', new Uint8Array(), 'There is no text yet'],
    ['blank', ' \n\t\u3000'.repeat(500), 'There is no text yet'],
    ['tiny', 'Hello!', 'too short to learn from: it has 6 of at least 200 characters'],
    ['tiny in emoji', '🦉'.repeat(199), 'it has 199 of at least 200'],
    ['too large', 'a '.repeat(largestText / 2 + 1), 'larger than 2 MB'],
    ['too large only in UTF-8', '猫\n'.repeat(largestText / 4 + 1), 'larger than 2 MB'],
    ['too large as a file', new Uint8Array(largestText + 1).fill(32), 'larger than 2 MB'],
    ['with a zero byte', bytes.encode(`${long}\0`), 'binary'],
    ['with a zero', `${long}\0`, 'binary'],
    ['with many control characters', `${long}${'\x01\x02'.repeat(20)}`, 'binary'],
    ['with many unreadable characters', `${long}${'\uFFFD'.repeat(20)}`, 'binary'],
    ['in an old encoding', Uint8Array.from(`${long}caf\xe9`, (c) => c.charCodeAt(0)), 'UTF-8'],
    ['an endless line', 'x'.repeat(longestStretch + 1), 'without a space or a line break'],
    ['an endless line within', `${long}${'x'.repeat(longestStretch + 1)}\n`, 'without a space'],
  ])('that is %s, in one sentence', (_, raw, reason) => {
    const checked = checkedText(raw);
    const problem = 'problem' in checked ? checked.problem : '';
    expect(problem).toContain(reason);
    expect(problem).toMatch(/^[A-Z][^.]*\.$/);
  });
});

describe('a text is taken', () => {
  const arabic = 'القطة على السجادة.\n'.repeat(20);

  test.each([
    ['English', long],
    ['Arabic', arabic],
    ['Chinese', '猫坐在垫子上。\n'.repeat(40)],
    ['Chinese in one line', '猫坐在垫子上。'.repeat(4000)],
    ['emoji', '👩‍🚀🦉'.repeat(200)],
    ['one of exactly 200 characters', '🦉'.repeat(200)],
    ['one with a stray control character', `${long}\x1b`],
  ])('as it is: %s', (_, text) => {
    expect(checkedText(text)).toEqual({ text });
    expect(checkedText(new TextEncoder().encode(text))).toEqual({ text });
  });

  test('that is short, where fewer characters are enough', () => {
    expect(checkedText('a'.repeat(40), 40)).toEqual({ text: 'a'.repeat(40) });
    expect(checkedText('a'.repeat(39), 40)).toEqual({
      problem: 'This text is too short to learn from: it has 39 of at least 40 characters.',
    });
  });

  test('with a mark of byte order, which is taken off', () => {
    expect(checkedText(`\uFEFF${long}`)).toEqual({ text: long });
    expect(checkedText(new TextEncoder().encode(`\uFEFF${long}`))).toEqual({ text: long });
  });

  test('in UTF-16 with its mark, either way round', () => {
    const little = new Uint8Array(
      Uint16Array.from(`\uFEFF${arabic}`, (c) => c.charCodeAt(0)).buffer,
    );
    const big = little.map((_, i) => little[i ^ 1] ?? 0);
    expect(checkedText(little)).toEqual({ text: arabic });
    expect(checkedText(big)).toEqual({ text: arabic });
  });

  test('with all line ends as \\n and accents joined to their letters', () => {
    const raw = `${long}one\r\ntwo\rthree\u2028cafe\u0301 \uD800`;
    expect(checkedText(raw)).toEqual({ text: `${long}one\ntwo\nthree\ncafé �` });
  });

  test('of 2 MB within a second', () => {
    const text = `${'x'.repeat(longestStretch)} `.repeat(104);
    const start = performance.now();
    expect(checkedText(text)).toHaveProperty('text');
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('split', () => {
  test('keeps the last tenth back, from the nearest line break on', () => {
    const { training, heldOut } = split(line.repeat(100));
    expect(training).toBe(line.repeat(90));
    expect(heldOut).toBe(line.repeat(10));
    const uneven = split(`${'x'.repeat(91)}\n${'y'.repeat(8)}`);
    expect(uneven.heldOut).toBe('y'.repeat(8));
  });

  test('without a line break near it cuts after a space, and without that between characters', () => {
    expect(split(`\n${'abc '.repeat(25)}`).training).toMatch(/abc $/);
    const { training, heldOut } = split('🦉'.repeat(15));
    expect(training + heldOut).toBe('🦉'.repeat(15));
    expect(training.isWellFormed() && heldOut.isWellFormed()).toBe(true);
    expect(training).toBe('🦉'.repeat(13));
  });

  test('leaves no part empty and loses nothing', () => {
    const random = new Random(5);
    for (let length = 2; length < 300; length++) {
      const text = Array.from({ length }, () => 'ab \n'[random.integer(4)]).join('');
      const { training, heldOut } = split(text);
      expect(training + heldOut).toBe(text);
      expect(Math.min(training.length, heldOut.length)).toBeGreaterThan(0);
      expect(Math.abs(heldOut.length - length / 10)).toBeLessThanOrEqual(length / 20 + 1);
    }
  });

  test('one character cannot be split', () => {
    expect(() => split('a')).toThrow('invalid text; expected two characters or more: a');
  });
});

describe('drawBatch', () => {
  const text = Int32Array.from({ length: 50 }, (_, i) => i);

  test('targets are the tokens one place on', () => {
    const { tokens, targets, time } = drawBatch(text, { batch: 7, time: 5 }, new Random(1));
    expect([tokens.length, targets.length, time]).toEqual([35, 35, 5]);
    expect(targets).toEqual(tokens.map((token) => token + 1));
    for (let i = 1; i < 35; i++) if (i % 5) expect(tokens[i]).toBe((tokens[i - 1] ?? 0) + 1);
  });

  test('every stretch can be drawn, the first and the last included', () => {
    const { tokens } = drawBatch(text, { batch: 5000, time: 10 }, new Random(2));
    const starts = new Set(tokens.filter((_, i) => i % 10 === 0));
    expect([...starts].sort((one, other) => one - other)).toEqual([...text.subarray(0, 40)]);
  });

  test('the same generator draws the same batch', () => {
    const draw = () => drawBatch(text, { batch: 3, time: 4 }, new Random(3));
    expect(draw()).toEqual(draw());
  });

  test('a text must be longer than a stretch', () => {
    const shape = { batch: 1, time: 50 };
    expect(() => drawBatch(text, shape, new Random(1))).toThrow(
      'invalid text; expected 51 tokens or more: 50',
    );
    expect(drawBatch(text, { batch: 1, time: 49 }, new Random(1)).tokens).toEqual(
      text.subarray(0, 49),
    );
  });

  describe('with places where stretches may begin', () => {
    const starts = Int32Array.from([0, 7, 20, 39, 40, 49]);
    const shape = { batch: 500, time: 10 };

    test('begins at these alone, but for those too near the end', () => {
      const { tokens, targets } = drawBatch(text, { ...shape, starts }, new Random(4));
      const drawn = new Set(tokens.filter((_, i) => i % 10 === 0));
      expect([...drawn].sort((one, other) => one - other)).toEqual([0, 7, 20, 39]);
      expect(targets).toEqual(tokens.map((token) => token + 1));
    });

    test('draws as it does anywhere when every place is given', () => {
      const draw = (starts?: Int32Array) => drawBatch(text, { ...shape, starts }, new Random(5));
      expect(draw(text)).toEqual(draw());
    });

    test('needs one that leaves a whole stretch', () => {
      for (const none of [Int32Array.of(40), new Int32Array()]) {
        expect(() => drawBatch(text, { ...shape, starts: none }, new Random(1))).toThrow(
          `invalid starts; expected one below 40: ${none[0]}`,
        );
      }
    });
  });
});

describe('lineStarts', () => {
  test('are the first place and those after a line break', () => {
    expect(lineStarts(Int32Array.of(5, 5, 9, 5, 9, 9, 5), 9)).toEqual(Int32Array.of(0, 3, 5, 6));
  });

  test('leave out what would follow a last line break', () => {
    expect(lineStarts(Int32Array.of(5, 9), 9)).toEqual(Int32Array.of(0));
    expect(lineStarts(new Int32Array(), 9)).toEqual(new Int32Array());
  });
});
