/** Does it copy? The longest stretch of the text that stands so in what the model has read, and the same for real text. */

import { useMemo } from 'react';
import { percent } from '../count/inWords.ts';
import { type Model, useAnswer } from '../framework/useAnswer.ts';
import { copiesOf, copiesQuestion, leastCopied } from './copies.ts';

/** What has been written, without the prompt. */
export interface CopyPanelProps {
  readonly model: Model;
  readonly text: string;
}

/** The text with that stretch marked, and what there is to say of it. */
export function CopyPanel({ model, text }: CopyPanelProps) {
  const question = useMemo(() => copiesQuestion(text), [text]);
  const { look, isWaiting, problem } = useAnswer(model, question);
  const copies = useMemo(() => look && copiesOf(look), [look]);
  if (!copies || isWaiting)
    return (
      <p className="remark" role="status">
        {problem ?? 'Searching what it has read…'}
      </p>
    );
  const { start, length, line, newShare, real } = copies;
  const end = start + length;
  return (
    <div className="copies">
      <p className="title">The longest stretch that it has read so</p>
      <p className="text" dir="auto">
        {text.slice(0, start)}
        <mark>{text.slice(start, end)}</mark>
        {text.slice(end)}
      </p>
      <p className="remark" role="status">
        {length} of {text.length} characters in a row, from the line “{line}”. {percent(newShare)}{' '}
        of the text lies in no stretch of {leastCopied} characters or more that it has read. For as
        much real text that was kept back from it these are {Math.round(real.length)} characters and{' '}
        {percent(real.newShare)} on average.
      </p>
    </div>
  );
}
