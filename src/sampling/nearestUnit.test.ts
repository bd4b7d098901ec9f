import { expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { CopyMeter } from './copyMeter.ts';
import { NearestUnit } from './nearestUnit.ts';

test('a name is nearest to the one that holds most of its triples, of equals to the shortest', () => {
  const meter = new CopyMeter('\nMariella\nAnna\nMarie\nAnnabel\n');
  const lines = NearestUnit.lines(meter);
  const nameOf = (name: string) => {
    const found = lines.find(`\n${name}\n`);
    return found && [meter.source.slice(found.from, found.to).trim(), found.shared];
  };
  expect(nameOf('Marielle')).toEqual(['Mariella', 6 / 8]); // all but "lle" and "le⏎"
  expect(nameOf('Ann')).toEqual(['Anna', 2 / 3]);
  expect(nameOf('Marie')).toEqual(['Marie', 1]);
  expect(nameOf('Xyz')).toBeNull();
});

test('a stretch is found wherever it stands, also across the middle of another', () => {
  const meter = new CopyMeter('the cat sat on the mat and the dog lay in the sun');
  const found = NearestUnit.stretches(meter, 12).find('mat and the');
  expect(found && meter.source.slice(found.from, found.to)).toContain('mat and the');
  expect(found?.shared).toBe(1);
});

test('on 300 random texts it finds what comparing with every line finds', () => {
  const random = new Random(3);
  const word = () =>
    Array.from({ length: 1 + random.integer(8) }, () =>
      String.fromCharCode(97 + random.integer(3)),
    ).join('');
  for (let i = 0; i < 300; i++) {
    const words = Array.from({ length: 1 + random.integer(12) }, word);
    const meter = new CopyMeter(`\n${words.join('\n')}\n`);
    const sample = `\n${word()}\n`;
    const found = NearestUnit.lines(meter).find(sample);
    const shares = words.map((one) => sharedTriples(sample, `\n${one}\n`));
    expect(found?.shared ?? 0).toBeCloseTo(Math.max(0, ...shares), 12);
    if (found)
      expect(sharedTriples(sample, `${meter.source.slice(found.from, found.to)}\n`)).toBe(
        found.shared,
      );
  }
});

function sharedTriples(sample: string, line: string): number {
  const triples = new Set(
    Array.from({ length: Math.max(0, sample.length - 2) }, (_, i) => sample.slice(i, i + 3)),
  );
  return [...triples].filter((triple) => line.includes(triple)).length / Math.max(1, triples.size);
}
