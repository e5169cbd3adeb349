export { attachOrStart, type Embedded, startEmbedded } from './start.ts';
