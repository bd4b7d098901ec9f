/** This device's own numbers: what a training step takes on each backend, measured at a press. */

import { type BackendName, backendNames } from '#tensor/backendNames.ts';
import { backendWords } from './backendWords.ts';
import type { ParameterValues } from './defineDemo.ts';
import { millisecondsInWords } from './placeInWords.ts';
import { type Meter, remarkOf, useMeter } from './useMeter.ts';

/** Which model is timed. */
export interface EngineMeterProps {
  /** The id of a demo, and the settings of its model. */
  readonly demo: string;
  readonly settings: ParameterValues;
}

/** A button, a sentence on how it goes, and a row for each backend. */
export function EngineMeter({ demo, settings }: EngineMeterProps) {
  const meter = useMeter(demo, settings);
  return (
    <div className="meter" data-status={meter.status}>
      <div className="meter-start">
        <button type="button" onClick={meter.status === 'measuring' ? meter.stop : meter.start}>
          {meter.status === 'measuring' ? 'Stop' : 'Measure this device'}
        </button>
        <p role="status">{meter.sentence}</p>
      </div>
      <table>
        <caption>What a training step takes here</caption>
        <thead>
          <tr>
            <th scope="col">On</th>
            <th scope="col">A step</th>
            <th scope="col">Steps a second</th>
          </tr>
        </thead>
        <tbody>
          {backendNames.map((name) => (
            <Row key={name} name={name} meter={meter} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ name, meter }: { readonly name: BackendName; readonly meter: Meter }) {
  const measurement = meter.measurements.find(({ backend }) => backend === name);
  const stepMs = measurement?.stepMs ?? null;
  const remark = measurement ? remarkOf(measurement) : null;
  const missing = measurement ? 'none' : '–';
  return (
    <tr data-backend={name}>
      <th scope="row">
        {backendWords[name]}
        {remark && <small>{remark}</small>}
      </th>
      <td>{stepMs === null ? missing : millisecondsInWords(stepMs)}</td>
      <td>{stepMs === null ? missing : rateInWords(stepMs)}</td>
    </tr>
  );
}

function rateInWords(stepMs: number): string {
  return Number((1000 / stepMs).toPrecision(2)).toLocaleString('en');
}
