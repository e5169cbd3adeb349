import { openOffices } from '../organizations/index.ts';
import { type Act, action, done } from '../platform/action.ts';
import type { Foreign } from '../platform/languages/language.ts';
import { conflict, type Failure, forbidden, invalid, notFound, type Outcome, ok } from '../platform/outcome.ts';
import { askedOf, type Confirmed, nothingConfirmed, objectionTo } from '../platform/public-text/index.ts';
import { has } from '../platform/roles.ts';
import { publicationStandings } from '../publishing/index.ts';
import { enterReview, recallReview } from '../review/index.ts';
import { emptyGuide, type GuideContent, type GuideTexts, hashOf, type Sample, textOf } from './content.ts';
import { foundInGuide } from './look.ts';
import { editFault, keepers, keeps, missingFault } from './rules.ts';
import {
  dropDraft,
  type Guide,
  insertGuide,
  keepChecked,
  keepSample,
  keepWithdrawn,
  lockGuide,
  removeGuide,
  saveDraft,
} from './store.ts';
import { guideKind, titleOf, underReview } from './subject.tsx';
import { translationFaults, withTranslation } from './translation.ts';
import { windowsOf } from './windows/store.ts';

/** The guide, held, for who keeps it. */
async function held({ db, who }: Act, id: number): Promise<Outcome<Guide>> {
  const guide = await lockGuide(db, who.authorityId, id);
  if (!guide) return notFound();
  return keeps(who, guide.officeId) ? ok(guide) : forbidden('这份办事指南由其他科室负责');
}

/** The same, where it is not before its reviewers. */
async function open(act: Act, id: number): Promise<Outcome<Guide>> {
  const guide = await held(act, id);
  if (!guide.ok) return guide;
  return editFault(await underReview(act.db, id)) ?? guide;
}

const savedBy = ({ who, now }: Act, draft: GuideContent, authors: readonly number[]) => ({
  ...{ draft, by: who.name, at: now },
  authors: [...new Set([...authors, who.id!])],
});

/** 新增事项: a draft of the person's own office; the head of disclosure work chooses whose. */
export const beginGuide = action<{ title: string; officeId: number | null }, number>(
  'guides.begin',
  keepers,
  async (act, { title, officeId: chosen }) => {
    const { db, who } = act;
    const wanted = has(who, 'disclosureHead') ? (chosen ?? who.officeId) : who.officeId;
    const office = (await openOffices(db, who.authorityId)).find(({ id }) => id === wanted);
    if (!office) return invalid('请选择科室', { office: '请选择事项由哪个科室负责' });
    const of = { authorityId: who.authorityId, officeId: office.id };
    const id = await insertGuide(db, of, savedBy(act, emptyGuide(title), []));
    return done(id, `guide:${id}`, { title });
  },
);

/** Writes what the public will read of a matter once it was reviewed and signed. 条例 art. 20(五) */
export const saveGuide = action<{ id: number; content: GuideContent }, void>(
  'guides.save',
  keepers,
  async (act, { id, content }) => {
    const guide = await open(act, id);
    if (!guide.ok) return guide;
    const fault = await basisFault(act, content);
    if (fault) return fault;
    await saveDraft(act.db, id, savedBy(act, content, guide.value.authors));
    return done(undefined, `guide:${id}`, { title: content.title });
  },
);

async function basisFault({ db, who }: Act, { basisIndex }: GuideContent): Promise<Failure | undefined> {
  if (!basisIndex) return undefined;
  const known = await publicationStandings(db, who.authorityId, [basisIndex]);
  const why = '本机关没有公开过这个索引号的文件；依据是其他机关文件的，写在“设定依据”中，这里不填';
  return known.has(basisIndex) ? undefined : invalid('没有找到依据文件', { basisIndex: why });
}

interface Submit {
  id: number;
  /** what the person who submits says of what was found */
  confirmed?: Confirmed;
}

/** Writes a guide's texts in another language beside the Chinese; they are reviewed and signed with it. */
export const translateGuide = action<{ id: number; language: Foreign; texts: GuideTexts }, void>(
  'guides.translate',
  keepers,
  async (act, { id, language, texts }) => {
    const guide = await open(act, id);
    if (!guide.ok) return guide;
    const content = guide.value.draft ?? guide.value.shown;
    if (!content) return conflict('还没有中文，先填写中文');
    const faults = translationFaults(content, texts);
    if (Object.keys(faults).length) return invalid('有内容需要修改，请看标出的地方', faults);
    await saveDraft(act.db, id, savedBy(act, withTranslation(content, language, texts), guide.value.authors));
    return done(undefined, `guide:${id}`, { title: content.title, language });
  },
);

/** 送审 through the authority's chain of review. 条例 arts. 15, 17 */
export const submitGuide = action<Submit, void>(
  'guides.submit',
  keepers,
  async (act, { id, confirmed = nothingConfirmed }) => {
    const { db, who, today } = act;
    const got = await open(act, id);
    if (!got.ok) return got;
    const { draft, officeId, authors } = got.value;
    if (!draft) return conflict('没有需要送审的修改');
    const windows = await windowsOf(db, who.authorityId);
    const missing = missingFault(draft, windows.filter(({ guides }) => guides.includes(id)).length);
    if (missing) return missing;
    const looked = await foundInGuide(db, { authorityId: who.authorityId, content: draft }, today);
    if (!looked.ok) return looked;
    const objection = objectionTo(looked.value, confirmed);
    if (objection) return objection;
    await enterReview(act, guideKind, {
      id: String(id),
      contentHash: hashOf(id, draft),
      text: textOf(draft),
      officeId,
      authors,
      acknowledged: askedOf(looked.value).map((one) => ({ ...one, reason: confirmed.reasons.get(one.check) ?? '' })),
    });
    return done(undefined, `guide:${id}`, { title: draft.title });
  },
);

/** 撤回送审, to go on writing. */
export const recallGuide = action<{ id: number }, void>('guides.recall', keepers, async (act, { id }) => {
  const guide = await held(act, id);
  if (!guide.ok) return guide;
  const fault = await recallReview(act, guideKind, String(id));
  return fault ?? done(undefined, `guide:${id}`);
});

/** What was written and not signed is given up: what is public stays; of what never was, nothing stays. */
export const discardGuide = action<{ id: number }, 'kept' | 'gone'>('guides.discard', keepers, async (act, { id }) => {
  const guide = await open(act, id);
  if (!guide.ok) return guide;
  const { shown } = guide.value;
  await (shown ? dropDraft : removeGuide)(act.db, id);
  return done(shown ? 'kept' : 'gone', `guide:${id}`, { title: titleOf(guide.value) });
});

/** 已核对，仍然有效: the public reads since when. */
export const confirmGuide = action<{ id: number }, void>('guides.confirm', keepers, async (act, { id }) => {
  const guide = await held(act, id);
  if (!guide.ok) return guide;
  const { shown, withdrawnAt, checkedOn } = guide.value;
  if (!shown || withdrawnAt) return conflict('这份办事指南没有公开，不需要核对');
  await keepChecked(act.db, id, { day: act.today, name: act.who.name });
  return done(undefined, `guide:${id}`, { title: shown.title, before: checkedOn });
});

/** 撤下: off the site at once, with the reason; its versions stay. */
export const withdrawGuide = action<{ id: number; reason: string }, void>(
  'guides.withdraw',
  keepers,
  async (act, { id, reason }) => {
    const guide = await held(act, id);
    if (!guide.ok) return guide;
    if (!guide.value.shown || guide.value.withdrawnAt) return conflict('这份办事指南没有公开');
    await keepWithdrawn(act.db, id, { at: act.now, by: act.who.name, reason });
    return done(undefined, `guide:${id}`, { title: guide.value.shown.title, reason });
  },
);

/** A sample for one of the papers. The file is in the store already and was looked into. @param file left out: none any more */
export const setSample = action<{ id: number; material: string; file: Sample | undefined }, void>(
  'guides.setSample',
  keepers,
  async (act, { id, material, file }) => {
    const guide = await open(act, id);
    if (!guide.ok) return guide;
    const content = guide.value.draft ?? guide.value.shown;
    const materials = content?.materials ?? [];
    if (!content || !materials.some(({ name }) => name === material))
      return conflict('这份材料已不在清单中，请刷新后再办理');
    if (file) await keepSample(act.db, id, file, { name: act.who.name, at: act.now });
    const changed = materials.map(({ sample, ...one }) => {
      const mine = one.name === material ? file : sample;
      return mine ? { ...one, sample: mine } : one;
    });
    await saveDraft(act.db, id, savedBy(act, { ...content, materials: changed }, guide.value.authors));
    return done(undefined, `guide:${id}`, { material, name: file?.name ?? '' });
  },
);
