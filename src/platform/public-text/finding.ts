/** What the automatic checks find in a text. */
interface Finding {
  kind: string;
  text: string;
  /** position in the text, in UTF-16 units */
  index: number;
  message: string;
  /** nothing that may ever be public: it stops; what is not certain a person looks at and confirms */
  certain: boolean;
}

/** Looks into a text that the public will read. */
export type Look = (text: string) => Finding[];

/** Something found in a text, with its place in words and what stands around it. */
export interface Passage extends Finding {
  where: string;
  field: string;
  before: string;
  after: string;
}
