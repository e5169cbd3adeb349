/** How a stretch of text stands in a document with changes that are kept track of. */
export type Standing = 'seen' | 'inserted' | 'deleted' | 'hidden';

/** A paragraph as it is put together from its runs. */
export class Paragraph {
  private readonly runs: { text: string; standing: Standing }[] = [];

  add(text: string, standing: Standing): void {
    const last = this.runs.at(-1);
    if (last?.standing === standing) last.text += text;
    else if (text) this.runs.push({ text, standing });
  }

  /** As a reader sees it once changes are accepted. */
  get seen(): string {
    return this.runs.map(({ text, standing }) => (standing === 'seen' || standing === 'inserted' ? text : '')).join('');
  }

  get allInserted(): boolean {
    return this.runs.every(({ text, standing }) => standing === 'inserted' || !text.trim());
  }

  /** Stretches that do not show, each with the letters and digits that touch it: part of a number tells little. */
  unseen(standing: 'deleted' | 'hidden'): string[] {
    return this.runs.flatMap((run, n) => {
      if (run.standing !== standing || !run.text.trim()) return [];
      const before = /[0-9A-Za-z]{0,24}$/.exec(this.runs[n - 1]?.text.slice(-24) ?? '')?.[0] ?? '';
      const after = /^[0-9A-Za-z]{0,24}/.exec(this.runs[n + 1]?.text.slice(0, 24) ?? '')?.[0] ?? '';
      const touches = (text: string, edge: string | undefined) => (/[0-9A-Za-z]/.test(edge ?? '') ? text : '');
      return [`${touches(before, run.text[0])}${run.text}${touches(after, run.text.at(-1))}`];
    });
  }
}
