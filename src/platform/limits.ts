/** A day by which the authority must act, still open. Rooms offer theirs; alerts collect them. */
export interface OpenLimit {
  /** one limit of one matter; a limit that moves keeps its key: 'remedy:12:answer' */
  key: string;
  authorityId: number;
  /** the room's name, '复议诉讼' */
  room: string;
  /** what it is about; nothing personal, for it goes out by mail */
  title: string;
  /** where to act, '/console/remedies/12' */
  href: string;
  /** which limit, '答辩期限' */
  limit: string;
  /** last day, 'YYYY-MM-DD' */
  on: string;
  /** 暂定: a day on the way was decided without a published arrangement */
  provisional: boolean;
  /** who handles it; null: whoever holds the role */
  officerId: number | null;
}

/** The limits that stand on another day now, or are no longer (or newly) provisional, as a record of what moved. */
export function movedBetween(before: readonly OpenLimit[], after: readonly OpenLimit[]) {
  const old = new Map(before.map((limit) => [limit.key, limit]));
  return after.flatMap(({ key, authorityId, room, title, href, limit, on, provisional }) => {
    const was = old.get(key);
    if (!was || (was.on === on && was.provisional === provisional)) return [];
    return [{ authorityId, room, title, href, limit, from: was.on, to: on, provisional }];
  });
}
