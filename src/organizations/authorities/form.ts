import { z } from 'zod';
import { field } from '../../platform/http/form.ts';
import { plainHost } from '../../platform/http/host.ts';
import { publicText } from '../public-text.ts';
import type { NewAuthority } from './make.ts';

/** A login name, as every form that opens an account asks it. */
export const loginField = () =>
  z
    .string('请填写登录名')
    .trim()
    .regex(/^[a-z0-9-]{3,40}$/, '登录名应为 3 至 40 位小写字母、数字或短横线');

const siteIdCode = z
  .string()
  .trim()
  .regex(/^(\d{10})?$/, '网站标识码应为十位数字')
  .default('');

/** What is asked of every new authority. */
const authorityFields = {
  name: publicText.required('行政机关全称', 60),
  shortName: publicText.required('简称', 20),
  siteIdCode,
  code: publicText.of(
    z
      .string('请填写机关代码')
      .trim()
      .regex(/^[a-z0-9]{2,12}$/, '机关代码应为 2 至 12 位小写字母或数字'),
    '机关代码',
  ),
  officeName: publicText.required('政府信息公开工作机构', 40),
  name0: field.required('系统管理员姓名', 40),
  login0: loginField(),
  name1: field.required('安全管理员姓名', 40),
  login1: loginField(),
  name2: field.required('审计管理员姓名', 40),
  login2: loginField(),
};

type Fields = { [name in keyof typeof authorityFields]: z.output<(typeof authorityFields)[name]> };

/** The form's fields as the actions take them. */
export function authorityIn<H extends { host: string | null }>(
  form: Fields & H,
  paperPrefix: string,
): NewAuthority & { host: string | null } {
  const { name, shortName, code, siteIdCode, officeName, host } = form;
  return {
    ...{ name, shortName, code, siteIdCode, officeName, host },
    paperPrefix: paperPrefix || shortName,
    admins: [
      { role: 'systemAdmin', login: form.login0, name: form.name0 },
      { role: 'securityAdmin', login: form.login1, name: form.name1 },
      { role: 'auditAdmin', login: form.login2, name: form.name2 },
    ],
  };
}

const HOST = /^(([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$/;

/** A host name under which a site answers, however it is written, in its plain form; null for none. */
const hostField = z
  .string()
  .trim()
  .max(200, '域名过长')
  .transform((text) => text && (plainHost(text) || text))
  .refine((text) => HOST.test(text), '请只填域名，如 www.example.com，不带 http:// 和端口')
  .default('')
  .transform((host) => host || null);

const paperPrefix = publicText.optional('发文代字', 20);

/** Where an authority stands among the others: to whom it reports (null: to nobody on the platform), and its site. */
const placeFields = {
  host: publicText.of(hostField, '网站域名'),
  parentId: z
    .string()
    .regex(/^\d{0,9}$/, '请选择上级机关')
    .default('')
    .transform((text) => (text ? Number(text) : null)),
};

/** Before there is any authority. */
export const setUpForm = z.object({
  key: field.required('设置口令', 100),
  ...authorityFields,
  paperPrefix,
  host: placeFields.host,
});

/** Whoever keeps the machine shows that they do. */
export const keyForm = z.object({ key: field.required('设置口令', 100) });

/** One more authority. */
export const newForm = z.object({ ...authorityFields, paperPrefix, ...placeFields });

/** What can be mended of one. */
export const mendForm = z.object({
  siteIdCode,
  ...placeFields,
});

/** Why one is closed, for its page and the log. */
export const closeForm = z.object({ reason: field.required('停用的原因', 200) });
