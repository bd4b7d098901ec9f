/** The frame that every demo stands in: figure, scoreboard, curves, play bar, controls, menu, honesty. */

import { type ComponentType, type ReactNode, useCallback, useEffect, useId, useRef } from 'react';
import { PlayBar } from '#controls/PlayBar.tsx';
import { TimeLine } from '#controls/TimeLine.tsx';
import type { Snapshot } from '#engine/session.ts';
import { type AddressState, encodeAddress } from './address.ts';
import { ControlPanel } from './ControlPanel.tsx';
import { Curves } from './Curves.tsx';
import { DemoMenu } from './DemoMenu.tsx';
import type { Definition, ParameterValues } from './defineDemo.ts';
import { Announcer, LiveLine } from './LiveLine.tsx';
import type { Poster } from './recording.ts';
import { type RunState, shownStep } from './runState.ts';
import { Scoreboard } from './Scoreboard.tsx';
import { useDemoRequests, useVisibility } from './surroundings.ts';
import { useRecording } from './useRecording.ts';
import { type RunOnPage, useRun } from './useRun.ts';
import { presetOf, viewValues } from './values.ts';

/** What a demo's own figure is given. */
export interface ViewProps {
  /** The moment to draw, or null when there is nothing to show yet. */
  readonly snapshot: Snapshot | null;
  readonly values: ParameterValues;
  readonly description: string;
  readonly onChange: (patch: ParameterValues) => void;
}

/** What a page decides about a demo. */
export interface DemoProps {
  readonly preset: string;
  readonly poster: Poster | null;
  /** On the demo's own page: reads and writes the address, and stands below the page's title. */
  readonly isFullPage: boolean;
  /** What the author of an article says of the figure. */
  readonly children?: ReactNode;
}

/** What a frame is made for. */
export interface DemoFrameProps extends DemoProps {
  readonly definition: Definition;
  readonly View: ComponentType<ViewProps>;
}

/** A demo, from its definition and its figure. */
export function DemoFrame(props: DemoFrameProps) {
  const { definition, View, preset, poster, isFullPage, children } = props;
  const figure = useRef<HTMLElement>(null);
  const { state, ask, store } = useRun(definition, preset, poster);
  const presetId = presetOf(definition, state.values);
  const recording = useRecording(ask, state, { definition, firstPreset: preset, presetId });
  useVisibility(figure, store);
  useDemoRequests(figure, (search) => void open(ask, definition, search));
  useAddress(isFullPage, ask, definition, state);

  const change = useCallback((patch: ParameterValues) => ask((run) => run.setValues(patch)), [ask]);
  const choosePreset = useCallback(
    (presetId: string) => ask((run) => run.applyPreset(presetId)),
    [ask],
  );

  const isTraining = state.status === 'running' || state.status === 'starting';
  const description = state.shown ? definition.describe(state.shown.metrics, state.values) : '';
  const step = state.shown?.step ?? 0;
  const Title = isFullPage ? 'h2' : 'h3';
  const titleId = useId();
  return (
    <figure
      ref={figure}
      className="demo"
      tabIndex={-1}
      aria-labelledby={titleId}
      data-demo={definition.id}
      data-status={state.status}
      data-step={state.isRecorded ? 0 : step}
      data-backend={state.backend}
      onKeyDown={(event) => {
        if (event.key !== ' ' || usesSpace(event.target)) return;
        event.preventDefault();
        ask((run) => (isTraining ? run.pause() : run.train()));
      }}
    >
      <header>
        <Title id={titleId} className={isFullPage ? 'hidden' : undefined}>
          {definition.title}
        </Title>
        <p>{definition.lookFor}</p>
        <DemoMenu
          demo={definition.id}
          step={step}
          rows={state.rows}
          address={addressOf(definition, state)}
          isFullPage={isFullPage}
          figure={figure}
        />
      </header>
      <div className="stage">
        <View
          snapshot={state.shown}
          values={state.values}
          description={description}
          onChange={change}
        />
        <div className="readings">
          <Scoreboard
            definition={definition}
            values={state.values}
            metrics={state.shown?.metrics ?? null}
          />
          <Curves
            {...{ definition, step }}
            values={state.values}
            rows={state.rows}
            abandonedRows={state.abandonedRows}
          />
        </div>
      </div>
      <PlayBar
        isTraining={isTraining}
        onTrain={() => ask((run) => run.train())}
        onPause={() => ask((run) => run.pause())}
        onStep={() => ask((run) => run.step())}
        onReset={() => ask((run) => run.reset())}
        onNewSeed={() => ask((run) => run.newSeed())}
        speed={state.speed}
        onSpeed={(speed) => ask((run) => run.setSpeed(speed))}
      >
        <TimeLine
          steps={recording?.steps ?? state.rows.map((row) => row.step)}
          step={step}
          onSeek={recording?.seek ?? ((at) => ask((run) => run.seek(at)))}
        />
      </PlayBar>
      <LiveLine
        state={state}
        description={description}
        recordedAs={recording?.label ?? null}
        onBackend={(name) => ask((run) => run.setBackend(name))}
      />
      <Announcer text={state.status === 'idle' ? '' : `Step ${step}: ${description}`} />
      <Messages state={state} ask={ask} />
      <ControlPanel
        definition={definition}
        values={state.values}
        marked={state.failure?.parameter ?? null}
        presetId={presetId}
        onChange={change}
        onPreset={choosePreset}
      />
      <p className="honesty">
        <b>What is real here:</b> {definition.honesty.real(state.values)} <b>What is simplified:</b>{' '}
        {definition.honesty.simplified}
      </p>
      {children && <figcaption>{children}</figcaption>}
    </figure>
  );
}

/** What went wrong, and what the page has to say besides. */
function Messages({ state, ask }: Pick<RunOnPage, 'state' | 'ask'>) {
  return (
    <div className="messages" role="status">
      {state.failure && (
        <p className="failure">
          {state.failure.sentence}{' '}
          <button type="button" onClick={() => ask((run) => run.retry())}>
            Retry
          </button>
        </p>
      )}
      {state.notices.map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
    </div>
  );
}

async function open(ask: RunOnPage['ask'], definition: Definition, search: string): Promise<void> {
  const { readAddress } = await import('./readAddress.ts');
  const { notices, ...state } = readAddress(definition, search);
  ask((run) => run.setAll(state, notices));
}

/** The demo's page begins with what its address says, and the address follows what the reader sets. */
function useAddress(
  isFullPage: boolean,
  ask: RunOnPage['ask'],
  definition: Definition,
  state: RunState,
): void {
  const { values, changes } = state;
  useEffect(() => {
    if (isFullPage && location.search !== '') void open(ask, definition, location.search);
  }, [isFullPage, ask, definition]);
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current || !isFullPage) {
      isFirst.current = false;
      return;
    }
    const search = encodeAddress(definition, { values, changes, step: null });
    history.replaceState(null, '', `${location.pathname}${search}${location.hash}`);
  }, [isFullPage, definition, values, changes]);
}

function addressOf(definition: Definition, state: RunState): string {
  const { firstValues, values, changes } = state;
  const begun: AddressState = {
    // What only the view shows may have changed since the run began.
    values: { ...firstValues, ...viewValues(definition, values) },
    changes: changes.filter((change) => change.step <= shownStep(state)),
    step: state.isRecorded ? null : shownStep(state) || null,
  };
  return `/demos/${definition.id}/${encodeAddress(definition, begun)}`;
}

/** Whether the space bar already means something there. */
function usesSpace(target: EventTarget): boolean {
  return (
    target instanceof Element &&
    target.closest('button, select, textarea, summary, a, input:not([type=range])') !== null
  );
}
