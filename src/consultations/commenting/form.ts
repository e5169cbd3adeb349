import { z } from 'zod';
import { check, field, type Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { type Limit, optionalEmail } from '../../platform/public-forms/index.ts';
import type { NewComment } from './receive.ts';

export const LONGEST = 2_000;

/** As for applications: a village may stand behind one address. */
export const LIMITS = {
  proved: { name: 'comment-proved', most: 60, seconds: 3_600 },
  plain: { name: 'comment-plain', most: 10, seconds: 3_600 },
  codes: { name: 'comment-codes', most: 60, seconds: 3_600 },
} as const satisfies Record<string, Limit>;

const numbered = z
  .string()
  .regex(/^(?:[1-9]\d{0,8})?$/, '请选择列出的段落')
  .default('')
  .transform((text) => (text ? Number(text) : null));

/** What is asked of who comments. */
export const commentForm = z.object({
  paragraph: numbered,
  agree: numbered.catch(null),
  text: field.optional('您的意见', LONGEST),
  name: field.optional('姓名', 50),
  email: optionalEmail,
});

/** In the order of the page. */
export const FIELDS = ['paragraph', 'agree', 'text', 'name', 'email'] as const;

/** Checks a form. @param id of the consultation */
export function checkComment(typed: Typed, id: number): { ok: true; value: NewComment } | Failure {
  const form = check(commentForm, typed);
  if (!form.ok) return form;
  const { paragraph, agree, text, name, email } = form.value;
  return { ok: true, value: { id, paragraph, agreesWith: agree, text, sender: { name, email } } };
}
