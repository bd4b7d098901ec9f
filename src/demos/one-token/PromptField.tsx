/** The reader's prompt. */

import { TextField } from '#controls/TextField.tsx';
import { parameters } from './parameters.ts';

/** What stands in the field, and who is told of another. */
export interface PromptFieldProps {
  readonly value: string;
  readonly onChange: (prompt: string) => void;
}

/** A field for a prompt that is not too long. */
export function PromptField({ value, onChange }: PromptFieldProps) {
  const { maxLength } = parameters.prompt;
  return (
    <TextField
      label="Prompt (empty: an example)"
      value={value}
      faultOf={(text) =>
        text.length > maxLength
          ? `This is ${text.length} characters long; ${maxLength} are read at most.`
          : null
      }
      onChange={onChange}
    />
  );
}
