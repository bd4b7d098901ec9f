/** The backends' names, apart from the backends themselves so that the page can speak of them without loading any. */

/** The backends that a run can ask for. */
export const backendNames = ['cpu', 'webgl'] as const;

/** A backend's name. */
export type BackendName = (typeof backendNames)[number];
