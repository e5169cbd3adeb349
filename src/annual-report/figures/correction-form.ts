import { z } from 'zod';
import { publicText } from '../../organizations/index.ts';
import { typedNumber } from './typed-number.ts';

/** A figure put right by hand; the reason stands in the report. */
export const correctionForm = z.object({
  corrected: z
    .string('请填写更正后的数字')
    .transform(typedNumber)
    .refine((text) => /^\d+$/.test(text), '请填写不小于 0 的整数')
    .transform(Number)
    .refine((figure) => figure <= 9_999_999, '数字过大，请核对'),
  reason: publicText.required('更正原因', 300),
});
