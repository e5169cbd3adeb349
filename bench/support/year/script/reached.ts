import { currentOf, handBriefing, signBriefing } from '../../../../src/briefing/index.ts';
import { briefingOf } from '../../../../src/briefing/store.ts';
import { addSupplier, supply, supplyWithdrawal } from '../../../../src/exchange/index.ts';
import { makeKey, revokeKey } from '../../../../src/open-data/keys/actions.ts';
import { dayOf } from '../../../../src/platform/dates.ts';
import { unwrap } from '../../../../src/platform/outcome.ts';
import { program } from '../../../../src/platform/roles.ts';
import { house } from '../../../../src/rooms.ts';
import { askWhether, confirmSubscription, subscriberAs } from '../../../../src/subscriptions/index.ts';
import { mailingFor } from '../../../../src/subscriptions/links.ts';
import { signInTerminal } from '../../../../src/terminals/devices/actions.ts';
import { waitAs } from '../../../../src/terminals/devices/codes.ts';
import { endUrgent, putUrgent } from '../../../../src/terminals/playlists/urgent.ts';
import { at, type Deed, dated, type Year } from '../year.ts';

/** By which others are reached: 订阅, 终端, 供稿, 数据开放, 月报. */

const deed = (when: string, says: string, run: Deed['run']): Deed => ({ at: at(when), says, run });

/** 订阅 of 通知公告, daily. After it went out there: N13, N4, N7, N8, N9, N11, each on another day. */
const SUBSCRIPTION = deed('03-01 10:00', '订阅通知公告', async (year, now) => {
  const { db, sealer } = year.books;
  const wishes = [{ kind: 'column' as const, ref: String(year.id('column:gonggao')) }];
  const request = { address: 'reader@example.com', rhythm: 'daily' as const, wishes };
  const code = await askWhether({ db, sealer, now }, (await mailingFor(db, year.authorityId))!, request);
  const who = subscriberAs(year.authorityId);
  unwrap(await confirmSubscription({ ...year.citizen(now, ''), who }, { code: code! }));
});

const TERMINALS: readonly Deed[] = [
  deed('04-01 09:00', '登记大厅的自助终端', async (year, now) => {
    const waits = { authorityId: year.authorityId, kind: 'kiosk' as const, secretHash: Buffer.alloc(32, 7), now };
    const code = await waitAs(year.books.db, waits);
    const placed = { name: '大厅一体机', place: '一楼大厅', orientation: 'portrait' as const };
    unwrap(await signInTerminal(await year.as('head', now), { code, ...placed }));
  }),
  // one ends by itself on 08-07, one by hand
  deed('08-05 10:00', '紧急通知：防汛', async (year, now) =>
    unwrap(await putUrgent(await year.as('head', now), { title: '防汛提示', body: '请勿靠近河道。', hours: 48 })),
  ),
  deed('09-02 10:00', '紧急通知：停水', async (year, now) => {
    const notice = { title: '停水提示', body: '镇区今日停水检修。', hours: 24 };
    year.ids.set('urgent', unwrap(await putUrgent(await year.as('head', now), notice)));
  }),
  deed('09-02 15:00', '停水结束', async (year, now) =>
    unwrap(await endUrgent(await year.as('head', now), { id: year.id('urgent') })),
  ),
];

/** 供稿 of another authority: its documents stand here with its name, and count there alone. */
const supplied = (when: string, key: string, title: string) =>
  deed(when, `供稿 ${key}`, async (year, now) => {
    const said = { version: 1, title, html: `<p>${title}，内容见下。</p>`, formedOn: dayOf(now) };
    await supply(ofProgram(year, now), { supplierId: year.id('supplier'), key, said });
  });
const ofProgram = (year: Year, now: Date) => ({ ...year.citizen(now, ''), who: program(year.authorityId) });

const EXCHANGE: readonly Deed[] = [
  deed('05-11 09:00', '登记供稿单位', async (year, now) => {
    const given = { name: '演示·市农业农村局', waits: false, site_address: '' };
    const { id } = unwrap(
      await addSupplier(await year.as('t-sys', now), {
        ...{ ...given, office_id: year.id('office:nyz'), column_id: year.id('column:minsheng') },
      }),
    );
    year.ids.set('supplier', id);
  }),
  supplied('05-12 10:00', 'S1', '夏粮收购网点安排'),
  supplied('05-13 10:00', 'S2', '农机跨区作业提示'),
  deed('06-15 10:00', '供稿单位撤下 S2', async (year, now) =>
    supplyWithdrawal(ofProgram(year, now), {
      ...{ supplierId: year.id('supplier'), key: 'S2', said: { version: 2, reason: '安排有变' } },
    }),
  ),
];

const OPEN_DATA: readonly Deed[] = [
  deed('04-01 11:00', '数据开放密钥', async (year, now) => {
    unwrap(await makeKey(await year.as('t-sys', now), { name: '演示·研究者' }));
    unwrap(await makeKey(await year.as('t-sys', now), { name: '演示·县融媒体' }));
  }),
  deed('10-12 11:00', '停用一个密钥', async (year, now) => {
    const { id } = await year.books.db
      .selectFrom('api_keys')
      .select('id')
      .where('name', '=', '演示·研究者')
      .executeTakeFirstOrThrow();
    unwrap(await revokeKey(await year.as('t-sys', now), { id }));
  }),
];

/** 月报 are drafted by themselves; that of January is signed and sent up, that of June handed on and not signed. */
const handed = (when: string, month: string) =>
  deed(when, `${month} 月报送签`, async (year, now) => {
    const { version } = (await briefingOf(year.books.db, year.authorityId, dated(month)))!;
    unwrap(await handBriefing(await year.as('head', now), { month: dated(month), version, checked: true }));
  });

const BRIEFINGS: readonly Deed[] = [
  handed('02-03 10:00', '01-01'),
  deed('02-04 10:00', '一月月报签发', async (year, now) => {
    const month = dated('01-01');
    const briefing = (await briefingOf(year.books.db, year.authorityId, month))!;
    const { mark: seen } = await currentOf(year.books.db, house.brought('measures'), briefing, dayOf(now));
    const step = { month, version: briefing.version, seen, send: true };
    unwrap(await signBriefing(await year.as('signer', now), step));
  }),
  handed('07-02 10:00', '06-01'),
];

export const REACHED: readonly Deed[] = [SUBSCRIPTION, ...TERMINALS, ...EXCHANGE, ...OPEN_DATA, ...BRIEFINGS];
