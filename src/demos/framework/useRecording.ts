/** The recorded run behind an unplayed figure: its other moments, and other presets', fetched when asked for. */

import { useEffect, useRef } from 'react';
import type { Definition } from './defineDemo.ts';
import { posterOf, type Recording, recordingUrl } from './recording.ts';
import type { RunState } from './runState.ts';
import type { RunOnPage } from './useRun.ts';

/** What the frame is told about the recorded run on show; null once a run of the reader's own is. */
export interface RecordingOnShow {
  readonly label: string;
  readonly steps: readonly number[];
  readonly seek: (step: number) => void;
}

/** Which recording belongs to the settings, if any. */
interface Choice {
  readonly definition: Definition;
  /** The preset that the page came with. */
  readonly firstPreset: string;
  /** The preset that the settings are now, or null. */
  readonly presetId: string | null;
}

/** Keeps the figure's recorded run in step with the chosen preset for as long as nothing has been trained. */
export function useRecording(
  ask: RunOnPage['ask'],
  state: RunState,
  choice: Choice,
): RecordingOnShow | null {
  const { definition, firstPreset, presetId } = choice;
  const onShow = useRef(firstPreset);
  const { isRecorded } = state;
  useEffect(() => {
    if (!isRecorded || presetId === null || presetId === onShow.current) return;
    onShow.current = presetId;
    load(definition.id, presetId).then(
      (recording) => ask((run) => run.showRecorded(posterOf(recording))),
      () =>
        ask((run) =>
          run.say('The recorded run of this preset could not be loaded. Train runs it here.'),
        ),
    );
  }, [ask, definition, isRecorded, presetId]);
  if (!isRecorded) return null;
  const shownPreset = onShow.current;
  const label = definition.presets.find(({ id }) => id === shownPreset)?.label ?? shownPreset;
  return {
    label: presetId === null ? `${label}, before your changes` : label,
    steps: state.recordedSteps,
    seek: (step) => {
      load(definition.id, shownPreset).then(
        (recording) => ask((run) => run.showRecorded(posterOf(recording, step))),
        () => ask((run) => run.say('The earlier moments could not be loaded.')),
      );
    },
  };
}

const loading = new Map<string, Promise<Recording>>();

function load(demo: string, preset: string): Promise<Recording> {
  const url = recordingUrl(demo, preset);
  const known = loading.get(url);
  if (known) return known;
  const promise = fetch(url).then((response) => {
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return response.json() as Promise<Recording>; // a file of our own, made by the recording script
  });
  promise.catch(() => loading.delete(url));
  loading.set(url, promise);
  return promise;
}
