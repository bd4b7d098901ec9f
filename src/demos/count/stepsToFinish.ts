/** How long a run is. */

/** Each step reads one part in so many of the text; after the last one, all is counted. */
export const stepsToFinish = 200;
