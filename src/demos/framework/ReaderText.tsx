/** Where readers bring a text of their own, pasted or as a file. It is checked here and goes nowhere but to the model. */

import { useId, useRef, useState } from 'react';
import { checkedText } from '#data/corpus.ts';

/** The text in use, and what happens with another. */
export interface ReaderTextProps {
  readonly label: string;
  readonly help: string;
  readonly text: string;
  /** The fewest characters that it must have, if not what any text needs. */
  readonly shortest?: number | undefined;
  readonly onChange: (text: string) => void;
}

/** A field to paste into and a button for a file; a text that can't be learned from is refused in a sentence. */
export default function ReaderText({ label, help, text, shortest, onChange }: ReaderTextProps) {
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState(text);
  const [said, setSaid] = useState('');
  const take = (raw: string | Uint8Array, name: string) => {
    const checked = checkedText(raw, shortest);
    if ('problem' in checked) {
      setSaid(checked.problem);
      return;
    }
    setDraft(checked.text);
    const count = [...checked.text].length.toLocaleString('en');
    setSaid(`${name} is in use: ${count} characters. It stays in this tab.`);
    onChange(checked.text);
  };
  const takeFile = async (chosen: File | undefined) => {
    if (!chosen) return;
    try {
      take(new Uint8Array(await chosen.arrayBuffer()), chosen.name);
    } catch {
      setSaid('This file could not be read.');
    }
  };
  return (
    <div className="reader-text">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        dir="auto"
        rows={5}
        value={draft}
        aria-describedby={`${id}help ${id}said`}
        placeholder="Paste a text here, the longer the better"
        onChange={(event) => setDraft(event.currentTarget.value)}
        onDrop={(event) => {
          if (event.dataTransfer.files.length === 0) return; // dragged text is put in as it is
          event.preventDefault();
          void takeFile(event.dataTransfer.files[0]);
        }}
      />
      <div className="row">
        <button type="button" onClick={() => take(draft, 'Your text')}>
          Use this text
        </button>
        <button type="button" onClick={() => file.current?.click()}>
          Choose a file…
        </button>
        <input
          ref={file}
          hidden
          type="file"
          accept=".txt,.md,.csv,text/*"
          aria-label="A text file"
          onChange={(event) => {
            void takeFile(event.currentTarget.files?.[0]);
            event.currentTarget.value = ''; // so that the same file can be chosen again
          }}
        />
      </div>
      <p role="status" id={`${id}said`}>
        {said}
      </p>
      <p className="help" id={`${id}help`}>
        {help}
      </p>
    </div>
  );
}
