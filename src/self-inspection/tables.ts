import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { Judgement, Observation } from '../law/index.ts';

/** What became of a probe. */
export type ProbeOutcome = 'reached' | 'failed' | 'own' | 'ownFailed' | 'unseen';
export type FindingStep = 'found' | 'returned' | 'taken' | 'again' | 'mended' | 'accepted' | 'reopened';
/** Why something is left as it is. */
export type Accepted = 'notOurs' | 'stands';
/** Whose a fault is: its office's, or of who has this role. */
export type OwnerRole = 'office' | 'systemAdmin' | 'disclosureHead';

declare module '../platform/database/tables.ts' {
  interface Tables {
    self_inspection_addresses: { authority_id: number; address: string; saved_by: string; saved_at: Date };
    site_probes: {
      authority_id: number;
      at: Date;
      day: string;
      address: string;
      outcome: ProbeOutcome;
      status: number | null;
      ms: number;
      said: string;
    };
    self_inspections: {
      id: GeneratedAlways<number>;
      authority_id: number;
      day: string;
      begun_at: Date;
      finished_at: Date | null;
      held_until: Date;
      address: Generated<string>;
      by_own_port: Generated<boolean>;
      pages: Generated<number>;
      left_out: Generated<string>;
      earned: number | null;
      possible: number | null;
      score: number | null;
      vetoes: Generated<string[]>;
      thinned: Generated<boolean>;
      is_demo: Generated<boolean>;
    };
    self_inspection_judgements: {
      inspection_id: number;
      indicator: string;
      state: Judgement['state'];
      said: string;
      points: number | null;
      looked: number;
      faulty: number;
      observations: JSONColumnType<Observation[]>;
    };
    self_inspection_findings: {
      id: GeneratedAlways<number>;
      authority_id: number;
      indicator: string;
      key: string;
      what: string;
      address: string;
      said: string;
      veto: boolean;
      office_id: number | null;
      owner_role: OwnerRole;
      mend_href: string;
      first_day: string;
      last_day: string;
      due_on: string;
      due_provisional: boolean;
      mended_at: Date | null;
      returned: Generated<number>;
      handler_id: Generated<number | null>;
      handler_name: Generated<string>;
      accepted_how: Accepted | null;
      accepted_name: Generated<string>;
      accepted_at: Date | null;
      reason: Generated<string>;
      version: Generated<number>;
      is_demo: Generated<boolean>;
    };
    self_inspection_steps: {
      finding_id: number;
      seq: number;
      at: Date;
      kind: FindingStep;
      by_name: string;
      said: string;
    };
  }
}
