import type { Hostile } from '../support/hostile.ts';
import type { Sending } from '../support/walking.ts';
import { fileContents } from './values.ts';

export type Fields = [name: string, value: string][];

/** Of each kind one that is whole; no field takes all. */
const WHOLE = [
  { name: '图.png', content: fileContents[2]! },
  { name: '件.pdf', content: fileContents[0]! },
  { name: '表.csv', content: fileContents[6]! },
];

/** Files that these fields take. */
export function filesFor(chance: Hostile, { controls }: Sending) {
  return controls
    .filter(({ kind }) => kind === 'file')
    .map(({ name: field, values: [accept = ''] }) => {
      const taken = WHOLE.filter(({ name }) => !accept || accept.includes(name.slice(1)) || accept.includes('image/*'));
      return { field, ...chance.one(taken.length ? taken : WHOLE) };
    });
}

/** A form as somebody fills it in who means well: something of what can be chosen, what fits in what is typed.
 *  @returns the fields, and the names of those for files */
export function filledWell(chance: Hostile, { controls }: Sending): { fields: Fields; files: string[] } {
  const fields: Fields = [];
  for (const { name, kind, values } of controls) {
    if (kind === 'file' || (kind === 'button' && chance.below(2))) continue;
    if (kind === 'text') fields.push([name, values[0] === BLANK ? (FITTING[name]?.(chance) ?? BLANK) : values[0]!]);
    else fields.push([name, chance.one(values.filter(Boolean)) ?? '']);
  }
  return { fields, files: controls.filter(({ kind }) => kind === 'file').map(({ name }) => name) };
}

/** What stands in a field that was empty. */
const BLANK = '走查';
const REASON = '经核对原件，此处有一处笔误，以更正后的为准';
const day = (chance: Hostile) => `2024-02-${String(1 + chance.below(24)).padStart(2, '0')}`;
const FITTING: Readonly<Record<string, (chance: Hostile) => string>> = {
  creditCode: () => '000000000000000013',
  documentNumber: () => '000000199001010018',
  agentDocumentNumber: () => '000000199001010018',
  telephone: () => '19900000000',
  agentTelephone: () => '19900000000',
  postcode: () => '100000',
  url: () => 'https://example.com/a',
  position: () => '5',
  slug: (chance) => `lan-${chance.below(100_000)}`,
  said: (chance) => `说法${chance.below(100_000)}`,
  document: () => '',
  application: () => '',
  relation_to: () => '',
  name: (chance) => `名称${chance.below(100_000)}`,
  code: (chance) => `m${chance.below(100_000)}`,
  host: () => 'mail.example.com',
  siteAddress: () => 'https://town.example.com',
  from: () => '2024-03-12',
  at: () => '2024-03-12T09:00',
  document_number: () => '',
  identification: () => '',
  reason: () => REASON,
  note: () => REASON,
  opinion: () => REASON,
  description: () => '2023 年农村道路维修的合同和验收材料',
  subject: () => '道路维修的合同',
  body: () => '经审查，依法作出如下处理。\n一、所需信息可以公开。\n二、随本文书提供。',
  body_html: () => '<p>关于农村道路维修的通知，请各村按期完成。</p>',
  formed_on: day,
  title: (chance) => `关于第 ${chance.below(100_000)} 段道路维修的通知`,
};
