import { z } from 'zod';
import { publicText } from '../organizations/index.ts';
import { fields, type ProfileField } from './content.ts';

const DAY = /^(\d{4}-\d\d-\d\d)?$/;

function schemaOf({ name, label, kind, max, required }: ProfileField): z.ZodType<string, unknown> {
  if (kind === 'date') return z.string().regex(DAY, '日期应如 2026-03-01').default('');
  if (name === 'siteIdCode')
    return z
      .string()
      .trim()
      .regex(/^(\d{10})?$/, '网站标识码应为十位数字')
      .default('');
  if (name === 'postcode')
    return z
      .string()
      .trim()
      .regex(/^(\d{6})?$/, '邮编应为六位数字')
      .default('');
  if (name === 'email') return publicText.mail(label);
  // a name must be there always, all else when it is submitted
  const must = required && ['name', 'shortName', 'paperPrefix'].includes(name);
  return must ? publicText.required(label, max) : publicText.optional(label, max);
}

/** 机关信息 as it is typed; what is missing of it is said when it is submitted. */
export const profileForm = z.object(Object.fromEntries(fields.map((one) => [one.name, schemaOf(one)])));
