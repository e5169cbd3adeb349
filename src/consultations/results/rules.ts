import type { ResultsContent, ResultsGroup } from './content.ts';

/** What a group lacks. */
function lacking({ summary, verdict, reason, comments }: ResultsGroup): boolean {
  return !summary.trim() || !verdict || !reason.trim() || comments.length === 0;
}

/** What keeps results from being submitted; undefined: nothing. Every comment that counts stands under one group: nothing
 *  that was said is left without an answer. @param counted ids of the comments that were not withdrawn */
export function resultsFault({ preface, groups }: ResultsContent, counted: readonly number[]): string | undefined {
  if (!preface.trim()) return '请填写总体说明：收到多少意见，怎样研究的';
  const placed = new Set(groups.flatMap(({ comments }) => comments));
  const left = counted.filter((id) => !placed.has(id)).length;
  if (left) return `还有 ${left} 条意见没有归类`;
  const at = groups.findIndex(lacking);
  return at < 0 ? undefined : `第 ${at + 1} 类意见还没有写全：意见概要、是否采纳、理由都要写，至少有一条意见`;
}

/** Puts comments under a group: each stands under one alone. @param into id of a group; a new one: its summary */
export function placed(
  content: ResultsContent,
  comments: readonly number[],
  into: number | { summary: string },
): ResultsContent | undefined {
  const rest = content.groups.map((group) => ({
    ...group,
    comments: group.comments.filter((id) => !comments.includes(id)),
  }));
  if (typeof into === 'number') {
    if (!rest.some(({ id }) => id === into)) return undefined;
    const groups = rest.map((group) =>
      group.id === into ? { ...group, comments: [...group.comments, ...comments].sort((a, b) => a - b) } : group,
    );
    return { ...content, groups };
  }
  const id = Math.max(0, ...rest.map((group) => group.id)) + 1;
  const fresh: ResultsGroup = { id, summary: into.summary, verdict: '', reason: '', comments: [...comments] };
  return { ...content, groups: [...rest, fresh] };
}
