/** What the automatic checks find in a text. */
interface Finding {
  /** what was looked for: 'pii.mobile' */
  check: string;
  /** `block`: nothing that may ever be public, it stops; `warn`: a person looks at it and confirms; `hint`: is told */
  severity: 'block' | 'warn' | 'hint';
  text: string;
  /** position in the text, in UTF-16 units */
  index: number;
  message: string;
}

/** Looks into a text that the public will read. @param under what it is called where it stands */
export type Look = (text: string, under?: string) => Finding[];

/** Something found in a text, with its place in words and what stands around it. */
export interface Passage extends Finding {
  where: string;
  field: string;
  before: string;
  after: string;
}
