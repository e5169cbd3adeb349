import type { ApplicantKind, DeliveryWay, Step } from '../../law/index.ts';
import { fold } from '../../law/index.ts';
import { authorityById, calendarOf } from '../../organizations/index.ts';
import type { Act } from '../../platform/action.ts';
import { cutDocument } from '../../search/index.ts';
import { appendStep, columnsOf } from '../handling/steps/take.ts';
import { nextNumber } from '../numbers.ts';
import { type Applicant, identityKey, sealApplicant, shownName } from '../privacy/applicant.ts';
import { hideIn, hideInName, withoutNumbers } from '../privacy/erasure.ts';
import { subjectOf } from '../rules.ts';
import { addFiles, type GivenFile } from '../store.ts';
import type { Provision } from '../tables.ts';

/** What is asked for, and how it shall be provided. 条例 art. 29 */
export interface Request {
  subject: string;
  description: string;
  purpose: string;
  provision: Provision;
  deliveryWay: DeliveryWay;
  wantsPublic: boolean;
  /** notices by e-mail */
  mailNotices?: boolean;
}

export interface NewApplication {
  applicant: Applicant;
  request: Request;
  files: readonly GivenFile[];
  /** the registration first */
  steps: readonly Step[];
  codeHash: Buffer | null;
  officer?: { id: number; officeId: number | null } | undefined;
  splitFrom?: number;
}

/** What is wanted, if it is enough to begin with: field → sentence. */
export function requestFaults({ description }: Pick<Request, 'description'>): Record<string, string> {
  return description.trim()
    ? {}
    : { description: '请写明所需信息的名称、文号或者便于查询的其他特征（《条例》第二十九条）' };
}

/** Writes a new application with its first steps, number and sealed applicant. */
export async function insertApplication(act: Act, given: NewApplication): Promise<{ id: number; number: string }> {
  const { applicant, request, steps } = given;
  const { db, who, today, sealer } = act;
  const state = fold(steps);
  const hide = hideIn(applicant);
  const [subject, description, purpose] = [request.subject, request.description, request.purpose].map(hide) as [
    string,
    string,
    string,
  ];
  const first = steps[0] as Step & { kind: 'registered' };
  const authority = (await authorityById(db, who.authorityId))!;
  const { number } = await nextNumber(db, authority, 'application', Number(first.on.slice(0, 4)));
  const { id } = await db
    .insertInto('applications')
    .values({
      authority_id: who.authorityId,
      number,
      applicant_kind: applicant.kind satisfies ApplicantKind,
      subject: subjectOf(withoutNumbers(subject), withoutNumbers(description)),
      channel: first.channel,
      arrived_on: first.on,
      confirmed_on: first.confirmed,
      officer_id: given.officer?.id ?? null,
      office_id: given.officer?.officeId ?? null,
      description: description.trim(),
      purpose: purpose.trim(),
      provision: request.provision,
      delivery_way: request.deliveryWay,
      wants_public: request.wantsPublic,
      mail_notices: request.mailNotices ?? false,
      applicant_shown: shownName(applicant),
      identity_key: identityKey(sealer, applicant),
      query_code_hash: given.codeHash,
      split_from: given.splitFrom ?? null,
      words: wordsOf(withoutNumbers(`${subject}\n${description}`)),
      ...columnsOf(state, today, await calendarOf(db)),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .updateTable('applications')
    .set({ sealed_applicant: sealApplicant(sealer, id, applicant) })
    .where('id', '=', id)
    .execute();
  for (const [at, step] of steps.entries()) await appendStep(act, id, at + 1, step);
  const by = { name: who.name, applicant: who.id === null, at: act.now, stepSeq: 1 };
  await addFiles(
    db,
    id,
    given.files.map((file) => ({ ...file, name: hideInName(applicant)(file.name) })),
    by,
  );
  return { id, number };
}

const MOST_WORDS = 120;

/** Words of two characters and more, each once: by them alike applications are found. */
export function wordsOf(text: string): string[] {
  return [...new Set(cutDocument(text))].filter((word) => [...word].length > 1).slice(0, MOST_WORDS);
}
