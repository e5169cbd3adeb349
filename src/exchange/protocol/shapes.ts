import { z } from 'zod';
import { isDay } from '../../platform/dates.ts';
import { cleanText } from '../../platform/http/form.ts';

/** Below this stands the protocol on every site. */
export const BASE = '/exchange/v1';
/** Bytes of one part of a file at most. */
export const PART = 1024 * 1024;
/** Bytes of what is said of a document at most. */
export const SAID = 4 * 1024 * 1024;

const text = (most: number) => z.string().max(most).transform(cleanText);
const hash = z.string().regex(/^[0-9a-f]{64}$/, '文件的 hash 应为 64 位十六进制的 SHA-256');
const address = z
  .string()
  .max(500)
  .refine(
    (one) => !one || (/^https?:\/\/[^\s<>"]+$/.test(one) && URL.canParse(one)),
    '网址应以 https:// 或 http:// 开头',
  )
  .default('');

const validity = z.enum(['valid', 'expired', 'repealed']);
const day = z.string().refine(isDay, '日期应如 2023-12-29');

/** A document as it is sent. */
export const documentShape = z.object({
  version: z.int().positive(),
  title: text(200).refine((one) => one.trim() !== '', '没有标题'),
  html: text(2_000_000),
  summary: text(500).default(''),
  column: text(60).default(''),
  documentNumber: text(60).default(''),
  indexNumber: text(80).default(''),
  formedOn: day.nullable().default(null),
  keywords: z.array(text(20)).max(10).default([]),
  validity: validity.default('valid'),
  /** from when, and why it is no longer in force, or is again */
  validityOn: day.nullable().default(null),
  validityReason: text(300).default(''),
  correctionNote: text(300).default(''),
  /** where the original stands, and the address of the site before which its links are read */
  address,
  site: address,
  attachments: z
    .array(z.object({ hash, name: text(200) }))
    .max(20)
    .default([]),
});
export type SentDocument = z.output<typeof documentShape>;

export const withdrawalShape = z.object({ version: z.int().positive(), reason: text(300).default('') });

/** 失效、废止, or valid again, of a text that stays as it is. */
export const validityShape = z.object({
  version: z.int().positive(),
  validity,
  on: day.nullable().default(null),
  reason: text(300).default(''),
});

/** Files that a document is going to need. */
export const filesShape = z.object({
  files: z
    .array(
      z.object({ hash, name: text(200).refine((one) => one.trim() !== '', '没有文件名'), size: z.int().positive() }),
    )
    .max(200),
});

/** What became of a document here. */
export const standingShape = z.object({
  key: z.string(),
  version: z.number(),
  state: z.enum(['waiting', 'public', 'withdrawn', 'takenDown', 'declined']),
  /** where the public reads it; '' while it does not */
  address: z.string(),
  reason: z.string(),
});
export type DocumentStanding = z.output<typeof standingShape>;

export const lackingShape = z.object({ lacking: z.array(z.object({ hash: z.string(), came: z.number() })) });
export const cameShape = z.object({ came: z.number(), kept: z.boolean() });
export const changesShape = z.object({ documents: z.array(standingShape), next: z.number() });
export const refusalShape = z.object({
  error: z.object({ code: z.string(), message: z.string(), came: z.number().optional() }),
});
