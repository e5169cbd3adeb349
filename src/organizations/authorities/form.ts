import { z } from 'zod';
import { field } from '../../platform/http/form.ts';
import { publicText } from '../public-text.ts';
import type { NewAuthority } from './make.ts';

/** A login name, as every form that opens an account asks it. */
export const loginField = () =>
  z
    .string('请填写登录名')
    .trim()
    .regex(/^[a-z0-9-]{3,40}$/, '登录名应为 3 至 40 位小写字母、数字或短横线');

/** What is asked of every new authority. */
const authorityFields = {
  name: publicText.required('行政机关全称', 60),
  shortName: publicText.required('简称', 20),
  code: publicText.of(
    z
      .string('请填写机关代码')
      .trim()
      .regex(/^[a-z0-9]{2,12}$/, '机关代码应为 2 至 12 位小写字母或数字'),
    '机关代码',
  ),
  siteIdCode: z
    .string()
    .trim()
    .regex(/^(\d{10})?$/, '网站标识码应为十位数字')
    .default(''),
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
export function authorityIn(form: Fields, paperPrefix: string): NewAuthority {
  const { name, shortName, code, siteIdCode, officeName } = form;
  return {
    ...{ name, shortName, code, siteIdCode, officeName, paperPrefix },
    admins: [
      { role: 'systemAdmin', login: form.login0, name: form.name0 },
      { role: 'securityAdmin', login: form.login1, name: form.name1 },
      { role: 'auditAdmin', login: form.login2, name: form.name2 },
    ],
  };
}

/** A host name under which a site answers, without scheme, port or path; null for none. */
const hostField = z
  .string()
  .trim()
  .toLowerCase()
  .max(200, '域名过长')
  .regex(
    /^(([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$/,
    '请只填域名，如 www.example.com，不带 http:// 和端口',
  )
  .default('')
  .transform((host) => host || null);

/** Before there is any authority. */
export const setUpForm = z.object({ key: field.required('设置口令', 100), ...authorityFields });

/** One more authority, below this one. */
export const belowForm = z.object({
  ...authorityFields,
  paperPrefix: publicText.optional('发文代字', 20),
  host: publicText.of(hostField, '网站域名'),
});
