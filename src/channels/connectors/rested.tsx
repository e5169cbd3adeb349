import { minuteOf } from '../../platform/dates.ts';
import { connectorById } from './list.ts';
import type { Rest } from './rest.ts';

interface Props {
  rests: readonly Rest[];
  /** where the settings are: they are this person's to mend */
  mends?: boolean;
}

/** Accounts that rest as a whole: since when, why, when the next try is, and what becomes of what waits. */
export const Rested = ({ rests, mends = false }: Props) => (
  <>
    {rests.map(({ connector, since, until, said, waiting }) => (
      <p key={connector} class="warning">
        {connectorById(connector)?.name ?? connector}从 {minuteOf(since)} 起没有接通，暂停发送：{said}。
        {waiting > 0 ? `${waiting} 件留在平台，接通后自动办理，不用重新送；` : ''}下次试发 {minuteOf(until)}。
        {mends ? '排除以后在这里保存，立即再试。' : '要马上再试的，请系统管理员核对“发布接口”并保存。'}
      </p>
    ))}
  </>
);
