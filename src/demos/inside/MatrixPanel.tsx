/** Any of the model's matrices as a picture: what has been learned, or where one batch would push it. */

import { useMemo } from 'react';
import { HeatMap } from '#charts/HeatMap.tsx';
import { Choice } from '#controls/Choice.tsx';
import type { Look } from '#engine/session.ts';
import { Setting } from '../framework/Setting.tsx';
import { useAnswer } from '../framework/useAnswer.ts';
import { type AboutMatrix, aboutOf, numbersOf } from './answers.ts';
import { inDigits } from './inDigits.ts';
import { matrixLabel, matrixPurpose } from './matrixWords.ts';
import type { PanelProps } from './panels.ts';
import { type InsideValues, parameters } from './parameters.ts';
import { questionOf } from './questions.ts';
import { Waiting } from './Waiting.tsx';

/** Asks for the matrix. */
export default function MatrixPanel({ values, model, onChange }: PanelProps) {
  const answer = useAnswer(model, questionOf.matrices(values));
  const { look } = answer;
  const about = look && aboutOf<AboutMatrix>(look);
  return (
    <>
      <div className="row">
        <Setting id="matrix">
          <Choice
            label={parameters.matrix.label}
            value={about?.name ?? values.matrix}
            options={(about?.names ?? [values.matrix]).map((value) => ({
              value,
              label: matrixLabel(value),
            }))}
            onChange={(matrix) => onChange({ matrix })}
          />
        </Setting>
        <Setting id="of">
          <Choice
            label={parameters.of.label}
            value={values.of}
            options={parameters.of.options}
            onChange={(of) => onChange({ of })}
          />
        </Setting>
      </div>
      {look ? <Matrix look={look} of={values.of} /> : <Waiting answer={answer} />}
    </>
  );
}

function Matrix({ look, of }: { readonly look: Look; readonly of: InsideValues['of'] }) {
  const about = useMemo(() => aboutOf<AboutMatrix>(look), [look]);
  const { name, rows, columns, shownRows, rowNames, columnNames } = about;
  const values = numbersOf(look, 'values');
  const label = matrixLabel(name);
  const title = `${label}: ${rows.toLocaleString('en')} rows × ${columns.toLocaleString('en')} columns`;
  const named = (kind: string, names: readonly string[] | null, index: number) =>
    names?.[index] ? `${kind} ${index + 1}, “${names[index]}”` : `${kind} ${index + 1}`;
  return (
    <div className="matrix">
      <HeatMap
        title={title}
        summary={`The ${of} of ${label} as a picture of ${rows} rows and ${columns} columns.`}
        values={values}
        rows={shownRows}
        columns={columns}
        rowLabels={rowNames ?? undefined}
        columnLabels={columnNames ?? undefined}
        scale="diverging"
        readingOf={(row, column) =>
          `${named('Row', rowNames, row)}, ${named('column', columnNames, column)}: ${inDigits(values[row * columns + column] ?? 0)}`
        }
        isFigure
      />
      <p className="remark">
        {matrixPurpose(name)}.{' '}
        {of === 'gradients' &&
          'These are gradients, on 16 stretches of the text, always the same: the deeper, the more the loss would change with that number. '}
        {shownRows < rows &&
          `Only its first ${shownRows} rows are drawn: all would be more than can be seen.`}
      </p>
    </div>
  );
}
