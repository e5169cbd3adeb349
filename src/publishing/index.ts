/** 主动公开 (条例 arts. 19–26): documents, their revisions, columns and catalogue; what the public may see of them. */
export { type Change, whenDocumentChanges } from './hooks.ts';
export type { Channel, DocumentState, RelationKind, Validity } from './tables.ts';
