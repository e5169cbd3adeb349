import { z } from 'zod';
import { field } from '../../platform/http/form.ts';
import { codeIn } from './code.ts';
import { nameFault } from './rules.ts';

/** Names that are addresses of their own. */
const RESERVED = new Set(['waiting']);

/** Where a device stands, and what it is called. */
export const placeForm = z.object({
  name: z
    .string('请填写名称')
    .trim()
    .superRefine((name, context) => {
      const message = RESERVED.has(name) ? '这个名称不能用，请换一个' : nameFault(name);
      if (message) context.addIssue({ code: 'custom', message });
    }),
  place: field.required('所在地点', 60),
  orientation: z.enum(['landscape', 'portrait'], '请选择横屏或竖屏'),
});

/** The same for one that shows this code. */
export const signInForm = placeForm.extend({
  code: z
    .string('请填写终端上显示的代码')
    .max(40, '代码是 6 位字母和数字')
    .transform((typed, context) => {
      const code = codeIn(typed);
      if (code) return code;
      context.addIssue({ code: 'custom', message: '代码是 6 位字母和数字，请照终端上显示的填写' });
      return z.NEVER;
    }),
});
