/** What the model would guess next after each layer: the logit lens over a sentence. */

import { memo, useMemo } from 'react';
import { groundOf } from '#charts/tone.ts';
import type { Look } from '#engine/session.ts';
import { useAnswer } from '../framework/useAnswer.ts';
import { type AboutLens, aboutOf, numbersOf } from './answers.ts';
import type { PanelProps } from './panels.ts';
import { questionOf } from './questions.ts';
import { SentenceNotes } from './SentenceField.tsx';
import { Waiting } from './Waiting.tsx';

/** Asks for the guesses. */
export default function LensPanel({ values, model }: PanelProps) {
  const answer = useAnswer(model, questionOf.lens(values));
  if (!answer.look) return <Waiting answer={answer} />;
  return <Lens look={answer.look} />;
}

/** A column for each token of the sentence, a row for each depth; the box scrolls, not the page. */
const Lens = memo(function Lens({ look }: { readonly look: Look }) {
  const { about, depths } = useMemo(() => depthsOf(look), [look]);
  const { pieces } = about;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it */}
      <section className="lens" tabIndex={0} aria-label="Guesses after each layer">
        <table>
          <thead>
            <tr>
              <th scope="row">it reads</th>
              {pieces.map((piece, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place
                <th key={place} scope="col" dir="auto">
                  {piece}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {depths.map((cells, depth) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a depth is its place
              <tr key={depth}>
                <th scope="row">{depth === 0 ? 'embedding' : `after block ${depth}`}</th>
                {cells.map(({ guess, chance, isRight }, place) => (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place
                    key={place}
                    data-right={isRight || undefined}
                    style={{ backgroundColor: groundOf('generated', chance) }}
                  >
                    <code dir="auto">{guess}</code>
                    <small>
                      {Math.round(100 * chance)}
                      {isRight && <span aria-hidden="true"> ✓</span>}
                      {isRight && <span className="hidden">, right</span>}
                    </small>
                  </td>
                ))}
              </tr>
            ))}
            <tr className="came">
              <th scope="row">what came</th>
              {pieces.map((_, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place
                <td key={place}>
                  <code dir="auto">{pieces[place + 1] ?? '?'}</code>
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
      <p className="remark">
        The likeliest next token and its chance in per cent; ✓ where it is what came.{' '}
        {inShort(look)}
      </p>
      <SentenceNotes {...about} />
    </>
  );
});

/** The answer as the table draws it. */
function depthsOf(look: Look) {
  const about = aboutOf<AboutLens>(look);
  const chances = numbersOf(look, 'chances');
  const depths = about.guesses.map((guesses, depth) =>
    guesses.map((guess, place) => ({
      guess,
      chance: chances[depth * guesses.length + place] ?? 0,
      isRight: guess === about.pieces[place + 1],
    })),
  );
  return { about, depths };
}

/** How likely what came was, on average, after each layer. */
function inShort(look: Look): string {
  const { guesses, pieces } = aboutOf<AboutLens>(look);
  const came = numbersOf(look, 'came');
  const places = pieces.length - 1;
  if (places < 1) return '';
  const means = guesses.map((_, depth) => {
    const own = came.subarray(depth * pieces.length, depth * pieces.length + places);
    return `${Math.round((100 * own.reduce((sum, one) => sum + one, 0)) / places)} %`;
  });
  return `On average what came had a chance of ${means.join(', then ')}.`;
}
