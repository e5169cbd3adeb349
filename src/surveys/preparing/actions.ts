import { mailWorks } from '../../mail/index.ts';
import { openOffices } from '../../organizations/index.ts';
import { type Act, action, done } from '../../platform/action.ts';
import { conflict, forbidden, invalid, notFound, type Outcome, ok } from '../../platform/outcome.ts';
import { askedOf, type Confirmed, nothingConfirmed, objectionTo } from '../../platform/public-text/index.ts';
import { has } from '../../platform/roles.ts';
import { enterReview, recallReview } from '../../review/index.ts';
import { courseFaults } from '../questions/course.ts';
import { extensionFault, termFaults } from '../questions/standing.ts';
import { keepers, keeps } from '../rules.ts';
import { emptySurvey, hashOf, PARTS, type SurveyContent, textOf } from './content.ts';
import { foundInSurvey } from './look.ts';
import {
  dropDraft,
  insertExtension,
  insertSurvey,
  keepTerm,
  keepWithdrawn,
  lockSurvey,
  removeSurvey,
  type Survey,
  saveDraft,
  standing,
  titleOf,
} from './store.ts';
import { surveyKind, underReview } from './subject.tsx';

/** The survey, held, for who keeps it. */
async function held({ db, who }: Act, id: number): Promise<Outcome<Survey>> {
  const survey = await lockSurvey(db, who.authorityId, id);
  if (!survey) return notFound();
  return keeps(who, survey.officeId) ? ok(survey) : forbidden('这份问卷由其他科室负责');
}

/** The same, where it may be written: not before its reviewers, and not over. */
async function open(act: Act, id: number): Promise<Outcome<Survey>> {
  const survey = await held(act, id);
  if (!survey.ok) return survey;
  if (await underReview(act.db, id)) return conflict('这份问卷正在审核，先撤回再修改');
  const now = standing(survey.value, act.now);
  if (now === 'counting' || now === 'closed') return conflict('已经截止的问卷不能修改；需要再问的，新做一份');
  if (now === 'withdrawn') return conflict('已经撤下的问卷不能修改；需要再问的，新做一份');
  return survey;
}

const savedBy = ({ who, now }: Act, draft: SurveyContent, authors: readonly number[]) => ({
  ...{ draft, by: who.name, at: now },
  authors: [...new Set([...authors, who.id!])],
});

/** What is asked already has its term: that is moved by 延期 alone. */
function withTerm(survey: Survey, content: SurveyContent, now: Date): SurveyContent {
  const { opensOn, closesOn } = survey;
  return standing(survey, now) === 'open' ? { ...content, opensOn: opensOn!, closesOn: closesOn! } : content;
}

/** 新建问卷: a draft of the person's own office; the head of disclosure work chooses whose. */
export const beginSurvey = action<{ title: string; officeId: number | null }, number>(
  'surveys.begin',
  keepers,
  async (act, { title, officeId: chosen }) => {
    const { db, who } = act;
    const wanted = has(who, 'disclosureHead') ? (chosen ?? who.officeId) : who.officeId;
    const office = (await openOffices(db, who.authorityId)).find(({ id }) => id === wanted);
    if (!office) return invalid('请选择科室', { office: '请选择问卷由哪个科室负责' });
    const of = { authorityId: who.authorityId, officeId: office.id };
    const id = await insertSurvey(db, of, savedBy(act, emptySurvey(title), []));
    return done(id, `survey:${id}`, { title });
  },
);

/** Writes what the public will be asked once it was reviewed and signed. Of what is asked already a new version. */
export const saveSurvey = action<{ id: number; content: SurveyContent }, void>(
  'surveys.save',
  keepers,
  async (act, { id, content }) => {
    const survey = await open(act, id);
    if (!survey.ok) return survey;
    const draft = withTerm(survey.value, content, act.now);
    await saveDraft(act.db, id, savedBy(act, draft, survey.value.authors));
    return done(undefined, `survey:${id}`, { title: content.title });
  },
);

/** What a survey lacks: field → sentence. */
function missingIn(content: SurveyContent, today: string, opened: boolean): Record<string, string> {
  const empty = PARTS.filter(({ name }) => !content[name].trim()).map(({ name, label }) => [name, `请填写${label}`]);
  const wrong = courseFaults(content.questions);
  const term = termFaults(content.opensOn, content.closesOn, today);
  if (!opened && content.opensOn && content.opensOn < today) term.opensOn ??= '开始日期已经过了，最早是今天';
  return {
    ...Object.fromEntries(empty),
    ...term,
    ...(wrong.length && { questions: wrong.slice(0, 3).join('；') }),
  };
}

interface Submit {
  id: number;
  /** what the person who submits says of what was found */
  confirmed?: Confirmed;
}

/** 送审 through the authority's chain of review. */
export const submitSurvey = action<Submit, void>(
  'surveys.submit',
  keepers,
  async (act, { id, confirmed = nothingConfirmed }) => {
    const { db, who, today } = act;
    const got = await open(act, id);
    if (!got.ok) return got;
    const { draft, officeId, authors } = got.value;
    if (!draft) return conflict('没有需要送审的修改');
    const missing: Record<string, string> = missingIn(draft, today, standing(got.value, act.now) === 'open');
    if (draft.once === 'mail' && !(await mailWorks(db)))
      missing.once = '平台还没有启用发邮件，不能用邮箱验证码；请选择每台设备答一次';
    if (Object.keys(missing).length) return invalid('还不能送审，请看标出的地方', missing);
    const looked = await foundInSurvey(db, { authorityId: who.authorityId, content: draft }, today);
    if (!looked.ok) return looked;
    const objection = objectionTo(looked.value, confirmed);
    if (objection) return objection;
    await enterReview(act, surveyKind, {
      ...{ id: String(id), contentHash: hashOf(id, draft), text: textOf(draft), officeId, authors },
      acknowledged: askedOf(looked.value).map((one) => ({ ...one, reason: confirmed.reasons.get(one.check) ?? '' })),
    });
    return done(undefined, `survey:${id}`, { title: draft.title });
  },
);

/** 撤回送审, to go on writing. */
export const recallSurvey = action<{ id: number }, void>('surveys.recall', keepers, async (act, { id }) => {
  const survey = await held(act, id);
  if (!survey.ok) return survey;
  const fault = await recallReview(act, surveyKind, String(id));
  return fault ?? done(undefined, `survey:${id}`);
});

/** What was written and not signed is given up: what is asked stays; of what never was, nothing stays. */
export const discardSurvey = action<{ id: number }, 'kept' | 'gone'>(
  'surveys.discard',
  keepers,
  async (act, { id }) => {
    const survey = await held(act, id);
    if (!survey.ok) return survey;
    if (await underReview(act.db, id)) return conflict('这份问卷正在审核，先撤回');
    const { shown } = survey.value;
    await (shown ? dropDraft : removeSurvey)(act.db, id);
    return done(shown ? 'kept' : 'gone', `survey:${id}`, { title: titleOf(survey.value) });
  },
);

/** 延期, with its reason, before it ends: the public reads both. */
export const extendSurvey = action<{ id: number; closesOn: string; reason: string }, void>(
  'surveys.extend',
  keepers,
  async (act, { id, closesOn, reason }) => {
    const got = await held(act, id);
    if (!got.ok) return got;
    const survey = got.value;
    if (!survey.closesOn || !survey.opensOn) return conflict('还没有签发的问卷，直接修改截止日期');
    const term = { opensOn: survey.opensOn, closesOn: survey.closesOn, withdrawn: survey.withdrawnAt !== null };
    const fault = extensionFault(term, closesOn, act.now);
    if (fault) return invalid(fault, { closesOn: fault });
    if (await underReview(act.db, id)) return conflict('新的一版正在审核，签发或者撤回以后再延期');
    const { who, now, db } = act;
    await insertExtension(db, id, { before: survey.closesOn, closesOn, reason, by: who.name, at: now });
    await keepTerm(db, id, { opensOn: survey.opensOn, closesOn });
    if (survey.draft)
      await saveDraft(db, id, {
        ...{ draft: { ...survey.draft, closesOn }, authors: survey.authors, by: survey.savedBy, at: survey.savedAt },
      });
    return done(undefined, `survey:${id}`, {
      title: titleOf(survey),
      before: survey.closesOn,
      until: closesOn,
      reason,
    });
  },
);

/** 撤下: off the site at once, with the reason; what was answered stays in the books. */
export const withdrawSurvey = action<{ id: number; reason: string }, void>(
  'surveys.withdraw',
  keepers,
  async (act, { id, reason }) => {
    const survey = await held(act, id);
    if (!survey.ok) return survey;
    if (!survey.value.shown || survey.value.withdrawnAt) return conflict('这份问卷没有公开');
    if (await underReview(act.db, id)) return conflict('新的一版正在审核，先撤回');
    await keepWithdrawn(act.db, id, { at: act.now, by: act.who.name, reason });
    return done(undefined, `survey:${id}`, { title: titleOf(survey.value), reason });
  },
);
