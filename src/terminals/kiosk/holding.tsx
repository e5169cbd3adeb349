import type { FastifyRequest } from 'fastify';
import { dayOf, longDate } from '../../platform/dates.ts';
import { paperDate } from '../../platform/papers/index.ts';
import { type Policy, policyById, spanOf, validityOn } from '../../policies/index.ts';
import { DocumentStanding, type Publication, publicationById, validityNames } from '../../publishing/index.ts';

/** Of a document: whether it holds, which whoever reads or prints it must know first. */
export interface Holding {
  /** undefined: not on the site */
  publication: Publication | undefined;
  /** undefined: no policy document */
  policy: Policy | undefined;
  /** 'YYYY-MM-DD' */
  today: string;
}

export async function holdingOf(request: FastifyRequest, documentId: number): Promise<Holding> {
  const { db, now } = request.server.services;
  const { id } = request.authority;
  const [publication, policy] = await Promise.all([
    publicationById(db, id, documentId),
    policyById(db, id, documentId),
  ]);
  return { publication, policy, today: dayOf(now()) };
}

/** The first day on which it no longer holds because its own term is over; undefined: it is not, or its office has said
 *  already that it holds no more. */
function termOver({ publication, policy, today }: Holding): string | undefined {
  if (!policy || publication?.validity !== 'valid' || validityOn(policy, today) === 'valid') return undefined;
  const { ends } = spanOf(policy);
  return ends?.why === 'term' ? ends.on : undefined;
}

/** What stands above a document that holds no more, soon holds no more, or was corrected. */
export function HoldingNotes({ of }: { of: Holding }) {
  const over = termOver(of);
  return (
    <>
      {of.publication && <DocumentStanding content={of.publication} />}
      {over && (
        <p class="warning">
          <b>本文件的有效期已满</b>，自 {longDate(over)}起不再有效。仅供查阅，不再作为办事依据。
        </p>
      )}
    </>
  );
}

/** The same on paper, in a sentence; '': it holds. */
export function holdingOnPaper(of: Holding): string {
  const { publication } = of;
  const over = termOver(of);
  const only = '仅供查阅，不再作为办事依据。';
  if (over) return `本文件的有效期已满，自${paperDate(over)}起不再有效。${only}`;
  if (!publication || publication.validity === 'valid') return '';
  const since = publication.validityChangedOn ? `，自${paperDate(publication.validityChangedOn)}起` : '';
  return `本文件已${validityNames[publication.validity]}${since}。${only}`;
}
