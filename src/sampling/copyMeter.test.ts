import { describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { CopyMeter } from './copyMeter.ts';

describe('by hand', () => {
  const meter = new CopyMeter('the cat sat on the mat');

  test('the longest stretch is found where it stands', () => {
    const { longest } = meter.measure('a cat sat in', 4);
    expect(longest).toEqual({ start: 1, length: 9, at: 3 }); // " cat sat "
    expect(meter.source.slice(3, 12)).toBe(' cat sat ');
  });

  test('what is in no stretch of that length is new', () => {
    // " cat sat " is 9 of 12; "a" and "in" are left.
    expect(meter.measure('a cat sat in', 4).newShare).toBeCloseTo(3 / 12, 12);
    expect(meter.measure('a cat sat in', 20).newShare).toBe(1);
  });

  test('stretches that touch or overlap are told as one, others apart', () => {
    // "the cat" and "cat sat" overlap; " zz" parts them from " mat".
    expect(meter.measure('the cat sat zz mat', 4).covered).toEqual([
      [0, 12],
      [14, 18],
    ]);
    expect(meter.measure('XYZ', 1).covered).toEqual([]);
  });

  test('a stretch is found at all its places', () => {
    expect([...meter.places('the')].sort((a, b) => a - b)).toEqual([0, 15]);
    expect([...meter.places('at')].sort((a, b) => a - b)).toEqual([5, 9, 20]);
    expect([...meter.places('mats')]).toEqual([]);
    expect(meter.places('').length).toBe(22);
  });

  test('a whole copy has nothing new, a text of other letters is all new', () => {
    expect(meter.measure('on the mat', 4)).toEqual({
      longest: { start: 0, length: 10, at: 12 },
      newShare: 0,
      covered: [[0, 10]],
    });
    expect(meter.measure('XYZ', 1)).toMatchObject({ longest: { length: 0 }, newShare: 1 });
    expect(meter.measure('', 1)).toMatchObject({ longest: { length: 0 }, newShare: 0 });
    expect(new CopyMeter('').measure('abc', 1)).toMatchObject({ newShare: 1 });
  });
});

test('on 1,000 random cases it says what a search by force says', () => {
  const random = new Random(11);
  const word = (length: number, letters: number) =>
    Array.from({ length }, () => String.fromCharCode(97 + random.integer(letters))).join('');
  for (let i = 0; i < 1000; i++) {
    const letters = 1 + random.integer(4);
    const source = word(random.integer(60), letters);
    const sample = word(1 + random.integer(25), letters + random.integer(2));
    const least = 1 + random.integer(6);
    const meter = new CopyMeter(source);
    const { longest, newShare, covered } = meter.measure(sample, least);
    const forced = byForce(source, sample, least);
    expect({ length: longest.length, start: longest.start }).toEqual(forced.longest);
    expect(
      source.startsWith(sample.slice(longest.start, longest.start + longest.length), longest.at),
    ).toBe(true);
    expect(newShare).toBeCloseTo(forced.newShare, 12);
    const isOld = [...sample].map((_, i) => covered.some(([from, to]) => from <= i && i < to));
    expect(isOld).toEqual(forced.isOld);
    const stretch = sample.slice(0, 3);
    const places = Array.from({ length: source.length }, (_, i) => i);
    expect([...meter.places(stretch)].sort((a, b) => a - b)).toEqual(
      places.filter((place) => source.startsWith(stretch, place)),
    );
  }
});

test('200 samples of 200 characters against a megabyte take less than 300 ms', () => {
  const random = new Random(5);
  const words = Array.from({ length: 900 }, () =>
    Array.from({ length: 2 + random.integer(7) }, () =>
      String.fromCharCode(97 + random.integer(20)),
    ).join(''),
  );
  const text = (length: number) => {
    let written = '';
    while (written.length < length) written += `${words[random.integer(words.length)]} `;
    return written.slice(0, length);
  };
  const meter = new CopyMeter(text(1_000_000));
  const samples = Array.from({ length: 200 }, () => text(200));
  // Once around to compile; then the processor's time, as other tests run at the same time. The index is made once a text.
  for (const sample of samples) meter.measure(sample, 20);
  const begun = process.cpuUsage();
  for (const sample of samples) meter.measure(sample, 20);
  const { user, system } = process.cpuUsage(begun);
  const ms = (user + system) / 1000;
  console.log(`200 samples against a megabyte: ${ms.toFixed(0)} ms`);
  expect(ms).toBeLessThan(300);
});

function byForce(source: string, sample: string, least: number) {
  let longest = { length: 0, start: 0 };
  const isOld = new Array<boolean>(sample.length).fill(false);
  for (let start = 0; start < sample.length; start++)
    for (let end = start + 1; end <= sample.length; end++) {
      if (!source.includes(sample.slice(start, end))) break;
      if (end - start > longest.length) longest = { length: end - start, start };
      if (end - start >= least) isOld.fill(true, start, end);
    }
  return { longest, newShare: 1 - isOld.filter(Boolean).length / sample.length, isOld };
}
