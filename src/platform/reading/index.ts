/** Reading of files that others made: bounded, and refused with a sentence. */
export { encodingOf } from './encoding.ts';
export { Unreadable } from './unreadable.ts';
export { type XmlEvent, xmlEvents } from './xml.ts';
export { openZip, type Zip } from './zip.ts';
