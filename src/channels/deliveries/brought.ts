import type { FastifyRequest } from 'fastify';
import { type Typed, typedIn } from '../../platform/http/form.ts';
import { staffOf } from '../../platform/http/services.ts';
import { issue, readIssued } from '../../platform/http/slips.ts';
import { readUpload } from '../../platform/http/upload.ts';
import { type Failure, invalid } from '../../platform/outcome.ts';
import { type Evidence, MOST_PROOFS } from './proofs.ts';

/** A photo or file that came with a form which is not done yet: the page carries it as a slip that nobody can make for a
 *  file of others. */
export interface Slip extends Evidence {
  slip: string;
}

/** A form, the photos that it brought now and earlier, and what is wrong with one. */
export interface Brought {
  fields: Typed;
  evidence: Slip[];
  failure?: Failure;
}

const purpose = (request: FastifyRequest) => `channels.proof:${staffOf(request).id}`;

/** Reads a form with or without photos; what came stays with it, whatever else is wrong, until it is dropped.
 *  @param room how many may come */
export async function proofsIn(request: FastifyRequest, room = MOST_PROOFS): Promise<Brought> {
  if (!request.isMultipart()) {
    const fields = typedIn(request);
    return { fields, evidence: earlier(request, fields) };
  }
  const upload = await readUpload(request, { kinds: ['jpg', 'png', 'webp', 'gif', 'pdf'], count: MOST_PROOFS });
  const { typed: fields, files } = upload.ok ? { typed: upload.value.fields, files: upload.value.files } : upload;
  const fresh = files.map(({ name, stored: { hash } }) => ({
    name,
    hash,
    slip: issue(request, purpose(request), { hash, name }),
  }));
  const all = [...new Map([...earlier(request, fields), ...fresh].map((one) => [one.hash, one])).values()];
  const evidence = all.slice(0, room);
  if (!upload.ok) return { fields, evidence, failure: upload };
  if (all.length <= room) return { fields, evidence };
  const left = all.slice(room).map(({ name }) => `“${name}”`);
  const message = `一条记录最多 ${MOST_PROOFS} 张，没有收下：${left.join('、')}`;
  return { fields, evidence, failure: invalid(message, { evidence: message }) };
}

function earlier(request: FastifyRequest, fields: Typed): Slip[] {
  const dropped = new Set([fields.drop ?? []].flat());
  return [fields.kept ?? []].flat().flatMap((slip) => {
    const file = dropped.has(slip) ? undefined : readIssued<Evidence>(request, purpose(request), slip);
    return file ? [{ ...file, slip }] : [];
  });
}
