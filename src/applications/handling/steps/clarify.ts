import { action, done } from '../../../platform/action.ts';
import { invalid } from '../../../platform/outcome.ts';
import { takeWithPaper } from '../../papers/with-step.ts';
import { openApplicant } from '../../privacy/applicant.ts';
import { hideIn, hideInName, withoutNumbers } from '../../privacy/erasure.ts';
import { wordsOf } from '../../receipt/insert.ts';
import { handlers, subjectOf } from '../../rules.ts';
import type { GivenFile } from '../../store.ts';
import { hold, type Seen, take } from './take.ts';

/** 补正告知: once, within 7 working days of receipt, saying what to correct and by when. art. 30 */
export const notifyCorrection = action<Seen & { on: string; by: string; what: string }, void>(
  'applications.notifyCorrection',
  handlers,
  async (act, { on, by, what, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    if (!what.trim()) return invalid('请写明需要补正的内容', { what: '请写明需要补正的内容（《条例》第三十条）' });
    const paper = { kind: 'correction', content: { what, by } } as const;
    const taken = await takeWithPaper(act, got.held, { kind: 'correctionNotified', on, by }, paper, { note: what });
    return taken.ok ? done(undefined, `application:${seen.id}`, { on, by }) : taken;
  },
);

export interface CorrectionInput extends Seen {
  on: string;
  /** what the applicant now asks for; '' when only papers were missing */
  description: string;
  note?: string;
  files?: readonly GivenFile[];
}

/** 收到补正: the reply period starts on this day. By the officer, or by the applicant through the site (no version).
 *  art. 30 */
export const recordCorrection = action<CorrectionInput, void>(
  'applications.recordCorrection',
  [...handlers, 'anyone'],
  async (act, { on, description, note, files, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const day = act.who.id === null ? act.today : on;
    const { row } = got.held;
    const applicant = row.sealed_applicant && openApplicant(act.sealer, row.id, row.sealed_applicant);
    const named = files?.map((file) => ({ ...file, name: applicant ? hideInName(applicant)(file.name) : file.name }));
    const said = applicant ? hideIn(applicant)(description.trim()) : description.trim();
    const taken = await take(act, got.held, { kind: 'corrected', on: day }, { note: note || said, files: named });
    if (!taken.ok) return taken;
    if (said)
      await act.db
        .updateTable('applications')
        .set({
          description: `${row.description}\n\n【${day} 补正】${said}`,
          subject: subjectOf(row.subject, withoutNumbers(said)),
          words: wordsOf(withoutNumbers(`${row.subject}\n${row.description}\n${said}`)),
        })
        .where('id', '=', seen.id)
        .execute();
    return done(undefined, `application:${seen.id}`, { on: day });
  },
);
