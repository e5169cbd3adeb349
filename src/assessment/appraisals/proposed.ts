import type { AppraisingSurvey } from '../../surveys/index.ts';

/** Whom a survey is looked for. */
interface Asking {
  authorityId: number;
  /** null: the authority as a whole */
  officeId: number | null;
}

/** What is called so asks people how content they are. */
const APPRAISES = /满意|评议/;

/** Of all scales of a survey, as a choice: '12:0'; of one: '12:3'. */
export const choiceOf = (survey: number, question = 0): string => `${survey}:${question}`;

/** The survey that is proposed as somebody's 社会评议: their own (of an office its own), of satisfaction by its title, over
 *  by the last day that is counted; of several the one with most answers, then the last to close. */
export function proposedFor(
  { authorityId, officeId }: Asking,
  surveys: readonly AppraisingSurvey[],
  until: string,
): AppraisingSurvey | undefined {
  const own = surveys.filter(
    (one) =>
      one.authorityId === authorityId &&
      (officeId === null || one.officeId === officeId) &&
      one.closesOn <= until &&
      APPRAISES.test(one.title),
  );
  return own.sort((a, b) => b.answers - a.answers || (a.closesOn < b.closesOn ? 1 : -1))[0];
}

/** All that may be chosen for somebody: surveys of who assesses and of who is assessed. */
export function choicesFor(
  { authorityId }: Pick<Asking, 'authorityId'>,
  keeperId: number,
  surveys: readonly AppraisingSurvey[],
): { value: string; label: string }[] {
  return surveys
    .filter((one) => one.authorityId === authorityId || one.authorityId === keeperId)
    .flatMap(({ id, title, scales }) => [
      { value: choiceOf(id), label: `${title}（全部量表题）` },
      ...scales.map(({ question, title: of }) => ({
        value: choiceOf(id, question),
        label: `${title}：第 ${question} 题 ${of}`,
      })),
    ]);
}
