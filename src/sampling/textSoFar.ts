/** A text that a model can go on with in several ways: many may grow from one, and none of them is read twice. */

import type { TokenModel } from '#models/tokenModel.ts';
import { Transformer } from '#models/transformer.ts';
import { CachedReading } from './cachedReading.ts';
import { nextLogits } from './generate.ts';

/** Whose text it is, and what ends a line where lines stand for themselves (else null). */
export interface Reader {
  readonly model: TokenModel;
  readonly newline: number | null;
}

/** What has been read of a text, from one of its places on. */
interface Read {
  readonly start: number;
  readonly reading: CachedReading;
}

/**
 * The tokens so far, and what the model as it is now makes of the next one. A transformer reads by cache as far as its context
 * reaches; a text that has outgrown it is read from a line's beginning on, where lines stand for themselves: in the middle of
 * one the model has never begun to read. Elsewhere its last tokens are read, each time anew.
 */
export class TextSoFar {
  private readonly reader: Reader;
  private readonly row: Int32Array;
  private readonly before: TextSoFar | null;
  private read: Read | null = null;
  private known: Float32Array | null = null;

  constructor(reader: Reader, tokens: ArrayLike<number>, before: TextSoFar | null = null) {
    this.reader = reader;
    this.row = Int32Array.from(tokens);
    this.before = before;
  }

  /** All tokens, those of the beginning too. */
  get tokens(): Int32Array {
    return this.row;
  }

  /** The logits of the next token [vocabulary]; worked out when they are first asked for. */
  get logits(): Float32Array {
    this.known ??= this.ask();
    return this.known;
  }

  /** The text with one token more; this one stays as it is. */
  after(token: number): TextSoFar {
    const longer = new Int32Array(this.row.length + 1);
    longer.set(this.row);
    longer[this.row.length] = token;
    return new TextSoFar(this.reader, longer, this);
  }

  private ask(): Float32Array {
    const { row, before } = this;
    const { model } = this.reader;
    const read = model instanceof Transformer ? this.begun(model, before?.read ?? null) : null;
    if (!read) return nextLogits(model, [row], row.length);
    let logits: Float32Array = new Float32Array();
    const { start, reading } = read;
    while (reading.length < row.length - start)
      logits = reading.read(row[start + reading.length] ?? 0);
    this.read = read;
    return logits;
  }

  /** A reading to go on with: a fork of the shorter text's, or one that begins; null where the text has outgrown both. */
  private begun(model: Transformer, before: Read | null): Read | null {
    const { length } = this.row;
    if (length - (before?.start ?? 0) <= model.context)
      return before
        ? { start: before.start, reading: before.reading.fork() }
        : { start: 0, reading: new CachedReading(model) };
    const { newline } = this.reader;
    const start = newline === null ? -1 : this.row.indexOf(newline, length - model.context);
    return start < 0 ? null : { start, reading: new CachedReading(model) };
  }
}
