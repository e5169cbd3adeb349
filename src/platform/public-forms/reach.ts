import { z } from 'zod';

/** How people are reached who have no account: a mail address that may stay empty. */
export const optionalEmail = z
  .string()
  .trim()
  .max(100, '电子邮箱过长')
  .refine((text) => text === '' || z.email().safeParse(text).success, '电子邮箱格式不对，应类似 name@example.com')
  .default('');

/** A telephone number as it is kept: any width, without blanks and signs. */
export const digitsOf = (text: string): string => text.normalize('NFKC').replace(/[\s()-]/g, '');
