import { timingSafeEqual } from 'node:crypto';
import { mailSite } from '../mail/index.ts';
import { type Authority, authorityById, sitePlaceOf } from '../organizations/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';
import { HOME } from './paths.ts';

/** The code by which a subscriber's own page opens: in each mail, made anew of the key; it ends with the subscriber. */
export const codeOf = (sealer: Sealer, subscriberId: number): string =>
  `${subscriberId}.${sealer.lookup(String(subscriberId), 'subscription-link').toString('base64url')}`;

/** The subscriber that a code is of; undefined: none of ours. That they are there still the books say. */
export function subscriberIn(sealer: Sealer, code: string): number | undefined {
  const [, id] = /^([1-9]\d{0,14})\.[\w-]{43}$/.exec(code) ?? [];
  if (!id) return undefined;
  const own = codeOf(sealer, Number(id));
  return own.length === code.length && timingSafeEqual(Buffer.from(own), Buffer.from(code)) ? Number(id) : undefined;
}

/** What is stored of the code that confirms. */
export const confirmationHash = (sealer: Sealer, code: string): Buffer => sealer.lookup(code, 'subscription-confirm');

/** Where an authority is read, for what is mailed in its name. */
export interface Mailing {
  authority: Authority;
  /** 'https://host/u/sfz': before every path */
  site: string;
}

/** @returns undefined: no mail goes out, or the authority has no site */
export async function mailingFor(db: Db, authorityId: number): Promise<Mailing | undefined> {
  const [address, authority] = [await mailSite(db), await authorityById(db, authorityId)];
  const place = address === undefined || !authority ? undefined : await sitePlaceOf(db, authority);
  if (!place) return undefined;
  const site = new URL(address!);
  if (place.host) site.hostname = place.host;
  return { authority: authority!, site: site.origin + place.base };
}

/** Links of a mail to a subscriber; the code is put in when it is sent. */
export const ownPage = ({ site }: Mailing): string => `${site}${HOME}/mine?code={code}`;
export const endPage = ({ site }: Mailing): string => `${site}${HOME}/end?code={code}`;
