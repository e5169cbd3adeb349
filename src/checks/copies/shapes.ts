/** A copy that may be published in place of the file; or why none can be made, as a sentence. */
export type Copy =
  | {
      ok: true;
      bytes: Buffer;
      /** what was taken away, in words, each once */
      removed: string[];
      /** what is still there and a person must judge, in words: with its place */
      left: string[];
    }
  | { ok: false; message: string };

/** Which stretches of a text are replaced, and by what: in UTF-16 units, in order, without overlaps.
 *  What it wrote itself it leaves as it is. @param under what the column's header says, of cells */
export type Hide = (text: string, under?: string) => { from: number; to: number; by: string }[];
