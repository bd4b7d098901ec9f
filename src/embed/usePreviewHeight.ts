/** How high a demo wants to be, as the previewed one says. */

import { type RefObject, useEffect, useRef, useState } from 'react';

/** The frame to listen to, and the height that it asked for last; null before it has. */
export interface PreviewHeight {
  readonly frame: RefObject<HTMLIFrameElement | null>;
  readonly height: number | null;
}

/** Listens to a frame's `resize` messages. */
export function usePreviewHeight(): PreviewHeight {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState<number | null>(null);
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent) => {
      if (!frame.current || source !== frame.current.contentWindow) return;
      // The frame holds a page of this site. With the schemas, every embed would load those of both directions.
      if (data?.fromNoise === 1 && data.type === 'resize')
        setHeight(Math.ceil(Number(data.height)) || null);
    };
    addEventListener('message', hear);
    // What it said before this script ran is lost, but it is a page of this site and can be looked at.
    const embed = frame.current?.contentDocument?.querySelector('[data-embed]');
    if (embed) setHeight(Math.ceil(embed.getBoundingClientRect().height) || null);
    return () => removeEventListener('message', hear);
  }, []);
  return { frame, height };
}
