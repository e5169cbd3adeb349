import { action, done } from '../../platform/action.ts';
import { conflict } from '../../platform/outcome.ts';
import { hold } from '../handling/steps/take.ts';
import { readers } from '../rules.ts';
import { type Applicant, openApplicant } from './applicant.ts';
import { clearOf, personalValues } from './erasure.ts';

/** 查看申请人信息: the sealed data, and that it was looked at, by whom and why. */
export const openPersonalData = action<{ id: number; reason: string }, Applicant>(
  'applications.openPersonalData',
  readers,
  async (act, { id, reason }) => {
    const got = await hold(act, { id });
    if (!got.ok) return got;
    const { sealed_applicant } = got.held.row;
    if (!sealed_applicant) return conflict('申请人信息已按保存期限删除');
    const applicant = openApplicant(act.sealer, id, sealed_applicant);
    // the audit log is for ever: it says why, never about whom
    return done(applicant, `application:${id}`, { reason: clearOf(personalValues(applicant))(reason) });
  },
);
