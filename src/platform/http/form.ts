import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Failure, FailureError, invalid, notFound } from '../outcome.ts';
import {
  type Confirmed,
  confirmedIn,
  countsOf,
  isConfirmation,
  objectionTo,
  type Passage,
  passagesIn,
  publicFields,
} from '../public-text/index.ts';

z.config(z.locales.zhCN());

/** What a person typed, as it came: shown again when something is wrong. Repeated fields are lists. */
export type Typed = Record<string, string | string[] | undefined>;

const uploads = new WeakMap<FastifyRequest, Typed>();
/** From which request what was typed came. */
const origins = new WeakMap<Typed, FastifyRequest>();
/** What was asked about and answered for in texts of a request, once where several forms hold the same. */
const answered = new WeakMap<FastifyRequest, Passage[]>();

/** The fields of a form that came with files, once they were read (upload.ts): they stand in no body. */
export function keepTyped(request: FastifyRequest, typed: Typed): void {
  uploads.set(request, typed);
}

/** The fields of a form. Control characters that no keyboard makes (and PostgreSQL cannot store) are dropped. */
export function typedIn(request: FastifyRequest): Typed {
  const typed = uploads.get(request) ?? clean(request.body);
  origins.set(typed, request);
  return typed;
}

/** What was confirmed in a form, with files or without, of what the automatic checks found in it; its counts once `check`
 *  took what `typedIn` gave. */
export function confirmedOf(request: FastifyRequest): Confirmed {
  const body = uploads.get(request) ?? request.body;
  const given = body && typeof body === 'object' ? Object.entries(body) : [];
  const confirmed = confirmedIn(clean(Object.fromEntries(given.filter(([name]) => isConfirmation(name)))));
  return {
    ...confirmed,
    // who calls may be asked for before the form is looked into
    get counts() {
      const found = answered.get(request);
      return found && countsOf(found);
    },
  };
}

/** The query string, likewise. */
export function queryOf(request: FastifyRequest): Typed {
  return clean(request.query);
}

function clean(source: unknown): Typed {
  const typed: Typed = {};
  if (!source || typeof source !== 'object') return typed;
  for (const [name, value] of Object.entries(source))
    if (name === '__proto__')
      continue; // would become what the record inherits from
    else if (typeof value === 'string') typed[name] = cleanText(value);
    else if (Array.isArray(value)) typed[name] = value.filter((item) => typeof item === 'string').map(cleanText);
  return typed;
}

/** The first value typed in a field; nothing typed: ''. */
export function first(typed: Typed, name: string): string {
  return [typed[name] ?? ''].flat()[0] ?? '';
}

/** Without NUL and other control characters, line ends as \n, no lone surrogates. */
export function cleanText(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
      .toWellFormed()
  );
}

/** Checks what was typed, and looks into what of it the public will read. @returns the values, or a failure that names
 *  each faulty field */
export function check<S extends z.ZodType>(schema: S, typed: Typed): { ok: true; value: z.output<S> } | Failure {
  const input = checkDraft(schema, typed);
  if (!input.ok) return input;
  const value = input.value as Record<string, unknown>;
  const looked = [...publicFields(schema)];
  const found = looked.flatMap(([field, { label, look }]) => {
    const text = [value[field] ?? ''].flat().join('，');
    return passagesIn([{ where: label, text, field, under: label }], look);
  });
  const objection = objectionTo(found, confirmedIn(typed));
  if (objection) return objection;
  const request = origins.get(typed);
  if (request && looked.length) answered.set(request, [...(answered.get(request) ?? []), ...found]);
  return input;
}

/** Checks what was typed and is not public by that: a draft is looked into when it is submitted. */
export function checkDraft<S extends z.ZodType>(schema: S, typed: Typed): { ok: true; value: z.output<S> } | Failure {
  const parsed = schema.safeParse(typed);
  if (parsed.success) return { ok: true, value: parsed.data };
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[issue.path.map(String).join('.')] ??= issue.message;
  return invalid('有内容需要修改，请看标出的地方', fields);
}

/** The largest number that every column of the books can be compared with. */
const MOST = 2_147_483_647;

/** A positive whole number of the address, e.g. /documents/:id. @throws FailureError 404 */
export function idOf(request: FastifyRequest, name = 'id'): number {
  const text = (request.params as Record<string, string>)[name] ?? '';
  if (!/^[1-9]\d{0,9}$/.test(text) || Number(text) > MOST) throw new FailureError(notFound());
  return Number(text);
}

/** A whole number that the page itself put into its form: a version, a place in a list. @returns NaN for anything else, which
 *  equals no such number and which no column is asked for */
export function countIn(typed: Typed, name: string): number {
  const text = first(typed, name);
  return /^\d{1,10}$/.test(text) && Number(text) <= MOST ? Number(text) : Number.NaN;
}

/** Nothing in it can end a header or name a second recipient. */
const MAIL = /^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,190}$/;

/** Field types that forms share. */
export const field = {
  /** An address to which mail is sent. */
  email: () => z.string('请填写邮箱').trim().regex(MAIL, '邮箱的格式不对，应如 name@example.com'),
  /** A line that must be filled in. */
  required: (label: string, max = 200) =>
    z.string(`请填写${label}`).trim().min(1, `请填写${label}`).max(max, `${label}最多 ${max} 个字`),
  /** A line that may stay empty. */
  optional: (label: string, max = 200) => z.string().trim().max(max, `${label}最多 ${max} 个字`).default(''),
  /** The place in a list, small first; null where left empty. */
  position: () =>
    z
      .string()
      .trim()
      .regex(/^\d{0,3}$/, '排列次序应为 0 至 999 的整数')
      .default('')
      .transform((text) => (text ? Number(text) : null)),
  /** A whole number that the page itself put into its form. @param wrong said of anything else */
  count: (wrong: string) =>
    z.preprocess(
      (value) => (typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value),
      z.number(wrong).max(MOST, wrong),
    ),
  /** One or more of several boxes with the same name. */
  list: () =>
    z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(z.string())),
};
