import {
  ASSESSMENT_APPEAL_DAYS,
  assessmentBy,
  LEAST_ANSWERS,
  pointsFrom,
  type Scale,
  SELF_ASSESSMENT_DAYS,
  scaleFault,
} from '../../law/index.ts';
import { calendarOf } from '../../organizations/index.ts';
import { type Act, action, done } from '../../platform/action.ts';
import { conflict, type Failure, invalid, notFound } from '../../platform/outcome.ts';
import { measuresIn } from '../counting/measures.ts';
import { addSubjects } from '../round/listing.ts';
import { tellOfScheme } from '../round/mails.ts';
import { keepers, type Scope } from '../words.ts';
import { changesOf, publishFault, type SchemeContent, type SchemeItem } from './content.ts';
import type { ItemInput } from './forms.ts';
import { contentBefore, lockScheme, type Scheme, versionsOf } from './store.ts';

/** What a scheme is before anything was written. */
const emptyContent = (year: number, scope: Scope): SchemeContent => ({
  title: `${year} 年度政府信息公开工作考核方案${scope === 'offices' ? '（科室、村和社区）' : ''}`,
  note: '依据《中华人民共和国政府信息公开条例》第四十六条，对政府信息公开工作定期考核、评议。',
  items: [],
  numbered: 0,
  selfDays: SELF_ASSESSMENT_DAYS,
  frozenOn: `${year}-12-15`,
  appealDays: ASSESSMENT_APPEAL_DAYS,
  grades: { excellent: 90_00, good: 80_00, fair: 60_00 },
  bonusCap: 5_00,
  deductionCap: 10_00,
  leastAnswers: LEAST_ANSWERS,
  ranking: false,
});

/** 起草考核方案 of a year, from that of the year before if there is one. 条例 art. 46 @returns its number in the books */
export const beginScheme = action<{ year: number; scope: Scope }, number>(
  'assessment.begin',
  keepers,
  async ({ db, who, now, today }, { year, scope }) => {
    const thisYear = Number(today.slice(0, 4));
    if (Math.abs(year - thisYear) > 1) {
      const why = `年度应为 ${thisYear - 1} 至 ${thisYear + 1}`;
      return invalid(why, { year: why });
    }
    const before = await contentBefore(db, who.authorityId, scope, year);
    const fresh = emptyContent(year, scope);
    const content = before ? { ...before, title: fresh.title, frozenOn: fresh.frozenOn } : fresh;
    const row = await db
      .insertInto('assessment_schemes')
      .values({
        ...{ keeper_id: who.authorityId, year, scope, draft: JSON.stringify(content) },
        ...{ saved_by: who.name, saved_at: now, frozen_at: null },
      })
      .onConflict((on) => on.columns(['keeper_id', 'year', 'scope']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!row) {
      const why = '这一年度的方案已经有了，请在原方案上修改';
      return invalid(why, { year: why });
    }
    return done(row.id, `assessment-scheme:${row.id}`, { year });
  },
);

interface Change {
  id: number;
  version: number;
}

/** A scheme that this person may write on now, held until the transaction ends. */
async function held({ db, who }: Act, { id, version }: Change): Promise<Scheme | Failure> {
  const scheme = await lockScheme(db, who.authorityId, id); // two at once: one waits here
  if (!scheme) return notFound();
  if (scheme.version !== version) return conflict('这份方案刚有别人修改过，请看过以后再改');
  if (scheme.frozenAt) return conflict('数据已经按方案截止，不能再修改方案');
  return scheme;
}
const isFailure = (value: Scheme | Failure): value is Failure => 'ok' in value;

async function saveDraft({ db, who, now }: Act, id: number, draft: SchemeContent | null): Promise<void> {
  await db
    .updateTable('assessment_schemes')
    .set({ draft: draft && JSON.stringify(draft), saved_by: who.name, saved_at: now })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

type Settings = Omit<SchemeContent, 'items' | 'numbered'>;

/** 方案的期限、等次、说明. */
export const saveSettings = action<Change & { settings: Settings }, void>(
  'assessment.save',
  keepers,
  async (act, { settings, ...change }) => {
    const scheme = await held(act, change);
    if (isFailure(scheme)) return scheme;
    const content = scheme.draft ?? scheme.content!;
    if (!settings.frozenOn.startsWith(String(scheme.year)) && !settings.frozenOn.startsWith(String(scheme.year + 1))) {
      const why = `数据截止日应在 ${scheme.year} 年内，或者次年年初`;
      return invalid(why, { frozenOn: why });
    }
    await saveDraft(act, scheme.id, { ...settings, items: content.items, numbered: content.numbered });
    return done(undefined, `assessment-scheme:${scheme.id}`, { year: scheme.year });
  },
);

function scaleIn(input: ItemInput): Scale | Failure {
  if (input.scale === 'linear') {
    if (!input.full) return invalid('请填写得满分的数值', { full: '请填写得满分的数值' });
    if (!input.none) return invalid('请填写不得分的数值', { none: '请填写不得分的数值' });
    return { kind: 'linear', full: Number(input.full), none: Number(input.none) };
  }
  const [off, cap] = [pointsFrom(input.off), pointsFrom(input.cap)];
  if (off === undefined) return invalid('请填写每件扣几分', { off: '请填写每件扣几分，0 至 100' });
  if (cap === undefined) return invalid('请填写最多扣几分', { cap: '请填写最多扣几分，0 至 100' });
  return { kind: 'each', off, cap };
}

function itemFrom(input: ItemInput, id: string, measures: ReadonlySet<string>): SchemeItem | Failure {
  const { group, title, kind, weight, basis } = input;
  if (kind !== 'counted') {
    if (!basis) return invalid('请填写评分标准', { basis: '人工评分的项目要写明评分标准' });
    return { id, group, title, kind, weight, counted: null, basis };
  }
  if (!measures.has(input.measure)) return invalid('请选择统计指标', { measure: '机器计分的项目要选择统计指标' });
  const scale = scaleIn(input);
  if ('ok' in scale) return scale;
  const fault = scaleFault(scale, weight);
  if (fault) return invalid(fault, { [scale.kind === 'linear' ? 'none' : 'cap']: fault });
  return { id, group, title, kind, weight, counted: { measure: input.measure, scale }, basis };
}

/** 考核项目, a new one where no `item` is told. */
export const saveItem = action<Change & { item: string | undefined; input: ItemInput }, void>(
  'assessment.saveItem',
  keepers,
  async (act, { item, input, ...change }) => {
    const scheme = await held(act, change);
    if (isFailure(scheme)) return scheme;
    const content = scheme.draft ?? scheme.content!;
    if (item !== undefined && !content.items.some(({ id }) => id === item)) return notFound();
    if (item === undefined && content.items.length >= MOST_ITEMS)
      return invalid(`考核项目最多 ${MOST_ITEMS} 个`, { title: `考核项目最多 ${MOST_ITEMS} 个` });
    const id = item ?? `k${content.numbered + 1}`;
    const measures = new Set(measuresIn(act.house, scheme.scope).map(({ name }) => name));
    const made = itemFrom(input, id, measures);
    if ('ok' in made) return made;
    const items =
      item === undefined ? [...content.items, made] : content.items.map((one) => (one.id === item ? made : one));
    const numbered = item === undefined ? content.numbered + 1 : content.numbered;
    await saveDraft(act, scheme.id, { ...content, items, numbered });
    return done(undefined, `assessment-scheme:${scheme.id}`, { item: input.title, weight: input.weight / 100 });
  },
);
/** More than anybody assesses by. */
const MOST_ITEMS = 60;

export const removeItem = action<Change & { item: string }, void>(
  'assessment.removeItem',
  keepers,
  async (act, { item, ...change }) => {
    const scheme = await held(act, change);
    if (isFailure(scheme)) return scheme;
    const content = scheme.draft ?? scheme.content!;
    const gone = content.items.find(({ id }) => id === item);
    if (!gone) return notFound();
    const items = content.items.filter((one) => one !== gone);
    await saveDraft(act, scheme.id, { ...content, items });
    return done(undefined, `assessment-scheme:${scheme.id}`, { item: gone.title });
  },
);

/** 发布方案, told to all who are assessed; what was published before stays as its earlier version, and a change says why. From
 *  that day the term of self-assessment runs; it gets no shorter by a change. 条例 art. 46 */
export const publishScheme = action<Change & { reason: string }, number>(
  'assessment.publish',
  keepers,
  async (act, { reason, ...change }) => {
    const { db, who, now, today } = act;
    const scheme = await held(act, change);
    if (isFailure(scheme)) return scheme;
    const { draft } = scheme;
    if (!draft) return conflict('没有修改，不用发布');
    const measures = new Set(measuresIn(act.house, scheme.scope).map(({ name }) => name));
    const fault = publishFault(draft, measures, today);
    if (fault) return fault;
    if (scheme.number > 0 && !reason)
      return invalid('请填写修改的理由', { reason: '方案已经发布过，请写明为什么修改' });
    const changes = scheme.content ? changesOf(scheme.content, draft) : [];
    if (scheme.content && !changes.length) return conflict('和已经发布的方案没有不同，不用再发布');
    const number = scheme.number + 1;
    await db
      .insertInto('assessment_scheme_versions')
      .values({
        ...{ scheme_id: scheme.id, number, content: JSON.stringify(draft), reason },
        ...{ published_by: who.name, published_at: now },
      })
      .execute();
    await db
      .updateTable('assessment_schemes')
      .set({ draft: null, number })
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('id', '=', scheme.id)
      .execute();
    const selfBy = assessmentBy(today, draft.selfDays, await calendarOf(db));
    await db
      .updateTable('assessment_subjects')
      .set((eb) => ({ self_by: eb.fn<string>('greatest', ['self_by', eb.cast<string>(eb.val(selfBy), 'date')]) }))
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('scheme_id', '=', scheme.id)
      .where('state', '=', 'open')
      .execute();
    const now_ = { ...scheme, number, content: draft };
    const added = await addSubjects(db, now_, selfBy);
    await tellOfScheme(act, now_, changes);
    return done(added, `assessment-scheme:${scheme.id}`, {
      ...{ number, subjects: added, selfBy },
      ...(reason && { reason, changes: changes.slice(0, 20) }),
    });
  },
);

/** 放弃修改: what is published stays as it is. */
export const discardChanges = action<Change, void>('assessment.discard', keepers, async (act, change) => {
  const scheme = await held(act, change);
  if (isFailure(scheme)) return scheme;
  if (!scheme.content || !scheme.draft) return conflict('没有可以放弃的修改');
  await saveDraft(act, scheme.id, null);
  return done(undefined, `assessment-scheme:${scheme.id}`, { number: scheme.number });
});

/** The versions with what each changed, the newest first. */
export async function historyOf(db: Act['db'] | Parameters<typeof versionsOf>[0], id: number) {
  const versions = await versionsOf(db, id);
  return versions.map((version, at) => {
    const before = versions[at + 1];
    return { ...version, changes: before ? changesOf(before.content, version.content) : [] };
  });
}
