import { randomUUID } from 'node:crypto';
import { answerStandings } from '../../engagement/index.ts';
import { openOffices } from '../../organizations/index.ts';
import { type Act, action, done } from '../../platform/action.ts';
import { conflict, forbidden, invalid, notFound, type Outcome, ok } from '../../platform/outcome.ts';
import { askedOf, type Confirmed, nothingConfirmed, objectionTo } from '../../platform/public-text/index.ts';
import { has } from '../../platform/roles.ts';
import { publicationStandings } from '../../publishing/index.ts';
import { enterReview, recallReview } from '../../review/index.ts';
import type { WrittenKind } from '../words.ts';
import { type Entry, emptyTopic, hashOf, type TopicContent, textOf } from './content.ts';
import { isAddress } from './form.ts';
import { foundInTopic } from './look.ts';
import { editFault, entryName, keepers, keeps, MOST_ENTRIES, missingFault, reopened } from './rules.ts';
import { dropDraft, insertTopic, keepWithdrawn, lockTopic, removeTopic, saveDraft, type Topic } from './store.ts';
import { titleOf, topicKind, underReview } from './subject.tsx';

/** The topic, held, for who keeps it. */
async function held({ db, who }: Act, id: number): Promise<Outcome<Topic>> {
  const topic = await lockTopic(db, who.authorityId, id);
  if (!topic) return notFound();
  return keeps(who, topic.officeId) ? ok(topic) : forbidden('这个热点回应由其他科室负责');
}

/** The same, where it is not before its reviewers. */
async function open(act: Act, id: number): Promise<Outcome<Topic>> {
  const topic = await held(act, id);
  if (!topic.ok) return topic;
  return editFault(await underReview(act.db, id)) ?? topic;
}

const contentOf = ({ draft, shown }: Topic): TopicContent => (draft ?? shown)!;

const save = ({ db, who, now }: Act, { id, authors }: Topic, draft: TopicContent) =>
  saveDraft(db, id, { draft, by: who.name, at: now, authors: [...new Set([...authors, who.id!])] });

/** 新建热点回应: a draft of the person's own office; the head of disclosure work chooses whose. */
export const beginTopic = action<{ title: string; officeId: number | null }, number>(
  'topics.write',
  keepers,
  async ({ db, who, now }, { title, officeId: chosen }) => {
    const wanted = has(who, 'disclosureHead') ? (chosen ?? who.officeId) : who.officeId;
    const office = (await openOffices(db, who.authorityId)).find(({ id }) => id === wanted);
    if (!office) return invalid('请选择科室', { office: '请选择由哪个科室负责，已撤销的科室不能选择' });
    const saved = { draft: emptyTopic(title), authors: [who.id!], by: who.name, at: now };
    const id = await insertTopic(db, { authorityId: who.authorityId, officeId: office.id }, saved);
    return done(id, `topic:${id}`, { title });
  },
);

/** Writes what it is called and what people ask about. */
export const saveTopic = action<{ id: number; title: string; question: string }, void>(
  'topics.save',
  keepers,
  async (act, { id, title, question }) => {
    const topic = await open(act, id);
    if (!topic.ok) return topic;
    await save(act, topic.value, { ...contentOf(topic.value), title, question });
    return done(undefined, `topic:${id}`, { title });
  },
);

export interface EntryInput {
  id: number;
  on: string;
  kind: WrittenKind;
  text: string;
  who: string;
  /** 索引号, number of a public answer or address, as the kind asks */
  source: string;
}

/** 添加一条: what was said on a day, whichever was added before. */
export const addEntry = action<EntryInput, void>('topics.addEntry', keepers, async (act, input) => {
  const topic = await open(act, input.id);
  if (!topic.ok) return topic;
  const content = contentOf(topic.value);
  if (content.entries.length >= MOST_ENTRIES) return conflict(`一个热点最多 ${MOST_ENTRIES} 条`);
  if (input.on > act.today) return invalid('日期不能晚于今天', { on: '日期不能晚于今天' });
  const entry = await entryFrom(act, input);
  if (!entry.ok) return entry;
  const same = content.entries.find((one) => isSame(one, entry.value));
  if (same) return conflict(`时间线上已经有${entryName(same)}`);
  await save(act, topic.value, { ...content, entries: [...content.entries, entry.value] });
  return done(undefined, `topic:${input.id}`, { on: input.on });
});

const isSame = (a: Entry, b: Entry) =>
  (['on', 'kind', 'text', 'who', 'indexNumber', 'answerId', 'href'] as const).every((name) => a[name] === b[name]);

/** What was typed as an entry, when there is what it leads to. */
async function entryFrom({ db, who }: Act, input: EntryInput): Promise<Outcome<Entry>> {
  const { on, kind, text, source } = input;
  const none = { key: randomUUID(), on, kind, text, who: '', indexNumber: '', answerId: null, href: '' };
  switch (kind) {
    case 'document': {
      const known = (await publicationStandings(db, who.authorityId, [source])).get(source);
      if (known?.onSite && !known.withdrawn) return ok({ ...none, indexNumber: source });
      const why = known ? '这份文件已经撤下，或者没有在网站公开' : '没有公开过这个索引号的文件';
      return invalid(why, { source: source ? why : '请填写文件的索引号' });
    }
    case 'answer': {
      const answerId = Number(/(\d{1,9})\/?$/.exec(source)?.[1] ?? 0);
      const known = (await answerStandings(db, who.authorityId, [answerId])).get(answerId);
      if (known && !known.withdrawn) return ok({ ...none, answerId });
      const why = '没有找到这份公开答复，应填写它的网址或者编号';
      return invalid(why, { source: why });
    }
    case 'speech': {
      if (!input.who) return invalid('请填写讲话人', { who: '请填写讲话人的职务和姓名' });
      if (source && !isAddress(source)) return invalid('网址不对', { source: '应填写完整网址，以 https:// 开头' });
      return ok({ ...none, who: input.who, href: source });
    }
    case 'link':
      if (isAddress(source)) return ok({ ...none, href: source });
      return invalid('请填写网址', { source: '应填写完整网址，以 https:// 开头' });
  }
}

/** 删除一条. */
export const removeEntry = action<{ id: number; key: string }, void>(
  'topics.removeEntry',
  keepers,
  async (act, { id, key }) => {
    const topic = await open(act, id);
    if (!topic.ok) return topic;
    const content = contentOf(topic.value);
    const entry = content.entries.find((one) => one.key === key);
    if (!entry) return conflict('这一条已经删除');
    await save(act, topic.value, { ...content, entries: content.entries.filter((one) => one !== entry) });
    return done(undefined, `topic:${id}`, { on: entry.on });
  },
);

/** 写结论: once signed, the topic is closed. */
export const concludeTopic = action<{ id: number; conclusion: string }, void>(
  'topics.conclude',
  keepers,
  async (act, { id, conclusion }) => {
    const topic = await open(act, id);
    if (!topic.ok) return topic;
    await save(act, topic.value, { ...contentOf(topic.value), conclusion });
    return done(undefined, `topic:${id}`);
  },
);

/** 重新打开: the conclusion becomes an entry of its day, and the topic goes on once that was signed. */
export const reopenTopic = action<{ id: number }, void>('topics.reopen', keepers, async (act, { id }) => {
  const topic = await open(act, id);
  if (!topic.ok) return topic;
  const content = contentOf(topic.value);
  if (!content.conclusion) return conflict('这个热点还没有结论');
  const { closedOn } = topic.value;
  await save(act, topic.value, closedOn ? reopened(content, closedOn) : { ...content, conclusion: '' });
  return done(undefined, `topic:${id}`, { title: content.title });
});

interface Submit {
  id: number;
  /** what the person who submits says of what was found */
  confirmed?: Confirmed;
}

/** 送审 through the authority's chain of review. 条例 arts. 15, 17 */
export const submitTopic = action<Submit, void>(
  'topics.submit',
  keepers,
  async (act, { id, confirmed = nothingConfirmed }) => {
    const { db, who, today } = act;
    const got = await open(act, id);
    if (!got.ok) return got;
    const { draft, officeId, authors } = got.value;
    if (!draft) return conflict('没有需要送审的修改');
    const missing = missingFault(draft);
    if (missing) return missing;
    const looked = await foundInTopic(db, { authorityId: who.authorityId, content: draft }, today);
    if (!looked.ok) return looked;
    const objection = objectionTo(looked.value, confirmed);
    if (objection) return objection;
    await enterReview(act, topicKind, {
      id: String(id),
      contentHash: hashOf(id, draft),
      text: textOf(draft),
      officeId,
      authors,
      acknowledged: askedOf(looked.value).map((one) => ({ ...one, reason: confirmed.reasons.get(one.check) ?? '' })),
    });
    return done(undefined, `topic:${id}`, { title: draft.title });
  },
);

/** 撤回送审, to go on writing. */
export const recallTopic = action<{ id: number }, void>('topics.recall', keepers, async (act, { id }) => {
  const topic = await held(act, id);
  if (!topic.ok) return topic;
  const fault = await recallReview(act, topicKind, String(id));
  return fault ?? done(undefined, `topic:${id}`);
});

/** What was written and not signed is given up: what is public stays; of what never was, nothing stays. */
export const discardTopic = action<{ id: number }, 'kept' | 'gone'>('topics.discard', keepers, async (act, { id }) => {
  const topic = await open(act, id);
  if (!topic.ok) return topic;
  const { shown } = topic.value;
  await (shown ? dropDraft : removeTopic)(act.db, id);
  return done(shown ? 'kept' : 'gone', `topic:${id}`, { title: titleOf(topic.value) });
});

/** 撤下: off the site at once, with the reason; its versions stay. */
export const withdrawTopic = action<{ id: number; reason: string }, void>(
  'topics.withdraw',
  keepers,
  async (act, { id, reason }) => {
    const topic = await held(act, id);
    if (!topic.ok) return topic;
    if (!topic.value.shown || topic.value.withdrawnAt) return conflict('这个热点回应没有公开');
    await keepWithdrawn(act.db, id, { at: act.now, by: act.who.name, reason });
    return done(undefined, `topic:${id}`, { title: topic.value.shown.title, reason });
  },
);
