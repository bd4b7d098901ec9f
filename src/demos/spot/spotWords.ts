/** The game in sentences. */

import { type Game, type Kind, kindOf, type Score, type SpotLine, unmarkedIn } from './game.ts';
import type { Interval } from './telling.ts';

/** What a line is, and where it is from. */
export function answerOf(line: SpotLine, temperature: number): string {
  if (!line.isReal) return `made at temperature ${temperature}`;
  const where = `real, line ${line.number?.toLocaleString('en')} of those kept back`;
  return line.isCut ? `${where}: “${shortened(line.whole ?? '')}”` : where;
}

const longestSource = 260;

function shortened(text: string): string {
  return text.length <= longestSource ? text : `${text.slice(0, longestSource).trimEnd()}…`;
}

/** What came of a mark: "Line 3 marked as real. 7 to go." or, where lines are told at once, whether it was right. */
export function markSentence(
  line: SpotLine,
  place: number,
  game: Game,
  temperature: number,
): string {
  const mark = game.marks[place];
  if (!mark) return '';
  const left = unmarkedIn(game);
  const rest = left > 0 ? `${left} to go.` : 'All are marked.';
  if (!game.told[place]) return `Line ${place + 1} marked as ${mark}. ${rest}`;
  const verdict = mark === kindOf(line) ? 'Right' : 'Wrong';
  return `${verdict}: line ${place + 1} is ${answerOf(line, temperature)}. ${rest}`;
}

/** "7 of 10 right. 1 real line taken for made, 2 made ones for real." */
export function scoreSentence({ all, right, realForMade, madeForReal }: Score): string {
  if (right === all) return `All ${all} right.`;
  const lines = (count: number, kind: Kind) => `${count} ${kind} ${count === 1 ? 'line' : 'lines'}`;
  return `${right} of ${all} right. ${lines(realForMade, 'real')} taken for made, ${lines(madeForReal, 'made')} for real.`;
}

/** A share in whole per cent. */
export function inPercent(share: number): string {
  return `${Math.round(100 * share)}\u00a0%`;
}

/** An interval in whole per cent: "40–89 %". */
export function intervalWords({ low, high }: Interval): string {
  return `${Math.round(100 * low)}–${Math.round(100 * high)}\u00a0%`;
}
