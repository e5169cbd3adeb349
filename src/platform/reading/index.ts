/** Reading of files that others made: bounded, and refused with a sentence. */
export { Unreadable } from './unreadable.ts';
