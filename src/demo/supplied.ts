import { addSupplier, stopSupplier, supply, supplyValidity, supplyWithdrawal } from '../exchange/index.ts';
import type { Caller } from '../platform/action.ts';
import type { Tx } from '../platform/database/index.ts';
import { dayOf } from '../platform/dates.ts';
import { unwrap } from '../platform/outcome.ts';
import { program, type Who } from '../platform/roles.ts';
import { declineReceived, withdraw } from '../publishing/index.ts';
import { inOffice, workingDaysBefore } from './calendar.ts';
import type { Books, Deed } from './deeds.ts';

/** The city, as far as what is supplied to it needs it. */
export interface City {
  authorityId: number;
  officeId: number;
  /** where everything goes that no other line places, and where what stands under THEIRS there goes */
  columns: { usual: number; placed: number };
  administrator: Who;
  editor: Who;
}

const THEIRS = '政策文件';

interface Text {
  key: string;
  title: string;
  column: string;
  paragraphs: readonly string[];
}

const text = (key: string, title: string, column: string, ...paragraphs: string[]): Text => ({
  ...{ key, title, column, paragraphs },
});

const farming = {
  name: '演示·市农业农村局',
  texts: [
    text(
      'f-1',
      '关于做好秋粮收储服务的通知',
      '通知公告',
      '各粮食收储点应当公布收购时间、品种、等级和价格，备足人员和设备。',
    ),
    text('f-2', '农机购置补贴申领办法', THEIRS, '购机者可以自主选择办理补贴的地点，提交身份证明、购机发票和机具照片。'),
    text('f-3', '设施农业用地备案暂行办法', THEIRS, '经营者与村集体签订用地协议后，向所在乡镇申请备案。'),
    text(
      'f-4',
      '关于开展耕地地力抽样调查的公告',
      '通知公告',
      '调查人员入户、入田取样时应当出示证件，取样不收取任何费用。',
    ),
    text('f-5', '种子经营门店检查情况', '监督检查', '本次检查未发现经营假劣种子，对记录不完整的门店当场提出整改要求。'),
  ],
} as const;
const schools = {
  name: '演示·市教育局',
  texts: [
    text('s-1', '义务教育阶段学校招生安排', '通知公告', '招生实行网上登记、现场核验，具体时间由各学校公布。'),
    text('s-2', '学校食堂食材采购公示', '通知公告', '采购的品种、单价和供货单位由学校按周公示，家长可以查阅。'),
    text('s-3', '教师招聘报名须知', '通知公告', '报名不收费，不指定培训机构。'),
  ],
} as const;

const CORRECTED = {
  html: '<p>各粮食收储点应当公布收购时间、品种、等级和价格。</p><p>联系电话以各收储点公示的为准。</p>',
  correctionNote: '更正了收储点的联系办法。',
};

/** 供稿单位 of the city: one whose documents are shown at once, with one that was corrected, one declared 废止, one that it
 *  withdrew itself and one that the city took down; one whose documents wait for a click, with one that is not wanted; one
 *  that is stopped. By the same actions as requests and people take, on the last working days. */
export function suppliedToCity(tx: Tx, books: Books, city: City): Deed[] {
  const [third, second, last] = [3, 2, 1].map((n) => workingDaysBefore(dayOf(books.now), n)) as [
    string,
    string,
    string,
  ];
  const ids = new Map<string, number>();
  const as = (who: Who, now: Date): Caller => ({ ...books, who, now });
  const deed = (day: string, minute: number, run: Deed['run']): Deed => ({ at: inOffice(day, minute), run });
  const supplier = (name: string) => ({ supplierId: ids.get(name)!, by: program(city.authorityId) });

  const register = (minute: number, name: string, waits: boolean) =>
    deed(third, minute, async (at) => {
      const usual = { office_id: city.officeId, column_id: city.columns.usual, site_address: '' };
      const { id } = unwrap(await addSupplier(as(city.administrator, at), { name, waits, ...usual }));
      ids.set(name, id);
      await tx
        .updateTable('suppliers')
        .set({ columns: JSON.stringify({ [THEIRS]: city.columns.placed }) })
        .where('id', '=', id)
        .execute();
    });
  const sends = (day: string, minute: number, name: string, one: Text, version = 1, more: object = {}) =>
    deed(day, minute, async (at) => {
      const { supplierId, by } = supplier(name);
      const html = one.paragraphs.map((words) => `<p>${words}</p>`).join('');
      const said = { version, title: one.title, html, column: one.column, formedOn: third, ...more };
      await supply(as(by, at), { supplierId, key: one.key, said });
      ids.set(one.key, await keptAs(tx, supplierId, one.key));
      await heardOf(tx, supplierId, at);
    });
  const [grain, grants, plots, soil, seeds] = farming.texts;
  const [places, meals, posts] = schools.texts;
  return [
    register(20, farming.name, false),
    register(26, schools.name, true),
    register(32, '演示·市气象局', false),
    sends(third, 60, farming.name, grain),
    sends(third, 64, farming.name, grants),
    sends(third, 68, farming.name, plots),
    sends(third, 72, farming.name, soil),
    sends(third, 76, farming.name, seeds),
    sends(second, 40, schools.name, places),
    sends(second, 44, schools.name, meals),
    sends(last, 30, schools.name, posts),
    sends(second, 70, farming.name, grain, 2, CORRECTED),
    deed(second, 90, async (at) => {
      const { supplierId, by } = supplier(farming.name);
      const said = { version: 2, validity: 'repealed', on: second, reason: '已有新的备案办法。' };
      await supplyValidity(as(by, at), { supplierId, key: plots.key, said });
      await heardOf(tx, supplierId, at);
    }),
    deed(second, 110, async (at) => {
      const { supplierId, by } = supplier(farming.name);
      const said = { version: 2, reason: '调查时间有调整，另行公告。' };
      await supplyWithdrawal(as(by, at), { supplierId, key: soil.key, said });
      await heardOf(tx, supplierId, at);
    }),
    deed(last, 40, async (at) =>
      unwrap(
        await withdraw(as(city.editor, at), { id: ids.get(seeds.key)!, reason: '与市场监管部门公布的内容重复。' }),
      ),
    ),
    deed(last, 50, async (at) =>
      unwrap(await declineReceived(as(city.editor, at), { id: ids.get(meals.key)!, reason: '由各学校自行公示。' })),
    ),
    deed(last, 60, async (at) =>
      unwrap(await stopSupplier(as(city.administrator, at), { id: ids.get('演示·市气象局')!, stopped: true })),
    ),
  ];
}

async function heardOf(tx: Tx, id: number, at: Date): Promise<void> {
  await tx.updateTable('suppliers').set({ heard_at: at }).where('id', '=', id).execute();
}

/** What came is of the demonstration. @returns the document */
async function keptAs(tx: Tx, supplierId: number, key: string): Promise<number> {
  const { id } = await tx
    .selectFrom('supplied_documents')
    .select('document_id as id')
    .where('supplier_id', '=', supplierId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  await tx.updateTable('documents').set({ is_demo: true }).where('id', '=', id).execute();
  await tx.updateTable('publications').set({ is_demo: true }).where('document_id', '=', id).execute();
  return id;
}
