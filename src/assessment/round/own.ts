import type { Who } from '../../platform/roles.ts';
import type { Subject } from './store.ts';

/** Nobody judges where they work themselves, nor what was closed into it. */
export const isOwn = (who: Who, { authorityId, officeId, answeringOfficeId }: Subject): boolean =>
  authorityId === who.authorityId &&
  officeId !== null &&
  (officeId === who.officeId || (answeringOfficeId !== null && answeringOfficeId === who.officeId));
export const OWN = '不能评定自己所在的科室，请由其他人评定';
