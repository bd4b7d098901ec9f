/** A table of counts at work: the text as it is read, what followed a context, the table itself, and what it writes. */

import { useMemo } from 'react';
import { DemoFrame, type DemoProps, type ViewProps } from '../framework/DemoFrame.tsx';
import { DiceBoard } from './DiceBoard.tsx';
import { count } from './definition.ts';
import { FollowersPanel } from './FollowersPanel.tsx';
import { quoted, sparsitySentence } from './inWords.ts';
import { readMoment } from './moment.ts';
import { PassageText } from './PassageText.tsx';
import type { CountValues } from './parameters.ts';
import { nounOf } from './patterns.ts';
import { TablePage } from './TablePage.tsx';
import { useFollowers } from './useTable.ts';

/** The demo `count`: its frame around its figure. */
export default function CountDemo(props: DemoProps) {
  return <DemoFrame definition={count} View={CountView} {...props} />;
}

function CountView({ snapshot, values, model, onChange }: ViewProps) {
  const settings = values as CountValues; // the frame has checked them
  const moment = useMemo(() => (snapshot ? readMoment(snapshot) : null), [snapshot]);
  const { followers, isAnother } = useFollowers(model, settings.picked);
  if (!snapshot || !moment)
    return <p className="remark">No text has been read yet: press Train.</p>;
  const { size, passage, sample } = moment;
  const noun = nounOf(settings);
  const pick = (picked: string) => onChange({ picked });
  const shared = { noun, order: size.order, onPick: pick } as const;
  return (
    <div className="count">
      <PassageText passage={passage} {...shared} />
      {isAnother && (
        <p className="remark" role="status">
          This recorded run was not asked about {quoted(settings.picked, noun)}. Press Train: the
          text is counted in a few seconds, and then every context can be looked at.
        </p>
      )}
      {followers && (
        <div className="looked-at">
          <FollowersPanel
            followers={followers}
            picked={settings.picked}
            tokens={settings.tokens}
            {...shared}
          />
          <TablePage followers={followers} {...shared} />
        </div>
      )}
      <p className="sparsity">{sparsitySentence(size, snapshot.metrics['known'] ?? 0, noun)}</p>
      <div className="by-dice">
        <DiceBoard model={model} picked={settings.picked} noun={noun} />
        <div className="sample">
          <p className="title">What it wrote at step {snapshot.step}, by throwing many times</p>
          <pre dir="auto">{sample.trimStart()}</pre>
        </div>
      </div>
    </div>
  );
}
