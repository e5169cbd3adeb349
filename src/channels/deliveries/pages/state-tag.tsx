import { Tag } from '../../../platform/ui/index.ts';
import { followUpNames, stateNames } from '../../names.ts';
import type { DeliveryState, FollowUp } from '../../tables.ts';

const tones = {
  planned: 'warn',
  sending: 'warn',
  sent: 'warn',
  confirmed: 'ok',
  failed: 'late',
  removed: 'plain',
} as const;

export function StateTag({ state, followUp }: { state: DeliveryState; followUp: FollowUp | null }) {
  return (
    <>
      <Tag tone={tones[state]}>{stateNames[state]}</Tag>
      {followUp && (
        <>
          {' '}
          <Tag tone="warn">{followUpNames[followUp]}</Tag>
        </>
      )}
    </>
  );
}
