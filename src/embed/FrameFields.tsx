/** The frame's colours and its height. */

import { Choice } from '#controls/Choice.tsx';
import { TextField } from '#controls/TextField.tsx';
import { type Theme, themes } from './options.ts';
import { heights } from './setup.ts';

/** What is chosen. */
export interface FrameFieldsProps {
  readonly theme: Theme;
  readonly height: number;
  /** Whether the height is the preview's. */
  readonly isMeasured: boolean;
  readonly onTheme: (theme: Theme) => void;
  /** Null is as high as the preview. */
  readonly onHeight: (height: number | null) => void;
}

const themeLabels: Readonly<Record<Theme, string>> = {
  auto: 'As the reader’s system',
  light: 'Light',
  dark: 'Dark',
};

/** Two fields. */
export function FrameFields({ theme, height, isMeasured, onTheme, onHeight }: FrameFieldsProps) {
  const { least, greatest } = heights;
  return (
    <div className="controls">
      <Choice
        label="Colours"
        value={theme}
        options={themes.map((value) => ({ value, label: themeLabels[value] }))}
        onChange={(value) => onTheme(themes.find((one) => one === value) ?? 'auto')}
      />
      <div>
        <TextField
          label="Height in pixels"
          inputMode="numeric"
          value={String(height)}
          help="As high as the preview, unless you say otherwise; a narrower page needs more. Many platforms let the demo set its height itself."
          faultOf={(text) => {
            const number = Number(text);
            return Number.isInteger(number) && number >= least && number <= greatest
              ? null
              : `This has to be a whole number from ${least} to ${greatest}.`;
          }}
          onChange={(text) => onHeight(Number(text))}
        />
        {!isMeasured && (
          <button type="button" onClick={() => onHeight(null)}>
            As high as the preview
          </button>
        )}
      </div>
    </div>
  );
}
