/** How sentences speak of a kind of subject. */
export interface SubjectWords {
  /** in lists: '年度报告' */
  kind: string;
  /** the one at hand: '这份文件', '报告' */
  it: string;
  /** its content: '文稿', '报告' */
  text: string;
  /** what its authors did: '撰写或修改' */
  wrote: string;
  /** what the office did whose head takes the office's step: '起草' */
  drafted: string;
  /** what the chain is to it: '审核', '审签' */
  review: string;
}
