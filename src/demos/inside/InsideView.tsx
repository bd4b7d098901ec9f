/** A transformer laid open: one part of it at a time, and below it how its heads' habits came about. */

import { type ComponentType, lazy, Suspense } from 'react';
import type { Row } from '#engine/protocol.ts';
import { DemoFrame, type DemoProps, type ViewProps } from '../framework/DemoFrame.tsx';
import { Setting } from '../framework/Setting.tsx';
import AttentionPanel from './AttentionPanel.tsx';
import { inside } from './definition.ts';
import EmbeddingPanel from './EmbeddingPanel.tsx';
import { habitHistory } from './habits.ts';
import { lookFor, type PanelProps } from './panels.ts';
import { type InsideValues, type Panel, parameters } from './parameters.ts';
import { hasHeads, isThere } from './questions.ts';
import { SentenceField } from './SentenceField.tsx';

// What presets open with is drawn when the page is built, in no Suspense: React would move so much behind a script.
const panels: Readonly<Record<Panel, ComponentType<PanelProps>>> = {
  attention: AttentionPanel,
  embedding: EmbeddingPanel,
  lens: later(() => import('./LensPanel.tsx')),
  score: later(() => import('./ScorePanel.tsx')),
  matrices: later(() => import('./MatrixPanel.tsx')),
  heads: later(() => import('./AblationPanel.tsx')),
};

/** Panels that look at a model while it reads a sentence. */
const reading: readonly Panel[] = ['attention', 'lens', 'score'];

/** The demo `inside`: its frame around its figure. */
export default function InsideDemo(props: DemoProps) {
  return <DemoFrame definition={inside} View={InsideView} {...props} />;
}

function InsideView({ snapshot, values, rows, model, onChange }: ViewProps) {
  const settings = values as InsideValues; // the frame has checked them
  const { panel } = settings;
  const Shown = panels[panel];
  return (
    <div className="inside">
      <Setting id="panel">
        <PanelButtons shown={panel} onChange={onChange} />
      </Setting>
      <p className="look-for">{lookFor[panel]}</p>
      {isThere(settings) ? (
        <>
          {reading.includes(panel) && (
            <SentenceField sentence={settings.sentence} onChange={onChange} />
          )}
          <Shown values={settings} model={model} onChange={onChange} />
        </>
      ) : (
        <p className="waiting">
          This model is a perceptron over a window: it has no heads and no layers in between to look
          into. Choose “Transformer” under “More settings”, or look at its embedding and its
          matrices, which it has as well.
        </p>
      )}
      {hasHeads(settings) && <History rows={rows} step={snapshot?.step ?? 0} values={settings} />}
    </div>
  );
}

/** A panel that is loaded when it is asked for. */
function later(load: () => Promise<{ default: ComponentType<PanelProps> }>) {
  const Panel = lazy(load);
  return (props: PanelProps) => (
    <Suspense fallback={<p className="waiting">Loading…</p>}>
      <Panel {...props} />
    </Suspense>
  );
}

/** One button for each part of the model; the one on show is pressed. */
function PanelButtons({
  shown,
  onChange,
}: {
  readonly shown: Panel;
  readonly onChange: PanelProps['onChange'];
}) {
  return (
    <fieldset className="panel-buttons">
      <legend className="hidden">Which part of the model</legend>
      {parameters.panel.options.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === shown}
          onClick={() => onChange({ panel: value })}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}

/** When heads came to their habits, as far as the step on show. */
function History({
  rows,
  step,
  values: { start, source },
}: {
  readonly rows: readonly Row[];
  readonly step: number;
  readonly values: InsideValues;
}) {
  const upToHere = rows.filter((row) => row.step <= step);
  const sentence = habitHistory(upToHere, start === 'trained' && source !== 'own');
  return sentence && <p className="history">{sentence}</p>;
}
