import { type Calendar, leftInWords } from '../../../law/index.ts';
import { Tag } from '../../../platform/ui/index.ts';
import { isLate, type OrderState, STATES } from '../../rules.ts';
import type { Order } from '../store.ts';

const tones = { issued: 'warn', returned: 'late', answered: 'warn', closed: 'ok', withdrawn: 'plain' } as const;

export const StateTag = ({ state }: { state: OrderState }) => <Tag tone={tones[state]}>{STATES[state]}</Tag>;

/** By when, and how long that is still. */
export function DueDay({ order, today, calendar }: { order: Order; today: string; calendar: Calendar }) {
  const open = order.state === 'issued' || order.state === 'returned';
  return (
    <>
      <time>{order.dueOn}</time>
      {isLate(order, today) ? (
        <small class="under">
          <Tag tone="late">{order.answeredOn ? `逾期反馈（${order.answeredOn}）` : '已逾期'}</Tag>
        </small>
      ) : (
        open && <small class="under">{leftInWords(order.dueOn, today, calendar)}</small>
      )}
    </>
  );
}
