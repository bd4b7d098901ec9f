/** A ship's log, written for this site: a text of twenty short lines in one voice, and four lines more to judge by. */

/** Lines that a model reads. */
export const logbook = [
  'Log: wind from the west, sea calm. We set the sails. All well.',
  'Log: wind from the north, sea rough. We hold the wheel. All wet.',
  'Log: no wind, sea flat. We fish from the deck. All bored.',
  'Log: wind from the south, sea warm. We mend the nets. All well.',
  'Log: wind from the east, sea grey. We scrub the deck. All tired.',
  'Log: storm from the west, sea wild. We tie the barrels. All sick.',
  'Log: no wind, sea like glass. We count the whales. All amazed.',
  'Log: wind from the north, sea cold. We boil the soup. All warm.',
  'Log: fog from the south, sea hidden. We ring the bell. All quiet.',
  'Log: wind from the west, sea blue. We pass a lighthouse. All wave.',
  'Log: wind from the east, sea choppy. We drop the anchor. All well.',
  'Log: no wind, sea silver. We row to the harbour. All proud.',
  'Log: storm from the north, sea black. We reef the sails. All awake.',
  'Log: wind from the south, sea green. We spot an island. All cheer.',
  'Log: rain from the west, sea dull. We fill the barrels. All wet.',
  'Log: wind from the east, sea calm. We dry the ropes. All well.',
  'Log: no wind, sea asleep. We watch the stars. All quiet.',
  'Log: wind from the west, sea high. We lose a hat. All laugh.',
  'Log: fog from the east, sea white. We sound the horn. All listen.',
  'Log: wind from the south, sea kind. We sail for home. All sing.',
] as const;

/** Lines in the same voice that no model reads. */
export const logbookHeldOut = [
  'Log: wind from the north, sea steep. We bail the boat. All wet.',
  'Log: no wind, sea still. We paint the mast. All well.',
  'Log: storm from the south, sea loud. We lash the wheel. All brave.',
  'Log: wind from the west, sea bright. We greet a gull. All hungry.',
] as const;
