import type { Confirmed, Passage } from './public-text/finding.ts';

/** What a person can mend is a value: a code, a Chinese sentence that says what to do, and the fields it concerns. */
export type Failure = {
  ok: false;
  code: 'invalid' | 'forbidden' | 'notFound' | 'conflict' | 'tooLarge';
  message: string;
  fields?: Record<string, string>;
  /** what was found in texts for the public; where nothing of it blocks, a person may confirm it */
  found?: readonly Passage[];
  /** what they confirmed of it, where that was not all */
  confirmed?: Confirmed;
};

export type Outcome<T> = { ok: true; value: T } | Failure;

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** The input or the state does not allow it. `fields`: name of the form field → what is wrong there. */
export function invalid(message: string, fields?: Record<string, string>): Failure {
  return fields ? { ok: false, code: 'invalid', message, fields } : { ok: false, code: 'invalid', message };
}

/** More than is taken; in all else as `invalid`. */
export function tooLarge(message: string, fields?: Record<string, string>): Failure {
  return { ...invalid(message, fields), code: 'tooLarge' };
}

export function forbidden(message = '您没有办理此事的权限'): Failure {
  return { ok: false, code: 'forbidden', message };
}

/** Also for what one may not know of. */
export function notFound(message = '没有找到，可能已被移走或撤下'): Failure {
  return { ok: false, code: 'notFound', message };
}

/** Somebody else was faster. */
export function conflict(message: string): Failure {
  return { ok: false, code: 'conflict', message };
}

/** For start-up and the command line: said in one line, without a stack trace. */
export class Refusal extends Error {}

/** A setting of the environment, or an option that stands for one, that cannot be used: exit 2. */
export class SettingRefusal extends Refusal {}

/** Carries a failure out of nested code; the HTTP layer turns it into a page with the right status. */
export class FailureError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** The value, or the failure thrown. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new FailureError(outcome);
}
