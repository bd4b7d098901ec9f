/** A text read twice by one model, early in training and late, coloured by its surprise at each token. */

import { useMemo, useState } from 'react';
import { DemoFrame, type DemoProps, type ViewProps } from '../framework/DemoFrame.tsx';
import { viewValues } from '../framework/values.ts';
import { surprise } from './definition.ts';
import { Examples } from './Examples.tsx';
import { type EarlyMoment, earlyMoments, placeOf } from './moments.ts';
import { OwnWords } from './OwnWords.tsx';
import { TwoReadings } from './TwoReadings.tsx';
import { type SurpriseValues, textOf } from './textToRead.ts';

/** The demo `surprise`: its frame around its figure. */
export default function SurpriseDemo(props: DemoProps) {
  return <DemoFrame definition={surprise} View={SurpriseView} {...props} />;
}

function SurpriseView({ snapshot, values, rows, model, onChange }: ViewProps) {
  const settings = values as SurpriseValues; // the frame has checked them
  const [chosen, choose] = useState<EarlyMoment>(null);
  const shown = snapshot?.step ?? 0;
  const { isRecorded, firstValues } = model.state;
  // A recorded run can be asked at the moment on show alone.
  const moments = useMemo(() => {
    const steps = isRecorded ? [] : rows.map(({ step }) => step);
    return earlyMoments(steps, shown, settings);
  }, [rows, isRecorded, shown, settings]);
  const place = placeOf(moments, chosen);
  const text = textOf(settings);
  // What one model said of one text is nothing to show of another.
  const run = useMemo(() => JSON.stringify(runValues(firstValues)), [firstValues]);
  return (
    <div className="surprise">
      <Examples values={settings} onChange={onChange} />
      <TwoReadings
        key={`${run} ${text}`}
        {...{ model, text, shown, moments, place }}
        values={settings}
        onPlace={(at) => choose(moments[at] ?? null)}
      />
      <OwnWords values={settings} onChange={onChange} />
    </div>
  );
}

function runValues(values: ViewProps['values']): ViewProps['values'] {
  const view = viewValues(surprise, values);
  return Object.fromEntries(Object.entries(values).filter(([id]) => !(id in view)));
}
