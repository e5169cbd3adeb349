/** What a counted score was made of, kept with it. */
export interface Trace {
  measure: string;
  label: string;
  unit: string;
  /** null: the books cannot say; `said` says why */
  value: number | null;
  said: string;
  /** the days that were counted, both included */
  from: string;
  to: string;
  /** how value became points */
  scale: string;
  /** records behind the value */
  href: string | null;
  /** of 社会评议: how it was asked */
  survey?: Appraisal;
}

/** How a public appraisal (社会评议) was made, told wherever its score stands. */
export interface Appraisal {
  title: string;
  opensOn: string;
  closesOn: string;
  answers: number;
  /** of these, on paper at a window; the others on the site */
  entered: number;
  /** its public results */
  href: string | null;
}
