/** What the automatic checks find in a text. */
interface Finding {
  /** what was looked for: 'pii.mobile' */
  check: string;
  /** `block`: nothing that may ever be public, it stops; `warn`: a person looks at it and confirms; `hint`: is told */
  severity: 'block' | 'warn' | 'hint';
  /** what should stand in its place, where that is certain; '': nothing */
  mend?: string;
  text: string;
  /** position in the text, in UTF-16 units */
  index: number;
  message: string;
  /** what heads the cell of a table that it stands in */
  under?: string;
}

/** Looks into a text that the public will read. @param under what it is called where it stands */
export type Look = (text: string, under?: string) => Finding[];

/** Something found in a text, with its place in words and what stands around it. */
export interface Passage extends Finding {
  where: string;
  field: string;
  before: string;
  after: string;
  /** it is being read: another result takes its place */
  awaited?: true;
}

/** What a person said of what was found: these passages, and all of some kinds with a reason. */
export interface Confirmed {
  /** of passages (passageKey) */
  keys: ReadonlySet<string>;
  /** by check */
  reasons: ReadonlyMap<string, string>;
  /** of which check how many passages were asked about and so answered for; undefined: nobody looked into the texts */
  counts?: ReadonlyMap<string, number> | undefined;
}
