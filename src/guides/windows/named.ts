import type { NamesGiven } from '../../platform/languages/named.ts';
import { windowsOf } from './store.ts';

/** What windows are called, and where they are. */
export const namedWindows: NamesGiven = {
  kind: '服务窗口',
  of: async (db, authorityId) =>
    (await windowsOf(db, authorityId)).flatMap(({ content: { name, place, person, exceptions } }) => [
      ...[name, place, person],
      ...exceptions.map(({ why }) => why),
    ]),
};
