/** Four models side by side: their losses with the gap shaded, what of their names they have read, and some of these names. */

import { GapChart } from '#charts/GapChart.tsx';
import { ShareAreas } from '#charts/ShareAreas.tsx';
import { DemoFrame, type DemoProps, type ViewProps } from '../framework/DemoFrame.tsx';
import { memorise } from './definition.ts';
import { lossSentence, named, shareSentence, wholePercent } from './inWords.ts';
import { pointsOf, readMetric, type Size, sizes, writtenNames } from './sizes.ts';

/** The demo `memorise`: its frame around its figure. */
export default function MemoriseDemo(props: DemoProps) {
  return <DemoFrame definition={memorise} View={MemoriseView} {...props} />;
}

const shownNames = 16;

function MemoriseView(props: ViewProps) {
  const { rows } = props;
  const highest = Math.max(
    1,
    ...sizes.flatMap((size) =>
      rows.map(({ metrics }) =>
        Math.max(
          readMetric(metrics, 'heldOutLoss', size),
          readMetric(metrics, 'trainingLoss', size),
        ),
      ),
    ),
  );
  const lastStep = rows.at(-1)?.step ?? 0;
  return (
    <div className="memorise">
      <div className="models">
        {sizes.map((size) => (
          <ModelOfSize key={size} {...props} {...{ size, highest, lastStep }} />
        ))}
      </div>
      <p className="key">
        <span data-kind="known">Underlined</span>: the model has read this name.{' '}
        <span data-kind="unread">Dotted</span>: a real name among the 8,390, but not one that it has
        read. All others are nobody’s. Among the 390 real names that were kept back, none stands in
        what was read: no name comes twice.
      </p>
    </div>
  );
}

interface ModelProps extends ViewProps {
  readonly size: Size;
  /** The largest loss of all models. */
  readonly highest: number;
  readonly lastStep: number;
}

function ModelOfSize({ size, snapshot, rows, highest, lastStep }: ModelProps) {
  const metrics = snapshot?.metrics ?? {};
  const cursor = snapshot?.step ?? 0;
  const known = pointsOf(rows, 'known', size);
  const unread = pointsOf(rows, 'unread', size);
  const rest = known.map(
    ([step, share], i) => [step, Math.max(0, 1 - share - (unread[i]?.[1] ?? 0))] as const,
  );
  const names = snapshot ? writtenNames(snapshot, size).slice(0, shownNames) : [];
  return (
    <section className="model" data-size={size} aria-label={named(size)}>
      <p className="size">{named(size)}</p>
      <GapChart
        title="Surprise at a letter, in nats"
        summary={lossSentence(metrics, size)}
        upper={{ label: 'kept back', points: pointsOf(rows, 'heldOutLoss', size) }}
        lower={{ label: 'read', dash: '4 3', points: pointsOf(rows, 'trainingLoss', size) }}
        {...{ highest, lastStep, cursor }}
      />
      <ShareAreas
        title="Of the names that it writes"
        summary={shareSentence(metrics, size)}
        areas={[
          { label: 'read', className: 'known', points: known },
          { label: 'real', className: 'unread', points: unread },
          { label: 'new', className: 'new', points: rest },
        ]}
        {...{ lastStep, cursor }}
      />
      <div>
        <p className="title">
          {wholePercent(readMetric(metrics, 'known', size))} read before, for example
        </p>
        <p className="written">
          {names.map(({ name, kind }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a name is its place
            <span key={i}>
              <span data-kind={kind}>{name}</span>
              {i < names.length - 1 && ', '}
            </span>
          ))}
        </p>
      </div>
    </section>
  );
}
