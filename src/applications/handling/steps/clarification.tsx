import { z } from 'zod';
import { CLARIFICATION_LEAST_DAYS, CLARIFICATION_USUAL_DAYS, parseDate } from '../../../law/index.ts';
import { action, done } from '../../../platform/action.ts';
import { invalid } from '../../../platform/outcome.ts';
import { wordsOf } from '../../alike.ts';
import { day, optionalText, text } from '../../fields.ts';
import { hideNumbers } from '../../privacy/on-screen.ts';
import { openText, sealText } from '../../privacy/sealed-words.ts';
import { withoutApplicant } from '../../privacy/without-applicant.ts';
import { handlers, subjectOf } from '../../rules.ts';
import type { GivenFile } from '../../store.ts';
import { hold, type Seen, take } from './take.ts';
import { verb } from './verb.tsx';

/** 补正告知: once, within 7 working days of receipt, saying what to clarify and by when. art. 30 */
export const requestClarification = action<Seen & { on: string; by: string; what: string }, void>(
  'applications.requestClarification',
  handlers,
  async (act, { on, by, what, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    if (!what.trim()) return invalid('请写明需要补正的内容', { what: '请写明需要补正的内容（《条例》第三十条）' });
    const paper = { kind: 'clarification', content: { what, by } } as const;
    const taken = await take(act, got.held, { kind: 'clarificationRequested', on, by }, { note: what, paper });
    return taken.ok ? done(undefined, `application:${seen.id}`, { on, by }) : taken;
  },
);

export const clarification = verb({
  slug: 'clarification',
  done: '已作出补正告知',
  prepares: 'clarification',
  schema: z.object({ on: day('日期'), by: day('补正期限'), what: text('需要补正的内容') }),
  fields: ({ of, Day, Field }) => (
    <>
      <Day label="告知日期" />
      <Field
        name="by"
        label="请申请人在此日前补正"
        type="date"
        required
        help={`一个工作日，自告知次日起不少于 ${CLARIFICATION_LEAST_DAYS} 个工作日`}
        begins={of.calendar.countForward(parseDate(of.today), CLARIFICATION_USUAL_DAYS).date.toString()}
      />
      <Field
        name="what"
        label="需要补正的内容"
        type="textarea"
        required
        help="逐项写明；这次没有写到的，以后不能再要求补正"
      />
    </>
  ),
  run: requestClarification,
});

interface ClarificationInput extends Seen {
  on: string;
  /** what the applicant now asks for; '' when only papers were missing */
  description: string;
  note?: string;
  files?: readonly GivenFile[];
}

/** 收到补正: the reply period starts on this day. By the officer, or by the applicant through the site (no version).
 *  art. 30 */
export const recordClarification = action<ClarificationInput, void>(
  'applications.recordClarification',
  [...handlers, 'anyone'],
  async (act, { on, description, note, files, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const day = act.who.id === null ? act.today : on;
    const { row } = got.held;
    const without = withoutApplicant(act.sealer, row);
    const said = without.text(description);
    const along = { note: note || said, files: without.files(files) };
    const taken = await take(act, got.held, { kind: 'clarified', on: day }, along);
    if (!taken.ok) return taken;
    if (said) {
      const before = openText(act.sealer, row.id, 'description', row.sealed_description);
      const description = `${before}\n\n【${day} 补正】${said}`;
      await act.db
        .updateTable('applications')
        .set({
          sealed_description: sealText(act.sealer, row.id, 'description', description),
          subject: subjectOf(row.subject, hideNumbers(said)),
          words: wordsOf(hideNumbers(`${row.subject}\n${before}\n${said}`)),
        })
        .where('id', '=', seen.id)
        .execute();
    }
    return done(undefined, `application:${seen.id}`, { on: day });
  },
);

export const clarified = verb({
  slug: 'clarified',
  done: '已登记补正，答复期限重新起算',
  files: 'clarification',
  schema: z.object({
    on: day('日期'),
    description: optionalText('补正后的内容', 5000),
    note: optionalText('说明'),
  }),
  fields: ({ Day, Field, Files }) => (
    <>
      <Day label="收到补正的日期" />
      <Field name="description" label="补正后的内容" type="textarea" />
      <Files label="补正材料" />
    </>
  ),
  run: recordClarification,
});
