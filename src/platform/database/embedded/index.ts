export { DataFolderInUse } from './lock.ts';
export { attachOrStart, type Embedded, startEmbedded } from './start.ts';
