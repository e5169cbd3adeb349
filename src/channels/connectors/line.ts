import { minuteOf } from '../../platform/dates.ts';
import { has } from '../../platform/roles.ts';
import type { Asked, DeskLine } from '../../platform/room.ts';
import { connectorById } from './list.ts';
import { CONNECTORS } from './page.tsx';
import { restsOf } from './rest.ts';

/** 工作台 of who sets accounts up: those that are not reached, or are not let in. */
export async function restLines({ db, who }: Asked): Promise<DeskLine[]> {
  if (!has(who, 'systemAdmin')) return [];
  return (await restsOf(db, who.authorityId)).map(({ connector, since, said }) => ({
    ...{ title: `${connectorById(connector)?.name ?? connector}没有接通，暂停发送`, href: CONNECTORS, tag: '待核对' },
    note: `从 ${minuteOf(since)} 起：${said}`,
  }));
}
