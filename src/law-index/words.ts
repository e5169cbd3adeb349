import { measureReaders } from '../measures/index.ts';
import type { Role } from '../platform/roles.ts';

export const TITLE = '条例对照';
export const HOME = '/disclosure/law';
export const DESK = '/console/law';

/** Who looks it up: everybody who does the disclosure work. */
export const readers: readonly Role[] = [...measureReaders, 'contact'];
