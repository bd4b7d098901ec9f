/** Noise on the left, output on the right: what each place of the one becomes in the other. */

import { useMemo, useRef } from 'react';
import { ShareCurves } from '#charts/ShareCurves.tsx';
import { Choice } from '#controls/Choice.tsx';
import { Slider } from '#controls/Slider.tsx';
import { Switch } from '#controls/Switch.tsx';
import type { Look, Question } from '#engine/session.ts';
import { DemoFrame, type DemoProps, type ViewProps } from '../framework/DemoFrame.tsx';
import { Setting } from '../framework/Setting.tsx';
import { type Answer, type Model, useAnswer } from '../framework/useAnswer.ts';
import { latent as measures, noiseReach, truncations } from '../gan-points/noiseFigure.ts';
import { latent } from './definition.ts';
import { inDigits, isClustered, landedInWords, madeInWords } from './inWords.ts';
import { NoisePlane } from './NoisePlane.tsx';
import {
  drawsQuestion,
  endsOf,
  mapQuestion,
  metricsOf,
  missingParts,
  ofModel,
  partsOf,
  placesOf,
  sideOf,
  sides,
  sweepQuestion,
  untruncated,
  wayQuestion,
  worthQuestion,
} from './noise.ts';
import { OutputPlane } from './OutputPlane.tsx';
import { type LatentValues, parameters } from './parameters.ts';
import { WorthTable } from './WorthTable.tsx';

/** The demo `latent`: its frame around its figure. */
export default function LatentDemo(props: DemoProps) {
  return <DemoFrame definition={latent} View={LatentView} {...props} />;
}

function LatentView({ values, model, snapshot, onChange }: ViewProps) {
  const settings = useMemo(() => ofModel(values as LatentValues), [values]); // the frame has checked them
  const map = useLasting(model, mapQuestion);
  const way = useLasting(model, wayQuestion(settings));
  const draws = useLasting(model, drawsQuestion(settings));
  const now = useLasting(model, worthQuestion(settings));
  const all = useLasting(model, worthQuestion(untruncated(settings)));
  const sweep = useLasting(model, sweepQuestion(settings));
  const problem = [map, way, draws, now, all, sweep].find((one) => one.problem)?.problem;
  return (
    <div className="latent">
      {map.look && way.look ? (
        <Planes
          map={map.look}
          way={way.look}
          draws={draws.look}
          real={snapshot?.arrays['real']}
          settings={settings}
          onChange={onChange}
        />
      ) : (
        <p className="waiting" role="status">
          {problem ?? 'Asking the generator…'}
        </p>
      )}
      <Knobs settings={settings} onChange={onChange} />
      <div className="verdicts">
        <div>
          {all.look && (
            <p className="made">
              {madeInWords(
                missingParts(all.look.arrays['shares'] ?? []),
                all.look.arrays['shares']?.length ?? 0,
                settings,
              )}
            </p>
          )}
          <WorthTable
            values={settings}
            now={now.look && metricsOf(now.look)}
            all={all.look && metricsOf(all.look)}
          />
        </div>
        {sweep.look && <SweepChart look={sweep.look} cursor={settings.truncation} />}
      </div>
    </div>
  );
}

/** An answer that stays on show, a recorded one too, until the next has come: what is dragged must not vanish. */
function useLasting(model: Model, question: Question): Answer {
  const answer = useAnswer(model, question);
  const last = useRef(answer.look);
  last.current = answer.look ?? last.current;
  return { ...answer, look: last.current };
}

interface PlanesProps {
  readonly map: Look;
  readonly way: Look;
  readonly draws: Look | null;
  readonly real: Float32Array | undefined;
  readonly settings: LatentValues;
  readonly onChange: ViewProps['onChange'];
}

function Planes({ map, way, draws, real, settings, onChange }: PlanesProps) {
  const reach = noiseReach(settings);
  const isByOrigin = settings.colours === 'origin';
  const landed = useMemo(() => partsOf(map), [map]);
  const origins = useMemo(() => landed.map((_, i) => sideOf(mapPlace(i))), [landed]);
  const drawn = useMemo(() => {
    if (!draws) return { places: [], points: [], classes: [] };
    const places = placesOf(draws.arrays['places']);
    const parts = partsOf(draws);
    return {
      places,
      points: placesOf(draws.arrays['points']),
      classes: isByOrigin
        ? places.map((place, i) => (parts[i] === -1 ? -1 : sideOf(place)))
        : parts,
    };
  }, [draws, isByOrigin]);
  const parts = placesOf(map.arrays['parts']);
  const hues = isByOrigin ? sides : parts.length;
  const shown = settings.showDraws ? drawn : { places: [], points: [], classes: [] };
  const [here = [0, 0] as const] = placesOf(way.arrays['here']);
  const [part = -1] = partsOf(way);
  const distances = Array.from(way.arrays['distances'] ?? []);
  return (
    <>
      <div className="planes">
        <NoisePlane
          summary="The plane of noise, coloured by what the generator makes of each place. Two points, A and B, can be moved."
          {...endsOf(settings)}
          at={settings.at}
          map={isByOrigin ? origins : landed}
          isNumbered={!isByOrigin}
          draws={shown.places}
          drawClasses={shown.classes}
          limit={settings.truncation}
          onMove={(end, [x, y]) => onChange({ [`${end}X`]: x, [`${end}Y`]: y })}
          {...{ reach, hues }}
        />
        <OutputPlane
          summary={`The plane of outputs. The chosen noise becomes the point ${inDigits(here[0])}, ${inDigits(here[1])}. ${landedInWords(part, settings)}`}
          draws={shown.points}
          drawClasses={shown.classes}
          lines={settings.showGrid ? (map.arrays['lines'] ?? null) : null}
          image={placesOf(way.arrays['image'])}
          neighbours={placesOf(way.arrays['neighbours'])}
          {...{ real, parts, hues, here }}
        />
      </div>
      <p className="key">
        Numbers are {isClustered(settings) ? 'clusters' : 'stretches of the curve'}. Grey ground in
        the noise, and crosses: what lies on none. Small grey dots: real data.
      </p>
      <p className="nearest" role="status">
        {landedInWords(part, settings)} The {distances.length} nearest of the 5,000 training points
        are {distances.map(inDigits).join(', ')} away.
        {settings.noiseDimensions === '1' &&
          ' This generator takes one number: only how far across a point of noise lies counts.'}
      </p>
    </>
  );
}

/** A place of the map around its middle, in cells. */
function mapPlace(i: number): readonly [number, number] {
  const { side } = measures;
  return [(i % side) - (side - 1) / 2, Math.floor(i / side) - (side - 1) / 2];
}

function Knobs({
  settings,
  onChange,
}: {
  readonly settings: LatentValues;
  readonly onChange: ViewProps['onChange'];
}) {
  const slider = (id: 'at' | 'truncation') => {
    const { label, help, min, max, step } = parameters[id];
    return (
      <Setting id={id}>
        <Slider
          {...{ label, help, min, max, step }}
          value={settings[id]}
          onChange={(value) => onChange({ [id]: value })}
        />
      </Setting>
    );
  };
  const toggle = (id: 'showDraws' | 'showGrid') => (
    <Setting id={id}>
      <Switch
        label={parameters[id].label}
        isOn={settings[id]}
        onChange={(isOn) => onChange({ [id]: isOn })}
      />
    </Setting>
  );
  return (
    <div className="knobs">
      {slider('at')}
      {slider('truncation')}
      <Setting id="colours">
        <Choice
          label={parameters.colours.label}
          value={settings.colours}
          options={parameters.colours.options}
          onChange={(colours) => onChange({ colours })}
        />
      </Setting>
      <div className="row">
        <Setting id="drawSeed">
          <button
            type="button"
            onClick={() => onChange({ drawSeed: (settings.drawSeed + 1) % 1_000_000 })}
          >
            Draw others
          </button>
        </Setting>
        {toggle('showDraws')}
        {toggle('showGrid')}
      </div>
    </div>
  );
}

function SweepChart({ look, cursor }: { readonly look: Look; readonly cursor: number }) {
  const points = (name: string) =>
    truncations.map((at, i) => [at, look.arrays[name]?.[i] ?? 0] as const);
  return (
    <ShareCurves
      title="Safer? Duller? The same draws under each truncation"
      summary="The share of points on the shape and the share of its parts covered, over the truncation."
      axis="truncation (3: none)"
      cursor={cursor}
      curves={[
        { label: 'on the shape', colour: 'var(--generated)', points: points('onShape') },
        { label: 'parts covered', colour: 'var(--real)', dash: '5 3', points: points('covered') },
      ]}
    />
  );
}
