/** The samples, each with its marks; one of them is open and shows where its longest stretch stands, and what is nearest to it. */

import { useState } from 'react';
import { type TextSetId, textSet } from '#data/texts.ts';
import { percent } from '../count/inWords.ts';
import type { MeasuredSample } from '../next-token/measuredSample.ts';
import { longestOf, piecesOf, type Samples } from './samples.ts';

const shownAtFirst = 8;

/** What is listed. */
export interface SampleListProps {
  readonly samples: Samples;
  /** The length from which on a stretch counts as copied, in characters. */
  readonly least: number;
  readonly source: TextSetId;
  /** Whether the samples are real text, which has a hue of its own. */
  readonly isReal: boolean;
  /** The place of the sample that is open. */
  readonly picked: number;
  readonly onPick: (place: number) => void;
}

/** A list of buttons; a press opens a sample. */
export function SampleList({ samples, least, source, isReal, picked, onPick }: SampleListProps) {
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? samples : samples.slice(0, shownAtFirst);
  return (
    <div className="samples" data-real={isReal}>
      <p className="title">
        Each sample, the most copied first: <mark>in a stretch of {least} or more</mark>,{' '}
        <mark className="longest">the longest stretch</mark>
      </p>
      <ol>
        {shown.map((sample, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a sample is its place
          <li key={place} data-open={place === picked}>
            <button type="button" aria-expanded={place === picked} onClick={() => onPick(place)}>
              <Marked sample={sample} />
              <span className="figures">{figuresOf(sample)}</span>
            </button>
            {place === picked && <Sources sample={sample} source={source} />}
          </li>
        ))}
      </ol>
      {samples.length > shownAtFirst && (
        <button type="button" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? `Show the first ${shownAtFirst}` : `Show all ${samples.length}`}
        </button>
      )}
    </div>
  );
}

function Marked({ sample }: { readonly sample: MeasuredSample }) {
  return (
    <span className="text" dir="auto">
      {piecesOf(sample).map(({ text, start, isCopied, isLongest }) =>
        isCopied || isLongest ? (
          <mark key={start} className={isLongest ? 'longest' : undefined} data-copied={isCopied}>
            {text}
          </mark>
        ) : (
          <span key={start}>{text}</span>
        ),
      )}
    </span>
  );
}

function figuresOf(sample: MeasuredSample): string {
  const { text, newShare, isLine } = sample;
  const whole = isLine ? ', a whole line' : '';
  return `${longestOf(sample)} of ${text.length}${whole} · ${percent(Math.round(100 * newShare) / 100)} new`;
}

/** Where the longest stretch comes from, and the line or passage that is most like the sample. */
function Sources({
  sample,
  source,
}: {
  readonly sample: MeasuredSample;
  readonly source: TextSetId;
}) {
  const { text, longest, nearest } = sample;
  const [before, after] = sample.source;
  const stretch = text.slice(...longest);
  const isLine = textSet(source).startsAtLines;
  return (
    <dl>
      <dt>It stands in the training text here</dt>
      <dd dir="auto">
        {before}
        <mark className="longest">{stretch}</mark>
        {after}
      </dd>
      {nearest && (
        <>
          <dt>
            The nearest {isLine ? 'line' : 'passage'}: it holds{' '}
            {percent(Math.round(100 * nearest.shared) / 100)} of the sample’s letter triples
          </dt>
          <dd dir="auto">{nearest.text}</dd>
        </>
      )}
    </dl>
  );
}
