/** 分 → 万元 as a decimal without trailing zeros: 123450000n → '123.45' */
export function tenThousands(fen: bigint): string {
  return decimal(fen, 6);
}

/** 分 → 元, likewise: 12050n → '120.5' */
export function yuan(fen: bigint): string {
  return decimal(fen, 2);
}

function decimal(units: bigint, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const rest = (units % scale).toString().padStart(digits, '0').replace(/0+$/, '');
  return rest ? `${units / scale}.${rest}` : String(units / scale);
}

/** '1234.5' yuan → 123450 fen; undefined for anything but a decimal ≥ 0 with at most two places. */
export function fenOf(text: string): number | undefined {
  const [, whole, rest = ''] = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(rest.padEnd(2, '0'));
}
