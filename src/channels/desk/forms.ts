import { z } from 'zod';
import { publicText } from '../../organizations/index.ts';
import { field } from '../../platform/http/form.ts';
import { DEEDS, type Deed } from './rules.ts';

const MOST = 100;

/** What is done with the documents that were ticked. */
export const deedForm = z
  .object({
    deed: z.enum(Object.keys(DEEDS) as [Deed, ...Deed[]], '请选择要办的事'),
    documents: field
      .list()
      .pipe(z.array(z.string().regex(/^\d{1,15}$/, '请重新勾选')).max(MOST, `一次最多 ${MOST} 件`))
      .transform((ids) => ids.map(Number)),
    why: publicText.optional('撤下原因', 300),
  })
  .superRefine(({ deed, documents, why }, context) => {
    if (!documents.length) context.addIssue({ code: 'custom', path: ['documents'], message: '请勾选信息' });
    if (deed === 'takeDown' && !why) context.addIssue({ code: 'custom', path: ['why'], message: '请填写撤下原因' });
  });
