import { officesOf } from '../../organizations/index.ts';
import { type Act, action, done } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { conflict, type Failure, invalid, notFound, type Outcome, ok } from '../../platform/outcome.ts';
import { columnsOf, shownColumns } from '../../publishing/index.ts';
import { reckonDues } from '../dues/reckon.ts';
import { heads } from '../words.ts';
import { contentFault, nameOf, type ObligationContent, sameContent } from './content.ts';
import { START_LIST, startContent } from './start-list.ts';
import { addVersion, insertObligation, lockObligation, type Obligation, startedFrom } from './store.ts';

/** What an authority's obligations may name. */
export async function knownOf(db: Db, authorityId: number) {
  const [offices, columns] = await Promise.all([officesOf(db, authorityId), columnsOf(db, authorityId)]);
  return { offices, columns: shownColumns(columns) };
}

async function fits({ db, who }: Act, content: ObligationContent): Promise<Failure | undefined> {
  const { offices, columns } = await knownOf(db, who.authorityId);
  const fields = contentFault(content, {
    offices: new Set(offices.map(({ id }) => id)),
    columns: new Set(columns.map(({ id }) => id)),
  });
  return fields && invalid('有内容需要修改，请看标出的地方', fields);
}

/** The dues follow a changed catalogue at once, in its transaction. */
export function reckon(act: Act, remark: string) {
  const { db, who, now, today } = act;
  return reckonDues(db, { authorityId: who.authorityId, cause: 'catalogue', remark, by: who.name, at: now, today });
}

/** 用参考目录开始: adds what of the start list is not in the catalogue yet, owed from a day. @returns how many */
export const startCatalogue = action<{ from: string }, number>('obligations.start', heads, async (act, { from }) => {
  const { db, who, now } = act;
  const [own, known] = await Promise.all([knownOf(db, who.authorityId), startedFrom(db, who.authorityId)]);
  const news = START_LIST.filter(({ key }) => !known.has(key));
  for (const start of news) {
    const version = { content: startContent(start, own), from, remark: '参考目录', by: who.name, at: now };
    await insertObligation(db, who.authorityId, version, start.key);
  }
  const counts = await reckon(act, `参考目录 ${news.length} 项`);
  return done(news.length, `authority:${who.authorityId}`, { added: news.length, ...counts });
});

export interface ObligationInput {
  content: ObligationContent;
  /** 'YYYY-MM-DD', from which it holds */
  from: string;
  remark: string;
}

/** 新增事项. @returns its id */
export const addObligation = action<ObligationInput, number>('obligations.add', heads, async (act, input) => {
  const fault = await fits(act, input.content);
  if (fault) return fault;
  const { db, who, now } = act;
  const id = await insertObligation(db, who.authorityId, { ...input, by: who.name, at: now });
  const name = nameOf(input.content);
  return done(id, `obligation:${id}`, { name, from: input.from, ...(await reckon(act, name)) });
});

/** The obligation, held, as the person saw it. */
async function seen({ db, who }: Act, id: number, number: number): Promise<Outcome<Obligation>> {
  const obligation = await lockObligation(db, who.authorityId, id);
  if (!obligation) return notFound();
  if (obligation.number === number) return ok(obligation);
  return conflict(`${obligation.setBy}已经修改了这一事项，您的内容没有保存，请比较后再保存`);
}

/** 修改事项: the next version, from a day. What was met stays; what is open is reckoned anew. */
export const changeObligation = action<ObligationInput & { id: number; number: number }, void>(
  'obligations.change',
  heads,
  async (act, { id, number, ...input }) => {
    const before = await seen(act, id, number);
    if (!before.ok) return before;
    const fault = await fits(act, input.content);
    if (fault) return fault;
    const { content, from, ended } = before.value;
    if (!ended && from === input.from && sameContent(content, input.content)) return invalid('没有改动，不用保存');
    const { db, who, now } = act;
    await addVersion(db, who.authorityId, id, { ...input, by: who.name, at: now });
    const name = nameOf(input.content);
    return done(undefined, `obligation:${id}`, { name, from: input.from, ...(await reckon(act, name)) });
  },
);

/** 停止公开: from a day on nothing is owed any more; what was owed before stays. */
export const endObligation = action<{ id: number; number: number; from: string; remark: string }, void>(
  'obligations.end',
  heads,
  async (act, { id, number, from, remark }) => {
    const before = await seen(act, id, number);
    if (!before.ok) return before;
    const { content, ended } = before.value;
    if (ended) return conflict('这一事项已经停止');
    const { db, who, now } = act;
    await addVersion(db, who.authorityId, id, { content, from, ended: true, remark, by: who.name, at: now });
    const name = nameOf(content);
    return done(undefined, `obligation:${id}`, { name, from, reason: remark, ...(await reckon(act, name)) });
  },
);
