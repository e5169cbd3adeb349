import { hideNumbers } from '../../applications/index.ts';
import { CHECKS, findSensitive } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import type { Answers } from '../questions/questions.ts';
import { threatIn } from '../questions/threats.ts';
import type { AnswerChannel } from '../tables.ts';

/** What stands in `found` of a text in which somebody may say that they will hurt others. */
export const THREAT = '可能是威胁';

/** For what a text is sealed. */
export const purposeOf = (answerId: number, question: number): string => `survey-text:${answerId}:${question}`;

/** A text as it is kept: the numbers of anybody put out, and what was found in it. */
function lookedInto(text: string): { text: string; found: string[] } {
  const found = findSensitive(text).filter(({ severity }) => severity !== 'hint');
  let clear = hideNumbers(text);
  for (const one of findSensitive(clear))
    if (one.severity === 'block') clear = clear.replaceAll(one.text, '＊'.repeat([...one.text].length));
  const names = [...new Set(found.map(({ check }) => CHECKS[check].name))];
  return { text: clear, found: [...(threatIn(text) ? [THREAT] : []), ...names] };
}

export interface NewAnswer {
  surveyId: number;
  versionId: number;
  channel: AnswerChannel;
  /** YYYY-MM-DD */
  on: string;
  answers: Answers;
  /** who of the staff entered it; left out: nobody */
  enteredBy?: string;
  /** names one sending: sent twice, it counts once */
  slip: string;
}

/** Keeps what was answered, without who; within a transaction of the caller's, so that its texts come with it. @returns false: it was kept before */
export async function keepAnswer(db: Db, sealer: Sealer, one: NewAnswer): Promise<boolean> {
  const row = await db
    .insertInto('survey_answers')
    .values({
      ...{ survey_id: one.surveyId, version_id: one.versionId, channel: one.channel, answered_on: one.on },
      ...{ picks: JSON.stringify(one.answers.picks), entered_by: one.enteredBy ?? '', slip: one.slip },
    })
    .onConflict((oc) => oc.column('slip').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return false;
  const texts = Object.entries(one.answers.texts).map(([number, given]) => {
    const { text, found } = lookedInto(given);
    const question = Number(number);
    return {
      ...{ answer_id: row.id, question, survey_id: one.surveyId, version_id: one.versionId, found },
      ...{ sealed_text: sealer.seal(text, purposeOf(row.id, question)), judged_at: null },
    };
  });
  if (texts.length) await db.insertInto('survey_texts').values(texts).execute();
  return true;
}

/** Whether what this form holds was kept before. */
export async function isKept(db: Db, slip: string): Promise<boolean> {
  return (await db.selectFrom('survey_answers').select('id').where('slip', '=', slip).executeTakeFirst()) !== undefined;
}
