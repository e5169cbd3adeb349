import { REPLY_GROUPS, REPLY_ROW_IDS, type Tables } from '../../law/index.ts';

/** The six kinds of outcome of table three, each one row or several. */
export const replyGroups: readonly [group: string, name: string][] = Object.entries(REPLY_GROUPS);

export const rowsOfGroup = (group: string) =>
  REPLY_ROW_IDS.filter((row) => row === group || row.startsWith(`${group}.`));

/** 总计 of a group's rows. */
export const groupTotal = (tables: Tables, group: string): number =>
  rowsOfGroup(group).reduce((sum, row) => sum + tables.three[row].total, 0);
