import { authorityById, hasAddress, pathBelow, type SitePlace, sitePlaceOf } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { type SurveyFigures, surveyFigures } from '../../surveys/index.ts';
import type { AssessmentMeasure, CountedFigure } from './counter.ts';

/** Its name, for ever. */
export const APPRAISAL = 'surveys.appraisal';

/** 社会评议 by a public survey: what people gave on average, of what they could give. 条例 arts. 46, 50 */
export const appraisal: AssessmentMeasure = {
  name: APPRAISAL,
  label: '社会评议：问卷的满意程度',
  unit: '%',
  help: '问卷量表题的平均分占满分的比例。由考核机关为每个考核对象选定问卷；答卷少于方案规定的，不计。',
  async count(db, subjects, { until, leastAnswers }) {
    const read = new Map<number, Promise<SurveyFigures | undefined>>(); // several may be asked about in one survey
    const figuresOf = ({ surveyId, authorityId, keeperId }: (typeof subjects)[number]) => {
      const id = surveyId!;
      if (!read.has(id))
        read.set(
          id,
          surveyFigures(db, keeperId, id).then((own) => own ?? theirs(db, { keeperId, authorityId }, id)),
        );
      return read.get(id)!;
    };
    const counted = new Map<number, CountedFigure>();
    for (const subject of subjects) {
      const survey = subject.surveyId === null ? undefined : await figuresOf(subject);
      counted.set(subject.id, satisfied(survey, subject.surveyQuestion, until, leastAnswers));
    }
    return counted;
  },
};

/** A survey of who is assessed: its results stand on their site, which is reached through that of who assesses. */
async function theirs(
  db: Db,
  { keeperId, authorityId }: { keeperId: number; authorityId: number },
  id: number,
): Promise<SurveyFigures | undefined> {
  const figures = await surveyFigures(db, authorityId, id);
  if (!figures?.href) return figures;
  const [keeper, asker] = await Promise.all([authorityById(db, keeperId), authorityById(db, authorityId)]);
  if (!keeper || !asker) return figures;
  const [here, there] = await Promise.all([sitePlaceOf(db, keeper), sitePlaceOf(db, asker)]);
  return { ...figures, href: wayBelow(here, there) ? pathBelow(asker.code) + figures.href : null };
}

/** Whether one comes to a site through its superior's: that stands at the root of its host, and the other below it or under
 *  a host of its own. */
export const wayBelow = (superior: SitePlace | undefined, site: SitePlace | undefined): boolean =>
  superior?.base === '' && site !== undefined && hasAddress(site);

/** @param question 0: of all scales */
function satisfied(survey: SurveyFigures | undefined, question: number, until: string, least: number): CountedFigure {
  if (!survey) return { value: null, said: '没有选定评议问卷' };
  const { versions, ...of } = survey;
  const about = {
    ...{ title: of.title, opensOn: of.opensOn, closesOn: of.closesOn },
    ...{ answers: of.answers, entered: of.entered, href: of.href },
  };
  const none = (said: string) => ({ value: null, said, survey: about });
  if (of.closesOn > until) return none(`到 ${until} 问卷还没有结束（${of.closesOn} 截止）`);
  if (of.answers < least) return none(`只收到 ${of.answers} 份答卷，少于方案规定的 ${least} 份`);
  const scales = versions
    .flatMap(({ questions }) => questions)
    .filter(({ number, scale }) => scale && (question === 0 || number === question));
  const answered = scales.reduce((sum, one) => sum + one.answered, 0);
  if (answered < least) return none(`选定的题目只有 ${answered} 人次回答，少于方案规定的 ${least} 份`);
  const share = scales.reduce(
    (sum, { scale, answered: n }) => sum + (n * (scale!.mean - scale!.from)) / (scale!.upTo - scale!.from),
    0,
  );
  const value = Math.round((share / answered) * 10_000) / 100;
  const said = `问卷“${of.title}”，${of.opensOn} 至 ${of.closesOn}，收到答卷 ${of.answers} 份（网站 ${of.answers - of.entered} 份，窗口 ${of.entered} 份）`;
  return { value, said, survey: about, ...(of.href && { href: of.href }) };
}
