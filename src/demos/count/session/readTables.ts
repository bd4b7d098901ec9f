/** The table as it is after any part of the text. */

import { type NgramConfiguration, NgramTable } from '#models/ngram.ts';

interface ReadTable {
  readonly table: NgramTable;
  read: number;
}

/**
 * Tables that have read a text from its beginning up to a place. The two used last are kept, so that a look back at an
 * earlier moment costs one reading, and the way forth again none.
 */
export class ReadTables {
  private readonly tokens: Int32Array;
  private readonly configuration: NgramConfiguration;
  /** The one used last comes first. */
  private kept: readonly ReadTable[] = [];

  constructor(tokens: Int32Array, configuration: NgramConfiguration) {
    this.tokens = tokens;
    this.configuration = configuration;
  }

  /** The table that has read so many tokens. It stays as it is until the next call. */
  after(read: number): NgramTable {
    const nearest = this.kept
      .filter((one) => one.read <= read)
      .reduce<ReadTable | null>((most, one) => (most && most.read >= one.read ? most : one), null);
    const used = nearest ?? { table: new NgramTable(this.configuration), read: 0 };
    used.table.learn(this.tokens, { from: used.read, to: read });
    used.read = read;
    this.kept = [used, ...this.kept.filter((one) => one !== used)].slice(0, 2);
    return used.table;
  }
}
