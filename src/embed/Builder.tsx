/** Where a teacher sets a demo up for a page of their own, sees it, and takes the code. */

import { type ReactNode, useEffect, useState } from 'react';
import { ControlPanel } from '#demos/framework/ControlPanel.tsx';
import type { ParameterValues } from '#demos/framework/defineDemo.ts';
import { presetOf, presetValues, withCompanions } from '#demos/framework/values.ts';
import { AccessTable } from './AccessTable.tsx';
import { CodePanel } from './CodePanel.tsx';
import { DemoChoice } from './DemoChoice.tsx';
import { FrameFields } from './FrameFields.tsx';
import { GoalFields } from './GoalFields.tsx';
import { embedAddress } from './options.ts';
import { Preview } from './Preview.tsx';
import { type Setup, setupOf, titleOf, withValues } from './setup.ts';
import { usePreviewHeight } from './usePreviewHeight.ts';
import { useSetup } from './useSetup.ts';

/** Where the page begins. */
export interface BuilderProps {
  readonly demo: string;
  /** Where the site is thought to stand when it is built; on the page the browser knows. */
  readonly origin: string;
}

/** Steps in one column, what comes of them beside it. */
export function Builder({ demo, origin: expected }: BuilderProps) {
  const { setup, notices, change } = useSetup(demo);
  const [origin, setOrigin] = useState(expected);
  useEffect(() => setOrigin(location.origin), []);
  const { definition, options } = setup;
  const path = embedAddress(setup);
  const preview = usePreviewHeight();
  const height = setup.height ?? preview.height ?? Math.round(definition.room.wide * 16);
  const title = titleOf(setup);
  const set = (patch: Partial<Setup>) => change((before) => ({ ...before, ...patch }));
  const setOptions = (patch: Partial<Setup['options']>) =>
    change((before) => ({ ...before, options: { ...before.options, ...patch } }));
  const setValues = (patch: ParameterValues) =>
    change((before) =>
      withValues(before, {
        ...before.values,
        ...withCompanions(before.definition, patch),
      }),
    );
  const startFrom = (demoId: string, presetId?: string) =>
    change(({ height: _, options: { theme }, code }) => {
      const fresh = setupOf(demoId, presetId);
      return { ...fresh, code, options: { ...fresh.options, theme } };
    });
  return (
    <div className="demo builder">
      <div className="builder-steps">
        <div className="messages" role="status">
          {notices.map((notice) => (
            <p key={notice}>{notice}</p>
          ))}
        </div>
        <DemoChoice
          demo={definition}
          preset={setup.preset}
          onDemo={(id) => startFrom(id)}
          onPreset={(id) =>
            change((before) => ({
              ...withValues(before, presetValues(before.definition, id)),
              preset: id,
            }))
          }
        />
        <Step title="Settings" says={saysSettings(setup)}>
          <ControlPanel
            definition={definition}
            values={setup.values}
            marked={null}
            presetId={presetOf(definition, setup.values)}
            onChange={setValues}
            onPreset={(id) =>
              change((before) => withValues(before, presetValues(before.definition, id)))
            }
          />
        </Step>
        <Step title="What learners see and change" says={saysAccess(setup)}>
          <AccessTable
            definition={definition}
            values={setup.values}
            options={options}
            onChange={setOptions}
          />
        </Step>
        <Step
          title="Goal"
          says={options.goal?.goal.label(setup.values, options.goal.bar) ?? 'none'}
        >
          <GoalFields
            definition={definition}
            values={setup.values}
            goal={options.goal}
            onChange={(goal) => setOptions({ goal })}
          />
        </Step>
        <Step title="Colours and height" says={`${options.theme}, ${height} px`}>
          <FrameFields
            theme={options.theme}
            height={height}
            isMeasured={setup.height === null}
            onTheme={(theme) => setOptions({ theme })}
            onHeight={(chosen) => set({ height: chosen })}
          />
        </Step>
        <CodePanel
          placement={{ origin, address: `${origin}${path}`, title, height }}
          goalLabel={options.goal?.goal.label(setup.values, options.goal.bar) ?? null}
          code={setup.code}
          onCode={(code) => set({ code })}
        />
      </div>
      <Preview path={path} title={title} height={height} frame={preview.frame} />
    </div>
  );
}

interface StepProps {
  readonly title: string;
  /** What is chosen in it. */
  readonly says: string;
  readonly children: ReactNode;
}

/** Something that may be left as it is: folded, with what is chosen beside its name. */
function Step({ title, says, children }: StepProps) {
  return (
    <details className="builder-step">
      <summary>
        <b>{title}</b> <span>{says}</span>
      </summary>
      {children}
    </details>
  );
}

function saysSettings({ definition, preset, values }: Setup): string {
  const start = presetValues(definition, preset);
  const count = Object.keys(start).filter((id) => values[id] !== start[id]).length;
  return count === 0 ? 'as the preset has them' : `${count} changed`;
}

function saysAccess({ options: { hide, lock } }: Setup): string {
  if (hide.length + lock.length === 0) return 'everything';
  return [hide.length > 0 && `${hide.length} hidden`, lock.length > 0 && `${lock.length} fixed`]
    .filter(Boolean)
    .join(', ');
}
