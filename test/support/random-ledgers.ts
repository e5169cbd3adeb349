import fc from 'fast-check';
import { APPLICANT_KIND_IDS, channels, REMEDY_BLOCK_IDS, REPLY_ROW_IDS } from '../../src/law/index.ts';
import type { Db } from '../../src/platform/database/index.ts';
import { ledgersOf } from './ledgers.ts';
import type { TestTown } from './town.ts';

const day = fc
  .integer({ min: 0, max: 4 * 365 })
  .map((offset) => new Date(Date.UTC(2021, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10));
const span = fc.tuple(day, day).map(([a, b]) => (a < b ? [a, b] : [b, a]) as [string, string]);
const some = <T>(of: fc.Arbitrary<T>, maxLength: number) => fc.array(of, { maxLength });

/** What happened in a town from 2021 to 2024, in any order. */
export const randomLedgers = fc.record({
  applications: some(
    fc.tuple(fc.constantFrom(...APPLICANT_KIND_IDS), span, fc.constantFrom(undefined, ...REPLY_ROW_IDS)),
    25,
  ),
  remedies: some(
    fc.tuple(fc.constantFrom(...REMEDY_BLOCK_IDS), span, fc.constantFrom(undefined, 'upheld', 'corrected')),
    6,
  ),
  documents: some(
    fc.tuple(fc.constantFrom('rule', 'normativeDocument'), span, fc.constantFrom('valid', 'expired', 'repealed')),
    6,
  ),
  deliveries: some(fc.tuple(fc.constantFrom(...channels), fc.nat(9), day), 8),
  acts: some(
    fc.tuple(fc.constantFrom('licence', 'penalty', 'coercion', 'fee', 'otherChannel'), day, fc.nat(9_999_999)),
    4,
  ),
  balance: fc.record({ opening: fc.nat(9), issued: fc.tuple(day, fc.nat(9)), repealed: fc.tuple(day, fc.nat(9)) }),
});
type RandomLedgers = typeof randomLedgers extends fc.Arbitrary<infer T> ? T : never;

/** Writes them into the books of one town. */
export async function writeLedgers(db: Db, town: TestTown, of: RandomLedgers): Promise<void> {
  const ledgers = ledgersOf(db, town);
  for (const [kind, [from, to], outcome] of of.applications)
    await ledgers.application(kind, from, outcome, outcome && to, outcome === 'granted' ? 1000 : 0);
  for (const [kind, [from, to], result] of of.remedies) await ledgers.remedy(kind, from, result, result && to);
  for (const [form, [formed, changed], validity] of of.documents)
    await ledgers.legalDocument(form, { formed, validity, ...(validity !== 'valid' && { changed }) });
  for (const [channel, count, on] of of.deliveries) await ledgers.deliveries(channel, count, on);
  for (const [kind, on, figure] of of.acts) await ledgers.act(kind, on, figure);
  const { opening, issued, repealed } = of.balance;
  await ledgers.act('documentOpening', '2021-01-01', opening + repealed[1]);
  await ledgers.act('documentIssued', ...issued);
  await ledgers.act('documentRepealed', ...repealed);
}
