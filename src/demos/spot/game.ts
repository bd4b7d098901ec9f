/** The game: ten lines, what the reader takes each for, and what has come of the rounds so far. */

import { type Interval, intervalOf } from './telling.ts';

/** What a line may be. */
export type Kind = 'real' | 'made';

/** A line of a round; of a real one also all of it, and its number among the lines kept back. */
export interface SpotLine {
  readonly text: string;
  readonly isCut: boolean;
  readonly isReal: boolean;
  readonly whole?: string;
  readonly number?: number;
}

/** What the reader has marked, and which lines have been told what they are: those are not marked again. */
export interface Game {
  readonly marks: readonly (Kind | null)[];
  readonly told: readonly boolean[];
}

/** A game in which nothing has been marked. */
export function newGame(lines: number): Game {
  return {
    marks: Array.from({ length: lines }, () => null),
    told: Array.from({ length: lines }, () => false),
  };
}

/** Marks a line, and tells at once what it is, if so wanted. A line that has been told keeps its mark. */
export function marked(game: Game, line: number, kind: Kind, isTold: boolean): Game {
  if (game.told[line] !== false) return game;
  return { marks: game.marks.with(line, kind), told: game.told.with(line, isTold) };
}

/** All lines told, if all are marked. */
export function finished(game: Game): Game {
  return unmarkedIn(game) > 0 ? game : { ...game, told: game.told.map(() => true) };
}

/** How many lines are not marked yet. */
export function unmarkedIn({ marks }: Game): number {
  return marks.filter((mark) => mark === null).length;
}

/** Whether all lines have been told. */
export function isOver({ told }: Game): boolean {
  return told.every((isTold) => isTold);
}

/** What a line is. */
export function kindOf({ isReal }: Pick<SpotLine, 'isReal'>): Kind {
  return isReal ? 'real' : 'made';
}

/** How lines were taken. */
export interface Score {
  readonly all: number;
  readonly right: number;
  readonly realForMade: number;
  readonly madeForReal: number;
}

/** The score of the lines that have been told. */
export function scoreOf(lines: readonly SpotLine[], { marks, told }: Game): Score {
  let score: Score = { all: 0, right: 0, realForMade: 0, madeForReal: 0 };
  for (const [i, line] of lines.entries()) {
    const mark = marks[i];
    if (!told[i] || !mark) continue;
    const isRight = mark === kindOf(line);
    score = {
      all: score.all + 1,
      right: score.right + Number(isRight),
      realForMade: score.realForMade + Number(!isRight && line.isReal),
      madeForReal: score.madeForReal + Number(!isRight && !line.isReal),
    };
  }
  return score;
}

/** A round that was played to its end. */
export interface Played {
  readonly temperature: number;
  readonly score: Score;
}

/** All rounds at one temperature together. */
export interface Tally extends Score {
  readonly temperature: number;
  readonly rounds: number;
  /** For the share that was right, at 95 %. */
  readonly interval: Interval;
}

/** The rounds by their temperature, the lowest first. */
export function talliesOf(played: readonly Played[]): Tally[] {
  const temperatures = [...new Set(played.map(({ temperature }) => temperature))];
  return temperatures
    .sort((a, b) => a - b)
    .map((temperature) => {
      const scores = played.filter((one) => one.temperature === temperature);
      const sum = (name: keyof Score) =>
        scores.reduce((total, { score }) => total + score[name], 0);
      return {
        temperature,
        rounds: scores.length,
        all: sum('all'),
        right: sum('right'),
        realForMade: sum('realForMade'),
        madeForReal: sum('madeForReal'),
        interval: intervalOf(sum('right'), sum('all')),
      };
    });
}
