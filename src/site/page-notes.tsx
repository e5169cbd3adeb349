import type { FastifyRequest } from 'fastify';
import { kept } from '../platform/http/cache/kept-values.ts';

/** What rooms say of this page below its text. */
export async function pageNotes(request: FastifyRequest): Promise<string[]> {
  const { id } = request.authority;
  const { db, house } = request.server.services;
  const path = request.url.split('?')[0]!;
  const all = await Promise.all(
    house
      .brought('pageNotes')
      .map(({ name, of }) => kept(request, `page notes ${name} ${id}`, [`site ${id}`], () => of(db, id))),
  );
  return all.flatMap((notes) => [...(notes.get(path) ?? [])]);
}

/** In the order of their days. */
export function PageNotesShown({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <div class="help">
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}
