import { randomBytes } from 'node:crypto';
import { mailSite, putMails } from '../../mail/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { newQueryCode } from '../../platform/public-forms/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { HOME } from '../paths.ts';

const folded = (address: string) => address.trim().toLowerCase();
const codeKey = (sealer: Sealer, surveyId: number, code: string) =>
  sealer.lookup(code.replace(/[\s-]/g, '').toUpperCase(), `survey-code:${surveyId}`);
const addressKey = (sealer: Sealer, surveyId: number, address: string) =>
  sealer.lookup(folded(address), `survey-address:${surveyId}`);

interface Asking {
  db: Tx;
  sealer: Sealer;
  now: Date;
}

interface Wanted {
  surveyId: number;
  authorityId: number;
  title: string;
  address: string;
}

/** Sends a code for one answer to an address that has not answered yet; a code that was sent before holds no more. Of the
 *  address a fingerprint stays here, and it itself, sealed, until the mail is out. To one that answered nothing goes. */
export async function sendCode({ db, sealer, now }: Asking, wanted: Wanted): Promise<void> {
  const { surveyId, authorityId, title, address } = wanted;
  const code = newQueryCode();
  const row = { address_key: addressKey(sealer, surveyId, address), code_key: codeKey(sealer, surveyId, code) };
  const free = await db
    .insertInto('survey_codes')
    .values({ survey_id: surveyId, ...row })
    .onConflict((oc) =>
      oc
        .columns(['survey_id', 'address_key'])
        .doUpdateSet({ code_key: row.code_key })
        .where('survey_codes.used', '=', false),
    )
    .returning('survey_id')
    .executeTakeFirst();
  if (!free) return;
  const site = await mailSite(db);
  await putMails({ db, now, sealer }, [
    {
      ...{ authorityId, room: 'surveys', kind: 'code', about: `survey:${surveyId}` },
      tellsOf: [`survey:${surveyId}`],
      key: `survey:${surveyId}:code:${randomBytes(12).toString('base64url')}`,
      to: { address, shown: '答卷人' },
      subject: '问卷验证码',
      body: `您好：\n\n您要回答问卷“${title}”，验证码是：\n\n{code}\n\n验证码只能用一次，用来保证一人答一次，不会和您的答案放在一起。请回到 ${site ?? ''}${HOME}/${surveyId} 填写。\n\n不是您本人操作的，不用理会这封信。`,
      code: code.replace(/(.{5})(?=.)/, '$1 '),
    },
  ]);
}

/** Uses a code up. @returns false: no such, or it was used */
export async function useCode(
  { db, sealer }: Pick<Asking, 'db' | 'sealer'>,
  surveyId: number,
  code: string,
): Promise<boolean> {
  const row = await db
    .updateTable('survey_codes')
    .set({ used: true })
    .where('survey_id', '=', surveyId)
    .where('code_key', '=', codeKey(sealer, surveyId, code))
    .where('used', '=', false)
    .returning('survey_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Under what asking for a code is counted: an address of which nothing is kept. */
export const countedAs = (surveyId: number, address: string): string => `${surveyId} ${folded(address)}`;
