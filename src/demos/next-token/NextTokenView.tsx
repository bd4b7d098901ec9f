/** What a model writes while it learns, beside the rungs of its loss; the text as tokens; how pairs were joined. */

import { lazy, Suspense, useMemo } from 'react';
import { Rungs } from '#charts/Rungs.tsx';
import { Choice } from '#controls/Choice.tsx';
import { DemoFrame, type DemoProps, type ViewProps } from '../framework/DemoFrame.tsx';
import { Setting } from '../framework/Setting.tsx';
import { nextToken } from './definition.ts';
import { rungsOf } from './rungs.ts';
import type { TextRunValues } from './values.ts';

const TokenPanel = lazy(() => import('./TokenPanel.tsx'));

/** The demo `next-token`: its frame around its figure. */
export default function NextTokenDemo(props: DemoProps) {
  return <DemoFrame definition={nextToken} View={NextTokenView} {...props} />;
}

function NextTokenView({ snapshot, values, rows, model, onChange }: ViewProps) {
  const settings = values as TextRunValues; // the frame has checked them
  const step = snapshot?.step ?? 0;
  const upToHere = useMemo(() => rows.filter((row) => row.step <= step), [rows, step]);
  const { panel } = nextToken.parameters;
  const shown = values['panel'];
  const weights = snapshot?.metrics['weights'];
  return (
    <div className="next-token">
      <Setting id="panel">
        <Choice
          label={panel.label}
          value={String(shown)}
          options={panel.options}
          onChange={(value) => onChange({ panel: value })}
        />
      </Setting>
      {shown === 'sample' ? (
        <Sample text={snapshot?.texts?.['sample'] ?? ''} step={step} />
      ) : (
        <Suspense fallback={<p className="waiting">Loading…</p>}>
          <TokenPanel kind={shown === 'tokens' ? 'tokens' : 'merges'} model={model} />
        </Suspense>
      )}
      <Rungs title="Simpler models that it has passed" rungs={rungsOf(upToHere, settings)} />
      {weights !== undefined && (
        <p className="weights">
          Some {Number(weights.toPrecision(3)).toLocaleString('en')} weights are being learned.
        </p>
      )}
    </div>
  );
}

/** What was written at the measured moment: each line, or each stretch, begun anew. */
function Sample({ text, step }: { readonly text: string; readonly step: number }) {
  return (
    <div className="sample">
      <p className="title">
        What it writes at step {step.toLocaleString('en')}, line by line begun anew
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it */}
      {/* biome-ignore lint/a11y/useSemanticElements: a field set is for fields */}
      <pre dir="auto" tabIndex={0} role="group" aria-label="What the model writes">
        {text}
      </pre>
    </div>
  );
}
