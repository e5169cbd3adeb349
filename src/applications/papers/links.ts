export const paperHref = (id: number): string => `/console/applications/papers/${id}`;
export const preparedHref = (applicationId: number, kind: string): string =>
  `/console/applications/${applicationId}/papers/${kind}`;

/** Where a paper is read, or, before it is issued, written: a reply where it is signed, another where it was prepared. */
export function hrefOf(applicationId: number, paper: { id: number; kind: string; state: string }): string {
  if (paper.state === 'issued') return paperHref(paper.id);
  return paper.kind === 'reply'
    ? `/console/applications/${applicationId}/reply`
    : preparedHref(applicationId, paper.kind);
}
