/** What a model writes before and after, the text between, and how far its weights have moved. */

import { useMemo } from 'react';
import { Bars } from '#charts/Bars.tsx';
import type { Look } from '#engine/session.ts';
import { DemoFrame, type DemoProps, type ViewProps } from '../framework/DemoFrame.tsx';
import { matrixLabel } from '../inside/matrixWords.ts';
import { fineTune } from './definition.ts';
import { type FineTuneMoment, momentOf } from './moment.ts';

/** The demo `fine-tune`: its frame around its figure. */
export default function FineTuneDemo(props: DemoProps) {
  return <DemoFrame definition={fineTune} View={FineTuneView} {...props} />;
}

function FineTuneView({ snapshot }: ViewProps) {
  const moment = useMemo(() => momentOf(snapshot as Look | null), [snapshot]);
  if (!snapshot || !moment)
    return <p className="remark">Nothing has been written yet: press Train.</p>;
  return (
    <div className="fine-tune">
      <NewText text={moment.newText} unknown={snapshot.metrics['unknown'] ?? 0} />
      <Samples moment={moment} step={snapshot.step} />
      <Moved moment={moment} />
    </div>
  );
}

/** How the new text begins, as the model is given it. */
function NewText({ text, unknown }: { readonly text: string; readonly unknown: number }) {
  return (
    <div className="given">
      <p className="title">The new text, as the model is given it</p>
      <p className="written">
        {text.split(unknownSign).map((known, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells the pieces apart
          <span key={i}>
            {i > 0 && <mark className="unknown">{unknownSign}</mark>}
            {known}
          </span>
        ))}
      </p>
      {unknown > 0 && (
        <p className="remark">
          {percent(unknown)} of its tokens are unknown to this model: it is given{' '}
          <mark className="unknown">{unknownSign}</mark> for each of them.
        </p>
      )}
    </div>
  );
}

const unknownSign = '\uFFFD';

/** Both models' writing side by side. */
function Samples({ moment, step }: { readonly moment: FineTuneMoment; readonly step: number }) {
  const columns = [
    ['The model as it was writes', moment.before],
    [
      step === 0 ? 'Before the first step it is the same' : `After ${steps(step)} it writes`,
      moment.after,
    ],
  ] as const;
  return (
    <div>
      <div className="pair">
        {columns.map(([title, samples]) => (
          <div key={title}>
            <p className="title">{title}</p>
            {samples.map((sample, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a sample may come again
              <p key={place} className="written">
                {sample.map(({ text, isNew }, i) => {
                  const Part = isNew ? 'mark' : 'span';
                  // biome-ignore lint/suspicious/noArrayIndexKey: words come again
                  return <Part key={i}>{text}</Part>;
                })}
              </p>
            ))}
          </div>
        ))}
      </div>
      <p className="remark">
        From the same dice, at temperature 0.7. <mark>Marked</mark> are words that the new text has
        and the old one has not.
      </p>
    </div>
  );
}

/** A bar for each matrix, in the order in which text passes them. */
function Moved({ moment: { matrices, moved } }: { readonly moment: FineTuneMoment }) {
  const rows = matrices.map((id, i) => {
    const value = moved[i] ?? 0;
    return { id, label: matrixLabel(id), value, reading: value === 0 ? 'stays' : percent(value) };
  });
  return (
    <div>
      <Bars
        title="How far each matrix has moved, of its own size"
        rows={rows}
        most={Math.max(0.25, ...moved)}
        tone="generator"
      />
      <p className="remark">
        In the order in which text passes them: ‖ΔW‖ / ‖W‖, the size of the change over the size
        that the matrix had.
      </p>
    </div>
  );
}

function steps(count: number): string {
  return count === 1 ? 'one step' : `${count.toLocaleString('en')} steps`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.0995 ? 1 : 0)} %`;
}
