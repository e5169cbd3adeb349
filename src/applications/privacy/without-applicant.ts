import type { Sealer } from '../../platform/sealing/sealing.ts';
import type { ApplicationRow, GivenFile } from '../store.ts';
import { openApplicant } from './applicant.ts';
import { hideIn, hideInName } from './erasure.ts';

/** What an applicant sends, without what would name them: it is read by many, and stays when the person is erased. */
export function withoutApplicant(
  sealer: Sealer,
  { id, sealed_applicant }: Pick<ApplicationRow, 'id' | 'sealed_applicant'>,
) {
  const applicant = sealed_applicant && openApplicant(sealer, id, sealed_applicant);
  return {
    text: (said: string): string => (applicant ? hideIn(applicant)(said.trim()) : said.trim()),
    files: (files: readonly GivenFile[] | undefined) =>
      files?.map((file) => ({ ...file, name: applicant ? hideInName(applicant)(file.name) : file.name })),
  };
}
