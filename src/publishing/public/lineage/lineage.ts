import { sql } from 'kysely';
import type { Db } from '../../../platform/database/index.ts';
import type { RelationKind, Validity } from '../../tables.ts';

/** Relations that change what another document says. */
type Change = Extract<RelationKind, 'amends' | 'repeals' | 'replaces'>;

/** A document of a lineage; of others' documents title and number are known, no day. */
export interface Step {
  /** its document; null: of another authority */
  documentId: number | null;
  title: string;
  documentNumber: string;
  /** of an address elsewhere; '' of one of ours, or where none is known */
  address: string;
  /** 成文日期, else of publication: 'YYYY-MM-DD' */
  on: string | null;
  validity: Validity | null;
}

/** That one document changes another; places in the lineage's steps. */
export interface Link {
  from: number;
  to: number;
  kinds: readonly Change[];
}

export interface Lineage {
  /** the older first */
  steps: readonly Step[];
  links: readonly Link[];
  /** more belong to it than are shown */
  cut: boolean;
}

/** Documents that are shown at most: more is no picture. */
const MOST = 24;

export interface Edge {
  kind: Change;
  from: number;
  /** null: of another authority */
  to: number | null;
  title: string;
  number: string;
  address: string;
}

/** 沿革 of a document that the site shows: what changed it and what it changed, and so on, over all that is on the site.
 *  @returns steps are empty where nothing changes it and it changes nothing */
export async function lineageOf(db: Db, authorityId: number, documentId: number): Promise<Lineage> {
  const { rows } = await sql<Edge>`
    select l.kind, p.document_id as "from", l.other as "to", coalesce(q.title, l.title) as title, l.number, l.address
    from publications p join lateral (
      select kind, to_document_id as other, '' as title, '' as number, '' as address
      from revision_relations where revision_id = p.revision_id
      union all select kind, to_document_id, to_title, to_number, to_address
      from document_relations where from_document_id = p.document_id) l on true
      left join publications q on q.document_id = l.other and q.withdrawn_at is null and q.on_site
    where p.authority_id = ${authorityId} and p.withdrawn_at is null and p.on_site
      and l.kind in ('amends', 'repeals', 'replaces') and (l.other is null or q.document_id is not null)`.execute(db);
  const { ids, cut } = connected(rows, documentId);
  if (ids.size < 2 && !rows.some(({ from }) => from === documentId)) return { steps: [], links: [], cut: false };
  const { rows: ours } = await sql<Step & { documentId: number }>`
    select p.document_id as "documentId", p.title, r.document_number as "documentNumber", '' as address, p.validity,
      coalesce(p.formed_on, (p.published_at at time zone 'Asia/Shanghai')::date)::text as on
    from publications p join revisions r on r.id = p.revision_id where p.document_id = any(${[...ids]})`.execute(db);
  return { ...inOrder(ours, rows), cut };
}

/** Documents that a chain of changes joins to this one, the nearest first as far as MOST goes. */
export function connected(edges: readonly Edge[], start: number): { ids: ReadonlySet<number>; cut: boolean } {
  const near = new Map<number, number[]>();
  const join = (a: number, b: number) => near.set(a, [...(near.get(a) ?? []), b]);
  for (const { from, to } of edges) {
    if (to === null) continue;
    join(from, to);
    join(to, from);
  }
  const ids = new Set([start]);
  for (const at of ids)
    for (const next of near.get(at) ?? []) {
      if (ids.size >= MOST && !ids.has(next)) return { ids, cut: true };
      ids.add(next);
    }
  return { ids, cut: false };
}

/** Steps from the oldest to the newest, others' documents before the first of ours that changes them, and what each
 *  changes. */
export function inOrder(
  ours: readonly (Step & { documentId: number })[],
  edges: readonly Edge[],
): Pick<Lineage, 'steps' | 'links'> {
  const known = new Map(ours.map((step) => [step.documentId, step]));
  const inside = edges.filter(({ from, to }) => known.has(from) && (to === null || known.has(to)));
  const day = ({ on }: Step) => on ?? '';
  const sorted = [...ours].sort((a, b) => day(a).localeCompare(day(b)) || a.documentId - b.documentId);
  const nameOf = ({ title, number }: Edge) => `${title}\n${number}`;
  const steps: Step[] = [];
  const places = new Map<number | string, number>();
  const put = (key: number | string, step: Step) => {
    if (!places.has(key)) places.set(key, steps.push(step) - 1);
  };
  for (const step of sorted) {
    for (const edge of inside) if (edge.from === step.documentId && edge.to === null) put(nameOf(edge), theirs(edge));
    put(step.documentId, step);
  }
  const links = new Map<string, Link>();
  for (const edge of inside) {
    const [from, to] = [places.get(edge.from)!, places.get(edge.to ?? nameOf(edge))!];
    const kinds = links.get(`${from} ${to}`)?.kinds ?? [];
    if (!kinds.includes(edge.kind)) links.set(`${from} ${to}`, { from, to, kinds: [...kinds, edge.kind] });
  }
  return { steps, links: [...links.values()].sort((a, b) => a.from - b.from || a.to - b.to) };
}

const theirs = ({ title, number, address }: Edge): Step => ({
  ...{ documentId: null, title, documentNumber: number, address },
  ...{ on: null, validity: null },
});
