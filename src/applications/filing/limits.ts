import type { Limit } from '../../platform/public-forms/index.ts';

/** A village may stand behind one address, so limits are generous where a machine had to work or a code must be known. */
export const LIMITS = {
  /** filed after the proof of work */
  proved: { name: 'file-proved', most: 60, seconds: 3_600 },
  /** filed without scripts: the sum alone is weak, so fewer */
  plain: { name: 'file-plain', most: 10, seconds: 3_600 },
  /** messages and other steps of one application */
  steps: { name: 'steps', most: 30, seconds: 3_600 },
} as const satisfies Record<string, Limit>;
