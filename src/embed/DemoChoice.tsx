/** Which demo, and from which of its presets. */

import { Choice } from '#controls/Choice.tsx';
import type { Definition } from '#demos/framework/defineDemo.ts';
import { demos } from '#demos/registry.ts';

/** What is chosen. */
export interface DemoChoiceProps {
  readonly demo: Definition;
  readonly preset: string;
  readonly onDemo: (id: string) => void;
  readonly onPreset: (id: string) => void;
}

/** Two lists, and what the choice shows. */
export function DemoChoice({ demo, preset, onDemo, onPreset }: DemoChoiceProps) {
  const chosen = demo.presets.find(({ id }) => id === preset);
  return (
    <div className="builder-choice">
      <Choice
        label="Demo"
        value={demo.id}
        options={demos.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={onDemo}
      />
      <Choice
        label="Preset"
        value={preset}
        options={demo.presets.map(({ id, label }) => ({ value: id, label }))}
        help={chosen?.breaks ?? chosen?.shows}
        onChange={onPreset}
      />
    </div>
  );
}
