/** The frame that every demo stands in: figure, scoreboard, curves, play bar, controls, menu, honesty. */

import {
  type ComponentType,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { PlayBar } from '#controls/PlayBar.tsx';
import { Alive } from '#controls/StandIn.tsx';
import { Switch } from '#controls/Switch.tsx';
import { TimeLine } from '#controls/TimeLine.tsx';
import type { Row } from '#engine/protocol.ts';
import type { Metrics, Question, Snapshot } from '#engine/session.ts';
import { ControlPanel } from './ControlPanel.tsx';
import { Curves } from './Curves.tsx';
import { DemoMenu } from './DemoMenu.tsx';
import type { Definition, ParameterValues } from './defineDemo.ts';
import { useFollowedRun } from './followedRun.ts';
import { Announcer, LiveLine } from './LiveLine.tsx';
import type { Answered } from './questions.ts';
import type { Poster } from './recording.ts';
import { Scoreboard } from './Scoreboard.tsx';
import { Locked } from './Setting.tsx';
import { useDemoRequests, useVisibility } from './surroundings.ts';
import { openAddress, useAddress } from './useAddress.ts';
import type { Model } from './useAnswer.ts';
import { useRecording } from './useRecording.ts';
import { type RunOnPage, useRun } from './useRun.ts';
import { presetOf, presetValues, viewValues } from './values.ts';

const ReaderText = lazy(() => import('./ReaderText.tsx'));

/** The page's title stands above a demo of its own; elsewhere the demo's is a heading of the article, or the only one. */
const titles = { article: 'h3', page: 'h2', embed: 'h1' } as const;

const nothing: ReadonlySet<string> = new Set();

/** What a demo's own figure is given. */
export interface ViewProps {
  /** The moment to draw, or null when there is nothing to show yet. */
  readonly snapshot: Snapshot | null;
  readonly values: ParameterValues;
  readonly description: string;
  /** What has been measured so far, in the order of the steps. */
  readonly rows: readonly Row[];
  /** The model on show; ask it with `useAnswer`. */
  readonly model: Model;
  readonly onChange: (patch: ParameterValues) => void;
  /** Takes one step of training from the moment on show, by settings that are changed first. */
  readonly onStep: (patch: ParameterValues) => void;
  /** Tells what the reader has done in the figure so far, for goals that count it. */
  readonly onCount: (counts: Metrics) => void;
}

/** What stands around a demo: an article, a page of its own, or somebody else's page. */
export type Place = 'article' | 'page' | 'embed';

/** What a page decides about a demo. */
export interface DemoProps {
  readonly preset: string;
  readonly poster: Poster | null;
  readonly place: Place;
  /** The settings that readers may not change, and perhaps `presets`; asked for once the script runs. */
  readonly findLocked?: () => ReadonlySet<string>;
  /** Hears of the run whenever its state changes, and of what was done in the figure. */
  readonly onState?: (run: RunOnPage, counts: Metrics) => void;
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
  const { definition, View, preset, poster, place, findLocked, onState, children } = props;
  const figure = useRef<HTMLElement>(null);
  const own = useRun(definition, preset, poster);
  const followed = useFollowedRun(definition, own.state.values);
  const { state, ask, store } = followed?.isOn ? followed.run : own;
  const presetId = presetOf(definition, state.values);
  const recording = useRecording(ask, state, { definition, firstPreset: preset, presetId });
  useVisibility(figure, store);
  useDemoRequests(figure, (search) => void openAddress(ask, definition, search));
  useAddress(place, ask, definition, state);
  const [counts, setCounts] = useState<Metrics>({});
  useEffect(() => onState?.(own, counts), [onState, own, counts]);

  const [isAlive, setAlive] = useState(false);
  const [locked, setLocked] = useState(nothing);
  useEffect(() => {
    setAlive(true);
    if (findLocked) setLocked(findLocked());
  }, [findLocked]);

  const askOwn = own.ask;
  const change = useCallback(
    (wished: ParameterValues) => {
      const patch = without(wished, locked);
      if (Object.keys(patch).length < Object.keys(wished).length)
        ask((run) => run.say('That is fixed on this page, so it stays as it is.'));
      // What only the view shows is this figure's own, whoever's run it shows.
      const view = viewValues(definition, patch);
      if (Object.keys(view).length > 0) askOwn((run) => run.setValues(view));
      if (Object.keys(view).length < Object.keys(patch).length) ask((run) => run.setValues(patch));
    },
    [ask, askOwn, definition, locked],
  );
  const stepWith = useCallback(
    (patch: ParameterValues) =>
      ask((run) => {
        run.setValues(without(patch, locked));
        run.step();
      }),
    [ask, locked],
  );
  const choosePreset = useCallback(
    (presetId: string) =>
      ask((run) => {
        const fixed = only(run.get().values, locked);
        run.applyPreset({ ...presetValues(definition, presetId), ...fixed });
      }),
    [ask, definition, locked],
  );
  const model = useMemo(
    () => ({
      state,
      ask: (question: Question, step?: number) =>
        new Promise<Answered>((resolve, reject) => {
          ask((run) => run.answer(question, step).then(resolve, reject));
        }),
    }),
    [state, ask],
  );

  const isTraining = state.status === 'running' || state.status === 'starting';
  const description = state.shown ? definition.describe(state.shown.metrics, state.values) : '';
  const step = state.shown?.step ?? 0;
  const Title = titles[place];
  const titleId = useId();
  return (
    <Alive value={isAlive}>
      <Locked value={locked}>
        <figure
          ref={figure}
          className="demo"
          tabIndex={-1}
          aria-labelledby={titleId}
          data-demo={definition.id}
          data-status={state.status}
          data-alive={isAlive || undefined}
          data-step={state.isRecorded ? 0 : step}
          data-backend={state.backend}
          onKeyDown={(event) => {
            if (event.key !== ' ' || usesSpace(event.target)) return;
            event.preventDefault();
            ask((run) => (isTraining ? run.pause() : run.train()));
          }}
        >
          <header>
            <Title
              id={titleId}
              className={place === 'page' ? 'hidden' : undefined}
              data-part="title"
            >
              {definition.title}
            </Title>
            <p data-part="title">{definition.lookFor}</p>
            {followed && (
              <Switch
                label="Look into the model that you trained on this page"
                isOn={followed.isOn}
                onChange={followed.turn}
              />
            )}
            <DemoMenu {...{ definition, state, place, figure }} />
          </header>
          <div className="stage" data-wide={definition.isWide}>
            <View
              snapshot={state.shown}
              values={state.values}
              rows={state.rows}
              onChange={change}
              onStep={stepWith}
              onCount={setCounts}
              {...{ description, model }}
            />
            <div className="readings">
              {definition.patterns.length > 0 && (
                <Scoreboard
                  definition={definition}
                  values={state.values}
                  metrics={state.shown?.metrics ?? null}
                />
              )}
              {definition.curves.length > 0 && (
                <Curves
                  {...{ definition, step }}
                  values={state.values}
                  rows={state.rows}
                  abandonedRows={state.abandonedRows}
                />
              )}
            </div>
          </div>
          <PlayBar
            isTraining={isTraining}
            onTrain={() => ask((run) => run.train())}
            onPause={() => ask((run) => run.pause())}
            onStep={() => ask((run) => run.step())}
            onReset={() => ask((run) => run.reset())}
            onNewSeed={locked.has('seed') ? null : () => ask((run) => run.newSeed())}
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
          <ReaderTexts definition={definition} values={state.values} onChange={change} />
          <ControlPanel
            definition={definition}
            values={state.values}
            marked={state.failure?.parameter ?? null}
            presetId={presetId}
            onChange={change}
            onPreset={choosePreset}
          />
          <p className="honesty" data-part="honesty">
            <b>What is real here:</b> {definition.honesty.real(state.values)}{' '}
            <b>What is simplified:</b> {definition.honesty.simplified}
          </p>
          {children && <figcaption>{children}</figcaption>}
        </figure>
      </Locked>
    </Alive>
  );
}

/** The fields for texts of the reader's own, where the settings ask for one. */
function ReaderTexts({
  definition,
  values,
  onChange,
}: Pick<ViewProps, 'values' | 'onChange'> & Pick<DemoFrameProps, 'definition'>) {
  return Object.entries(definition.parameters).map(
    ([id, parameter]) =>
      parameter.kind === 'text' &&
      parameter.isPrivate &&
      !parameter.hasOwnControl &&
      (parameter.applies?.(values) ?? true) && (
        <Suspense key={id}>
          <ReaderText
            label={parameter.label}
            help={parameter.help}
            text={String(values[id])}
            shortest={parameter.shortest}
            onChange={(text) => onChange({ [id]: text })}
          />
        </Suspense>
      ),
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

function without(values: ParameterValues, ids: ReadonlySet<string>): ParameterValues {
  return Object.fromEntries(Object.entries(values).filter(([id]) => !ids.has(id)));
}

function only(values: ParameterValues, ids: ReadonlySet<string>): ParameterValues {
  return Object.fromEntries(Object.entries(values).filter(([id]) => ids.has(id)));
}

/** Whether the space bar already means something there. */
function usesSpace(target: EventTarget): boolean {
  return (
    target instanceof Element &&
    target.closest('button, select, textarea, summary, a, input:not([type=range])') !== null
  );
}
