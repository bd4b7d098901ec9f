/** What of a demo is hidden from learners, and what they see but cannot change. */

import type { Definition, ParameterValues } from '#demos/framework/defineDemo.ts';
import { type EmbedOptions, parts } from './options.ts';

/** What is hidden and fixed so far. */
export interface AccessTableProps {
  readonly definition: Definition;
  readonly values: ParameterValues;
  readonly options: Pick<EmbedOptions, 'hide' | 'lock'>;
  readonly onChange: (patch: Partial<Pick<EmbedOptions, 'hide' | 'lock'>>) => void;
}

/** A row for each part of the frame and each setting, with a box to tick for either. */
export function AccessTable({ definition, values, options, onChange }: AccessTableProps) {
  const { hide, lock } = options;
  const row = (id: string, label: string, isLockable: boolean) => (
    <tr key={id}>
      <th scope="row">{label}</th>
      <td>
        <input
          type="checkbox"
          aria-label={`Hide: ${label}`}
          checked={hide.includes(id)}
          onChange={() => onChange({ hide: toggled(hide, id) })}
        />
      </td>
      <td>
        {isLockable && (
          <input
            type="checkbox"
            aria-label={`Fix: ${label}`}
            checked={lock.includes(id)}
            onChange={() => onChange({ lock: toggled(lock, id) })}
          />
        )}
      </td>
    </tr>
  );
  return (
    <div className="builder-access">
      <p className="help">
        What is hidden keeps the value that you have set. What is fixed is shown, but cannot be
        changed.
      </p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">Setting</th>
            <th scope="col">Hidden</th>
            <th scope="col">Fixed</th>
          </tr>
        </thead>
        <tbody>
          {settingsOf(definition, values, options).map(([id, label]) => row(id, label, true))}
        </tbody>
        <thead>
          <tr>
            <th scope="col">Part of the frame</th>
            <th scope="col">Hidden</th>
            <th scope="col">Fixed</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(parts).map(([id, label]) => row(id, capital(label), id === 'presets'))}
        </tbody>
      </table>
    </div>
  );
}

/** The settings that have a control in the panel; those that mean nothing now only if they are ticked. */
function settingsOf(
  { parameters }: Definition,
  values: ParameterValues,
  { hide, lock }: AccessTableProps['options'],
): [id: string, label: string][] {
  return Object.entries(parameters)
    .filter(([id, parameter]) => {
      if (hide.includes(id) || lock.includes(id)) return true;
      const hasField =
        parameter.kind !== 'text' || !(parameter.hasOwnControl || parameter.isPrivate);
      return parameter.effect !== 'view' && hasField && (parameter.applies?.(values) ?? true);
    })
    .map(([id, { label }]) => [id, label]);
}

function toggled(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
}

function capital(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}
