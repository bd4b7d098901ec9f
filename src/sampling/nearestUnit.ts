/** Which line, or which stretch, of a text is most like a sample: the one that holds most of the sample's letter triples. */

import type { CopyMeter } from './copyMeter.ts';

/** A unit of the source, and how much it has in common with the sample. */
export interface Nearest {
  /** Where it stands in the source, from … to. */
  readonly from: number;
  readonly to: number;
  /** The share of the sample's different triples that stand in it too, 0 … 1. */
  readonly shared: number;
}

const gramLength = 3;

/** Compares samples with every unit of a copy meter's source: with its lines, or with stretches of one length. */
export class NearestUnit {
  private readonly meter: CopyMeter;
  /** Where blocks begin, ascending from 0. A unit is one block, or two that follow one another. */
  private readonly starts: Int32Array;
  private readonly blocks: 1 | 2;
  /** For each place of the source its block. */
  private readonly blockAt: Int32Array;

  private constructor(meter: CopyMeter, starts: Int32Array, blocks: 1 | 2) {
    this.meter = meter;
    this.starts = starts;
    this.blocks = blocks;
    this.blockAt = new Int32Array(meter.source.length);
    for (const [block, start] of starts.entries()) this.blockAt.fill(block, start);
  }

  /** Each line from the line break before it to the one that ends it: both belong to it. */
  static lines(meter: CopyMeter): NearestUnit {
    return new NearestUnit(meter, meter.places('\n').toSorted(), 1);
  }

  /** Stretches of about a length, at least 2; each begins in the middle of the one before. */
  static stretches(meter: CopyMeter, length: number): NearestUnit {
    const half = Math.ceil(length / 2);
    const count = Math.ceil(meter.source.length / half);
    return new NearestUnit(
      meter,
      Int32Array.from({ length: count }, (_, i) => i * half),
      2,
    );
  }

  /** The nearest unit; of equals the shortest, and of these the first. Null where none shares a triple. */
  find(sample: string): Nearest | null {
    const grams = new Set(
      Array.from({ length: Math.max(0, sample.length - gramLength + 1) }, (_, i) =>
        sample.slice(i, i + gramLength),
      ),
    );
    const counts = new Int32Array(this.starts.length);
    const lastGram = new Int32Array(this.starts.length).fill(-1);
    let best = -1;
    for (const [index, gram] of [...grams].entries()) {
      for (const place of this.meter.places(gram)) {
        for (let back = 0; back < this.blocks; back++) {
          const unit = (this.blockAt[place] as number) - back;
          if (unit < 0 || lastGram[unit] === index) continue;
          lastGram[unit] = index;
          counts[unit] = (counts[unit] as number) + 1;
        }
      }
    }
    for (let unit = 0; unit < counts.length; unit++)
      if ((counts[unit] as number) > 0 && (best < 0 || this.isNearer(unit, best, counts)))
        best = unit;
    if (best < 0) return null;
    return {
      from: this.startOf(best),
      to: this.endOf(best),
      shared: (counts[best] as number) / grams.size,
    };
  }

  private isNearer(one: number, other: number, counts: Int32Array): boolean {
    const difference = (counts[one] as number) - (counts[other] as number);
    return difference > 0 || (difference === 0 && this.lengthOf(one) < this.lengthOf(other));
  }

  private lengthOf(unit: number): number {
    return this.endOf(unit) - this.startOf(unit);
  }

  private startOf(unit: number): number {
    return this.starts[unit] ?? 0;
  }

  private endOf(unit: number): number {
    return this.starts[unit + this.blocks] ?? this.meter.source.length;
  }
}
