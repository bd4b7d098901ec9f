/** The sentence that the model reads while one looks inside, and what became of it. */

import { TextField } from '#controls/TextField.tsx';
import { Setting } from '../framework/Setting.tsx';
import type { SentenceRead } from './answers.ts';
import type { PanelProps } from './panels.ts';
import { parameters } from './parameters.ts';

/** A field for a sentence of the reader's own; left empty, an example is read. */
export function SentenceField({
  sentence,
  onChange,
}: {
  readonly sentence: string;
  readonly onChange: PanelProps['onChange'];
}) {
  const { maxLength } = parameters.sentence;
  return (
    <div className="sentence-field">
      <Setting id="sentence">
        <TextField
          label="A sentence of your own, in any script (empty: an example)"
          value={sentence}
          faultOf={(text) =>
            text.length > maxLength
              ? `This is ${text.length} characters long; ${maxLength} are read at most.`
              : null
          }
          onChange={(text) => onChange({ sentence: text })}
        />
      </Setting>
    </div>
  );
}

/** What has to be said of a sentence: that its end was left out, that the model does not know some of it. */
export function SentenceNotes({ pieces, cutOff, unknown }: SentenceRead) {
  const notes = [
    cutOff > 0 &&
      `Only the first ${pieces.length} tokens are read: ${cutOff} more ${cutOff === 1 ? 'was' : 'were'} left out.`,
    unknown > 0 &&
      `${unknown === 1 ? 'One token is' : `${unknown} tokens are`} none of this model’s text: it knows ${unknown === 1 ? 'it' : 'them'} only as “unknown” (�).`,
  ].filter((note) => note !== false);
  return notes.length > 0 && <p className="remark">{notes.join(' ')}</p>;
}
