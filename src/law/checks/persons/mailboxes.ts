import type { Hit } from '../finding.ts';

const NAME = /[\w.+-]{1,64}$/;
const DOMAIN = /@[\w-]+(?:\.[\w-]+)+/g;
/** A mailbox's name has up to 64 characters (RFC 5321). */
const LONGEST_NAME = 64;

/** Mailboxes in a normal text. */
export function mailboxes(text: string): Hit[] {
  return [...text.matchAll(DOMAIN)].flatMap(({ 0: domain, index }) => {
    const name = NAME.exec(text.slice(Math.max(0, index - LONGEST_NAME), index))?.[0];
    const found = { check: 'pii.email', message: '含电子邮箱，请确认是否为公开的办公邮箱', severity: 'warn' } as const;
    return name ? [{ ...found, from: index - name.length, to: index + domain.length }] : [];
  });
}
