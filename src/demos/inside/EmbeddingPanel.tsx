/** The token table as a map: what is used alike lies together. */

import { useMemo } from 'react';
import { LabelledPoints } from '#charts/LabelledPoints.tsx';
import type { Look } from '#engine/session.ts';
import { useAnswer } from '../framework/useAnswer.ts';
import { type AboutEmbedding, aboutOf, numbersOf } from './answers.ts';
import { familiesOf, familyOf } from './families.ts';
import type { PanelProps } from './panels.ts';
import { questionOf } from './questions.ts';
import { Waiting } from './Waiting.tsx';

/** Asks for the map. */
export default function EmbeddingPanel({ values, model }: PanelProps) {
  const answer = useAnswer(model, questionOf.embedding(values));
  if (!answer.look) return <Waiting answer={answer} />;
  return <EmbeddingMap look={answer.look} />;
}

function EmbeddingMap({ look }: { readonly look: Look }) {
  const { about, points, shares, groups } = useMemo(() => mapOf(look), [look]);
  const likeness = numbersOf(look, 'likeness');
  const { pieces, neighbours, width } = about;
  const share = (index: number) => `${Math.round(100 * (shares[index] ?? 0))} % of the variance`;
  const readingOf = (index: number) => {
    const near = neighbours[index] ?? [];
    const first = near.length * index;
    const named = near.map(
      (one, i) => `“${pieces[one]}” (${(likeness[first + i] ?? 0).toFixed(2)})`,
    );
    return `“${pieces[index]}” points most in the direction of ${named.join(', ')}, of all ${width} numbers: 1 is the same direction, 0 none in common.`;
  };
  return (
    <LabelledPoints
      title={`The ${pieces.length} most frequent tokens, from ${width} numbers each to two`}
      summary={`A map of ${pieces.length} tokens by the ${width} numbers that stand for each; what is used alike lies together.`}
      points={points}
      groups={groups}
      axes={{
        x: `first principal component, ${share(0)}`,
        y: `second, ${share(1)}`,
      }}
      readingOf={readingOf}
      neighboursOf={(index) => neighbours[index] ?? []}
    />
  );
}

/** The answer as the map draws it. */
function mapOf(look: Look) {
  const about = aboutOf<AboutEmbedding>(look);
  const places = numbersOf(look, 'places');
  const points = about.pieces.map((label, i) => ({
    label,
    x: places[2 * i] ?? 0,
    y: places[2 * i + 1] ?? 0,
    group: familyOf(label, about.kind),
  }));
  const groups = familiesOf(about.kind).filter(({ id }) =>
    points.some(({ group }) => group === id),
  );
  return { about, points, groups, shares: numbersOf(look, 'shares') };
}
