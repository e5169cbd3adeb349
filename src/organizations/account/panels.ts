import type { VNode } from 'preact';
import type { Db } from '../../platform/database/index.ts';
import type { Who } from '../../platform/roles.ts';
import type { House } from '../../platform/room.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';

/** What another room shows a person on 我的账号. */
export type AccountPanel = (asked: {
  db: Db;
  house: House;
  sealer: Sealer;
  who: Who & { id: number };
}) => Promise<VNode>;

declare module '../../platform/room.ts' {
  interface Brought {
    account: AccountPanel;
  }
}
