/** The code to take along: what it is for, the code, and a button that copies it. */

import { useEffect, useId, useRef, useState } from 'react';
import { Choice } from '#controls/Choice.tsx';
import { ScormDownload } from './ScormDownload.tsx';
import { type CodeId, codeIds } from './setup.ts';
import { type Placement, type Snippet, snippetsFor } from './snippets.ts';

/** What the code says. */
export interface CodePanelProps {
  readonly placement: Placement;
  readonly goalLabel: string | null;
  readonly code: CodeId;
  readonly onCode: (code: CodeId) => void;
}

/** A list of kinds of pages, and what belongs into the chosen one. */
export function CodePanel({ placement, goalLabel, code, onCode }: CodePanelProps) {
  const snippets = snippetsFor(placement);
  const chosen = snippets.find(({ id }) => id === code);
  return (
    <section className="builder-code" aria-label="Code">
      <Choice
        label="Code for"
        value={code}
        options={[
          ...snippets.map(({ id, label }) => ({ value: id, label })),
          { value: 'scorm', label: 'Course platform with grades (SCORM 1.2)' },
        ]}
        onChange={(value) => onCode(codeIds.find((id) => id === value) ?? 'iframe')}
      />
      {chosen ? (
        <CodeBlock snippet={chosen} />
      ) : (
        <ScormDownload placement={placement} goalLabel={goalLabel} />
      )}
    </section>
  );
}

/** The code, read-only; where the clipboard is closed it is selected instead. */
function CodeBlock({ snippet: { label, language, code, note } }: { readonly snippet: Snippet }) {
  const id = useId();
  const text = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said holds for the code that was copied
  useEffect(() => setSaid(''), [code]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      setSaid('Copied.');
    } catch {
      text.current?.focus();
      text.current?.select();
      setSaid(
        'This browser keeps the clipboard closed. The code is selected: copy it with Ctrl+C or ⌘C.',
      );
    }
  };
  return (
    <>
      <p className="builder-copy">
        <button type="button" className="primary" onClick={copy}>
          Copy
        </button>
        <span role="status">{said}</span>
      </p>
      <label className="hidden" htmlFor={id}>
        Code for {label}
      </label>
      <textarea
        ref={text}
        id={id}
        data-language={language}
        readOnly
        spellCheck={false}
        rows={6}
        value={code}
        aria-describedby={`${id}note`}
      />
      <p className="help" id={`${id}note`}>
        {note}
      </p>
    </>
  );
}
