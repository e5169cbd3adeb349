import { Tag } from '../../platform/ui/index.ts';
import { type Due, dueStage } from '../rounds/due.ts';

/** By when a step is to be taken, and how near that is. */
export function DueBy({ due, now }: { due: Due; now: Date }) {
  const stage = dueStage(due, now);
  return (
    <>
      <time>{due.by}</time> 前{due.provisional && '（暂定）'}
      {stage && <Tag tone={stage === 'late' ? 'late' : 'warn'}>{stage === 'late' ? '超时' : '临近时限'}</Tag>}
    </>
  );
}
