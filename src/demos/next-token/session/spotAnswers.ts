/** Ten lines of which half are real, and how a judge by surprise alone tells such lines apart. */

import { Random, shuffled } from '#data/random.ts';
import type { Question } from '#engine/session.ts';
import type { Answerer, Subject } from './answers.ts';
import { surprisesOf } from './lineSurprise.ts';
import { type Line, makeLine, type RealLine, realLines, standsIn } from './lines.ts';
import type { Material } from './material.ts';

/** Streams of a seed. */
const streams = { made: 1, real: 2, order: 3, judged: 4 } as const;

/** So many lines are real in a round, and as many made. */
const half = 5;

/** So often a line is made anew, because none fits, before we give up. */
const tries = 40;

/**
 * A round: `lines`, in JSON, with `text`, `isCut`, `isReal` and, for real ones, the `whole` line and its `number` among those
 * kept back. Depends on `seed`, `temperature` and the longest `length`. For each line made there is a real one as long,
 * as nearly as there is one. What stands word for word in the text, learned from or kept back, does not count as made.
 * Array: `dropped`, how many lines made were left out because they do, and for all reasons. Throws, in a sentence for readers, when there are not
 * enough lines.
 */
export const round: Answerer = (question, subject) => {
  const { seed, temperature, length } = settingsOf(question);
  const pairing = pairUp(subject, {
    count: half,
    temperature,
    length,
    making: new Random(seed, streams.made),
    picking: new Random(seed, streams.real),
  });
  if (pairing.pairs.length < half) throw new Error(whyTooFew(pairing, temperature));
  const lines = pairing.pairs.flatMap(({ real, made }) => [
    { ...real, isReal: true },
    { ...made, isReal: false },
  ]);
  return {
    arrays: { dropped: Float32Array.of(pairing.copied, pairing.dropped) },
    texts: { lines: JSON.stringify(shuffled(lines, new Random(seed, streams.order))) },
  };
};

/** So many lines of each kind are judged at a time. */
const judgedLines = 10;

/**
 * What a judge goes by at a `temperature`: the mean surprise of lines, by the model's own chances. Of all lines with the longest
 * `length`, those of one `part` of so many `parts`, which have no line in common. Arrays: `real` and `made`, in nats a
 * token, as many of the one as of the other; fewer than asked for where there are not enough lines.
 */
export const judge: Answerer = (question, subject) => {
  const part = Number(question['part']);
  const parts = Number(question['parts']);
  const { pairs } = pairUp(subject, {
    ...settingsOf(question),
    count: judgedLines,
    making: new Random(part, streams.judged),
    picking: new Random(0, streams.judged),
    isAmong: (place) => place % parts === part,
  });
  const surprises = (lines: readonly Line[]) => Float32Array.from(surprisesOf(lines, subject));
  return {
    arrays: {
      real: surprises(pairs.map(({ real }) => real)),
      made: surprises(pairs.map(({ made }) => made)),
    },
  };
};

function settingsOf({ seed = 0, temperature, length }: Question) {
  return { seed: Number(seed), temperature: Number(temperature), length: Number(length) };
}

interface ToPair {
  readonly count: number;
  readonly temperature: number;
  readonly length: number;
  readonly making: Random;
  readonly picking: Random;
  /** Which of the real lines, in an order drawn by `picking`, may be taken; any unless told. */
  readonly isAmong?: (place: number) => boolean;
}

interface Pairing {
  readonly pairs: readonly { readonly real: RealLine; readonly made: Line }[];
  /** How many real lines there are. */
  readonly known: number;
  /** Lines made that were left out: because they stand so in the text, and all. */
  readonly copied: number;
  readonly dropped: number;
}

/** Makes lines, and finds for each a real one as long; what has none as long within a few signs is left out. */
function pairUp({ training, material }: Subject, options: ToPair): Pairing {
  const { count, temperature, length, making, picking, isAmong = () => true } = options;
  const known = realLinesOf(material, length);
  const left = shuffled(known, picking).filter((_, place) => isAmong(place));
  const pairs: { real: RealLine; made: Line }[] = [];
  const seen = new Set<string>();
  let copied = 0;
  let dropped = 0;
  for (let i = 0; i < tries && pairs.length < count && left.length > 0; i++) {
    const made = makeLine({ model: training.model, material, temperature, length }, making);
    const isCopied = made !== null && isInText(material, made);
    if (isCopied) copied++;
    const at = made && !isCopied && !seen.has(made.text) ? nearestIn(left, made) : -1;
    const [real] = at < 0 ? [] : left.splice(at, 1);
    if (made && real) {
      seen.add(made.text);
      pairs.push({ real, made });
    } else dropped++;
  }
  return { pairs, known: known.length, copied, dropped };
}

/** The place of the line nearest in length, the first of equals; −1 when none is as long within a few signs. */
function nearestIn(lines: readonly RealLine[], { text, isCut }: Line): number {
  const gaps = lines.map((line) =>
    line.isCut === isCut ? Math.abs(line.text.length - text.length) : Number.POSITIVE_INFINITY,
  );
  const least = Math.min(...gaps);
  return least <= Math.max(1, text.length / 10) ? gaps.indexOf(least) : -1;
}

const found = new WeakMap<Material, { readonly length: number; readonly lines: RealLine[] }>();

function realLinesOf(material: Material, length: number): RealLine[] {
  const known = found.get(material);
  if (known?.length === length) return known.lines;
  const lines = realLines(material, length);
  found.set(material, { length, lines });
  return lines;
}

function isInText({ text }: Material, line: Line): boolean {
  return standsIn(text.training, line) || standsIn(text.heldOut, line);
}

function whyTooFew({ known, copied, dropped }: Pairing, temperature: number): string {
  if (known < half)
    return `What was kept back from this model has only ${known} ${known === 1 ? 'line' : 'lines'} that it has not read elsewhere: too few for a round.`;
  return copied > dropped / 2
    ? `At temperature ${temperature} this model writes little but what stands word for word in its text: ${copied} of its lines were left out, too many for a round. Try a higher temperature, or longer lines.`
    : `At temperature ${temperature} this model hardly writes lines as long as real ones: ${dropped} were left out, too many for a round. Try another temperature, or another length.`;
}
