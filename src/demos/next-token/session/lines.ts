/** Lines to be told apart: real ones that were kept back, and ones that a model has made. */

import type { Random } from '#data/random.ts';
import { unknownSign } from '#data/tokenizers/tokenizer.ts';
import type { TokenModel } from '#models/tokenModel.ts';
import { Transformer } from '#models/transformer.ts';
import { CachedReading } from '#sampling/cachedReading.ts';
import { nextLogits, sampleToken } from '#sampling/generate.ts';
import type { Material } from './material.ts';

/** A line, or its beginning where it is longer than it may be. */
export interface Line {
  readonly text: string;
  readonly isCut: boolean;
}

/** A line that was kept back: the whole of it, and its number among those kept back, from 1. */
export interface RealLine extends Line {
  readonly whole: string;
  readonly number: number;
}

/** What of a material decides on its lines. */
export type LineText = Pick<Material, 'text' | 'tokenizer'>;

/** A line no longer than `length`, in UTF-16 units: cut after a word, or within one that is too long by itself. */
export function cutLine(line: string, length: number): Line {
  const text = line.trim();
  if (text.length <= length) return { text, isCut: false };
  const space = text.lastIndexOf(' ', length);
  const kept = space > 0 ? space : length - Number(isSplitPair(text, length));
  return { text: text.slice(0, kept).trimEnd(), isCut: true };
}

function isSplitPair(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(text[at - 1] ?? '');
}

/** The different lines that were kept back, without those that stand just so in what was learned from. */
export function realLines({ text }: LineText, length: number): RealLine[] {
  const lines = new Map<string, RealLine>();
  for (const [i, whole] of text.heldOut.split('\n').entries()) {
    const line = cutLine(whole, length);
    if (line.text === '' || lines.has(line.text) || standsIn(text.training, line)) continue;
    lines.set(line.text, { ...line, whole: whole.trim(), number: i + 1 });
  }
  return [...lines.values()];
}

/** Whether a line stands word for word in a text: as a line of its own, or where it was cut, anywhere. */
export function standsIn(source: string, { text, isCut }: Line): boolean {
  return isCut ? source.includes(text) : `\n${source}\n`.includes(`\n${text}\n`);
}

/** How a line is written. */
export interface ToMake {
  readonly model: TokenModel;
  readonly material: LineText;
  readonly temperature: number;
  readonly length: number;
}

/**
 * A line that the model writes after a line break, until the next one or until it is as long as it may be.
 * Null when it writes what stands for something unknown, or nothing.
 */
export function makeLine(making: ToMake, random: Random): Line | null {
  const { model, material, temperature, length } = making;
  const { tokenizer } = material;
  const read = readerOf(model);
  let logits: Float32Array = new Float32Array();
  for (const token of tokenizer.encode('\n')) logits = read(token);
  const written: number[] = [];
  let text = '';
  while (text.trimStart().length <= length) {
    const token = sampleToken(logits, temperature, random);
    written.push(token);
    text = tokenizer.decode(written);
    // A line break at once only ends a verse; what comes then is a line as well.
    if (text.trim() !== '' && text.includes('\n', text.search(/\S/))) break;
    if (written.length > 2 * length + breaks) return null;
    logits = read(token);
  }
  const line = cutLine(text.trimStart().split('\n')[0] ?? '', length);
  return line.text === '' || line.text.includes(unknownSign) ? null : line;
}

/** So many tokens of white space may come before a line. */
const breaks = 8;

/** Reads token by token. What outgrows the context is read on from half a context back. */
function readerOf(model: TokenModel): (token: number) => Float32Array {
  const row: number[] = [];
  if (!(model instanceof Transformer))
    return (token) => {
      row.push(token);
      return nextLogits(model, [Int32Array.from(row)], row.length);
    };
  let reading = new CachedReading(model);
  return (token) => {
    row.push(token);
    if (reading.length < model.context) return reading.read(token);
    reading = new CachedReading(model);
    const kept = row.slice(-Math.ceil(model.context / 2));
    return kept.reduce<Float32Array>((_, one) => reading.read(one), new Float32Array());
  };
}
