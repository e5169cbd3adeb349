/** A stretch of text of a file, joined as a reader sees it: the runs of a paragraph, the lines of a cell. */
export interface Piece {
  /** in words: '第 2 段', '表 1 第 3 行第 2 列', '工作表“名单”B7', '第 4 页', '批注 2', '页眉 1', '属性：作者',
   *  '压缩包内“a/b.docx” 第 1 段' */
  place: string;
  /** `hidden` is what is there and does not show, `alternative` what stands for something else: the description of a
   *  picture, a second form of the same; `recognised` is what was read in a picture */
  kind:
    | 'text'
    | 'header'
    | 'note'
    | 'comment'
    | 'deleted'
    | 'inserted'
    | 'hidden'
    | 'property'
    | 'textbox'
    | 'alternative'
    | 'recognised';
  text: string;
  /** of a cell: what its column's header says ('身份证号'); in a table without a header the label on its left */
  under?: string;
  /** of a plain text: where it begins in the whole of it, in UTF-16 units */
  at?: number;
  /** of what was recognised: 0 to 1 */
  confidence?: number;
}

/** What a file carries besides its content. */
export type OddityCheck =
  | 'meta.properties'
  | 'meta.comments'
  | 'meta.tracked-changes'
  | 'meta.hidden'
  | 'meta.exif'
  | 'meta.embedded'
  | 'meta.thumbnail'
  | 'meta.template'
  | 'meta.macro'
  /** paths of other files, servers, databases */
  | 'meta.external-links'
  /** states of a PDF before its last */
  | 'meta.old-revisions';

export interface Oddity {
  check: OddityCheck;
  place: string;
  /** what it holds, shortened; may be empty */
  text: string;
  /** a sentence for the person who decides */
  message: string;
  /** a cleaned copy can take it away */
  removable: boolean;
}

/** 未识别，需人工查看 */
export interface Unread {
  place: string;
  reason: string;
  /** it is a picture that can be read, and was not yet */
  picture?: true;
}

/** What was found in a file. What is in none of the three is not there: a part that was cut at a bound is unread. */
export interface Inside {
  pieces: Piece[];
  oddities: Oddity[];
  unread: Unread[];
}
