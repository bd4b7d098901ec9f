/** What the figure asks of the model: the lines of a round, and what a judge goes by at each temperature. */

import type { Look, Question } from '#engine/session.ts';
import type { ValuesOf } from '../framework/defineDemo.ts';
import type { SpotLine } from './game.ts';
import type { parameters } from './parameters.ts';
import { crossJudged, type Interval, intervalOf } from './telling.ts';

/** The settings of the figure. */
export type SpotValues = ValuesOf<typeof parameters>;

/** The lines of the round that is set; `linesOf` reads the answer. */
export function roundQuestion({ temperature, length, round }: SpotValues): Question {
  return { kind: 'round', seed: round, temperature, length };
}

/** The answer to `roundQuestion`. */
export function linesOf({ texts }: Look): SpotLine[] {
  return JSON.parse(texts?.['lines'] ?? '[]') as SpotLine[]; // the session's own
}

/** The temperatures at which the judge is asked. */
export const judgedAt = [0.4, 0.6, 0.8, 1, 1.2, 1.5, 2] as const;

/** So many answers make up the judge's score at a temperature. */
const parts = 4;

/** All that is asked for the judge: first a part at each temperature, then the next; `judgedOf` reads the answers. */
export function judgeQuestions({ length }: Pick<SpotValues, 'length'>): Question[] {
  return Array.from({ length: parts }, (_, part) =>
    judgedAt.map((temperature) => ({ kind: 'judge', temperature, length, part, parts })),
  ).flat();
}

/** The judge's score at a temperature. */
export interface JudgedAt {
  readonly temperature: number;
  readonly all: number;
  readonly right: number;
  readonly realForMade: number;
  readonly madeForReal: number;
  readonly interval: Interval;
}

/** The judge's scores, from the answers to `judgeQuestions` as far as there are any. */
export function judgedOf(answers: readonly (Look | null)[]): JudgedAt[] {
  return judgedAt.flatMap((temperature, i) => {
    const looks = answers.filter((_, at) => at % judgedAt.length === i);
    const values = (name: string) => looks.flatMap((look) => Array.from(look?.arrays[name] ?? []));
    const judged = crossJudged(values('real'), values('made'));
    if (!judged) return [];
    const right = judged.rightReal + judged.rightMade;
    const all = judged.real + judged.made;
    return {
      temperature,
      all,
      right,
      realForMade: judged.real - judged.rightReal,
      madeForReal: judged.made - judged.rightMade,
      interval: intervalOf(right, all),
    };
  });
}
