import { REVIEW_GATES } from '../law/index.ts';
import type { Caller } from '../platform/action.ts';
import { dayOf } from '../platform/dates.ts';
import { unwrap } from '../platform/outcome.ts';
import type { Who } from '../platform/roles.ts';
import { giveVerdict } from '../review/index.ts';
import {
  beginSurvey,
  emptySurvey,
  enterAnswer,
  extendSurvey,
  judgeText,
  keepAnswer,
  parseQuestions,
  readAnswers,
  type SurveyContent,
  saveSurvey,
  submitSurvey,
  surveyKind,
  textsOf,
  withdrawSurvey,
} from '../surveys/index.ts';
import { assessedYear } from './assessment.ts';
import { inOffice, workingDayFrom, workingDaysBefore, workingDaysSince } from './calendar.ts';
import type { Books, Deed } from './deeds.ts';
import { authorFor, officeReviewerFor, secrecyReviewerOf, signerOf } from './desks.ts';
import type { Filed } from './filed.ts';
import { Random } from './random.ts';
import type { OfficeCode } from './town.ts';

const DAY_MS = 86_400_000;
const REMARK = '请写明结果怎样用，题目少一些，老年人也容易答完。';

const HALL = `1. 您多大年纪？（单选，必答，分组）
35 岁以下
35 至 59 岁
60 岁以上
2. 近一年您到便民服务大厅办过事吗？（单选，必答）
办过
没有办过 → 第 6 题
3. 您办过哪些事？（多选，最多 3 项）
社会救助
社会保险
户籍婚育
农业农村和土地
其他
4. 您对窗口的服务满意吗？（量表，1 很不满意 至 5 很满意，必答）
说明：凭最近一次办事的印象
5. 等了多久轮到您？（单选）
10 分钟以内
10 至 30 分钟
30 分钟以上
6. 您还有什么建议？（文字，最多 200 字）`;

const BUS = `1. 您一周坐几次村镇公交？（单选，必答）
不坐 → 第 4 题
1 至 2 次
3 次以上
2. 您希望哪个时段加车？（多选，最多 2 项）
早上 6 点至 8 点
中午
下午 4 点至 6 点
晚上 6 点以后
3. 您对准点满意吗？（量表，1 很不满意 至 5 很满意）
4. 您对公交还有什么要求？（文字，最多 200 字）`;

const LIBRARY = `1. 您希望文化站周末开放吗？（单选，必答）
希望
不需要
2. 您希望增加哪些活动？（多选）
读书
书画
戏曲
健身
3. 其他要求（文字，最多 100 字）`;

const APPRAISAL = `1. 您从哪里了解镇里公开的信息？（单选，必答）
网站
公众号
公开栏
微信群
2. 您对公开得及时不及时满意吗？（量表，1 很不满意 至 5 很满意，必答）
3. 您要找的信息，好不好找，满意吗？（量表，1 很不满意 至 5 很满意，必答）
4. 您对信息公开还有什么建议？（文字，最多 200 字）`;

const WORDS = [
  '希望中午也有人值班。',
  '窗口的字太小，老人看不清。',
  '材料要一次说清楚，不要跑两趟。',
  '服务态度比以前好多了。',
  '希望能在网上先取号。',
  '大厅里增加几把椅子。',
  '有问题打我电话 13800000000。',
];
const THREATS = '再不加车，我就去砸了大厅。';

interface Plan {
  title: string;
  office: OfficeCode;
  why: string;
  who: string;
  questions: string;
  /** working days before today: when it was written and signed, opened, and over; negative: after today */
  written: number;
  opens: number;
  closes: number;
  answers: number;
}

const plans = {
  hall: {
    ...{ title: '便民服务大厅满意度调查（演示）', office: 'bmz', who: '近一年到大厅办过事的人，没有办过的也可以答' },
    ...{ why: '改进大厅的服务。结果写进明年的服务改进计划。', questions: HALL },
    ...{ written: 48, opens: 46, closes: 26, answers: 160 },
  },
  few: {
    ...{ title: '村级文化站开放时间调查（演示）', office: 'dzb', who: '本镇居民', questions: LIBRARY },
    ...{ why: '确定文化站明年的开放时间。', written: 36, opens: 34, closes: 24, answers: 4 },
  },
  bus: {
    ...{ title: '村镇公交班次调查（演示）', office: 'jjb', who: '坐村镇公交的人', questions: BUS },
    ...{ why: '明年调整公交班次。结果交县交通运输部门。', written: 11, opens: 9, closes: -1, answers: 70 },
  },
  wrong: {
    ...{ title: '镇区停车收费调查（演示）', office: 'jjb', who: '本镇居民', questions: LIBRARY },
    ...{ why: '了解镇区停车的情况。', written: 18, opens: 16, closes: -10, answers: 0 },
  },
  coming: {
    ...{
      title: '老年助餐服务调查（演示）',
      office: 'shb',
      who: '60 岁以上居民和他们的家人',
      questions: BUS.replaceAll('公交', '助餐车'),
    },
    ...{ why: '确定新的助餐点设在哪里。', written: 4, opens: -4, closes: -14, answers: 0 },
  },
  reviewing: {
    ...{ title: '春耕农资需求调查（演示）', office: 'nyz', who: '种植户', questions: LIBRARY },
    ...{ why: '安排春耕农资的供应。', written: 2, opens: -8, closes: -18, answers: 0 },
  },
  returned: {
    ...{ title: '办事材料难懂程度调查（演示）', office: 'bmz', who: '本镇居民', questions: HALL },
    ...{ why: '修改办事指南。', written: 3, opens: -8, closes: -18, answers: 0 },
  },
  draft: {
    ...{ title: '镇区路灯照明调查（演示）', office: 'dzb', who: '本镇居民', questions: LIBRARY.slice(0, 40) },
    ...{ why: '', written: 1, opens: -6, closes: -16, answers: 0 },
  },
} satisfies Record<string, Plan>;

/** In the spring of last year: 社会评议 of that year, which the city counts. */
function lastAppraisal(today: string): Plan {
  const year = Number(assessedYear(today)) - 1;
  const opens = workingDaysSince(`${year}-03-03`, today);
  return {
    ...{ title: `${year} 年政府信息公开社会评议问卷（演示）`, office: 'dzb', who: '本镇居民和在本镇办过事的人' },
    ...{ why: '请群众评议政府信息公开工作，结果用于年度工作考核。', questions: APPRAISAL },
    ...{ written: opens + 2, opens, closes: opens - 18, answers: 54 },
  };
}

/** 问卷 of the town in every state, up to today, by the actions of people. */
export function askingPeople(books: Books, filed: Filed): Deed[] {
  const today = dayOf(books.now);
  const [random, before] = [new Random(20_240_611), new Random(20_250_303)];
  const as = (who: Who, now: Date): Caller => ({ ...books, who, now });
  const dayFor = (before: number) =>
    before >= 0
      ? workingDaysBefore(today, before)
      : workingDayFrom(dayOf(new Date(books.now.getTime() - before * DAY_MS)));

  function asks(plan: Plan, verdicts: readonly ('passed' | 'returned')[], submits = true) {
    const { office, written, opens, closes } = plan;
    const author = authorFor(filed, office);
    const reviewers: Who[] = [officeReviewerFor(filed, office), secrecyReviewerOf(filed), signerOf(filed)];
    const one = { id: 0, hash: '' };
    const { questions } = parseQuestions(plan.questions);
    const content: SurveyContent = {
      ...emptySurvey(plan.title),
      ...{ why: plan.why, who: plan.who, asker: filed.officeNames.get(office)!, questions },
      ...{ opensOn: dayFor(opens), closesOn: dayFor(closes) },
    };
    const day = dayFor(written);
    const deeds: Deed[] = [
      {
        at: inOffice(day, 30),
        async run(now) {
          one.id = unwrap(await beginSurvey(as(author, now), { title: plan.title, officeId: null }));
          unwrap(await saveSurvey(as(author, now), { id: one.id, content }));
        },
      },
      ...(submits ? [review(one, author, inOffice(day, 60))] : []),
      ...verdicts.map((verdict, step) => verdictOf(one, reviewers[step]!, verdict, inOffice(day, 90 + 60 * step))),
    ];
    return { one, content, author, reviewers, deeds };
  }

  const review = (one: { id: number }, author: Who, at: Date): Deed => ({
    at,
    run: async (now) => unwrap(await submitSurvey(as(author, now), { id: one.id })),
  });
  const verdictOf = (one: { id: number }, who: Who, verdict: 'passed' | 'returned', at: Date): Deed => ({
    at,
    async run(now) {
      const id = String(one.id);
      const { contentHash } = (await surveyKind.present(books.db, [id])).get(id)!;
      const gates = [...Object.keys(REVIEW_GATES), 'secrecy'];
      const remark = verdict === 'passed' ? '' : REMARK;
      unwrap(await giveVerdict(as(who, now), { kind: surveyKind, id, contentHash, gates, verdict, remark }));
    },
  });

  /** Answers of a working day that the survey was open on. */
  function answered(one: { id: number }, plan: Plan, words: readonly string[] = WORDS, by = random): Deed[] {
    const days = Array.from({ length: plan.opens - Math.max(plan.closes, 0) }, (_, n) =>
      workingDaysBefore(today, plan.opens - n),
    );
    const share = Math.ceil(plan.answers / days.length);
    return days.map((day, n) => ({
      at: inOffice(day, 300),
      async run() {
        const version = await newest(one.id);
        for (let at = n * share; at < Math.min(plan.answers, (n + 1) * share); at++)
          await keepAnswer(books.db, books.sealer!, {
            ...{ surveyId: one.id, versionId: version.id, channel: 'site', on: day, slip: `demo ${one.id} ${at}` },
            answers: givenTo(version.questions, at, words, by),
          });
      },
    }));
  }

  function givenTo(questions: SurveyContent['questions'], at: number, words: readonly string[], by = random) {
    const chosen = new Map(
      questions.map((question, n) => {
        if (question.kind === 'text') return [`q${n + 1}`, at % 6 === 5 ? [words[((at / 6) % words.length) | 0]!] : []];
        if (question.kind === 'scale') return [`q${n + 1}`, [String(Math.min(5, 2 + by.whole(0, 4)))]];
        const { options } = question;
        const picks = question.kind === 'several' ? by.whole(1, Math.min(2, question.most)) : 1;
        // of three sorts of people the last is rare, so that its figures are not shown
        const first = by.whole(0, 19) === 0 ? options.length : by.whole(1, Math.max(1, options.length - 1));
        return [
          `q${n + 1}`,
          Array.from({ length: picks }, (_, more) => String(((first - 1 + more) % options.length) + 1)),
        ];
      }),
    );
    return readAnswers(questions, (field) => chosen.get(field) ?? []).answers;
  }

  async function newest(id: number) {
    const { id: versionId, content } = await books.db
      .selectFrom('survey_versions')
      .select(['id', 'content'])
      .where('survey_id', '=', id)
      .where('until', 'is', null)
      .executeTakeFirstOrThrow();
    return { id: versionId, questions: content.questions };
  }

  /** What was written is looked through, in the order in which it stands. */
  const lookedThrough = (one: { id: number }, author: Who, at: Date): Deed => ({
    at,
    async run(now) {
      const wish = { surveyId: one.id, state: 'unread' as const, offset: 0, most: 100 };
      const { texts } = await textsOf(books.db, books.sealer!, wish);
      for (const [n, { answerId, question }] of texts.entries())
        unwrap(await judgeText(as(author, now), { surveyId: one.id, answerId, question, show: n % 5 !== 4 }));
    },
  });

  const passed = ['passed', 'passed', 'passed'] as const;
  const appraisalPlan = lastAppraisal(today);
  const appraisal = asks(appraisalPlan, passed);
  const hall = asks(plans.hall, passed);
  const few = asks(plans.few, passed);
  const bus = asks(plans.bus, passed);
  const wrong = asks(plans.wrong, passed);
  const others = [
    asks(plans.coming, passed),
    asks(plans.reviewing, ['passed']),
    asks(plans.returned, ['returned']),
    asks(plans.draft, [], false),
  ];
  const anew = inOffice(workingDaysBefore(today, 38), 20);
  return [
    ...[appraisal, hall, few, bus, wrong, ...others].flatMap(({ deeds }) => deeds),
    ...answered(appraisal.one, appraisalPlan, WORDS.slice(3, 6), before),
    lookedThrough(appraisal.one, appraisal.author, inOffice(dayFor(appraisalPlan.closes - 1), 40)),
    ...answered(hall.one, plans.hall),
    ...answered(few.one, plans.few),
    ...answered(bus.one, plans.bus, [...WORDS.slice(4), THREATS]),
    // a question was not understood: from then on another version is asked
    {
      at: anew,
      async run(now) {
        const questions = parseQuestions(HALL.replace('等了多久轮到您', '从取号到轮到您，等了多久')).questions;
        unwrap(await saveSurvey(as(hall.author, now), { id: hall.one.id, content: { ...hall.content, questions } }));
        unwrap(await submitSurvey(as(hall.author, now), { id: hall.one.id }));
      },
    },
    ...hall.reviewers.map((who, step) =>
      verdictOf(hall.one, who, 'passed', new Date(anew.getTime() + (step + 1) * 1_800_000)),
    ),
    ...[0, 1, 2, 3, 4, 5].map(
      (n): Deed => ({
        at: inOffice(workingDaysBefore(today, 32), 100 + n * 6),
        async run(now) {
          const { id: versionId, questions } = await newest(hall.one.id);
          const { picks } = givenTo(questions, n, WORDS);
          const given = (field: string) => (picks[field.slice(1)] ?? []).map(String);
          const of = { id: hall.one.id, versionId, on: dayOf(now), given, slip: `demo window ${n}` };
          unwrap(await enterAnswer(as(filed.staff.get('officer')!, now), of));
        },
      }),
    ),
    lookedThrough(hall.one, hall.author, inOffice(workingDaysBefore(today, 25), 40)),
    {
      at: inOffice(workingDaysBefore(today, 2), 120),
      run: async (now) =>
        unwrap(
          await extendSurvey(as(bus.author, now), {
            ...{ id: bus.one.id, closesOn: dayFor(-9), reason: '有两个村的居民刚刚知道，延长一周' },
          }),
        ),
    },
    {
      at: inOffice(workingDaysBefore(today, 15), 50),
      run: async (now) =>
        unwrap(await withdrawSurvey(as(wrong.author, now), { id: wrong.one.id, reason: '题目放错了，与停车无关' })),
    },
  ];
}
