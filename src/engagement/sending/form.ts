import { z } from 'zod';
import { isTelephone, type MessageKind, messageKinds } from '../../law/index.ts';
import { check, field, first, type Typed } from '../../platform/http/form.ts';
import { type Failure, invalid } from '../../platform/outcome.ts';
import { digitsOf, type Limit, optionalEmail } from '../../platform/public-forms/index.ts';
import { messageFaults, type NewMessage } from '../receive.ts';

export const LONGEST = { subject: 60, text: 2_000, selection: 300 } as const;

/** As for applications: a village may stand behind one address. */
export const LIMITS = {
  proved: { name: 'message-proved', most: 60, seconds: 3_600 },
  plain: { name: 'message-plain', most: 10, seconds: 3_600 },
} as const satisfies Record<string, Limit>;

const ticked = () =>
  z
    .literal('yes')
    .optional()
    .transform((given) => given === 'yes');

/** A page of this site; anything else is left out. */
const ownPage = z
  .string()
  .max(300)
  .default('')
  .catch('')
  .transform((path) => (/^\/(?![/\\])[\w\-./?=&%]*$/.test(path) && !path.startsWith('/console') ? path : ''));

/** What is asked of who writes. */
export const messageForm = z.object({
  sort: z.enum(messageKinds as [MessageKind, ...MessageKind[]], '请选择是哪一类留言'),
  subject: field.required('一句话说明', LONGEST.subject),
  text: field.required('具体情况', LONGEST.text),
  name: field.optional('姓名', 50),
  telephone: z
    .string()
    .max(60, '联系电话过长')
    .default('')
    .transform(digitsOf)
    .refine(
      (text) => text === '' || isTelephone(text),
      '联系电话应为手机号码，或者带区号的固定电话，有分机的写作 0453-1234567转801',
    ),
  email: optionalEmail,
  byTelephone: ticked(),
  wantsPublic: ticked(),
  page: ownPage,
  selection: field.optional('出错的文字', LONGEST.selection),
});
export type MessageForm = z.output<typeof messageForm>;

/** In the order of the page. */
export const FIELDS = [
  ...[
    'sort',
    'page',
    'selection',
    'subject',
    'text',
    'files',
    'name',
    'telephone',
    'byTelephone',
    'email',
    'wantsPublic',
  ],
] as const;

/** The message that a checked form comes to. */
export const messageOf = ({ sort, subject, text, name, telephone, email: mail, ...more }: MessageForm): NewMessage => ({
  ...{ sort, subject, written: { text, selection: more.selection }, sender: { name, telephone, email: mail } },
  ...{ byTelephone: more.byTelephone, wantsPublic: more.wantsPublic, page: more.page },
});

/** Checks a form. @returns the message, or a failure that names every faulty field in the order of the page */
export function checkMessage(typed: Typed): { ok: true; value: NewMessage } | Failure {
  const form = check(messageForm, typed);
  if (!form.ok) return form;
  const given = messageOf(form.value);
  const faults = messageFaults(given);
  return faults ?? { ok: true, value: given };
}

/** The kind that an address asks for. */
export const kindIn = (typed: Typed): string => messageKinds.find((kind) => kind === first(typed, 'kind')) ?? '';

export const tooMany = invalid(
  '您所在的网络一小时内提交的留言过多，请稍后再试。填写的内容仍在，也可以打电话或者到窗口。',
);
