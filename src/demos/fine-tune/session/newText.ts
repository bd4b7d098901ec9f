/** The text that a trained model is trained on further, in the tokens that it has. */

import { split } from '#data/corpus.ts';
import { logbook, logbookHeldOut } from '#data/logbook.ts';
import { unknownSign } from '#data/tokenizers/tokenizer.ts';
import type { Files } from '#engine/session.ts';
import { startsThatFit } from '../../next-token/session/lineStarts.ts';
import { type Material, placesOf, readText } from '../../next-token/session/material.ts';
import type { FineTuneValues } from '../parameters.ts';

/** A new text, ready to be learned from. */
export interface NewText {
  /** What is read, then as much of its beginning again as a stretch is long: every place can begin one. */
  readonly training: Int32Array;
  /** What is kept back; null where there is too little. */
  readonly heldOut: Int32Array | null;
  /** Where stretches begin; anywhere when undefined. */
  readonly starts: Int32Array | undefined;
  /** What is read, as text. */
  readonly text: string;
  /** How it begins, as the model reads it. */
  readonly shown: string;
  /** The share of its tokens that the model does not know. */
  readonly unknown: number;
}

/** From so many characters on, a tenth of the reader's text is kept back. */
const enoughToSplit = 1000;
/** As much of it as the figure shows. */
const shownCharacters = 260;

/** The new text of these settings, for the model whose text is `old` and whose stretches are `time` tokens long. */
export function newTextOf(
  values: Pick<FineTuneValues, 'newText' | 'ownText'>,
  { tokenizer, newline }: Material,
  { time, files }: { readonly time: number; readonly files: Files },
): NewText {
  const { training, heldOut } = partsOf(values, files);
  const tokens = tokenizer.encode(training);
  const kept = heldOut === null ? null : tokenizer.encode(heldOut);
  const read = tokenizer.decode(tokens);
  const count = tokens.length;
  return {
    training: Int32Array.from({ length: count + time }, (_, i) => tokens[i % count] ?? 0),
    heldOut: kept && kept.length > time ? kept : null,
    starts: newline === null ? undefined : startsThatFit(placesOf(tokens, newline), count, time),
    text: training,
    shown: beginningOf(read.trim()),
    unknown: (read.split(unknownSign).length - 1) / count,
  };
}

/** As many whole lines as the figure has room for, or a part of the first. */
function beginningOf(text: string): string {
  if (text.length <= shownCharacters) return text;
  const end = text.lastIndexOf('\n', shownCharacters);
  return `${text.slice(0, end < 0 ? shownCharacters : end)}${end < 0 ? '' : '\n'}…`;
}

/** What is read and what is kept back, each from the beginning of a line. */
function partsOf(
  { newText, ownText }: Pick<FineTuneValues, 'newText' | 'ownText'>,
  files: Files,
): { readonly training: string; readonly heldOut: string | null } {
  switch (newText) {
    case 'logbook':
      return { training: joined(logbook), heldOut: joined(logbookHeldOut) };
    case 'own': {
      if (ownText.length < enoughToSplit) return { training: opened(ownText), heldOut: null };
      const { training, heldOut } = split(ownText);
      return { training: opened(training), heldOut: opened(heldOut) };
    }
    default:
      return readText(newText, '', files);
  }
}

function joined(lines: readonly string[]): string {
  return `\n${lines.join('\n')}\n`;
}

function opened(text: string): string {
  return `\n${text}`;
}
