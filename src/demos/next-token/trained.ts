/** How far training goes, and where the models lie that went so far before. */

/** A run finishes here, and here the learning rate has come down. */
export const stepsToFinish = 3000;

/** Where the site serves the model that was trained before on a text. */
export function checkpointUrl(source: string): string {
  return `/checkpoints/${source}.bin`;
}
