/** How high a demo wants to be, as the previewed one says. */

import { type RefObject, useEffect, useRef, useState } from 'react';
import { checkFromEmbed } from './contract.ts';

/** The frame to listen to, and the greatest height that it asked for under this address; null before it has. */
export interface PreviewHeight {
  readonly frame: RefObject<HTMLIFrameElement | null>;
  readonly height: number | null;
}

/** Listens to a frame's `resize` messages. */
export function usePreviewHeight(path: string): PreviewHeight {
  const frame = useRef<HTMLIFrameElement>(null);
  const [asked, setAsked] = useState({ path, height: 0 });
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent) => {
      if (!frame.current || source !== frame.current.contentWindow) return;
      const { message } = checkFromEmbed(data);
      if (message?.type !== 'resize') return;
      const height = Math.ceil(message.height);
      setAsked((before) =>
        before.path === path && before.height >= height ? before : { path, height },
      );
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, [path]);
  return { frame, height: asked.height > 0 ? asked.height : null };
}
