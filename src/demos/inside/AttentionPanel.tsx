/** Where every head looks in a sentence; one of them large, from the picked token. */

import { useMemo } from 'react';
import { AttentionGrid } from '#charts/AttentionGrid.tsx';
import { AttentionLines } from '#charts/AttentionLines.tsx';
import type { Look } from '#engine/session.ts';
import { useAnswer } from '../framework/useAnswer.ts';
import { type AboutAttention, aboutOf, numbersOf, squaresOf } from './answers.ts';
import { habitInWords, habitsOf } from './habits.ts';
import { headId, headInWords, headOf } from './heads.ts';
import type { PanelProps } from './panels.ts';
import { questionOf } from './questions.ts';
import { SentenceNotes } from './SentenceField.tsx';
import { Waiting } from './Waiting.tsx';

/** Asks where the heads look. */
export default function AttentionPanel({ values, model, onChange }: PanelProps) {
  const answer = useAnswer(model, questionOf.attention(values));
  if (!answer.look) return <Waiting answer={answer} />;
  return <Attention look={answer.look} values={values} onChange={onChange} />;
}

function Attention({
  look,
  values,
  onChange,
}: Omit<PanelProps, 'model'> & { readonly look: Look }) {
  const { about, blocks } = useMemo(() => gridOf(look), [look]);
  const picked = headOf(values.head, about);
  const place = Math.min(values.place, about.pieces.length - 1);
  return (
    <>
      <div>
        <AttentionLines
          title={`Where ${headInWords(picked)} looks, from the picked token, in per cent`}
          tokens={about.pieces}
          weights={blocks[picked.block]?.[picked.head]?.weights ?? []}
          picked={place}
          onPick={(chosen) => onChange({ place: chosen })}
        />
        <SentenceNotes {...about} />
      </div>
      <AttentionGrid
        title="All heads, and what each makes a habit of in text that it has not read"
        blocks={blocks}
        picked={picked}
        onPick={(chosen) => onChange({ head: headId(chosen) })}
        row={place}
      />
    </>
  );
}

/** The answer as the grid draws it. */
function gridOf(look: Look) {
  const about = aboutOf<AboutAttention>(look);
  const squares = squaresOf(numbersOf(look, 'weights'), about.pieces.length);
  const habits = habitsOf(numbersOf(look, 'habits'));
  const blocks = Array.from({ length: about.blocks }, (_, block) =>
    Array.from({ length: about.heads }, (_, head) => {
      const index = block * about.heads + head;
      const own = habits[index];
      return {
        weights: squares[index] ?? new Float32Array(),
        note: own && habitInWords(own),
      };
    }),
  );
  return { about, blocks };
}
