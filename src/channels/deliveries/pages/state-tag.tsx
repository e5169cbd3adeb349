import { Tag } from '../../../platform/ui/index.ts';
import { followUpNames, stateNames, takenDown } from '../../names.ts';
import type { DeliveryState, FollowUp } from '../../tables.ts';

const tones = {
  planned: 'warn',
  sending: 'warn',
  sent: 'warn',
  confirmed: 'ok',
  failed: 'late',
  removed: 'plain',
} as const;

interface Props {
  state: DeliveryState;
  followUp: FollowUp | null;
  takenDownOn: string | null;
}

export function StateTag({ state, followUp, takenDownOn }: Props) {
  return (
    <>
      <Tag tone={tones[state]}>{stateNames[state]}</Tag>
      {takenDownOn && !followUp && (
        <>
          {' '}
          <Tag>{takenDown}</Tag>
        </>
      )}
      {followUp && (
        <>
          {' '}
          <Tag tone="warn">{followUpNames[followUp]}</Tag>
        </>
      )}
    </>
  );
}
