/** The score: bits a letter for the reader, the tables and the model. */

import { Bars } from '#charts/Bars.tsx';
import type { Game } from './game.ts';
import type { Passage } from './passage.ts';
import { scoreOf } from './reading.ts';

/** The game so far. */
export interface ScoreTableProps {
  readonly passage: Passage;
  readonly game: Game;
  readonly model: string;
}

/** A bar each; all are judged by the very same letters. */
export function ScoreTable({ passage, game, model }: ScoreTableProps) {
  const { title, rows, note } = scoreOf(passage, game, model);
  return (
    <div className="score">
      <Bars title={title} rows={rows} markedWord="your own" />
      <p className="remark">{note}</p>
    </div>
  );
}
