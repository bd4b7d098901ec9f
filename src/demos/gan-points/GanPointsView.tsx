/** The plane in which a GAN learns: real and generated points, the discriminator's ground, the generator's sheet. */

import { lazy, Suspense, useMemo } from 'react';
import { Switch } from '#controls/Switch.tsx';
import type { Snapshot } from '#engine/session.ts';
import { DemoFrame, type DemoProps, type ViewProps } from '../framework/DemoFrame.tsx';
import { Setting } from '../framework/Setting.tsx';
import { ganPoints } from './definition.ts';
import { figure } from './figure.ts';
import { arrows, crosses, dots, groundBands, plane, sheet, thread } from './marks.ts';

const DrawingPad = lazy(() => import('./DrawingPad.tsx'));

/** The demo `gan-points`: its frame around its figure. */
export default function GanPointsDemo(props: DemoProps) {
  return <DemoFrame definition={ganPoints} View={GanPointsView} {...props} />;
}

function GanPointsView({ snapshot, values, description, onChange }: ViewProps) {
  const shape =
    ganPoints.parameters.shape.options.find(({ value }) => value === values['shape'])?.label ?? '';
  const summary = snapshot
    ? `${figure.points} real points on: ${shape.toLowerCase()}. After ${snapshot.step} steps the generator ${description}.`
    : 'No points yet.';
  return (
    <div className="gan-points">
      <div className="plane">
        <svg
          data-figure
          viewBox={`0 0 ${plane.size} ${plane.size}`}
          role="img"
          aria-label={summary}
        >
          {snapshot && values['showOpinion'] === true && (
            <Ground opinion={snapshot.arrays['opinion']} />
          )}
          {snapshot && values['showManifold'] === true && (
            <Marks
              kind="sheet-lines"
              path={values['noiseDimensions'] === '1' ? thread : sheet}
              points={snapshot.arrays['manifold']}
            />
          )}
          <Marks kind="real" path={dots} points={snapshot?.arrays['real']} />
          {snapshot && values['showPull'] === true && <Pull arrays={snapshot.arrays} />}
          <Marks kind="generated" path={crosses} points={snapshot?.arrays['generated']} />
        </svg>
        {values['shape'] === 'drawn' && (
          <Suspense>
            <DrawingPad
              drawing={String(values['drawing'])}
              onDraw={(drawing) => onChange({ drawing })}
            />
          </Suspense>
        )}
      </div>
      <Layers values={values} onChange={onChange} />
    </div>
  );
}

/** What the marks are, and switches for those that can be hidden. */
function Layers({ values, onChange }: Pick<ViewProps, 'values' | 'onChange'>) {
  const toggle = (id: 'showOpinion' | 'showManifold' | 'showPull', mark: string) => (
    <Setting id={id}>
      <Switch
        label={ganPoints.parameters[id].label}
        mark={<i className={`mark ${mark}`} aria-hidden="true" />}
        isOn={values[id] === true}
        onChange={(isOn) => onChange({ [id]: isOn })}
      />
    </Setting>
  );
  return (
    <div className="layers">
      <span>
        <i className="mark real" aria-hidden="true" /> real
      </span>
      <span>
        <i className="mark generated" aria-hidden="true" /> generated
      </span>
      {toggle('showOpinion', 'opinion')}
      {toggle('showManifold', 'sheet')}
      {toggle('showPull', 'pull')}
    </div>
  );
}

/** Nested areas: the deeper the tint, the surer the discriminator; the dashed line is where it can't tell. */
function Ground({ opinion }: { readonly opinion: Float32Array | undefined }) {
  const bands = useMemo(() => (opinion ? groundBands(opinion) : []), [opinion]);
  return (
    <g className="ground">
      {bands.map(({ kind, level, path }) => (
        <path key={`${kind}${level}`} className={kind} d={path} />
      ))}
    </g>
  );
}

interface MarksProps {
  readonly kind: string;
  readonly path: (points: Float32Array) => string;
  readonly points: Float32Array | undefined;
}

function Marks({ kind, path, points }: MarksProps) {
  const d = useMemo(() => (points ? path(points) : ''), [path, points]);
  return <path className={kind} d={d} />;
}

function Pull({ arrays }: { readonly arrays: Snapshot['arrays'] }) {
  const { generated, pull } = arrays;
  const d = useMemo(() => (generated && pull ? arrows(generated, pull) : ''), [generated, pull]);
  return <path className="pull" d={d} />;
}
