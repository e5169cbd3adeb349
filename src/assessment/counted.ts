import { GRADES, type Grade, pointsInWords } from '../law/index.ts';
import type { Db } from '../platform/database/index.ts';
import { instantOf } from '../platform/dates.ts';
import { asOfYear } from './corrections/store.ts';
import { APPRAISAL } from './counting/appraisal.ts';
import type { Trace } from './counting/trace.ts';

/** One whose result became final in a year. */
export interface EndedRound {
  subjectId: number;
  name: string;
  title: string;
  /** of the assessment, not of the day */
  year: number;
  keeper: string;
  finalOn: string;
  total: number;
  grade: Grade;
  /** this authority assessed it; otherwise it was assessed itself */
  held: boolean;
}

/** 社会评议 that was used in one of them. */
interface UsedAppraisal {
  surveyId: number;
  title: string;
  opensOn: string;
  closesOn: string;
  answers: number;
}

export interface AssessmentYear {
  /** of the authority itself */
  rounds: EndedRound[];
  /** of those that it assesses */
  held: EndedRound[];
  appraisals: UsedAppraisal[];
}

/** What became final in a year, of an authority and of those that it assesses, as it stood on the year's last day: nothing of
 *  later days changes it, nor a correction. 条例 arts. 46, 50 */
export async function assessmentYear(db: Db, authorityId: number, year: number): Promise<AssessmentYear> {
  const rows = await db
    .selectFrom('assessment_subjects as u')
    .innerJoin('assessment_schemes as s', 's.id', 'u.scheme_id')
    .innerJoin('authorities as k', 'k.id', 's.keeper_id')
    .innerJoin('assessment_scheme_versions as v', (join) =>
      join.onRef('v.scheme_id', '=', 's.id').onRef('v.number', '=', 's.number'),
    )
    .select(['u.id as subjectId', 'u.name', 's.year', 'k.name as keeper', 's.keeper_id as keeperId'])
    .select(['u.authority_id as authorityId', 'u.office_id as officeId', 'u.final_on as finalOn', 'u.total', 'u.grade'])
    .select(['u.survey_id as surveyId'])
    .select((eb) => eb.ref('v.content', '->>').key('title').$castTo<string>().as('title'))
    .where('u.state', '=', 'final')
    .where('u.final_on', '>=', `${year}-01-01`)
    .where('u.final_on', '<=', `${year}-12-31`)
    .where((eb) => eb.or([eb('s.keeper_id', '=', authorityId), eb('u.authority_id', '=', authorityId)]))
    .orderBy('u.final_on')
    .orderBy('u.id')
    .execute();
  const then = await asOfYear(
    db,
    rows.map(({ subjectId }) => subjectId),
    year,
  );
  const all = rows.map(
    ({
      keeperId,
      authorityId: _own,
      officeId: _office,
      surveyId: _survey,
      finalOn,
      total,
      grade,
      ...row
    }): EndedRound => ({
      ...{ ...row, finalOn: finalOn!, total: total!, grade: grade! },
      ...then.get(row.subjectId),
      held: keeperId === authorityId,
    }),
  );
  // an office of its own is assessed by it, and is not the authority
  const own = rows.map((row) => row.authorityId === authorityId && row.officeId === null);
  return {
    rounds: all.filter((_, at) => own[at]),
    held: all.filter(({ held }) => held),
    appraisals: await appraisalsOf(db, rows, year),
  };
}

async function appraisalsOf(
  db: Db,
  rows: readonly { subjectId: number; surveyId: number | null }[],
  year: number,
): Promise<UsedAppraisal[]> {
  const asked = new Map(rows.flatMap(({ subjectId, surveyId }) => (surveyId === null ? [] : [[subjectId, surveyId]])));
  if (!asked.size) return [];
  const traces = await db
    .selectFrom('assessment_scores')
    .select(['subject_id as subjectId', 'trace'])
    .where('subject_id', 'in', [...asked.keys()])
    .where((eb) => eb(eb.ref('trace', '->>').key('measure'), '=', APPRAISAL))
    .where('given_at', '<', instantOf(`${year + 1}-01-01`))
    .orderBy('id')
    .execute();
  const last = new Map<number, Trace>(); // by survey: the last word
  for (const { subjectId, trace } of traces) last.set(asked.get(subjectId)!, trace!);
  return [...last].flatMap(([surveyId, { value, survey }]) =>
    value === null || !survey
      ? []
      : [
          {
            surveyId,
            title: survey.title,
            opensOn: survey.opensOn,
            closesOn: survey.closesOn,
            answers: survey.answers,
          },
        ],
  );
}

/** Figures for the annual report: each the number of its records, answers their sum; none is a counted 0. */
export interface AssessmentFigures {
  rounds: number;
  held: number;
  appraisals: number;
  answers: number;
  /** what its own came to, in words; '' where there is none */
  results: string;
}

const figuresOf = ({ rounds, held, appraisals }: AssessmentYear): AssessmentFigures => ({
  ...{ rounds: rounds.length, held: held.length, appraisals: appraisals.length },
  answers: appraisals.reduce((sum, one) => sum + one.answers, 0),
  results: rounds
    .map(
      ({ keeper, year, total, grade }) =>
        `${keeper} ${year} 年度考核得 ${pointsInWords(total)} 分，等次为${GRADES[grade]}`,
    )
    .join('；'),
});

export const assessmentFigures = async (db: Db, authorityId: number, year: number): Promise<AssessmentFigures> =>
  figuresOf(await assessmentYear(db, authorityId, year));
