import { z } from 'zod';
import { publicText } from '../../organizations/index.ts';
import { day } from '../facilities/form.ts';

const id = (label: string) =>
  z
    .string(`请选择${label}`)
    .regex(/^[1-9]\d{0,9}$/, `请选择${label}`)
    .transform(Number);
const optionalId = z
  .string()
  .regex(/^\d{0,10}$/, '请重新选择')
  .default('')
  .transform((text) => (text ? Number(text) : null));

const keptFor = {
  officeId: id('所属科室（村、社区）'),
  tendedBy: optionalId,
  servesAll: z
    .string()
    .optional()
    .transform((text) => text === 'yes'),
};
const named = {
  /** which record of several facilities it was counted in; null: in none */
  outOf: optionalId,
  name: publicText.required('名称', 60),
  place: publicText.optional('地点', 100),
};
const since = z.string().default('');
const own = {
  board: { paper: z.enum(['A3', 'A4'], '请选择纸张') },
  group: {
    members: z
      .string()
      .trim()
      .regex(/^(?:[1-9]\d{0,4})?$/, '人数应为大于 0 的整数')
      .default('')
      .transform((text) => (text ? Number(text) : null)),
  },
};

/** Of a board. Name, place and days stand in the annual report. */
export const newBoardForm = z.object({
  kind: z.enum(['board', 'serviceBoard'], '请选择类别'),
  ...named,
  ...keptFor,
  ...own.board,
  since,
});
export const boardForm = z.object({ ...keptFor, ...own.board });
/** Of a group. */
export const newGroupForm = z.object({ ...named, ...keptFor, ...own.group, since });
export const groupForm = z.object({ ...keptFor, ...own.group });

/** The day from which it is used, asked for where no record says it already. */
export const sinceForm = z.object({ since: day('启用日期') });
