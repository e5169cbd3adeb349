import {
  answerGroup,
  beginConsultation,
  COMMENTER,
  consultationById,
  consultationKind,
  hashOf,
  placeComments,
  resultsHash,
  resultsKind,
  saveConsultation,
  sendComment,
  showComment,
  submitConsultation,
  submitResults,
} from '../../../../src/consultations/index.ts';
import { REVIEW_GATES } from '../../../../src/law/index.ts';
import { dayOf } from '../../../../src/platform/dates.ts';
import { unwrap } from '../../../../src/platform/outcome.ts';
import { withoutAccount } from '../../../../src/platform/roles.ts';
import { giveVerdict } from '../../../../src/review/index.ts';
import {
  beginSurvey,
  emptySurvey,
  keepAnswer,
  parseQuestions,
  readAnswers,
  saveSurvey,
  submitSurvey,
  surveyKind,
} from '../../../../src/surveys/index.ts';
import type { Login } from '../people.ts';
import { at, type Deed, dated, type Year } from '../year.ts';

const GATES = [...Object.keys(REVIEW_GATES), 'secrecy'];
const REVIEWERS: readonly [time: string, who: Login][] = [
  ['09:40', 'head'],
  ['10:40', 'secrecy'],
  ['14:40', 'signer'],
];
const deed = (when: string, says: string, run: Deed['run']): Deed => ({ at: at(when), says, run });

type Reviewed = typeof consultationKind;
const reviewed = (
  day: string,
  says: string,
  kind: Reviewed,
  of: (year: Year) => Promise<{ id: string; contentHash: string }>,
) =>
  REVIEWERS.map(([time, who]) =>
    deed(`${day} ${time}`, `${says} ${who} 通过`, async (year, now) => {
      const given = { kind, ...(await of(year)), gates: GATES, verdict: 'passed', remark: '' } as const;
      unwrap(await giveVerdict(await year.as(who, now), given));
    }),
  );

/** 征集调查: a draft open from 04-01, thirty days; 05-01 is a day off, so it closes on 05-06. 采纳情况 by 06-16. */
const draft = {
  ...({
    title: '青禾镇畜禽养殖污染防治办法（征求意见稿）',
    kind: 'norm',
    why: '规范养殖。',
    days: 30,
    shorter: '',
  } as const),
  ...{ text: '第一条 学校周边不得新建养殖场。\n第二条 粪污及时清运。', opens: dated('04-01'), files: [] },
  ...{ how: '也可以把书面意见送到镇政府。', contact: '0000-0000000' },
};
const comments = ['建议写明距离。', '清运次数应当写明。', '支持。'];
const one = (year: Year) => consultationById(year.books.db, year.authorityId, year.id('C1'));

const CONSULTATION: Deed[] = [
  deed('03-27 09:00', '征求意见稿送审', async (year, now) => {
    const author = await year.as('editor3', now);
    const id = unwrap(await beginConsultation(author, { title: draft.title, officeId: null }));
    year.ids.set('C1', id);
    unwrap(await saveConsultation(author, { id, content: (({ files: _, ...text }) => text)(draft) }));
    unwrap(await submitConsultation(author, { id }));
  }),
  ...reviewed('03-27', '征求意见稿', consultationKind, async (year) => ({
    ...{ id: String(year.id('C1')), contentHash: hashOf(year.id('C1'), (await one(year))!.draft!) },
  })),
  ...comments.flatMap((text, n) => [
    deed(`04-${10 + 4 * n} 10:00`, `意见 ${n + 1}`, async (year, now) => {
      const who = withoutAccount(year.authorityId, COMMENTER);
      const given = { id: year.id('C1'), paragraph: null, agreesWith: null, text, sender: { name: '', email: '' } };
      const sent = await sendComment({ ...year.citizen(now, ''), who }, { ...given, sending: `year ${n}` });
      year.ids.set(`comment${n}`, unwrap(sent).id);
    }),
    deed(`04-${10 + 4 * n} 14:00`, `意见 ${n + 1} 可以显示`, async (year, now) =>
      unwrap(await showComment(await year.as('head', now), { id: year.id(`comment${n}`), text })),
    ),
  ]),
  deed('06-11 09:00', '采纳情况送审', async (year, now) => {
    const author = await year.as('editor3', now);
    const id = year.id('C1');
    for (const [n, verdict] of (['adopted', 'partly', 'adopted'] as const).entries()) {
      const summary = `意见 ${n + 1}`;
      unwrap(await placeComments(author, { id, comments: [year.id(`comment${n}`)], into: { summary } }));
      unwrap(await answerGroup(author, { id, group: n + 1, summary, verdict, reason: '已经写入相应条款。' }));
    }
    unwrap(await submitResults(author, { id, preface: '收到意见 3 条，逐条研究如下。' }));
  }),
  ...reviewed('06-11', '采纳情况', resultsKind as unknown as Reviewed, async (year) => ({
    ...{ id: String(year.id('C1')), contentHash: resultsHash(year.id('C1'), (await one(year))!.resultsDraft!) },
  })),
];

/** 问卷调查 from 10-12 to 10-26, with an answer on each working day. */
const QUESTIONS = `1. 您多大年纪？（单选，必答，分组）
59 岁以下
60 岁以上
2. 您对办事大厅满意吗？（量表，1 很不满意 至 5 很满意）`;
const ANSWERED = ['12', '13', '14', '15', '16', '19', '20', '21', '22', '23', '26'];

const SURVEY: Deed[] = [
  deed('10-09 09:00', '问卷送审', async (year, now) => {
    const author = await year.as('editor1', now);
    const title = '办事大厅满意度调查';
    const id = unwrap(await beginSurvey(author, { title, officeId: null }));
    year.ids.set('S1', id);
    const content = {
      ...{ ...emptySurvey(title), why: '改进大厅服务。', who: '本镇居民', asker: '党政综合办公室' },
      ...{ opensOn: dated('10-12'), closesOn: dated('10-26'), questions: parseQuestions(QUESTIONS).questions },
    };
    unwrap(await saveSurvey(author, { id, content }));
    unwrap(await submitSurvey(author, { id }));
  }),
  ...reviewed('10-09', '问卷', surveyKind as unknown as Reviewed, async (year) => {
    const id = String(year.id('S1'));
    return { id, contentHash: (await surveyKind.present(year.books.db, [id])).get(id)!.contentHash };
  }),
  ...ANSWERED.map((day, n) =>
    deed(`10-${day} 11:00`, '答卷', async (year, now) => {
      const { db, sealer } = year.books;
      const version = await db
        .selectFrom('survey_versions')
        .select(['id', 'content'])
        .where('survey_id', '=', year.id('S1'))
        .where('until', 'is', null)
        .executeTakeFirstOrThrow();
      const chosen = (field: string) => [field === 'q1' ? String((n % 2) + 1) : String((n % 5) + 1)];
      await keepAnswer(db, sealer, {
        ...{ surveyId: year.id('S1'), versionId: version.id, channel: 'site', on: dayOf(now), slip: `year ${n}` },
        answers: readAnswers(version.content.questions, chosen).answers,
      });
    }),
  ),
];

export const ASKED: readonly Deed[] = [...CONSULTATION, ...SURVEY];
