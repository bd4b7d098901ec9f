/** The embed as it will stand on the teacher's page. */

import { type RefObject, useEffect, useState } from 'react';
import { settleMs } from './useSetup.ts';

/** Which embed. */
export interface PreviewProps {
  readonly path: string;
  readonly title: string;
  readonly height: number;
  readonly frame: RefObject<HTMLIFrameElement | null>;
}

/** A frame that is loaded anew once the settings have settled. */
export function Preview({ path, title, height, frame }: PreviewProps) {
  const [settled, setSettled] = useState(path);
  useEffect(() => {
    const wait = setTimeout(() => setSettled(path), settleMs);
    return () => clearTimeout(wait);
  }, [path]);
  return (
    <section className="builder-preview" aria-label="Preview">
      <p className="builder-caption">
        Preview <a href={settled}>Open it by itself</a>
      </p>
      {/* A new frame for a new address: a frame that is led elsewhere would fill the browser's history. */}
      <iframe
        key={settled}
        ref={frame}
        src={settled}
        title={`Preview: ${title}`}
        height={height}
        allow="fullscreen; clipboard-write"
      />
    </section>
  );
}
