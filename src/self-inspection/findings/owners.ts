import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import { DESK } from '../paths.ts';
import type { OwnerRole } from '../tables.ts';
import type { Fault } from './rules.ts';

/** Whose a fault is to mend, and where. */
export interface Owner {
  role: OwnerRole;
  officeId: number | null;
  /** '' where no page of the console mends it */
  href: string;
}

const numberIn = (text: string, form: RegExp): number | undefined => {
  const [, digits] = form.exec(text) ?? [];
  return digits && digits.length < 10 ? Number(digits) : undefined;
};

/** Of each fault, in the same order: the office of its document, guide, message or column; who runs the system for what no
 *  office writes; else the head of disclosure work. */
export async function ownersOf(db: Db, authorityId: number, faults: readonly Fault[]): Promise<Owner[]> {
  const documents = ids(faults, (one) => documentOf(one));
  const guides = ids(faults, (one) => guideOf(one));
  const messages = ids(faults, (one) => numberIn(one.key, /^message (\d+)$/));
  const slugs = [...new Set(faults.flatMap(({ where }) => /^\/columns\/([^/?]+)$/.exec(where)?.[1] ?? []))];
  const { rows } = await sql<{ kind: string; id: string; office: number | null }>`
    select 'document' as kind, id::text as id, office_id::int as office from documents
      where authority_id = ${authorityId} and id = any(${documents}::bigint[])
    union all select 'guide', id::text, office_id::int from guides
      where authority_id = ${authorityId} and id = any(${guides}::bigint[])
    union all select 'message', id::text, office_id::int from messages
      where authority_id = ${authorityId} and id = any(${messages}::bigint[])
    union all select 'column', c.slug, (select p.office_id::int from publications p
        where p.column_id = c.id and p.withdrawn_at is null order by p.published_at desc limit 1)
      from columns c where c.authority_id = ${authorityId} and c.slug = any(${slugs}::text[])`.execute(db);
  const of = new Map(rows.map(({ kind, id, office }) => [`${kind} ${id}`, office]));
  const officeOf = (kind: string, id: string | number | undefined) =>
    id === undefined ? undefined : of.get(`${kind} ${id}`);
  return faults.map((fault): Owner => {
    const office = (kind: string, id: string | number | undefined, href: string): Owner | undefined => {
      const found = officeOf(kind, id);
      if (found === undefined) return undefined;
      return found === null
        ? { role: 'disclosureHead', officeId: null, href }
        : { role: 'office', officeId: found, href };
    };
    const message = numberIn(fault.key, /^message (\d+)$/);
    const slug = /^\/columns\/([^/?]+)$/.exec(fault.where)?.[1];
    const [document, guide] = [documentOf(fault), guideOf(fault)];
    return (
      office('message', message, `/console/messages/${message}`) ??
      office('guide', guide, `/console/guides/${guide}`) ??
      office(
        'document',
        document,
        fault.key.startsWith('finding ') ? '/console/inspection' : `/console/documents/${document}`,
      ) ??
      office('column', slug, '/console/documents/new') ??
      byIndicator(fault)
    );
  });
}

/** What stands on no page of an office. */
function byIndicator({ indicator, key }: Fault): Owner {
  const head = (href: string): Owner => ({ role: 'disclosureHead', officeId: null, href });
  switch (indicator) {
    case 'home':
    case 'columns':
      return head('/console/documents/new');
    case 'newMedia':
      return head('/console/channel-desk');
    case 'services':
    case 'guideElements':
      return head('/console/guides');
    case 'interaction':
      return head('/console/messages');
    case 'expressions':
    case 'wording':
    case 'outsideLinks':
    case 'interpretation':
      return head('/console/inspection');
    case 'metadata':
      return key === '/' ? head('/console/authority') : { role: 'systemAdmin', officeId: null, href: '' };
    case 'unreachable':
    case 'https':
      return { role: 'systemAdmin', officeId: null, href: `${DESK}/${indicator === 'https' ? 'address' : 'probes'}` };
    default: // what the program itself does
      return { role: 'systemAdmin', officeId: null, href: '' };
  }
}

const documentOf = ({ where, key }: Fault): number | undefined =>
  numberIn(where, /^\/documents\/(\d+)$/) ?? numberIn(key, /^\/documents\/(\d+)$/);
const guideOf = ({ where, key }: Fault): number | undefined =>
  numberIn(where, /^\/guides\/(\d+)$/) ?? numberIn(key, /^\/guides\/(\d+)$/);

const ids = (faults: readonly Fault[], of: (fault: Fault) => number | undefined): number[] => [
  ...new Set(faults.flatMap((one) => of(one) ?? [])),
];
