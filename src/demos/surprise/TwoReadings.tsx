/** The two columns: the text as the early model took it, and as the one on show does. */

import { useEffect, useMemo, useState } from 'react';
import { type Model, useAnswer } from '../framework/useAnswer.ts';
import { missing } from '../next-token/definition.ts';
import { nounOf } from '../next-token/patterns.ts';
import { EarlySlider } from './EarlySlider.tsx';
import { asBegun, type EarlyMoment, momentTitle } from './moments.ts';
import { ReadText } from './ReadText.tsx';
import { mostSurprising, type Reading, readingOf, tellUnknown } from './reading.ts';
import { Scale } from './ShadedText.tsx';
import { type SurpriseValues, surpriseQuestion } from './textToRead.ts';

/** Which model reads what, and the moments that it can be compared at. */
export interface TwoReadingsProps {
  readonly model: Model;
  readonly values: SurpriseValues;
  /** What is read; empty for the beginning of what was kept back. */
  readonly text: string;
  /** The step of the moment on show. */
  readonly shown: number;
  readonly moments: readonly EarlyMoment[];
  /** The early moment, as its place in `moments`. */
  readonly place: number;
  readonly onPlace: (place: number) => void;
}

/** Asks the model twice. The token that is pointed at in one text is marked in both. */
export function TwoReadings(props: TwoReadingsProps) {
  const { model, values, text, shown, moments, place, onPlace } = props;
  const moment = moments[place] ?? null;
  const early = useReading(model, values, moment);
  const late = useReading(model, values, 'shown');
  const [picked, pick] = useState(() => late.reading && mostSurprising(late.reading));
  const first = late.reading;
  useEffect(() => {
    if (first) pick((before) => before ?? mostSurprising(first));
  }, [first]);
  const noun = nounOf(asBegun(values));
  const shared = { text, noun, picked, onPoint: pick };
  const reading = late.reading ?? early.reading;
  const unknown = reading && tellUnknown(reading, noun === 'letters' ? 'signs' : noun);
  return (
    <>
      <div className="columns">
        <ReadText {...shared} {...early} title={momentTitle(moment, values)} />
        <ReadText {...shared} {...late} title={momentTitle(shown, values)} />
      </div>
      {moments.length > 1 && (
        <EarlySlider {...{ moments, place, onPlace }} name={(one) => momentTitle(one, values)} />
      )}
      {unknown && <p className="unknown">{unknown}</p>}
      {reading && <Scale reading={reading} noun={noun} />}
    </>
  );
}

interface Asked {
  readonly reading: Reading | null;
  /** What to say while there is no reading. */
  readonly status: string;
}

function useReading(model: Model, values: SurpriseValues, moment: EarlyMoment | 'shown'): Asked {
  const question = surpriseQuestion(values, moment === null ? 'untrained' : 'now');
  // The untrained model is the same at every step: asked at the first, it is asked only once.
  const { look, problem } = useAnswer(
    model,
    question,
    moment === 'shown' ? undefined : (moment ?? 0),
  );
  const reading = useMemo(() => look && readingOf(look), [look]);
  return { reading, status: problem ?? statusOf(model, values) };
}

function statusOf({ state }: Model, values: SurpriseValues): string {
  if (state.failure) return 'No answer came.';
  return missing(values) ? 'There is no model to ask yet.' : 'Asking the model…';
}
