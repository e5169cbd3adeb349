import type { Act } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { conflict, type Failure } from '../../platform/outcome.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import {
  acknowledgedIn,
  latestRound,
  type PagedKind,
  type Round,
  type RoundEvent,
  releaseReview,
  reviewHref,
  type Shown,
  type Subject,
} from '../../review/index.ts';
import { hashOf, type SurveyContent, textOf } from './content.ts';
import { SurveyFacts } from './facts.tsx';
import { foundInSurvey } from './look.ts';
import {
  dropDraft,
  insertVersion,
  keepTerm,
  lockSurvey,
  type Survey,
  standing,
  surveyById,
  surveysById,
  titleOf,
} from './store.ts';

/** 问卷 under review: what is being written of one. */
export const surveyKind: PagedKind = {
  name: 'survey',
  words: { kind: '问卷', it: '这份问卷', text: '问卷', wrote: '撰写或修改', drafted: '起草', review: '审核' },
  chain: 'authority',
  readers: ['disclosureHead', 'signer', 'secrecyReviewer'],

  async present(db, ids) {
    const all = await surveysById(db, ids.map(Number));
    return new Map(all.flatMap((survey) => (survey.draft ? [[String(survey.id), subjectOf(survey)]] : [])));
  },
  async titles(db, ids) {
    const all = await surveysById(db, ids.map(Number));
    return new Map(all.map((survey) => [String(survey.id), titleOf(survey)]));
  },
  async follow(act, event) {
    return event.kind === 'passed' ? publish(act, event) : undefined;
  },
  async publicText(db, id) {
    const [survey] = await surveysById(db, [Number(id)]);
    return survey?.shown && !survey.withdrawnAt ? textOf(survey.shown) : undefined;
  },
  page: { hold, shown, passed: '已签发，到开始日期自行开放' },
};

function subjectOf(survey: Survey): Subject {
  const id = String(survey.id);
  return {
    ...{ id, title: `问卷：${titleOf(survey)}`, href: reviewHref(surveyKind.name, id) },
    contentHash: hashOf(survey.id, survey.draft!),
  };
}

async function hold({ db, who }: Act, id: string): Promise<Subject | undefined> {
  const survey = /^\d{1,10}$/.test(id) ? await lockSurvey(db, who.authorityId, Number(id)) : undefined;
  return survey?.draft ? subjectOf(survey) : undefined;
}

/** Whether a survey's draft is before its reviewers. */
export async function underReview(db: Db, id: number): Promise<boolean> {
  return (await latestRound(db, surveyKind.name, String(id)))?.state === 'open';
}

async function shown({ db, sealer }: { db: Db; sealer: Sealer }, round: Round): Promise<Shown> {
  const survey = (await surveyById(db, round.authorityId, Number(round.subjectId)))!;
  const content = (survey.draft ?? survey.shown)!;
  const looked = await foundInSurvey(db, { authorityId: survey.authorityId, content }, dayOf(round.submittedAt));
  const said = await acknowledgedIn({ db, sealer }, round);
  return {
    title: `问卷：${content.title}`,
    meta: `${survey.officeName}　·　${round.submittedName}送审　·　签发后到开始日期自行开放`,
    ...(looked.ok && { looked: { found: looked.value, unlooked: {} } }),
    content: (
      <SurveyFacts content={content} said={looked.ok ? said : []} {...(!looked.ok && { unlooked: looked.message })} />
    ),
  };
}

/** What was signed is asked from its first day on, the day of the signature at the earliest; what is asked already keeps
 *  its term, and what was answered its version. */
async function publish(act: Act, { round }: RoundEvent): Promise<Failure | undefined> {
  const { db, who, now, today } = act;
  const { authorityId } = round;
  const survey = (await lockSurvey(db, authorityId, Number(round.subjectId)))!;
  const content: SurveyContent = survey.draft!;
  const fault = signFault(survey, content, now, today);
  if (fault) return fault;
  const [, opensOn] = [content.opensOn, today].sort() as [string, string];
  const term = standing(survey, now) === 'open' ? undefined : { opensOn, closesOn: content.closesOn };
  await insertVersion(
    db,
    { surveyId: survey.id, authorityId },
    { content, submittedBy: round.submittedName, signedBy: who.name, publishedAt: now },
  );
  if (term) await keepTerm(db, survey.id, term);
  await dropDraft(db, survey.id);
  await releaseReview(act, round);
  return undefined;
}

/** Why a version may not be signed any more; undefined: it may. @param today YYYY-MM-DD */
function signFault(survey: Survey, content: SurveyContent, now: Date, today: string): Failure | undefined {
  const at = standing(survey, now);
  if (at === 'counting' || at === 'closed') return conflict('审核期间问卷已经截止，不能再换题目');
  if (at === 'withdrawn') return conflict('这份问卷已经撤下');
  const closesOn = at === 'open' ? survey.closesOn! : content.closesOn;
  return closesOn < today ? conflict('截止日期已经过了，请退回修改日期') : undefined;
}
