import type { Db } from '../../platform/database/index.ts';

/** 证书 of a training. */
export interface Certificate {
  id: number;
  trainingId: number;
  title: string;
  startsAt: Date;
  /** whose training it was */
  authorityId: number;
  staffId: number;
  name: string;
  /** where they work */
  authority: string;
  number: string;
  hours: number;
  issuedOn: string;
  withdrawnOn: string | null;
  withdrawnReason: string;
}

function base(db: Db) {
  return db
    .selectFrom('training_certificates as c')
    .innerJoin('trainings as t', 't.id', 'c.training_id')
    .innerJoin('staff as s', 's.id', 'c.earned_by')
    .innerJoin('authorities as u', 'u.id', 's.authority_id')
    .select(['c.id', 'c.training_id as trainingId', 't.title', 't.starts_at as startsAt', 'c.number', 'c.hours'])
    .select(['c.authority_id as authorityId', 'c.earned_by as staffId', 's.name', 'u.name as authority'])
    .select(['c.issued_on as issuedOn', 'c.withdrawn_on as withdrawnOn', 'c.withdrawn_reason as withdrawnReason'])
    .orderBy('c.id', 'desc');
}

/** Those of a training, withdrawn ones too. */
export const certificatesOf = (db: Db, trainingId: number): Promise<Certificate[]> =>
  base(db).where('c.training_id', '=', trainingId).execute();

/** Those that somebody holds, of all years. */
export const certificatesFor = (db: Db, staffId: number): Promise<Certificate[]> =>
  base(db).where('c.earned_by', '=', staffId).where('c.withdrawn_on', 'is', null).execute();

export const certificateById = (db: Db, id: number): Promise<Certificate | undefined> =>
  base(db).where('c.id', '=', id).executeTakeFirst();
