import type { Known } from './readings.ts';

/** What is known before a paragraph is read. */
export const START: Omit<Known, 'text'> = {
  topic: undefined,
  disclosed: false,
  named: false,
  channels: undefined,
  frame: undefined,
  blocks: [],
  caused: false,
  documents: [],
  figure: undefined,
  decided: false,
  cameIn: false,
  channelled: false,
  inParts: false,
  blocksSoFar: [],
};
