import type { Generated, JSONColumnType } from 'kysely';
import type { Break } from '../law/index.ts';
import type { Foreign } from '../platform/languages/language.ts';
import type { Role } from '../platform/roles.ts';

export interface Contact {
  address?: string;
  postcode?: string;
  telephone?: string;
  fax?: string;
  email?: string;
  hours?: string;
  /** 联系人 */
  person?: string;
}

/** What of an administrator is changed by two others together. */
export type RequestKind = 'password' | 'secondFactor' | 'role';

/** A limit that another arrangement of holidays moves. Days are 'YYYY-MM-DD'. */
export interface MovedLimit {
  authorityId: number;
  /** the room's name, '依申请公开' */
  room: string;
  title: string;
  href: string;
  /** which limit, '答复期限' */
  limit: string;
  from: string;
  to: string;
  /** whether the new date is 暂定 */
  provisional: boolean;
}

declare module '../platform/database/tables.ts' {
  interface Tables {
    authorities: {
      id: Generated<number>;
      code: string;
      name: string;
      short_name: string;
      paper_prefix: string;
      host: string | null;
      is_primary: Generated<boolean>;
      site_id_code: Generated<string>;
      parent_id: number | null;
      is_demo: Generated<boolean>;
      contact: JSONColumnType<Contact>;
      guide: JSONColumnType<Record<string, string>>;
      index_scheme: Generated<string>;
      languages: Generated<Foreign[]>;
      opened_at: Generated<Date | null>;
      closed_at: Date | null;
      closed_reason: Generated<string>;
      created_at: Generated<Date>;
    };
    authority_names: { authority_id: number; since: string; name: string; short_name: string; paper_prefix: string };
    set_up_passwords: { staff_id: number; sealed_password: Buffer };
    offices: {
      id: Generated<number>;
      authority_id: number;
      code: string;
      name: string;
      kind: 'office' | 'village' | 'community';
      duties: Generated<string>;
      position: Generated<number>;
      closed_at: Date | null;
      closed_into: number | null;
    };
    staff: {
      id: Generated<number>;
      authority_id: number;
      office_id: number | null;
      login: string;
      name: string;
      telephone: Generated<string>;
      password_hash: string;
      must_change_password: Generated<boolean>;
      one_time_until: Date | null;
      sealed_totp: Buffer | null;
      totp_step: number | null;
      active: Generated<boolean>;
      created_at: Generated<Date>;
    };
    handovers: {
      id: Generated<number>;
      authority_id: number;
      from_id: number | null;
      to_id: number;
      label: string;
      items: JSONColumnType<{ title: string; href: string }[]>;
      given_by: string;
      given_at: Date;
      seen_at: Date | null;
    };
    deputies: {
      id: Generated<number>;
      authority_id: number;
      person_id: number;
      deputy_id: number;
      roles: Role[];
      from_day: string;
      to_day: string;
      reason: Generated<string>;
      named_by: number;
      named_name: string;
      named_at: Date;
      ended_by: number | null;
      ended_name: string | null;
      ended_at: Date | null;
    };
    role_proposals: { staff_id: number; role: Role };
    staff_roles: { staff_id: number; role: Role };
    holiday_arrangements: {
      id: Generated<number>;
      year: number;
      source: string;
      breaks: JSONColumnType<Break[]>;
      withdrawn: Generated<boolean>;
      digest: string;
      moved: JSONColumnType<MovedLimit[], string | undefined, string>;
      entered_by: number;
      entered_at: Date;
    };
    sessions: {
      token_hash: string;
      id: Generated<number>;
      staff_id: number;
      created_at: Date;
      seen_at: Date;
      address: Generated<string>;
      device: Generated<string>;
      confirmed: Generated<boolean>;
      sealed_totp_offer: Buffer | null;
      ended_at: Date | null;
    };
    sign_in_throttles: {
      key: string;
      account: string;
      failures: Generated<number>;
      paused_until: Date | null;
      noted: Generated<boolean>;
      failed_at: Date;
    };
    known_devices: { token_hash: string; staff_id: number; seen_at: Date };
    recovery_codes: { staff_id: number; code_hash: Buffer; used_at: Date | null };
    former_passwords: { id: Generated<number>; staff_id: number; password_hash: string; replaced_at: Date };
    first_halves: { staff_id: number; sealed_half: Buffer };
    account_notices: { id: Generated<number>; staff_id: number; at: Date; sentence: string; told_at: Date | null };
    administrator_requests: {
      id: Generated<number>;
      authority_id: number;
      staff_id: number;
      kind: RequestKind;
      role: Role | null;
      requested_by: number;
      requested_at: Date;
      decided_by: number | null;
      decided_at: Date | null;
      outcome: 'confirmed' | 'declined' | null;
      sealed_half: Buffer | null;
    };
  }
}
