import { z } from 'zod';
import { publicText } from '../../organizations/index.ts';
import { isDay } from '../../platform/dates.ts';
import { facilityKinds } from './kinds.ts';

export const day = (label: string) => z.string(`请填写${label}`).trim().refine(isDay, `请填写${label}，如 2023-09-25`);
const MOST = 10_000;

/** Names and places stand in the annual report. */
export const facilityForm = z.object({
  kind: z.enum(facilityKinds, '请选择类别'),
  name: publicText.required('名称', 60),
  place: publicText.optional('地点', 100),
  count: z
    .string('请填写数量')
    .trim()
    .regex(/^[1-9]\d{0,4}$/, '数量应为大于 0 的整数')
    .transform(Number)
    .refine((count) => count <= MOST, `数量最多 ${MOST}，请核对`),
  since: day('启用日期'),
});
