/** Each measure over the settings of the knob, with what real text has. */

import { KnobChart, type KnobLine } from '#charts/KnobChart.tsx';
import { grids, type Measured, type SweepShown, settingName } from './grid.ts';

type MeasureId = Exclude<keyof Measured, 'samples'>;

interface Chart {
  readonly title: string;
  readonly isPercent: boolean;
  readonly lines: readonly {
    readonly id: MeasureId;
    readonly label: string;
    readonly dash?: string;
  }[];
}

const charts: readonly Chart[] = [
  { title: 'Rules kept', isPercent: true, lines: [{ id: 'rules', label: 'rules' }] },
  {
    title: 'Surprise, nats a token',
    isPercent: false,
    lines: [
      { id: 'judge', label: 'table' },
      { id: 'own', label: 'model', dash: '5 3' },
    ],
  },
  {
    title: 'Different n-grams',
    isPercent: true,
    lines: [
      { id: 'distinct1', label: 'single', dash: '2 3' },
      { id: 'distinct2', label: 'pairs' },
      { id: 'distinct3', label: 'threes', dash: '5 3' },
    ],
  },
  { title: 'Said again in a text', isPercent: true, lines: [{ id: 'repeats', label: 'repeats' }] },
];

/** Four small charts; the dashed lines in the hue of real data are held-out text. */
export function MeasureCharts({ values, measured, yardstick }: SweepShown) {
  const settings = grids[values.knob];
  const knob = values.knob === 'temperature' ? 'temperature' : 'top-p';
  return (
    <div className="measures">
      {charts.map(({ title, isPercent, lines }) => {
        const drawn = lines.map(
          ({ id, ...line }): KnobLine => ({
            ...line,
            values: measured.map((one) => one?.[id] ?? null),
            level: yardstick?.[id] ?? null,
          }),
        );
        const at = drawn.map(
          ({ label, values: all }) => `${label} ${tell(all[values.point], isPercent)}`,
        );
        return (
          <KnobChart
            key={title}
            {...{ title, isPercent, knob, settings }}
            summary={`${title}. At ${settingName(values, values.point)}: ${at.join(', ')}.`}
            lines={drawn}
            cursor={settings[values.point] ?? 0}
          />
        );
      })}
      <p className="remark">
        The thin dashed lines are what <b>real text</b> has, as much of it, kept back from training.
      </p>
    </div>
  );
}

function tell(value: number | null | undefined, isPercent: boolean): string {
  if (value === null || value === undefined) return 'unknown';
  return isPercent ? `${Math.round(100 * value)} %` : value.toFixed(2);
}
