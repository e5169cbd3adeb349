/** A comment as it is counted. */
export interface CountedComment {
  /** tells the same person again; null: nothing does */
  person: string | null;
  /** tells the same words again */
  words: string;
  withdrawn: boolean;
  /** it says only that it agrees with another */
  agrees: boolean;
}

/** What is said of the comments of a consultation. Comments are reasons and no votes: they are not weighed by their
 *  number, so what counts is how many came and from how many people. */
export interface CommentCounts {
  /** all that count */
  comments: number;
  /** people who are told apart; who gave nothing of themselves is none of them */
  people: number;
  /** by people who gave nothing of themselves */
  unnamed: number;
  /** of all: those that only agree with another */
  agreeing: number;
  /** the same words by the same person once more: they count once */
  repeated: number;
}

/** Counts comments: one person may say several things, each counts; the same once more does not; what was withdrawn is
 *  not counted at all. */
export function countComments(all: readonly CountedComment[]): CommentCounts {
  const people = new Set<string>();
  const said = new Set<string>();
  const counts: CommentCounts = { comments: 0, people: 0, unnamed: 0, agreeing: 0, repeated: 0 };
  for (const { person, words, withdrawn, agrees } of all) {
    if (withdrawn) continue;
    const once = person === null ? undefined : `${person}\n${words}`;
    if (once !== undefined && said.has(once)) {
      counts.repeated += 1;
      continue;
    }
    if (once !== undefined) said.add(once);
    counts.comments += 1;
    if (agrees) counts.agreeing += 1;
    if (person === null) counts.unnamed += 1;
    else people.add(person);
  }
  return { ...counts, people: people.size };
}
