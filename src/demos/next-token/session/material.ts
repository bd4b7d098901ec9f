/** What a run learns from: a text as tokens, cut in two, and all by which the model can be judged. */

import { type SplitText, shortestText, split } from '#data/corpus.ts';
import { Random } from '#data/random.ts';
import { rulesFor } from '#data/rules/rulesFor.ts';
import type { TextRule } from '#data/rules/textRule.ts';
import { type Tale, tellTale } from '#data/tales/tales.ts';
import { rhymesFile, type TextSetId, textSet } from '#data/texts.ts';
import { type Merge, trainBytePairs } from '#data/tokenizers/bytePairTraining.ts';
import { learnCharacters } from '#data/tokenizers/characters.ts';
import { restoredTokenizer } from '#data/tokenizers/restored.ts';
import type { SavedTokenizer, Tokenizer } from '#data/tokenizers/tokenizer.ts';
import { learnWords } from '#data/tokenizers/words.ts';
import type { Files } from '#engine/session.ts';
import type { TextRunValues } from '../values.ts';

/** A text, ready to be learned from. Nothing in it changes. */
export interface Material {
  readonly set: TextSetId;
  readonly tokenizer: Tokenizer;
  /** How byte pairs were joined, in order; empty for other tokens. */
  readonly merges: readonly Merge[];
  readonly text: SplitText;
  readonly training: Int32Array;
  readonly heldOut: Int32Array;
  /** The token of the line break, for texts whose lines stand for themselves; each part begins with one. */
  readonly newline: number | null;
  /** What a sample is begun with: a line's or a poem's beginning, where the text has such. */
  readonly opening: Int32Array;
  /** Where stretches to train on begin; anywhere when undefined. */
  readonly starts: Int32Array | undefined;
  readonly rules: readonly TextRule[];
  /** For each held-out place the nats that no model can avoid; a whole line's stand at its first token. Null if unknown. */
  readonly floor: Float64Array | null;
}

/** What decides on a material. */
export type MaterialValues = Pick<
  TextRunValues,
  'source' | 'ownText' | 'tokens' | 'merges' | 'portion'
>;

/** The material of these settings; the one that was made last is kept, since timing a model makes a few sessions. */
export function materialOf(values: MaterialValues, files: Files): Material {
  const { source, ownText, tokens, merges, portion = 100 } = values;
  const key = JSON.stringify([source, tokens, merges, portion, source === 'own' ? ownText : '']);
  return kept(key, () => newMaterial(values, files));
}

/** A material whose tokens are cut by a tokenizer that is there already, as a trained model needs it. */
export function materialFor(source: TextSetId, saved: SavedTokenizer, files: Files): Material {
  return kept(JSON.stringify([source, saved]), () => {
    const tokenizer = restoredTokenizer(saved);
    return encoded(source, readText(source, '', files), { tokenizer, merges: [] }, files);
  });
}

let last: { readonly key: string; readonly material: Material } | null = null;

function kept(key: string, make: () => Material): Material {
  if (last?.key !== key) last = { key, material: make() };
  return last.material;
}

function newMaterial(values: MaterialValues, files: Files): Material {
  const { source, ownText, tokens, merges, portion = 100 } = values;
  const read = readText(source, ownText, files);
  // Tokens are learned from the whole, so that little text does not mean few letters.
  const learned = learnTokens(read.training, tokens, merges);
  return encoded(source, { ...read, training: begun(read.training, portion) }, learned, files);
}

/** The first so many per cent of a text, up to the end of a line, but never less than can be learned from. */
function begun(text: string, percent: number): string {
  const length = Math.max(shortestText, Math.round((text.length * percent) / 100));
  const end = text.indexOf('\n', length);
  return end < 0 ? text : text.slice(0, end + 1);
}

/** A text in two parts, and where it is known what each held-out line surprises by at least, in nats. */
interface ReadText extends SplitText {
  readonly surprises: readonly number[] | null;
}

const tales = { seed: 1, training: 4000, heldOut: 400 } as const;

/** A text by its name, in what is read and what is kept back; where lines stand for themselves each part begins with a line break. */
export function readText(source: TextSetId, ownText: string, files: Files): ReadText {
  if (source === 'tales') return tellTales();
  const { file, startsAtLines } = textSet(source);
  const text = source === 'own' ? ownText : decoded(files, file ?? '');
  const { training, heldOut } = split(text);
  // A line break before the first line, so that every line can be begun by one.
  const opened = (part: string) => (startsAtLines ? `\n${part}` : part);
  return { training: opened(training), heldOut: opened(heldOut), surprises: null };
}

function tellTales(): ReadText {
  const random = new Random(tales.seed);
  const tell = (count: number) => Array.from({ length: count }, () => tellTale(random));
  const joined = (told: readonly Tale[]) => `\n${told.map(({ text }) => `${text}\n`).join('')}`;
  const [training, heldOut] = [tell(tales.training), tell(tales.heldOut)];
  return {
    training: joined(training),
    heldOut: joined(heldOut),
    surprises: heldOut.map(({ surprise }) => surprise),
  };
}

type Tokens = Pick<Material, 'tokenizer' | 'merges'>;

function learnTokens(
  text: string,
  kind: TextRunValues['tokens'],
  merges: TextRunValues['merges'],
): Tokens {
  switch (kind) {
    case 'characters':
      return { tokenizer: learnCharacters(text), merges: [] };
    case 'words':
      return { tokenizer: learnWords(text), merges: [] };
    case 'bytePairs':
      return learnBytePairs(text, merges);
    default:
      return kind satisfies never;
  }
}

function learnBytePairs(text: string, count: number): Tokens {
  const training = trainBytePairs(text, { merges: count });
  const merges: Merge[] = [];
  for (;;) {
    const { done, value } = training.next();
    if (done) return { tokenizer: value, merges };
    if (value) merges.push(value);
  }
}

function encoded(
  set: TextSetId,
  { surprises, ...text }: ReadText,
  { tokenizer, merges }: Tokens,
  files: Files,
): Material {
  const training = tokenizer.encode(text.training);
  const heldOut = tokenizer.encode(text.heldOut);
  const newline = textSet(set).startsAtLines ? tokenOf(tokenizer, '\n') : null;
  const rhymes = files[rhymesFile] && decoded(files, rhymesFile);
  return {
    set,
    tokenizer,
    merges,
    text,
    training,
    // A part too short to be judged by is judged together with the end of what was learned.
    heldOut: heldOut.length < 2 ? Int32Array.of(...training.slice(-2), ...heldOut) : heldOut,
    newline,
    opening: openingOf(text, tokenizer),
    starts: newline === null ? undefined : placesOf(training, newline),
    rules: rulesFor(set, { ...text, rhymes }),
    floor: surprises && newline !== null ? floorOf(heldOut, newline, surprises) : null,
  };
}

function openingOf({ training }: SplitText, tokenizer: Tokenizer): Int32Array {
  const opening = ['\n\n', '\n', training].find((mark) => training.includes(mark)) ?? '';
  return tokenizer.encode(opening.slice(0, 200)).slice(0, 2);
}

/** The token of a sign, or null where it is none of its own. */
function tokenOf(tokenizer: Tokenizer, sign: string): number | null {
  const tokens = tokenizer.encode(sign);
  return tokens.length === 1 ? (tokens[0] ?? null) : null;
}

/** Where a token stands, ascending. */
export function placesOf(tokens: Int32Array, token: number): Int32Array {
  const places = tokens.map((_, place) => place);
  return places.filter((place) => tokens[place] === token);
}

function floorOf(tokens: Int32Array, newline: number, surprises: readonly number[]): Float64Array {
  const floor = new Float64Array(tokens.length);
  let line = 0;
  for (const [place, token] of tokens.entries()) {
    if (token === newline && place + 1 < tokens.length) floor[place + 1] = surprises[line++] ?? 0;
  }
  return floor;
}

function decoded(files: Files, url: string): string {
  const file = files[url];
  if (!file) throw new Error(`invalid files; expected ${url}: ${Object.keys(files).join(', ')}`);
  return new TextDecoder().decode(file);
}
