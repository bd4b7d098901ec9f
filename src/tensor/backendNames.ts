/** The backends' names, apart from the backends themselves so that the page can speak of them without loading any. */

/** The backends that a run can ask for: our own on the processor, the graphics card, and TensorFlow.js's plain JavaScript. */
export const backendNames = ['simd', 'webgl', 'cpu'] as const;

/** A backend's name. */
export type BackendName = (typeof backendNames)[number];
