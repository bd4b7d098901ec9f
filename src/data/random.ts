/** The one source of chance: a small seeded generator whose state can be saved and put back. */

/** A generator's whole state, four unsigned 32-bit words: store it with a checkpoint. */
export type RandomState = readonly [number, number, number, number];

/**
 * A seeded pseudo-random generator (sfc32, Chris Doty-Humphrey's PractRand family, 128 bits of state).
 * The same seed gives the same numbers on every machine.
 */
export class Random {
  private a = 0;
  private b = 0;
  private c = 0;
  private counter = 1;

  /** @param seed a whole number; `stream` tells apart generators that share it (data, noise, weights). */
  constructor(seed: number, stream = 0) {
    if (!Number.isInteger(seed)) throw new Error(`invalid seed; expected a whole number: ${seed}`);
    this.a = seed >>> 0;
    this.b = Math.floor(seed / 2 ** 32) >>> 0;
    this.c = stream >>> 0;
    // The first outputs of neighbouring seeds resemble each other; fifteen rounds mix them.
    for (let i = 0; i < 15; i++) this.word();
  }

  /** A number in [0, 1) with 32 bits of resolution. */
  uniform(): number {
    return this.word() / 2 ** 32;
  }

  /** A whole number in [0, below). */
  integer(below: number): number {
    return Math.floor(this.uniform() * below);
  }

  /** A draw from the standard normal distribution (Box and Muller 1958). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /** The state now; `restore` returns to it. */
  state(): RandomState {
    return [this.a, this.b, this.c, this.counter];
  }

  /** Goes back to a saved state. */
  restore([a, b, c, counter]: RandomState): void {
    this.a = a;
    this.b = b;
    this.c = c;
    this.counter = counter;
  }

  private word(): number {
    const sum = (((this.a + this.b) >>> 0) + this.counter) >>> 0;
    this.counter = (this.counter + 1) >>> 0;
    this.a = (this.b ^ (this.b >>> 9)) >>> 0;
    this.b = (this.c + (this.c << 3)) >>> 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) >>> 0;
    return sum;
  }
}

/** The values in a random order, each order as likely as any other; the given list is left as it is. */
export function shuffled<T>(values: readonly T[], random: Random): T[] {
  return values
    .map((value) => ({ value, place: random.uniform() }))
    .sort((one, other) => one.place - other.place)
    .map(({ value }) => value);
}
