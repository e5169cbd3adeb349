declare module '../platform/database/tables.ts' {
  interface Tables {
    measure_months: {
      authority_id: number;
      measure: string;
      month: string;
      part: number;
      whole: number;
      amount: number | null;
      as_of: string;
      counted_at: Date;
    };
  }
}

export {};
