import { z } from 'zod';
import type { Authority } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';

/** Where somebody asks. */
export interface AskedOf {
  db: Db;
  authority: Pick<Authority, 'id' | 'name'>;
  /** whole address of the site, without a slash at its end */
  site: string;
  /** HTML of the site with whole addresses */
  whole: (html: string) => string;
  now: Date;
}

/** Something that programs may ask: tells of itself all that its description says. */
export interface Endpoint {
  /** '/api/v1/documents/{id}' */
  path: string;
  name: string;
  summary: string;
  /** of the path and of the query, by name */
  params: z.ZodObject;
  answer: z.ZodType;
  /** @returns undefined: there is none */
  run: (of: AskedOf, given: Record<string, unknown>) => Promise<unknown>;
}

/** With its types held together: what `run` is given is what `params` reads, what it gives is what `answer` says. */
export function endpoint<P extends z.ZodObject, A extends z.ZodType>(
  one: Omit<Endpoint, 'params' | 'answer' | 'run'> & {
    params: P;
    answer: A;
    run: (of: AskedOf, given: z.output<P>) => Promise<z.input<A> | undefined>;
  },
): Endpoint {
  return { ...one, run: (of, given) => one.run(of, given as z.output<P>) };
}

/** Sorts of parameters, as an address carries them. */
export const param = {
  year: z
    .string()
    .regex(/^20\d\d$/, '年度应为四位数字')
    .transform(Number)
    .meta({ description: '年度，如 2023' }),
  id: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, '编号应为整数')
    .transform(Number)
    .meta({ description: '编号' }),
  whole: (description: string, most: number, usual: number) =>
    z
      .string()
      .regex(/^[1-9]\d{0,5}$/, `${description}应为正整数`)
      .transform((text) => Math.min(most, Number(text)))
      .default(usual)
      .meta({ description: `${description}，最多 ${most}，不写为 ${usual}` }),
};
